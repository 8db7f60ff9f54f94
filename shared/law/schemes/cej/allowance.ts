import { addMonths, birthdayOn, type CivilDate, formatFrenchDate } from '../../../base/time';
import type { Money, MoneyLine } from '../../engine/eligibility.schema';
import { sentence } from '../../engine/phrasing';
import { requireAmountOn } from '../../engine/references';
import type { PartInput } from '../../engine/scheme';
import { smicOn } from '../../engine/smic';
import { citing, source } from '../../engine/source';
import { factTable as facts, knownDate } from '../../facts/facts';
import { decreasingAllowance } from '../common/decrease';
import { ageAt, majority } from '../common/person.rules';
import { centsOf, revaluedOn, youthFlatAmountsOf } from '../common/youth-allowance';
import { cejDisregard, cejProlongedMonths, cejSmicShare } from './parameters';

type Bracket = 'none' | 'first' | 'above';

/** Which amount of D. 5131-19 a young person has; `null`: no amount is provided for. */
function rateOf(isMinor: boolean, bracket: Bracket): 'adult' | 'taxedAdult' | 'minor' | null {
  if (bracket === 'above') return null;
  if (isMinor) return 'minor';
  return bracket === 'none' ? 'adult' : 'taxedAdult';
}

const rateLabels = {
  adult: 'majeur, foyer non imposable',
  taxedAdult: 'majeur, foyer imposable dans la première tranche',
  minor: 'mineur, foyer non imposable ou imposable dans la première tranche',
} as const;

const taxSource = source(['D5131-19']);
const amountSource = source(['D5131-19', 'R5131-20', 'D5131-23']);
const noCumulSource = source(['R5131-24']);

/** What the decrease depends on, once known. */
interface Resources {
  readonly deductibleCents: number | null;
  readonly earnedCents: number | null;
}

/** The line of one day: the amount once the resources are deducted, or the flat amount as a ceiling. */
function lineOn(
  day: CivilDate,
  isMinor: boolean,
  bracket: Bracket | null,
  resources: Resources,
  { context }: PartInput,
  label: string,
): MoneyLine {
  const { territory, references } = context;
  const line = { label: sentence(label), toRead: null, per: 'month', percentOfSmic: null } as const;
  // Of a household whose tax is not known, the highest amount is the ceiling; a minor has one amount only.
  const rate = rateOf(isMinor, bracket ?? 'none');
  if (rate === null)
    return {
      ...line,
      amount: 0,
      isCeiling: false,
      toCheck: false,
      note: sentence(
        'Foyer imposable au-delà de la première tranche : aucun montant n’est prévu. Un jeune fiscalement autonome, ou en rupture familiale manifeste, est jugé seul.',
      ),
      ...citing(taxSource),
      confidence: 'V',
    };
  const flat = revaluedOn(youthFlatAmountsOf(territory)[rate], day, references);
  const smic = smicOn(day, territory, references);
  if (flat === null || flat.read !== undefined)
    return {
      ...line,
      amount: null,
      toRead: sentence(flat?.read ?? 'le texte en vigueur à cette date'),
      isCeiling: false,
      toCheck: true,
      note: '',
      ...citing(flat?.source ?? taxSource),
      confidence: 'N',
    };
  const { deductibleCents, earnedCents } = resources;
  const disregard = requireAmountOn(cejDisregard, day, references).value;
  const notes = [`${rateLabels[rate].replace(/^\p{L}/u, (letter) => letter.toUpperCase())}.`, flat.remark];
  const isWithoutDecrease = earnedCents !== null && earnedCents <= disregard;
  const given =
    bracket === null || deductibleCents === null || earnedCents === null
      ? null
      : isWithoutDecrease
        ? Math.max(0, flat.cents - deductibleCents)
        : smic === null
          ? null
          : decreasingAllowance({
              flatCents: flat.cents,
              deductibleCents,
              earnedCents,
              hourlySmicCents: smic.cents,
              disregardCents: disregard,
              smicPercent: requireAmountOn(cejSmicShare, day, references).value,
            });
  if (given === null) notes.push('Montant avant déduction des ressources.');
  else if (!isWithoutDecrease) {
    notes.push('Les articles ne fixent pas d’arrondi : au centime le plus proche.');
    if (smic?.isKnown !== true)
      notes.push('SMIC du mois pas encore connu : la dernière valeur est conservée.');
  }
  return {
    ...line,
    amount: (given ?? flat.cents) / 100,
    isCeiling: given === null,
    toCheck: given === null || flat.toCheck || (!isWithoutDecrease && smic?.isKnown !== true),
    note: sentence(notes.filter((note) => note !== '').join(' ')),
    ...citing(flat.confidence === 'V' ? amountSource : flat.source),
    confidence: flat.confidence,
  };
}

/**
 * The monthly allowance (L. 5131-6): the line of the month of the signature and, for a minor, that of the 18th birthday
 * when it falls within the longest contract. Without the facts, the flat amount as a ceiling.
 */
export function cejAllowance(input: PartInput): Money | null {
  const { ask, context, found } = input;
  if (found.truth === 'no') return null;
  const { on, references } = context;
  const bracket = ask(facts.taxBracket);
  const benefits = ask(facts.benefits);
  const age = ageAt(ask, on);
  const resources = {
    deductibleCents: centsOf(ask(facts.deductibleResources)),
    earnedCents: centsOf(ask(facts.earnedResources)),
  };
  const taxed: Bracket | null =
    bracket.state === 'known' ? bracket.value : bracket.state === 'none' ? 'none' : null;
  const missing = [
    ...(age === null ? [facts.birthDate.path] : []),
    ...(taxed === null ? [facts.taxBracket.path] : []),
    ...(resources.deductibleCents === null ? [facts.deductibleResources.path] : []),
    ...(resources.earnedCents === null ? [facts.earnedResources.path] : []),
    ...(benefits.state === 'unknown' ? [facts.benefits.path] : []),
  ];
  const isMinor = age !== null && age < majority;
  const birthDate = knownDate(ask(facts.birthDate));
  const adultOn = birthDate === null || !isMinor ? null : birthdayOn(birthDate, majority);
  const longest = addMonths(on, requireAmountOn(cejProlongedMonths, on, references).value);

  if (benefits.state === 'known' && benefits.value.includes('RSA'))
    return {
      lines: [
        {
          label: sentence('Allocation mensuelle'),
          amount: null,
          toRead: null,
          per: 'month',
          percentOfSmic: null,
          isCeiling: false,
          toCheck: true,
          note: sentence(
            'Non cumulable avec le RSA : le bénéficiaire et son conjoint signent le contrat sans allocation. Seule une personne à charge du foyer la perçoit : à vérifier.',
          ),
          ...citing(noCumulSource),
          confidence: 'V',
        },
      ],
      monthly: null,
      toCheck: true,
      missing: [],
      note: sentence('RSA perçu : l’allocation n’est pas versée, sauf à une personne à charge.'),
    };

  const first = lineOn(on, isMinor, taxed, resources, input, 'Allocation mensuelle');
  const lines = [
    // Without the birth date the adult amount is the ceiling.
    age === null && first.toRead === null ? { ...first, isCeiling: true, toCheck: true } : first,
    ...(adultOn !== null && adultOn < longest
      ? [
          lineOn(
            adultOn,
            false,
            taxed,
            resources,
            input,
            `Allocation mensuelle à partir du 18e anniversaire, le ${formatFrenchDate(adultOn)}`,
          ),
        ]
      : []),
  ];
  const isSettled = missing.length === 0 && !first.isCeiling;
  return {
    lines,
    monthly: isSettled ? first.amount : null,
    toCheck: !isSettled || first.toCheck,
    missing,
    note: sentence(
      'Pour un jeune qui vit hors du foyer de ses parents, ou qui n’en reçoit aucun soutien financier ou un soutien limité. Montant fixé à la signature, revu en cas de changement de situation ; dû pour le mois entier de la signature.',
    ),
  };
}
