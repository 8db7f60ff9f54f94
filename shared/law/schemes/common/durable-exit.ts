import type { CivilDate } from '../../../base/time';
import type { EmployerKind } from '../../../fields/codes';
import { type Source, source } from '../../engine/source';
import { spans } from '../../engine/span';
import { fromBoolean, not, type Truth } from '../../engine/truth';
import type { SchemeCode } from '../../facts/scheme-codes';
import { isMarketKind } from './aided-contract';

/** A job found at the end of a CIVIS, or during it. */
export interface ExitJob {
  readonly nature: 'CDI' | 'CDD';
  readonly startsOn: CivilDate;
  /** Last day of a CDD; `null` for a CDI. */
  readonly endsOn: CivilDate | null;
  /** Scheme of the contract; `null` for an ordinary one. */
  readonly scheme: SchemeCode | null;
  /** Tells the sector of an emploi d'avenir; `null` when it is not known. */
  readonly employerKind: EmployerKind | null;
}

export const durableExitSource: Source = source([], 'indicateurs du CIVIS, sources secondaires');

/** A CDD is durable beyond this number of months. */
const durableMonths = 6;

/** Whether the contract is an aided one of the non-market sector. */
function isNonMarketAided({ scheme, employerKind }: ExitJob): Truth {
  switch (scheme) {
    case 'CAE_2005':
    case 'CAV':
    case 'CUI_CAE':
    case 'PEC':
      return 'yes';
    case 'EAV':
      // An emploi d'avenir is a CAE or a CIE, by the sector of the employer (R. 5134-165).
      if (employerKind === null) return 'unknown';
      return fromBoolean(!isMarketKind(employerKind));
    default:
      return 'no';
  }
}

/**
 * Whether a job is a durable exit for the CIVIS: a CDI, or a CDD of more than six months, work-study included, aided
 * contracts of the non-market sector excluded. Hence a CAE is none, however long.
 */
export function isDurableExit(job: ExitJob): Truth {
  const excluded = isNonMarketAided(job);
  if (excluded === 'yes') return 'no';
  if (job.nature === 'CDI') return not(excluded);
  if (job.endsOn === null || job.endsOn < job.startsOn) return 'unknown';
  return spans(job.startsOn, job.endsOn).within(durableMonths) ? 'no' : not(excluded);
}
