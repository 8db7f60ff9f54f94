import type { CivilDate, Territory } from '../base/time';
import type { CandidateId, ContractFileStatus } from '../fields';
import type { Confidence, References, SchemeCode, SchemeKind } from '../law';
import type { Paper } from '../papers';
import type { Kept, RequestKind, RequestStatus } from '../privacy';
import type { KnownPerson } from '../rights';
import type { ActKind } from './acts';

/** By consequence, the gravest first. */
export const weights = ['right-lost', 'legal', 'promise', 'habit'] as const;
export type Weight = (typeof weights)[number];
export const rankOf = (weight: Weight): number => weights.indexOf(weight);

/** A time limit of a contract file that still asks for its act. */
interface FileLimit {
  readonly code: string;
  readonly label: string;
  readonly due: CivilDate;
  readonly source: string;
  readonly confidence: Confidence;
  /** An act of the file records that it was done. */
  readonly isDoneByAct: boolean;
}

/** A contract file, as obligations read it. */
export interface ObligedFile {
  readonly id: string;
  readonly reference: string;
  readonly status: ContractFileStatus;
  readonly scheme: SchemeCode;
  readonly schemeKind: SchemeKind;
  readonly signedOn: CivilDate | null;
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  /** It ended or was broken on that day. */
  readonly leftOn: CivilDate | null;
  readonly trialDays: number | null;
  readonly planMadeOn: CivilDate | null;
  readonly isReinforced: boolean | null;
  /** Days between two contacts, where the contract writes fewer than the law. */
  readonly contactDays: number | null;
  readonly limits: readonly FileLimit[];
  /** Its law is read on the day on which it is looked at: its limits may change with each day. */
  readonly isUndated: boolean;
}

export interface ObligedRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly receivedOn: CivilDate;
  readonly extendedOn: CivilDate | null;
  readonly status: RequestStatus;
}

/** A hand-over of the person, sent or received. */
export interface ObligedHandover {
  readonly id: string;
  readonly direction: 'sent' | 'received';
  readonly withWhom: string;
  readonly happenedAt: string;
  /** Last day of a temporary one; `null`: for good. */
  readonly untilOn: CivilDate | null;
}

/** All that obligations read of a person. */
export interface ObligedPerson {
  readonly id: CandidateId;
  /** Nothing is owed of somebody who is archived or in the trash. */
  readonly isActive: boolean;
  readonly known: KnownPerson;
  readonly lastContactOn: CivilDate | null;
  readonly papers: readonly Pick<Paper, 'id' | 'kind' | 'expiresOn'>[];
  readonly files: readonly ObligedFile[];
  readonly requests: readonly ObligedRequest[];
  readonly handovers: readonly ObligedHandover[];
  readonly kept: Kept;
  /** Next day on which what keeps the record may change by itself; `null`: none. */
  readonly keptUntilChange: CivilDate | null;
}

/** What obligations rest on besides the person. */
export interface ObligationContext {
  /** Day from which what is planned must hold: what turns later is planned again then. */
  readonly from: CivilDate;
  readonly territory: Territory;
  readonly references: References;
  readonly retentionNoticeDays: number;
}

/** What a rule finds; what it does not say is what the rule says. */
export interface Found {
  /** What it is about, among what the rule finds of the person: with the day due, it tells one obligation from another. */
  readonly ref: string;
  readonly due: CivilDate;
  /** First day on which it is told. */
  readonly toldFrom: CivilDate;
  /** Last day on which it is told, where it leaves by itself. */
  readonly lastDay?: CivilDate | null;
  /** Day that decides whether the rule is in force: the signature, the receipt; the day due where nothing is said. */
  readonly pivot?: CivilDate;
  /** One sentence: why it is owed, with its day. */
  readonly reason: string;
  /** Identifier of what its act is done on. */
  readonly target?: string;
  readonly act?: ActKind;
  readonly weight?: Weight;
  readonly source?: string;
  readonly confidence?: Confidence;
}

/** An obligation with the days on which it is told. It does not change as days pass. */
export interface Planned {
  /** Tells it from the others of the same person, for good. */
  readonly id: string;
  readonly rule: string;
  readonly due: CivilDate;
  readonly toldFrom: CivilDate;
  readonly lastDay: CivilDate | null;
  readonly reason: string;
  readonly act: ActKind;
  readonly target: string | null;
  readonly weight: Weight;
  readonly source: string;
  readonly confidence: Confidence;
}

/** A rule of the table. */
export interface ObligationRule {
  readonly id: string;
  readonly title: string;
  /** The rule, in a French sentence. */
  readonly sentence: string;
  readonly source: string;
  readonly confidence: Confidence;
  /** First and last days of the acts that it is about; `null`: no bound. */
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly weight: Weight;
  readonly act: ActKind;
  readonly find: (person: ObligedPerson, context: ObligationContext) => readonly Found[];
  /** Days on which it may find something else though nothing was recorded. */
  readonly turns?: (person: ObligedPerson, context: ObligationContext) => readonly CivilDate[];
}
