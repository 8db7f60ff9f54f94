import { typography } from '../base/text';
import { addDays, type CivilDate, formatFrenchDate } from '../base/time';
import { type Period, periodLabel, type StageKind, situationOn, trackOf } from './periods';
import { stageOn } from './stage-moves';

/*
 * What the records say of the stage of somebody: a stage that they propose, or one that they contradict. Nothing moves by
 * itself: the adviser takes a proposal, or leaves it.
 */

/** A contract file as a stage reads it. */
export interface FileOfStage {
  readonly reference: string;
  /** What the person is in while it runs; `null`: neither, as under a contract of support. */
  readonly under: 'employment' | 'immersion' | null;
  readonly state: 'in-preparation' | 'signed' | 'closed';
  readonly hasEmployer: boolean;
  readonly startsOn: CivilDate | null;
  /** Last day; `null`: none is known. */
  readonly endsOn: CivilDate | null;
}

/** All that the signs read. */
export interface StageRecords {
  readonly on: CivilDate;
  readonly periods: readonly Period[];
  readonly files: readonly FileOfStage[];
  /** Day on which she left; `null`: she is followed. */
  readonly leftOn: CivilDate | null;
}

/** A record that speaks: what it says, and from which day. */
interface Saying {
  readonly says: string;
  readonly since: CivilDate;
}

interface ProposalOf {
  readonly id: string;
  readonly stage: StageKind;
  /** Stages that agree with the record as well: nothing is proposed of them. `null`: no stage at all. */
  readonly agrees: readonly (StageKind | null)[];
  /** `null`: the records do not say it. */
  readonly read: (records: StageRecords) => Saying | null;
}
interface ContradictionOf {
  readonly id: string;
  readonly stages: readonly StageKind[];
  /** What speaks against the stage; `null`: nothing does. */
  readonly read: (records: StageRecords) => string | null;
}

const running = ({ on, files }: StageRecords, under: FileOfStage['under']): FileOfStage | undefined =>
  files.find(
    (file) =>
      file.under === under &&
      file.state === 'signed' &&
      file.startsOn !== null &&
      file.startsOn <= on &&
      (file.endsOn === null || file.endsOn >= on),
  );
const situationOf = ({ periods, on }: StageRecords): Period | null => situationOn(periods, on);
const fileSays = (file: FileOfStage | undefined, what: string): Saying | null =>
  file === undefined || file.startsOn === null
    ? null
    : {
        says: `${what} ${file.reference}, depuis le ${formatFrenchDate(file.startsOn)}`,
        since: file.startsOn,
      };
const situationSays = (records: StageRecords, kind: Period['kind']): Saying | null => {
  const now = situationOf(records);
  return now?.kind !== kind
    ? null
    : {
        says: typography(`Situation : ${periodLabel(kind)}, depuis le ${formatFrenchDate(now.startsOn)}`),
        since: now.startsOn,
      };
};
const trainingKinds: readonly Period['kind'][] = ['training', 'work-study'];
/** The last training that is over; `null`: none is dated. */
const lastTraining = ({ periods, on }: StageRecords): (Period & { readonly endsOn: CivilDate }) | null =>
  periods
    .flatMap((period) =>
      trainingKinds.includes(period.kind) && period.endsOn !== null && period.endsOn < on
        ? [{ ...period, endsOn: period.endsOn }]
        : [],
    )
    .sort((a, b) => b.endsOn.localeCompare(a.endsOn))[0] ?? null;
/** Nothing that she does is dated of the day. */
const isFree = (records: StageRecords): boolean => {
  const now = situationOf(records);
  return now === null || now.kind === 'job-seeking' || now.kind === 'none';
};

/** What the records may propose, the surest first; the first that speaks is told, and those below it are not. */
export const stageProposals: readonly ProposalOf[] = [
  {
    id: 'left',
    stage: 'gone',
    agrees: [],
    read: ({ leftOn }) =>
      leftOn === null
        ? null
        : { says: `Fiche archivée, sortie le ${formatFrenchDate(leftOn)}`, since: leftOn },
  },
  {
    id: 'contract',
    stage: 'in-contract',
    agrees: ['settled'],
    read: (records) => fileSays(running(records, 'employment'), 'Contrat signé'),
  },
  {
    id: 'employment',
    stage: 'in-contract',
    agrees: ['settled'],
    read: (records) => situationSays(records, 'employment'),
  },
  {
    id: 'work-study',
    stage: 'in-contract',
    agrees: ['settled', 'in-training'],
    read: (records) => situationSays(records, 'work-study'),
  },
  {
    id: 'immersion',
    stage: 'in-immersion',
    agrees: [],
    read: (records) => fileSays(running(records, 'immersion'), 'Immersion signée'),
  },
  {
    id: 'training',
    stage: 'in-training',
    agrees: ['put-forward'],
    read: (records) => situationSays(records, 'training'),
  },
  {
    id: 'file-in-preparation',
    stage: 'put-forward',
    agrees: ['in-training', 'in-immersion', 'in-contract', 'settled', 'gone'],
    read: ({ files, on }) => {
      const file = files.find((each) => each.state === 'in-preparation' && each.hasEmployer);
      return file === undefined
        ? null
        : { says: `Dossier ${file.reference} en préparation avec un employeur`, since: on };
    },
  },
  {
    id: 'training-over',
    stage: 'training-leaver',
    // Wherever else she is said to be, the adviser has gone on since.
    agrees: ['to-qualify', 'preparing', 'put-forward', 'in-immersion', 'in-contract', 'settled', 'gone'],
    read: (records) => {
      const last = lastTraining(records);
      return last === null || !isFree(records)
        ? null
        : { says: `Formation finie le ${formatFrenchDate(last.endsOn)}`, since: addDays(last.endsOn, 1) };
    },
  },
];

/** What may speak against a stage that is noted. */
export const stageContradictions: readonly ContradictionOf[] = [
  {
    id: 'no-employment',
    stages: ['in-contract', 'settled'],
    read: (records) => {
      const now = situationOf(records)?.kind;
      return now === 'employment' || now === 'work-study' || running(records, 'employment') !== undefined
        ? null
        : 'Ni contrat signé en cours, ni situation en emploi ou en alternance';
    },
  },
  {
    id: 'no-training',
    stages: ['in-training'],
    read: (records) => {
      const now = situationOf(records)?.kind;
      return now === 'training' || now === 'work-study' || now === 'schooling'
        ? null
        : 'Aucune situation de formation à ce jour';
    },
  },
  {
    id: 'no-immersion',
    stages: ['in-immersion'],
    read: (records) =>
      running(records, 'immersion') === undefined ? 'Aucune immersion signée en cours' : null,
  },
  {
    id: 'no-training-over',
    stages: ['training-leaver'],
    read: (records) => (lastTraining(records) === null ? 'Aucune formation finie n’est datée' : null),
  },
  {
    id: 'not-left',
    stages: ['gone'],
    read: ({ leftOn }) => (leftOn === null ? 'La fiche n’est pas archivée' : null),
  },
];

/** What the records say of a stage: `proposed` with the day from which it would hold, `null` where they only contradict it. */
export interface StageSign {
  readonly proposed: { readonly stage: StageKind; readonly startsOn: CivilDate } | null;
  readonly says: string;
}

/** The day that a record says, unless a stage was noted since: from today on then, and what was noted stays. */
const firstDay = ({ periods, on }: StageRecords, since: CivilDate): CivilDate =>
  periods.some(({ kind, startsOn, endsOn }) => trackOf(kind) === 'stage' && (endsOn ?? startsOn) >= since)
    ? on
    : since;

/** The one sign of a person; `null`: her records agree with her stage, or say nothing of it. Pure. */
export function stageSign(records: StageRecords): StageSign | null {
  const current = stageOn(records.periods, records.on);
  const stage = current?.kind as StageKind | undefined;
  for (const { stage: proposed, agrees, read } of stageProposals) {
    const saying = read(records);
    if (saying === null) continue;
    if (stage === proposed || agrees.includes(stage ?? null)) break;
    return { proposed: { stage: proposed, startsOn: firstDay(records, saying.since) }, says: saying.says };
  }
  const against = stageContradictions.find(
    ({ stages, read }) => stage !== undefined && stages.includes(stage) && read(records) !== null,
  );
  const says = against?.read(records) ?? null;
  return says === null ? null : { proposed: null, says };
}
