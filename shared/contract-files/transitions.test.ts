import { describe, expect, test } from 'vitest';
import { type CivilDate, civilDate } from '../base/time';
import { type ContractFileStatus, contractFileStatuses } from '../fields';
import { fixtureFields } from './complete-file.fixture';
import type { LifeDates } from './engine/acts';
import { type ContractKindId, contractKinds, kindOf } from './kinds';
import { dateFault, isFrozen, transitionsFrom } from './transitions';

const next = (kind: ContractKindId, from: ContractFileStatus): readonly ContractFileStatus[] =>
  transitionsFrom(kindOf(kind), from).map((row) => row.to);

describe('the table of transitions', () => {
  test.each<[ContractFileStatus, readonly ContractFileStatus[]]>([
    ['draft', ['ready', 'cancelled']],
    ['ready', ['signed', 'draft', 'cancelled']],
    ['signed', ['filed', 'broken']],
    ['filed', ['accepted', 'refused', 'broken']],
    ['accepted', ['ended', 'broken']],
    ['refused', ['ended', 'broken']],
    ['ended', []],
    ['broken', []],
    ['cancelled', []],
  ])('a contrat de professionnalisation goes from %s to %j', (from, to) => {
    expect(next('CPRO', from)).toEqual(to);
  });
  test('a kind that is not deposited goes from its signature to its end', () => {
    expect(next('CIVIS', 'signed')).toEqual(['broken', 'ended']);
    expect(next('CAE_2005', 'signed')).toEqual(['broken', 'ended']);
    expect(transitionsFrom(kindOf('CIVIS'), 'signed').map((row) => row.label)).toEqual([
      'Résilier le contrat',
      'Clore à l’échéance',
    ]);
  });
  test.each(contractKinds)(
    '$id: each act has words and stands once, from a state that another leads to',
    ({ acts }) => {
      for (const act of acts) expect(act.label).not.toBe('');
      const pairs = acts.map((act) => `${act.from} ${act.to}`);
      expect(new Set(pairs).size).toBe(pairs.length);
      const reached = new Set<ContractFileStatus>(['draft', ...acts.map((act) => act.to)]);
      for (const { from } of acts) expect(reached).toContain(from);
    },
  );
  test('content is frozen from the signature on, and once given up', () => {
    expect(contractFileStatuses.filter((status) => !isFrozen(status))).toEqual(['draft', 'ready']);
  });
});

describe('dates of the acts', () => {
  const today = civilDate('2027-10-01');
  const fault = (
    from: ContractFileStatus,
    to: ContractFileStatus,
    given: Record<string, string>,
    before: LifeDates = {},
    on: CivilDate = today,
  ): string | null => {
    const row = transitionsFrom(kindOf('CPRO'), from).find((each) => each.to === to);
    if (!row) throw new Error(`no act from ${from} to ${to}`);
    const dates = Object.fromEntries(Object.entries(given).map(([key, date]) => [key, civilDate(date)]));
    return dateFault(row, dates, before, fixtureFields(), on)?.message ?? null;
  };
  const signed: LifeDates = { signedOn: civilDate('2026-09-01') };
  const filed: LifeDates = {
    ...signed,
    filedOn: civilDate('2026-09-09'),
    receivedOn: civilDate('2026-09-10'),
  };

  test.each<
    [string, ContractFileStatus, ContractFileStatus, Record<string, string>, LifeDates, string | null]
  >([
    ['signing on the day of the conclusion', 'ready', 'signed', { signedOn: '2026-09-01' }, {}, null],
    [
      'signing on another day',
      'ready',
      'signed',
      { signedOn: '2026-09-02' },
      {},
      'La date de conclusion du dossier est le 1er septembre 2026',
    ],
    ['signing without a date', 'ready', 'signed', {}, {}, 'Date de la signature : la date est nécessaire.'],
    ['filing on the day of the signature', 'signed', 'filed', { filedOn: '2026-09-01' }, signed, null],
    [
      'filing before the signature',
      'signed',
      'filed',
      { filedOn: '2026-08-31' },
      signed,
      'L’envoi ne précède pas la signature',
    ],
    [
      'reception before the sending',
      'signed',
      'filed',
      { filedOn: '2026-09-09', receivedOn: '2026-09-08' },
      signed,
      'La réception ne précède pas l’envoi',
    ],
    ['decision on the day of the reception', 'filed', 'accepted', { decidedOn: '2026-09-10' }, filed, null],
    [
      'decision before the reception',
      'filed',
      'refused',
      { decidedOn: '2026-09-09' },
      filed,
      'La décision ne précède pas le dépôt (10 septembre 2026)',
    ],
    ['break on the last day', 'accepted', 'broken', { brokenOn: '2027-09-06' }, filed, null],
    [
      'break after the end',
      'accepted',
      'broken',
      { brokenOn: '2027-09-07' },
      filed,
      'L’échéance était le 6 septembre 2027',
    ],
    [
      'break before the signature',
      'signed',
      'broken',
      { brokenOn: '2026-08-31' },
      signed,
      'La rupture ne précède pas la signature',
    ],
    ['end at the term', 'accepted', 'ended', { endedOn: '2027-09-06' }, filed, null],
    [
      'end the day before the term',
      'accepted',
      'ended',
      { endedOn: '2027-09-05' },
      filed,
      'L’échéance est le 6 septembre 2027 : avant cette date, c’est une rupture.',
    ],
  ])('%s', (_what, from, to, given, before, message) => {
    const found = fault(from, to, given, before);
    if (message === null) expect(found).toBeNull();
    else expect(found?.startsWith(message), found ?? 'no fault').toBe(true);
  });
  test('an act is not recorded before it is done', () => {
    expect(fault('signed', 'filed', { filedOn: '2026-09-10' }, signed, civilDate('2026-09-09'))).toContain(
      'n’est pas encore arrivé',
    );
  });
});
