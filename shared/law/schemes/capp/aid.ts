import { addMonths, ageOn, type CivilDate, civilDate } from '../../../base/time';
import type { LevelCode } from '../../../fields/codes';
import type { Money } from '../../engine/eligibility.schema';
import { type AidLine, aidNotGathered, employerAid } from '../../engine/employer-aid';
import type { Amount } from '../../engine/parameter';
import { amountOn, requireAmountOn } from '../../engine/references';
import type { RuleContext } from '../../engine/rule';
import { source } from '../../engine/source';
import { type Ask, type FactSpec, factTable as facts, knownDate, levelRank } from '../../facts/facts';
import { isOverseas } from '../../facts/regions';
import { majority } from '../common/person.rules';
import {
  type AidGroup,
  type AidSize,
  aid2026StartsBefore,
  aidAdult,
  aidBySize,
  aidDisabled,
  aidMinor,
  exceptionalAidLevel,
  largeHeadcount,
  overseasAidFrom,
  overseasAidLevel,
  reformFrom,
  singleAid,
  singleAidDisabled,
  singleAidLater,
  singleAidLevel,
} from './parameters';

const publicKinds: ReadonlySet<string> = new Set(['state', 'local-authority', 'public-body']);
const years = {
  exceptional: civilDate('2020-07-01'),
  exceptionalOver: civilDate('2025-01-01'),
  bySize: civilDate('2025-02-24'),
  single: civilDate('2026-01-01'),
  decree: civilDate('2026-03-08'),
} as const;

type Level = AidGroup | 'doctorate';

/** One way in which the facts that are still unknown may turn out. */
interface Case {
  readonly size: AidSize;
  readonly level: Level;
  readonly isDisabled: boolean;
  readonly isCommitted: boolean;
}

const groupOf = (rank: number): Level =>
  rank <= singleAidLevel
    ? 'low'
    : rank <= overseasAidLevel
      ? 'five'
      : rank <= exceptionalAidLevel
        ? 'high'
        : 'doctorate';

/** What a fact may be: its value, or every value while it is unknown. */
function options<T, R>(
  ask: Ask,
  fact: FactSpec<T>,
  all: readonly R[],
  whenNone: R,
  read: (value: T) => R,
): readonly R[] {
  const known = ask(fact);
  switch (known.state) {
    case 'unknown':
      return all;
    case 'none':
      return [whenNone];
    case 'known':
      return [read(known.value)];
  }
}

interface Grant {
  readonly label: string;
  readonly parameter: Amount;
}

/** Who has the permanent aid: under 250 people, up to the baccalauréat, one level more overseas. */
const hasSingle = (each: Case, isOverseas: boolean): boolean =>
  each.size === 'small' && (each.level === 'low' || (isOverseas && each.level === 'five'));

function single(each: Case, isOverseas: boolean): Grant | null {
  if (!hasSingle(each, isOverseas)) return null;
  return {
    label: 'Aide unique, première année du contrat',
    parameter: each.isDisabled ? singleAidDisabled : singleAid,
  };
}

const sizeNames: Readonly<Record<AidSize, string>> = {
  small: 'moins de 250 salariés',
  large: '250 salariés et plus, avec engagement',
};
const levelNames: Readonly<Record<AidGroup, string>> = {
  low: 'niveau 3 ou 4',
  five: 'niveau 5',
  high: 'niveau 6 ou 7',
};

function bySize(each: Case): Grant | null {
  if (each.level === 'doctorate' || (each.size === 'large' && !each.isCommitted)) return null;
  return each.isDisabled
    ? { label: 'Aide, travailleur handicapé, première année', parameter: aidDisabled }
    : {
        label: `Aide, ${sizeNames[each.size]}, ${levelNames[each.level]}, première année`,
        parameter: aidBySize[each.size][each.level],
      };
}

const exceptional = (each: Case, isAdult: boolean): Grant | null =>
  each.level === 'doctorate' || (each.size === 'large' && !each.isCommitted)
    ? null
    : {
        label: 'Aide exceptionnelle, première année du contrat',
        parameter: isAdult ? aidAdult : aidMinor,
      };

const nothing = 'Aucune aide publique à l’employeur pour cette situation à cette date.';

const before2019 = source([], 'aides d’avant la loi n° 2018-771 du 5 septembre 2018, non relevées');

/** The years after the first one, as far as the contract reaches them; all of them while its dates are not known. */
function laterYears(ask: Ask, { on, references }: RuleContext): readonly AidLine[] {
  const [start, end] = [knownDate(ask(facts.startsOn)), knownDate(ask(facts.endsOn))];
  return ([singleAidLater.second, singleAidLater.third] as const).flatMap((parameter, rank) => {
    const value = requireAmountOn(parameter, on, references);
    const isReached = start === null || end === null || end >= addMonths(start, 12 * (rank + 1));
    return value.value === 0 || !isReached
      ? []
      : [
          {
            label: parameter.label,
            cents: value.value,
            isLater: true as const,
            per: 'year' as const,
            toCheck: false,
            note: '',
            source: value.source,
            confidence: value.confidence,
          },
        ];
  });
}

/** What the employer may receive, by the dates of the conclusion and of the start. */
export function cappAid(ask: Ask, context: RuleContext): Money {
  const { on, references } = context;
  if (on < reformFrom)
    return aidNotGathered(
      'Aides d’avant 2019',
      'les décisions de l’époque (primes régionales, aide « TPE jeunes apprentis », crédit d’impôt)',
      before2019,
    );
  const kind = ask(facts.employerKind);
  if (kind.state === 'known' && publicKinds.has(kind.value))
    return employerAid([], { note: 'Ces aides sont réservées aux entreprises et aux associations.' });

  const start = knownDate(ask(facts.startsOn));
  const birthDate = knownDate(ask(facts.birthDate));
  const isMinor = birthDate !== null && ageOn(birthDate, start ?? on) < majority;
  const cases: Case[] = [];
  for (const size of options<number, AidSize>(ask, facts.headcount, ['small', 'large'], 'small', (count) =>
    count < largeHeadcount ? 'small' : 'large',
  ))
    for (const level of options<LevelCode, Level>(
      ask,
      facts.targetLevel,
      ['low', 'five', 'high'],
      'doctorate',
      (value) => groupOf(levelRank(value)),
    ))
      for (const isDisabled of options(ask, facts.disabledWorker, [false, true], false, (value) => value))
        for (const isCommitted of size === 'small'
          ? [true]
          : options(ask, facts.quotaCommitment, [false, true], false, (value) => value))
          cases.push({ size, level, isDisabled, isCommitted });

  const inDecree = on >= years.decree && on < aid2026StartsBefore;
  const isFarther = isOverseas(context.territory) && on >= overseasAidFrom;
  const grantOf = (each: Case): Grant | null => {
    if (on < years.exceptional) return single(each, isFarther);
    if (on < years.exceptionalOver) return exceptional(each, !isMinor);
    if (on < years.bySize) return single(each, isFarther);
    if (on < years.single) return bySize(each);
    if (inDecree && (start ?? on) < aid2026StartsBefore) return bySize(each);
    return single(each, on < years.decree && isFarther);
  };

  const found = cases.map(grantOf);
  const lines = new Map<number, AidLine>();
  for (const grant of found) {
    if (grant === null) continue;
    const value = amountOn(grant.parameter, on, references);
    if (value === null || lines.has(value.value)) continue;
    lines.set(value.value, {
      label: grant.label,
      cents: value.value,
      per: 'year',
      toCheck: value.confidence === 'N',
      note: '',
      source: value.source,
      confidence: value.confidence,
    });
  }
  if (found.every((grant) => grant === null)) return employerAid([], { note: nothing });
  const isSettled = lines.size === 1 && found.every((grant) => grant !== null);
  // Whether the years after the first are paid follows the permanent aid alone.
  const hasLater = new Set(cases.map((each) => hasSingle(each, isFarther)));
  const later = hasLater.has(true) ? laterYears(ask, context) : [];
  const isLaterOpen = later.length > 0 && hasLater.has(false);
  const missing =
    isSettled && !isLaterOpen
      ? []
      : [
          ...(ask(facts.headcount).state === 'unknown' ? [facts.headcount.path] : []),
          ...(ask(facts.targetLevel).state === 'unknown' ? [facts.targetLevel.path] : []),
          ...(!isSettled && ask(facts.disabledWorker).state === 'unknown' ? [facts.disabledWorker.path] : []),
          ...(!isSettled &&
          cases.some((each) => each.size === 'large') &&
          ask(facts.quotaCommitment).state === 'unknown'
            ? [facts.quotaCommitment.path]
            : []),
        ];
  const opens = agesNote(on, isMinor, birthDate);
  const notes = [
    'Montants maximaux, réduits si le contrat s’interrompt ou dure moins d’un an.',
    ...(later.length === 0
      ? []
      : [
          'Après la première année, seule l’aide unique est versée : moins de 250 salariés, jusqu’au baccalauréat.',
        ]),
    ...(opens === null ? [] : [opens]),
    ...(inDecree && start === null
      ? ['L’exécution doit commencer avant le 1er janvier 2027 ; ensuite, seule l’aide unique demeure.']
      : []),
    ...(on >= years.bySize
      ? [
          'Sous réserve qu’aucune aide n’ait déjà été versée pour un contrat précédent du même apprenti, chez le même employeur, vers la même certification : à demander à l’employeur.',
        ]
      : []),
  ];
  return employerAid(
    [...lines.values(), ...later.map((line) => (isLaterOpen ? { ...line, toCheck: true } : line))],
    {
      note: notes.join(' '),
      missing: [
        ...missing,
        ...(inDecree && start === null ? [facts.startsOn.path] : []),
        ...(on >= years.exceptional && on < civilDate('2023-01-01') && birthDate === null
          ? [facts.birthDate.path]
          : []),
      ],
      toCheck: missing.length > 0 || opens !== null || (inDecree && start === null),
      isChoice: !isSettled,
    },
  );
}

/** Until 2022 the amount rose from the first day of the month after the 18th birthday. */
function agesNote(on: CivilDate, isMinor: boolean, birthDate: CivilDate | null): string | null {
  if (on < years.exceptional || on >= civilDate('2023-01-01')) return null;
  if (birthDate === null) return 'Le montant dépend de l’âge : 5 000 € avant 18 ans, 8 000 € ensuite.';
  return isMinor
    ? 'Le montant de 8 000 € vaut à partir du premier jour du mois qui suit le 18e anniversaire : la part de chaque mois est à vérifier.'
    : null;
}
