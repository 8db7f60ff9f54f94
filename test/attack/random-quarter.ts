import type { Random } from '../../electron/vault/demo';
import type { LiveMember } from '../../electron/vault/indicators/breakdowns';
import type { Act } from '../../electron/vault/indicators/indicators.repository';
import type { Counted } from '../../electron/vault/indicators/quarter-report';
import { addDays, type CivilDate, civilDate } from '../../shared/base/time';
import { type ContractKindId, contractKindIds } from '../../shared/contract-files';
import { type LevelCode, type SchemeId, schemeIds } from '../../shared/fields';

const quarterStart = civilDate('2026-07-01');
const levels = ['VI', 'Vbis', 'V', 'IV', 'III', '3', '4', '5'] as const satisfies readonly LevelCode[];

interface Person extends LiveMember {
  readonly isInContact: boolean;
  readonly isFirstReceived: boolean;
}

/** How many in 100, drawn once for a portfolio: some are even, some nearly all of one kind. */
const share = (random: Random): number => random.pick([1, 4, 15, 40, 60, 85, 97, 100] as const);
const daysOfQuarter = 92;
const dayOf = (random: Random): CivilDate => addDays(quarterStart, random.below(daysOfQuarter));

/** An invented quarter: its sizes, shares and overlaps are drawn, the awkward ones more often than life gives them. */
export function randomQuarter(random: Random): Counted {
  const size = random.pick([0, 4, 12, 20, 30, 45, 80, 150, 300, 600] as const) + random.below(12);
  const shares = {
    women: share(random),
    sexKnown: random.pick([85, 97, 100] as const),
    levelKnown: random.pick([60, 97, 100] as const),
    young: share(random),
    oneLevel: share(random),
    first: share(random),
    contactOfFirst: random.pick([90, 100, 100] as const),
    entries: share(random),
    files: random.pick([1, 15, 40, 85] as const),
    signed: share(random),
    signedElsewhere: random.pick([0, 0, 5, 30] as const),
  };
  const usualLevel = random.pick(levels);
  const people: Person[] = Array.from({ length: size }, () => {
    const isFirstReceived = random.chance(shares.first);
    const birthYear = random.chance(shares.young) ? 2005 + random.below(4) : 1995 + random.below(18);
    return {
      sex: !random.chance(shares.sexKnown) ? null : random.chance(shares.women) ? 'F' : 'M',
      level: !random.chance(shares.levelKnown)
        ? null
        : random.chance(shares.oneLevel)
          ? usualLevel
          : random.pick(levels),
      birthDate: addDays(civilDate(`${birthYear}-01-01`), random.below(365)),
      on: dayOf(random),
      isFirstReceived,
      isInContact: !isFirstReceived || random.chance(shares.contactOfFirst),
    };
  });
  const acts = <Group extends string>(
    groups: readonly Group[],
    percent: number,
    among: readonly LiveMember[] = people,
  ): readonly Act<Group>[] => {
    const used = groups.filter(() => random.chance(45));
    return used.flatMap((group) => {
      const own = random.pick([percent, percent, share(random)] as const);
      return among
        .filter(() => random.chance(own))
        .map((member) => ({ ...member, on: dayOf(random), group }));
    });
  };
  const opened = acts<ContractKindId>(contractKindIds, shares.files);
  const elsewhere = acts<ContractKindId>(contractKindIds, shares.signedElsewhere);
  const inContact = people.filter(({ isInContact }) => isInContact);
  const without = (key: 'sex' | 'level'): number =>
    people.filter((person) => person[key] === null).length + random.pick([0, 0, 1, 3, 12, 40] as const);
  return {
    inContact,
    firstReceived: people
      .filter(({ isFirstReceived }) => isFirstReceived)
      .map((person) =>
        random.chance(80) ? person : { ...person, on: addDays(person.on, -random.below(20)) },
      ),
    entries: acts<SchemeId>(schemeIds, shares.entries, inContact),
    renewals: acts<SchemeId>(schemeIds, random.pick([1, 4, 15] as const), inContact),
    opened,
    signed: [
      ...opened.filter(() => random.chance(shares.signed)).map((file) => ({ ...file, on: dayOf(random) })),
      ...elsewhere,
    ],
    lacks: {
      undatedEntries: random.below(14),
      withoutSex: without('sex'),
      withoutLevel: without('level'),
      withoutFirstReception: random.below(40),
      suspectedDuplicates: random.below(14),
    },
  };
}

/**
 * The same quarter counted later: some people typed in late, alike and many or few and any; some files corrected; some
 * people erased.
 */
export function laterQuarter(random: Random, counted: Counted): Counted {
  const late = random.pick(['few', 'few', 'many alike', 'erased', 'corrected', 'nothing'] as const);
  const [someone] = counted.inContact;
  switch (late) {
    case 'nothing':
      return counted;
    case 'erased': {
      const left = <M>(members: readonly M[]): readonly M[] => members.slice(random.below(3));
      return {
        ...counted,
        inContact: left(counted.inContact),
        firstReceived: left(counted.firstReceived),
        entries: left(counted.entries),
        opened: left(counted.opened),
      };
    }
    case 'corrected': {
      const changed = counted.inContact.map((member) =>
        'sex' in member && random.chance(3) ? { ...member, level: random.pick(levels) } : member,
      );
      return { ...counted, inContact: changed };
    }
    case 'few':
    case 'many alike': {
      const model =
        someone !== undefined && 'sex' in someone
          ? someone
          : {
              sex: 'F' as const,
              level: 'V' as const,
              birthDate: civilDate('2005-05-05'),
              on: quarterStart,
            };
      const added = Array.from(
        { length: late === 'few' ? 1 + random.below(4) : 11 + random.below(30) },
        () => (late === 'few' ? { ...model, level: random.pick(levels) } : model),
      );
      return { ...counted, inContact: [...counted.inContact, ...added] };
    }
  }
}
