import { ageOn, birthdayOn, formatFrenchDate } from '../../../base/time';
import type { Money } from '../../engine/eligibility.schema';
import { type AidLine, aidNotGathered, employerAid } from '../../engine/employer-aid';
import { requireAmountOn } from '../../engine/references';
import type { RuleContext } from '../../engine/rule';
import { source } from '../../engine/source';
import { type Ask, factTable as facts, knownDate, levelRank } from '../../facts/facts';
import { majority } from '../common/person.rules';
import {
  aidAdult,
  aidAgeLimit,
  aidFrom,
  aidMaximumLevel,
  aidMinor,
  aidSeeker,
  aidSenior,
  seekerAge,
  seniorAge,
} from './parameters';

/** Headcount from which the exceptional aid asked a commitment on the quota of work-study contracts. */
const largeHeadcount = 250;

interface Part {
  readonly lines: readonly AidLine[];
  readonly missing: readonly string[];
}

/** Exceptional aid of contracts concluded from July 2020 to April 2024. */
function exceptionalAid(ask: Ask, { on, references }: RuleContext): Part {
  const adult = requireAmountOn(aidAdult, on, references);
  const minor = requireAmountOn(aidMinor, on, references);
  if (adult.value === 0 && minor.value === 0) return { lines: [], missing: [] };
  const birth = ask(facts.birthDate);
  if (birth.state !== 'known') return { lines: [], missing: [facts.birthDate.path] };
  if (ageOn(birth.value, on) >= aidAgeLimit) return { lines: [], missing: [] };
  const target = ask(facts.targetLevel);
  if (target.state === 'known' && levelRank(target.value) > aidMaximumLevel)
    return { lines: [], missing: [] };
  const headcount = ask(facts.headcount);
  const isLarge = headcount.state === 'known' && headcount.value >= largeHeadcount;
  const commitment = ask(facts.quotaCommitment);
  const isCommitted = commitment.state === 'known' && commitment.value;
  if (isLarge && commitment.state !== 'unknown' && !isCommitted) return { lines: [], missing: [] };
  const missing = [
    ...(headcount.state === 'unknown' ? [facts.headcount.path] : []),
    ...(isLarge && commitment.state === 'unknown' ? [facts.quotaCommitment.path] : []),
  ];
  const start = knownDate(ask(facts.startsOn)) ?? on;
  const isAdult = ageOn(birth.value, start) >= majority;
  const value = isAdult ? adult : minor;
  const notes = [
    ...(!isAdult && adult.value !== minor.value
      ? [
          `Le montant de l’aide change après le 18e anniversaire (${formatFrenchDate(birthdayOn(birth.value, majority))}).`,
        ]
      : []),
    ...(isLarge || headcount.state === 'unknown'
      ? ['À partir de 250 salariés, avec un engagement sur le quota d’alternants.']
      : []),
  ];
  return {
    lines: [
      {
        label: 'Aide exceptionnelle, première année du contrat',
        cents: value.value,
        per: 'year',
        toCheck: missing.length > 0 || (!isAdult && adult.value !== minor.value),
        note: notes.join(' '),
        source: value.source,
        confidence: value.confidence,
      },
    ],
    missing,
  };
}

/** Aids for job seekers of 26 and of 45 years and more. */
function seekerAid(ask: Ask, { on, references }: RuleContext): Part {
  const birth = ask(facts.birthDate);
  if (birth.state !== 'known') return { lines: [], missing: [facts.birthDate.path] };
  const age = ageOn(birth.value, on);
  if (age < seekerAge) return { lines: [], missing: [] };
  const registered = ask(facts.registeredJobSeekerSince);
  if (registered.state === 'unknown') return { lines: [], missing: [facts.registeredJobSeekerSince.path] };
  if (registered.state === 'none' || registered.value > on) return { lines: [], missing: [] };
  return {
    lines: [aidSeeker, ...(age >= seniorAge ? [aidSenior] : [])].map((parameter) => {
      const value = requireAmountOn(parameter, on, references);
      return {
        label: parameter.label,
        cents: value.value,
        per: 'once',
        toCheck: false,
        note: 'Demandée à France Travail ; les conditions tenant à l’employeur sont à voir avec lui.',
        source: value.source,
        confidence: value.confidence,
      };
    }),
    missing: [],
  };
}

/** What the employer may receive, by the date of the conclusion. Sources: dated parameters of the scheme. */
export function cproAid(ask: Ask, context: RuleContext): Money {
  if (context.on < aidFrom)
    return aidNotGathered(
      'Aides d’avant le 1er juillet 2020',
      'les décisions de l’époque (Pôle emploi, exonérations de cotisations)',
      source([], 'aides d’avant le 1er juillet 2020, non relevées'),
    );
  const parts = [exceptionalAid(ask, context), seekerAid(ask, context)];
  const kind = ask(facts.employerKind);
  const isGeiq = kind.state === 'known' && kind.value === 'geiq';
  const lines = [
    ...parts.flatMap((part) => part.lines),
    ...(isGeiq
      ? [
          {
            label: 'Aide de l’État aux groupements d’employeurs pour l’insertion et la qualification',
            cents: null,
            toRead: 'l’aide aux groupements d’employeurs, selon le public accompagné',
            per: 'once' as const,
            toCheck: true,
            note: 'Par accompagnement, selon le public.',
            source: source(['D6325-23']),
            confidence: 'S' as const,
          },
        ]
      : []),
  ];
  const missing = parts.flatMap((part) => part.missing);
  return employerAid(lines, {
    missing,
    toCheck: missing.length > 0,
    note:
      lines.length > 0
        ? 'Montants maximaux, réduits si le contrat s’interrompt.'
        : missing.length > 0
          ? 'Aide à vérifier : il manque un fait.'
          : 'Aucune aide publique à l’employeur pour cette situation à cette date.',
  });
}
