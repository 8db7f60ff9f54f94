import type { Candidate } from '../../candidates';
import type { Employer, Tutor } from '../../employers';
import type { Facts, References, SchemeAnswer } from '../../rules';
import type { CivilDate, Territory } from '../../time';
import type { ContractFileStatus, ContractKindId, Fields } from '../contract-files.procedures';

/** One entry of a code table. Codes come and go with the revisions of a form: `from` and `until` bound their use. */
export interface Code {
  readonly code: string;
  readonly label: string;
  /** First and last day of use, where a text gives them; the date of the conclusion decides. */
  readonly from?: CivilDate;
  readonly until?: CivilDate;
}

/** A dated table of codes, with the source it was read in. */
export interface CodeTable {
  readonly id: string;
  readonly label: string;
  readonly source: string;
  readonly codes: readonly Code[];
}

export const stepIds = [
  'candidate',
  'employer',
  'job',
  'training',
  'project',
  'support',
  'documents',
  'review',
] as const;
export type StepId = (typeof stepIds)[number];

export interface Step {
  readonly id: StepId;
  readonly label: string;
  /** One sentence under the title of the step. */
  readonly intent: string;
}

/** How much a value is needed: without it no signature, better with it, or as the adviser likes. */
export type Need = 'blocking' | 'advised' | 'optional';

/** All that a definition may look at. `on` is the pivot date of the rules: the conclusion, else today. */
export interface KindContext {
  readonly candidate: Candidate;
  readonly employer: Employer | null;
  readonly tutor: Tutor | null;
  readonly fields: Fields;
  readonly on: CivilDate;
  readonly today: CivilDate;
}

/** When a field is asked: the test, and the same in French words for help and documentation. */
export interface Asked {
  readonly sentence: string;
  readonly when: (context: KindContext) => boolean;
}

interface Entry {
  /** Dotted key, unique in the kind. */
  readonly key: string;
  readonly step: StepId;
  /** Heading under which the step shows it. */
  readonly group: string;
  readonly label: string;
  readonly need: Need;
  /** Why it is needed, or how to find it; shown as help and in the list of what is missing. */
  readonly help: string;
  readonly source: string;
  /** Goes to the dossier that the employer receives. */
  readonly inDossier: boolean;
  readonly asked?: Asked;
}

/** The value types of a field; numbers carry their unit in the type. */
export type FieldType =
  | {
      readonly type: 'text';
      readonly max: number;
      readonly isLong?: boolean;
      /** Shape the text must have to be signed; a draft may hold a half-typed value. */
      readonly shape?: { readonly test: (value: string) => boolean; readonly message: string };
    }
  | { readonly type: 'date' }
  | { readonly type: 'integer'; readonly min: number; readonly max: number; readonly unit: string }
  /** Hours, decimals allowed. */
  | { readonly type: 'hours'; readonly max: number }
  /** Minutes that complete a number of hours, 0 to 59. */
  | { readonly type: 'minutes' }
  /** Integer cents. */
  | { readonly type: 'money'; readonly max: number }
  | { readonly type: 'choice'; readonly codes: CodeTable }
  | { readonly type: 'yesNo' };

/** A field typed in the contract file itself. */
export type FieldDefinition = Entry & { readonly from: 'file' } & FieldType;

/** A value that another record holds (candidate, employer, tutor): shown with its origin, typed over there. */
export interface HeldEntry extends Entry {
  readonly from: 'candidate' | 'employer' | 'tutor';
  /** The value as the dossier prints it; `null` when it is not known. */
  readonly read: (context: KindContext) => string | null;
}

export type SectionEntry = FieldDefinition | HeldEntry;

/** A section of the official form, in its order. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly SectionEntry[];
}

/** What a control finds: nothing to say, lack of facts, or a fault in a French sentence. */
export type Outcome =
  | { readonly kind: 'not-applicable' }
  | { readonly kind: 'met' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'fault'; readonly message: string };
export const notApplicable: Outcome = { kind: 'not-applicable' };
export const met: Outcome = { kind: 'met' };
export const unknown: Outcome = { kind: 'unknown' };
export const fault = (message: string): Outcome => ({ kind: 'fault', message });
/** Met when `isMet`, else the fault. */
export const metUnless = (isAtFault: boolean, message: string): Outcome => (isAtFault ? fault(message) : met);

/** What the rules read of a file, besides the reference date. */
export type OwnFacts = Pick<Facts, 'candidate' | 'employer' | 'contract'>;

/** A cross-field control of the kind. A blocking one forbids signature, the other only warns. */
export interface Control {
  /** The same as a condition of the law when it completes that condition: what the law refuses is then told once. */
  readonly id: string;
  readonly severity: 'blocking' | 'warning';
  /** The field to which the screen leads. */
  readonly field: string;
  /** The rule in a French sentence. */
  readonly rule: string;
  readonly source: string;
  readonly check: (context: ControlContext) => Outcome;
}

/** Where the law of a file is read, and with which values besides those of the tables. */
export interface Reading {
  readonly territory: Territory;
  readonly references: References;
}

/** People that a tutor already follows through other files of the portfolio, at the same time as this one. */
export interface OtherTutee {
  readonly reference: string;
  readonly from: CivilDate;
  /** `null`: without end known. */
  readonly to: CivilDate | null;
}

export interface ControlContext extends KindContext {
  readonly facts: Facts;
  /** What the rules answer; `null` for a kind without rules. */
  readonly law: SchemeAnswer | null;
  readonly reading: Reading;
  readonly otherTutees: readonly OtherTutee[];
}

/** A supporting document that a kind asks by itself, for kinds that have no rules yet. */
export interface KindDocument {
  readonly code: string;
  readonly label: string;
  readonly source: string;
  /** When it is asked, in words. */
  readonly condition: string;
  readonly isRequired: (context: KindContext) => boolean;
}

/** Revision of a form and the days on which it served. */
export interface DatedForm {
  readonly number: string;
  readonly revision: string;
  readonly from: CivilDate;
  readonly until: CivilDate | null;
  readonly source: string;
}

/** Structure that keeps the file, as the settings name it. */
export interface StructureProfile {
  readonly name: string;
  readonly addressLines: readonly string[];
  readonly adviser: string;
  readonly phone: string;
  readonly email: string;
}

export interface Signatory {
  readonly role: string;
  readonly name: string;
}

/** A kind of contract: all that distinguishes one from another, as data. */
export interface ContractKind {
  readonly id: ContractKindId;
  /** First part of the references, `CPRO-2026-0001`. */
  readonly prefix: string;
  readonly label: string;
  /** Title of the dossier. */
  readonly title: string;
  readonly hasEmployer: boolean;
  /** The rules of `shared/rules` answer for this kind; without them its controls are all the law it has. */
  readonly hasRules: boolean;
  readonly steps: readonly Step[];
  readonly sections: readonly Section[];
  /** Facts that the kind itself settles, or that its own fields hold; they win over the common ones. */
  readonly ownFacts?: (fields: Fields) => OwnFacts;
  readonly controls: readonly Control[];
  /** `null`: the rules say which documents are needed. */
  readonly documents: readonly KindDocument[] | null;
  readonly forms: readonly DatedForm[];
  readonly statuses: readonly ContractFileStatus[];
  /** Words of this kind for some acts, where they differ from the common table of transitions. */
  readonly words: Readonly<Partial<Record<ContractFileStatus, string>>>;
  readonly signatories: (context: KindContext, structure: StructureProfile) => readonly Signatory[];
}

/** Fields that are typed in the file, in the order of the form. */
export const fieldsOf = (kind: ContractKind): readonly FieldDefinition[] =>
  kind.sections.flatMap((section) =>
    section.entries.flatMap((entry) => (entry.from === 'file' ? [entry] : [])),
  );

export const isAsked = (entry: SectionEntry, context: KindContext): boolean =>
  entry.asked === undefined || entry.asked.when(context);

/** Codes of a table that serve on a date. */
export const codesOn = (table: CodeTable, on: CivilDate): readonly Code[] =>
  table.codes.filter(
    ({ from, until }) => (from === undefined || from <= on) && (until === undefined || on <= until),
  );

/** Label of a code, at any date: an old file keeps its words. */
export const codeLabel = (table: CodeTable, code: string): string =>
  table.codes.find((each) => each.code === code)?.label ?? code;

/** The form in use on a date. */
export const formOn = (forms: readonly DatedForm[], on: CivilDate): DatedForm | null =>
  forms.find((form) => form.from <= on && (form.until === null || on <= form.until)) ?? null;
