import { typography } from '../base/text';
import type { CandidateKey, ProfileKind } from '../fields';
import type { Confidence } from '../law';
import type { PaperKind } from '../papers';

/** Where what a purpose needs of a person is typed. */
export type NeedPlace =
  /** Fields of her form, of which one says it; or a record of her project does. */
  | { readonly where: 'fields'; readonly keys: readonly CandidateKey[]; readonly orProfile?: ProfileKind }
  /** A record of her project; availability is that of the day. */
  | { readonly where: 'profile'; readonly kind: ProfileKind }
  /** A dated situation that holds on the day. */
  | { readonly where: 'situation' }
  /** The day of signature of each of her entries in a scheme. */
  | { readonly where: 'enrolments' }
  /** A paper of one of these kinds, good on the day. */
  | { readonly where: 'paper'; readonly kinds: readonly PaperKind[] }
  /** A fact of the law that she told, or that is read from what happened. */
  | { readonly where: 'fact'; readonly path: string };
export type NeedOf<P extends NeedPlace['where']> = Omit<Need, 'place'> & {
  readonly place: Extract<NeedPlace, { readonly where: P }>;
};

export interface Need {
  /** Unique in its purpose. */
  readonly id: string;
  readonly label: string;
  readonly place: NeedPlace;
  /** The text by which it is needed, and how sure it is; `null`: the source is the form of a contract, which has no mark. */
  readonly source: string;
  readonly mark: Confidence | null;
}

/** Needs that the portfolio itself tells, without a rule of the law: the list asks for them in SQL. */
export type StoredNeed = NeedOf<'fields' | 'profile' | 'situation' | 'enrolments'>;

const need = (
  id: string,
  label: string,
  place: StoredNeed['place'],
  source: string,
  mark: Confidence,
): StoredNeed => ({ id, label, place, source: typography(source), mark });

const presentation = (id: string, label: string, place: StoredNeed['place']): StoredNeed =>
  need(id, label, place, 'Ce qu’un employeur peut voir à la présentation', 'N');
const figures = (id: string, label: string, place: StoredNeed['place']): StoredNeed =>
  need(id, label, place, 'Export trimestriel : ventilations et qualité', 'N');

/**
 * Purposes that no scheme and no contract says: what they need is written here and nowhere else. Names and birth date are not
 * among it: no record goes without them.
 */
export const storedPurposes = {
  employer: {
    label: 'Présentation à un employeur',
    short: 'Employeur',
    said: 'présenter à un employeur',
    /** An objection to this use closes it. */
    objection: 'lists',
    needs: [
      presentation('level', 'Niveau de formation', { where: 'fields', keys: ['level'] }),
      presentation('job', 'Métier visé', { where: 'fields', keys: ['projectLabel', 'romeCode'] }),
      presentation('availability', 'Disponibilités', { where: 'profile', kind: 'availability' }),
      presentation('ability', 'Aptitudes', { where: 'profile', kind: 'ability' }),
      presentation('mobility', 'Mobilité', {
        where: 'fields',
        keys: ['meansOfTransport', 'vehicle', 'reachKm', 'reachMinutes'],
      }),
      presentation('licence', 'Permis de conduire', {
        where: 'fields',
        keys: ['drivingLicence'],
        orProfile: 'licence',
      }),
    ],
  },
  export: {
    label: 'Export trimestriel',
    short: 'Export',
    said: 'l’export trimestriel',
    objection: null,
    needs: [
      figures('sex', 'Sexe', { where: 'fields', keys: ['sex'] }),
      figures('level', 'Niveau de formation', { where: 'fields', keys: ['level'] }),
      figures('reception', 'Premier accueil', { where: 'fields', keys: ['firstReceptionOn'] }),
      figures('enrolments', 'Date de signature des dispositifs', { where: 'enrolments' }),
    ],
  },
  imilo: {
    label: 'Retour vers i-milo',
    short: 'i-milo',
    said: 'le retour vers i-milo',
    objection: null,
    needs: [
      need(
        'number',
        'Numéro de dossier',
        { where: 'fields', keys: ['fileNumber'] },
        'Notions d’i-milo : identifiant du dossier',
        'S',
      ),
      need(
        'situation',
        'Situation du jour',
        { where: 'situation' },
        'Notions d’i-milo : une situation courante',
        'S',
      ),
    ],
  },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly label: string;
      /** In a column. */
      readonly short: string;
      readonly said: string;
      readonly objection: 'lists' | null;
      readonly needs: readonly StoredNeed[];
    }
  >
>;
export type StoredPurposeId = keyof typeof storedPurposes;
export const storedPurposeIds = Object.keys(storedPurposes) as readonly StoredPurposeId[];
