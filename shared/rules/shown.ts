/** Official form: number and revision. */
export interface FormReference {
  readonly number: string;
  readonly revision: string;
}

export const showForm = ({ number, revision }: FormReference): string => `Cerfa n° ${number}*${revision}`;
export const yesOrNo = (value: boolean): string => (value ? 'oui' : 'non');
