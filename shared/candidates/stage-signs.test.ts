import { describe, expect, test } from 'vitest';
import { addDays, civilDate } from '../base/time';
import type { Period, PeriodKind, StageKind } from './periods';
import {
  type FileOfStage,
  type StageRecords,
  stageContradictions,
  stageProposals,
  stageSign,
} from './stage-signs';

const on = civilDate('2026-09-15');
let next = 0;
const period = (kind: PeriodKind, startsOn: string, endsOn: string | null = null): Period => {
  next += 1;
  return {
    id: `77777777-0000-4000-8000-${String(next).padStart(12, '0')}`,
    kind,
    startsOn: civilDate(startsOn),
    endsOn: endsOn === null ? null : civilDate(endsOn),
    detail: '',
    reach: '',
  };
};
const file = (more: Partial<FileOfStage> = {}): FileOfStage => ({
  reference: 'X-1',
  under: 'employment',
  state: 'signed',
  hasEmployer: true,
  startsOn: civilDate('2026-09-01'),
  endsOn: civilDate('2027-08-31'),
  ...more,
});
const records = (more: Partial<StageRecords> = {}): StageRecords => ({
  on,
  periods: [],
  files: [],
  leftOn: null,
  ...more,
});
const at = (stage: StageKind, startsOn = '2026-01-05'): Period => period(stage, startsOn);

/** Of each proposal: what makes it, what of the day before or the day after does not, and a stage that it leaves alone. */
const proposals: Readonly<
  Record<
    string,
    {
      readonly stage: StageKind;
      readonly startsOn: string;
      readonly says: string;
      readonly speaks: Partial<StageRecords>;
      readonly silent: Partial<StageRecords>;
      readonly agrees?: StageKind;
    }
  >
> = {
  left: {
    stage: 'gone',
    startsOn: '2026-09-01',
    says: 'Fiche archivée, sortie le 1er septembre 2026',
    speaks: { leftOn: civilDate('2026-09-01') },
    silent: { leftOn: null },
  },
  contract: {
    stage: 'in-contract',
    startsOn: '2026-09-15',
    says: 'Contrat signé X-1, depuis le 15 septembre 2026',
    speaks: { files: [file({ startsOn: on })] },
    silent: { files: [file({ startsOn: addDays(on, 1) })] },
    agrees: 'settled',
  },
  employment: {
    stage: 'in-contract',
    startsOn: '2026-06-01',
    says: 'Situation\u00a0: En emploi, depuis le 1er juin 2026',
    speaks: { periods: [period('employment', '2026-06-01', '2026-09-15')] },
    silent: { periods: [period('employment', '2026-06-01', '2026-09-14')] },
    agrees: 'settled',
  },
  'work-study': {
    stage: 'in-contract',
    startsOn: '2026-06-01',
    says: 'Situation\u00a0: En alternance, depuis le 1er juin 2026',
    speaks: { periods: [period('work-study', '2026-06-01')] },
    silent: { periods: [period('schooling', '2026-06-01')] },
    agrees: 'in-training',
  },
  immersion: {
    stage: 'in-immersion',
    startsOn: '2026-09-01',
    says: 'Immersion signée X-1, depuis le 1er septembre 2026',
    speaks: { files: [file({ under: 'immersion', endsOn: on })] },
    silent: { files: [file({ under: 'immersion', endsOn: addDays(on, -1) })] },
  },
  training: {
    stage: 'in-training',
    startsOn: '2026-06-01',
    says: 'Situation\u00a0: En formation, depuis le 1er juin 2026',
    speaks: { periods: [period('training', '2026-06-01')] },
    silent: { periods: [period('training', '2026-09-16')] },
    agrees: 'put-forward',
  },
  'file-in-preparation': {
    stage: 'put-forward',
    startsOn: '2026-09-15',
    says: 'Dossier X-1 en préparation avec un employeur',
    speaks: { files: [file({ state: 'in-preparation' })] },
    silent: { files: [file({ state: 'in-preparation', hasEmployer: false })] },
    agrees: 'in-immersion',
  },
  'training-over': {
    stage: 'training-leaver',
    startsOn: '2026-09-15',
    says: 'Formation finie le 14 septembre 2026',
    speaks: { periods: [period('training', '2026-06-01', '2026-09-14')] },
    silent: {
      periods: [period('training', '2026-03-01', '2026-05-31'), period('civic-service', '2026-06-01')],
    },
    agrees: 'preparing',
  },
};

describe('a stage that the records propose', () => {
  test.each(stageProposals.map(({ id }) => id))('%s: from its record, and not without it', (id) => {
    const row = proposals[id];
    if (row === undefined) throw new Error(`no case for ${id}`);
    expect(stageSign(records(row.speaks))).toEqual({
      proposed: { stage: row.stage, startsOn: row.startsOn },
      says: row.says,
    });
    expect(stageSign(records(row.silent))).toBeNull();
    // Noted already, or a stage that agrees with it: nothing is proposed.
    for (const stage of [row.stage, ...(row.agrees === undefined ? [] : [row.agrees])])
      expect(
        stageSign(records({ ...row.speaks, periods: [...(row.speaks.periods ?? []), at(stage)] }))
          ?.proposed ?? null,
      ).toBeNull();
  });
  test('a closed file says nothing, whatever its dates', () => {
    expect(stageSign(records({ files: [file({ state: 'closed' })] }))).toBeNull();
  });
  test('the surest is told: a signed contract before a training', () => {
    expect(
      stageSign(records({ files: [file()], periods: [period('training', '2026-06-01')] }))?.proposed?.stage,
    ).toBe('in-contract');
  });
  test('a stage that was noted after the record began stays: the proposed one begins today', () => {
    const sign = stageSign(records({ files: [file()], periods: [at('put-forward', '2026-09-10')] }));
    expect(sign?.proposed).toEqual({ stage: 'in-contract', startsOn: on });
  });
});

/** Of each contradiction: a stage, and what makes the records agree with it. */
const contradictions: Readonly<
  Record<
    string,
    { readonly stage: StageKind; readonly says: string; readonly agreeing: Partial<StageRecords> }
  >
> = {
  'no-employment': {
    stage: 'settled',
    says: 'Ni contrat signé en cours, ni situation en emploi ou en alternance',
    agreeing: { periods: [period('employment', '2026-06-01')] },
  },
  'no-training': {
    stage: 'in-training',
    says: 'Aucune situation de formation à ce jour',
    agreeing: { periods: [period('training', '2026-06-01')] },
  },
  'no-immersion': {
    stage: 'in-immersion',
    says: 'Aucune immersion signée en cours',
    agreeing: { files: [file({ under: 'immersion' })] },
  },
  'no-training-over': {
    stage: 'training-leaver',
    says: 'Aucune formation finie n’est datée',
    agreeing: { periods: [period('training', '2026-06-01', '2026-08-31')] },
  },
  'not-left': {
    stage: 'gone',
    says: 'La fiche n’est pas archivée',
    agreeing: { leftOn: civilDate('2026-09-01') },
  },
};

describe('a stage that the records contradict', () => {
  test.each(stageContradictions.map(({ id }) => id))('%s: said without its record, and not with it', (id) => {
    const row = contradictions[id];
    if (row === undefined) throw new Error(`no case for ${id}`);
    const noted = (more: Partial<StageRecords>): StageRecords =>
      records({ ...more, periods: [...(more.periods ?? []), at(row.stage)] });
    expect(stageSign(noted({}))).toEqual({ proposed: null, says: row.says });
    expect(stageSign(noted(row.agreeing))).toBeNull();
  });
  test('with no stage noted and nothing recorded, nothing is said', () => {
    expect(stageSign(records())).toBeNull();
  });
  test('a stage that is over is not spoken against', () => {
    expect(stageSign(records({ periods: [period('gone', '2026-01-05', '2026-09-14')] }))).toBeNull();
  });
});

test('each row of the tables has its case, and no case is of no row', () => {
  expect(Object.keys(proposals)).toHaveLength(stageProposals.length);
  expect(Object.keys(contradictions)).toHaveLength(stageContradictions.length);
});
