import { capital } from '../../base/text';
import type { CivilDate, Territory } from '../../base/time';
import type {
  CandidateForEmployer,
  CandidateInput,
  ContractFileStatus,
  Employer,
  EmployerInput,
  Tutor,
} from '../../fields';
import {
  type Deadline,
  type Facts,
  type PaySchedule,
  type References,
  type Scheme,
  type SchemeAnswer,
  type SchemeCode,
  schemeOf,
} from '../../law';
import type { Act, LifeDates } from './acts';
import type { Fields, FieldValue } from './contract-file.schema';

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
  readonly candidate: CandidateForEmployer;
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
  /**
   * Words before the value in the line of a folded step, where it does not tell by itself what it is; the two ends of a span are
   * said together. Without it, the label.
   */
  readonly summary?: string | { readonly end: 'from' | 'to' };
  readonly asked?: Asked;
}

/** The value types of a field; numbers carry their unit in the type. */
export type FieldType =
  | {
      readonly type: 'text';
      readonly max: number;
      readonly isLong?: boolean;
      /** Several lines that speak of a thing: they do not warn of words about health, offences, opinions, origin or sex life. */
      readonly isAboutNobody?: boolean;
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

/** What the file, its records or the law already say, and that a field takes over with one click; never by itself. */
export interface Suggestion {
  readonly value: NonNullable<FieldValue>;
  /** Where it comes from, in a few words after the value: « durée légale du travail ». */
  readonly because: string;
}

/** What suggestions are drawn from: all that is known, and what the rules answer to it. */
export interface SuggestionContext extends KindContext {
  readonly law: SchemeAnswer;
}

/** A field typed in the contract file itself. */
export type FieldDefinition = Entry & {
  readonly from: 'file';
  /** Offered while the field is empty; `null` where nothing is known to offer. */
  readonly suggested?: (context: SuggestionContext) => Suggestion | null;
} & FieldType;

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

/** What the rules read of a file, besides the dates. */
export type OwnFacts = Pick<Facts, 'candidate' | 'employer' | 'contract' | 'immersion'>;

/** A context with what the rules read of it. */
export interface FactsContext extends KindContext {
  readonly facts: Facts;
}

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
export interface LawPlace {
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

export interface ControlContext extends FactsContext {
  /** What the rules answer. */
  readonly law: SchemeAnswer;
  /** Its pay month by month. */
  readonly pay: PaySchedule | null;
  readonly lawPlace: LawPlace;
  readonly otherTutees: readonly OtherTutee[];
}

/** A supporting document that a file asks for, as its checklist shows it. */
export interface AskedDocument {
  readonly code: string;
  readonly label: string;
  readonly source: string;
  /** When it is asked, in words. */
  readonly condition: string;
  /** `false`: asked only if a fact that is still missing calls for it, or advised. */
  readonly isRequired: boolean;
}

/** What dates the calendar of a file. */
export interface CalendarInput {
  readonly facts: Facts;
  readonly dates: LifeDates;
  readonly lawPlace: LawPlace;
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

/** Words of the cover, where those of a contract of employment would be wrong. */
export interface CoverWords {
  readonly person: string;
  readonly employer: string;
  readonly job: string;
  /** What the dossier prepares, with its article. */
  readonly paper: string;
}

/** An act in the life of a file of the demonstration. */
export interface DemoAct {
  readonly to: ContractFileStatus;
  readonly on: CivilDate;
  readonly dates?: LifeDates;
}

/** An employer of the demonstration; its contacts and tutors receive their identifiers when it is written. */
export type DemoEmployer = Partial<Omit<EmployerInput, 'contacts'>> &
  Pick<EmployerInput, 'name'> & {
    readonly contacts: readonly Omit<EmployerInput['contacts'][number], 'id'>[];
  };

/** A file of the demonstration. */
export interface DemoFile {
  readonly openedOn: CivilDate;
  /** Someone of the portfolio, whose record is completed with what the contract asks, or someone made up. */
  readonly person:
    | {
        readonly from: 'portfolio';
        readonly completed: (known: CandidateInput) => Partial<CandidateInput>;
        /** Serves when the portfolio has nobody left. */
        readonly otherwise: Partial<CandidateInput>;
      }
    | { readonly from: 'demonstration'; readonly record: Partial<CandidateInput> };
  /** The employer whose record lacks nothing, any of the portfolio, one of its own, or none. */
  readonly employer: 'model' | 'any' | 'none' | DemoEmployer;
  readonly fields: (context: KindContext) => Fields;
  readonly hasDocuments: boolean;
  readonly acts: readonly DemoAct[];
  /** The one that lacks nothing: its dossier is printed. Each kind has one. */
  readonly isComplete: boolean;
}

/**
 * A kind of contract: all that distinguishes one from another. It is closed: nothing outside a kind's folder names the
 * kind, what is not said here is the same for all.
 */
export interface ContractKind<Id extends string = string> {
  readonly id: Id;
  /** First part of the references, `CPRO` in `CPRO-2026-0001`. */
  readonly prefix: string;
  readonly label: string;
  /** Label in a narrow column. */
  readonly shortLabel: string;
  /** Label in the tables of the quarterly export. */
  readonly exportLabel: string;
  /** Title of the dossier. */
  readonly title: string;
  /** What it is for, where one is chosen; rules of law stand beside the file, with their articles. */
  readonly purpose: string;
  readonly coverWords: CoverWords | null;
  readonly hasEmployer: boolean;
  /** What a person is in while a signed file of this kind runs: a job, an immersion; `null`: neither. */
  readonly under: 'employment' | 'immersion' | null;
  /** The scheme of the law that answers for it. */
  readonly scheme: SchemeCode;
  readonly steps: readonly Step[];
  readonly sections: readonly Section[];
  /** Facts that the kind itself settles, or that its own fields hold; they win over the common ones. */
  readonly factsOf: (fields: Fields) => OwnFacts;
  /** The field that holds what a fact of the rules says, where it does not bear the name of the fact. */
  readonly fieldOfFact: Readonly<Record<string, string>>;
  /** The field by which the file itself says a fact of the person or of the employer, which their records may hold too. */
  readonly ownField: Readonly<Record<string, string>>;
  /** The field that a condition of the law is about, besides the common ones. */
  readonly fieldOfCondition: Readonly<Record<string, string>>;
  readonly controls: readonly Control[];
  /** The text by which nothing begins before it is signed. */
  readonly signedFirstSource: string;
  readonly documents: (context: FactsContext) => readonly AskedDocument[];
  /** The time limits of the scheme, with what the life of the file changes to them. */
  readonly calendar: (limits: readonly Deadline[], input: CalendarInput) => readonly Deadline[];
  /** States of a file in which the act of a time limit is still to be done; one that is not here asks while the file lives. */
  readonly pendingIn: Readonly<Record<string, readonly ContractFileStatus[]>>;
  readonly owed?: (fields: Fields) => Owed;
  /** Forms of the kind, where the rules give none on a date. */
  readonly forms: readonly DatedForm[];
  /** Every act that moves a file, with its words. */
  readonly acts: readonly Act[];
  /** What the minimum pay is counted from, in words; `null` where nothing is paid. */
  readonly payBasis: ((schedule: PaySchedule) => string) | null;
  /** What the cover gives for the job; empty when not known. */
  readonly jobOf: (fields: Fields) => string;
  readonly signatories: (context: KindContext, structure: StructureProfile) => readonly Signatory[];
  /** Its files in a demonstration that stands on a day. */
  readonly demo: (on: CivilDate) => readonly DemoFile[];
}

/** What the fields of a file say of what is owed once it is signed, where its kind asks for it; `null`: not said. */
export interface Owed {
  /** Days of the trial period. */
  readonly trialDays?: number | null;
  /** Day on which the plan of a support was made. */
  readonly planMadeOn?: CivilDate | null;
  /** A support with closer contacts in its first months. */
  readonly isReinforced?: boolean | null;
  /** Days between two contacts, where the contract writes fewer than the law. */
  readonly contactDays?: number | null;
}

/** The scheme that answers for a kind. Throws for one without rules: a kind is written after its law. */
export function lawOf({ scheme }: Pick<ContractKind, 'scheme'>): Scheme {
  const found = schemeOf(scheme);
  if (found === null) throw new Error(`The scheme ${scheme} has no rules`);
  return found;
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

/** The number of a printed form: other codes are names of ours, which nobody reads. */
export const isFormCode = (code: string): boolean => /^\d+$/.test(code);

/** A code as it is offered and chosen. */
export const codeChoice = ({ code, label }: Code): string =>
  isFormCode(code) ? `${code}. ${label}` : capital(label);

/** The form in use on a date. */
export const formOn = (forms: readonly DatedForm[], on: CivilDate): DatedForm | null =>
  forms.find((form) => form.from <= on && (form.until === null || on <= form.until)) ?? null;
