import { z } from 'zod';
import { formatCents, formatNumber, plural, typography } from '../base/text';
import {
  addDays,
  addMonths,
  type CivilDate,
  civilDateOf,
  civilDateSchema,
  earlier,
  formatShortDate,
  yearOf,
} from '../base/time';
import {
  type Column,
  type Comparison,
  type DocumentCode,
  documentLabels,
  durationText,
  type Facts,
  factLabel,
  moneyLineText,
  type SchemeAnswer,
  type Supposed,
  saidOf,
  showFacts,
} from '../law';

/**
 * The page for the employer, as plain data: what the PDF says and nothing else. It goes out of the structure, so it
 * holds the first name and an initial, and of the law only what an employer must know to decide: no date of birth, no
 * level, no benefit, no disability, none of the reasons that are about the person.
 */
const contractSchema = z.strictObject({
  label: z.string(),
  /** Its verdict, as everywhere, with a mark for paper. */
  said: z.strictObject({ words: z.string(), mark: z.string() }),
  /** What is to check, without a word on the person. */
  toCheck: z.array(z.string()),
  /** What an open contract supposes of the employer and of the contract, each with how it is confirmed. */
  toConfirm: z.array(z.string()),
  duration: z.string(),
  pay: z.array(z.string()),
  aid: z.array(z.string()),
  cost: z.string(),
  training: z.string(),
  deadlines: z.array(z.string()),
  documents: z.array(z.string()),
  form: z.string(),
  sources: z.array(z.string()),
});
export type PageContract = z.infer<typeof contractSchema>;

export const comparisonPageSchema = z.strictObject({
  isDemo: z.boolean(),
  preparedOn: civilDateSchema,
  referenceOn: civilDateSchema,
  /** Every amount of the page is of this year, that of the start. */
  year: z.number().int(),
  /** What the page leaves out of other years, in a sentence; empty when nothing. */
  otherYears: z.string(),
  person: z.string(),
  employer: z.string(),
  offer: z.array(z.string()),
  structure: z.strictObject({
    name: z.string(),
    adviser: z.string(),
    phone: z.string(),
    email: z.string(),
  }),
  contracts: z.array(contractSchema),
});
export type ComparisonPage = z.infer<typeof comparisonPageSchema>;

/**
 * What an employer may be told from: a disability is the person's own to tell, so the page is made as if there were none.
 * Longer contracts, better aids and later ages that it opens stay on the adviser's screen.
 */
export const factsForEmployer = (facts: Facts): Facts => ({
  ...facts,
  candidate: { ...facts.candidate, disabledWorker: false },
});

/** "Léa M.": enough to speak of the same young person, too little to find who it is. */
export function shortName(firstName: string, lastName: string): string {
  const [initial = ''] = lastName.trim();
  return initial === '' ? firstName.trim() : `${firstName.trim()} ${initial.toLocaleUpperCase('fr')}.`;
}

/** Documents that the employer brings, signs or receives; the others say something of the person. */
const employerDocuments: ReadonlySet<string> = new Set<DocumentCode>([
  'CERFA',
  'PRG',
  'CONV',
  'CFA',
  'TRI',
  'TUT',
  'COT',
  'ORD',
  'VIS',
  'BILP',
]);

const euros = (amount: number): string => formatCents(Math.round(amount * 100));
const marked = (text: string, isToCheck: boolean): string => (isToCheck ? `${text} (à vérifier)` : text);

/** What is to check, said to an employer: names of conditions and facts of the offer; of the person, a count. */
function toCheckOf({ answer }: Column): string[] {
  const open = answer.conditions.filter(({ verdict }) => verdict === 'unknown');
  const ofPerson = open.filter(({ about }) => about === 'person').length;
  const named = [
    ...open.filter(({ about }) => about !== 'person').map(({ label }) => label.toLocaleLowerCase('fr')),
    ...answer.missing.filter((path) => !path.startsWith('candidate.')).map(factLabel),
  ];
  const aboutPerson =
    ofPerson > 0
      ? `${plural(ofPerson, 'condition', 'conditions')} sur le jeune, que la mission locale vérifie`
      : answer.missing.some((path) => path.startsWith('candidate.'))
        ? 'un renseignement sur le jeune, que la mission locale vérifie'
        : '';
  return [...new Set([...named, ...(aboutPerson === '' ? [] : [aboutPerson])])];
}

/** Years of what is compared: that of the start, whose amounts the page gives, and whether the amounts of the day are. */
interface PageYear {
  readonly year: number;
  /** The reference date lies in another year than the start: aids of that day are amounts of another year. */
  readonly isOfStart: boolean;
}

const yearOfPage = (on: CivilDate, startsOn: CivilDate | null): PageYear => {
  const year = yearOf(startsOn ?? on);
  return { year, isOfStart: yearOf(on) === year };
};

function payOf({ answer: { pay }, firstYear, startsOn }: Column, { year }: PageYear): string[] {
  if (pay === null) return [];
  const lastOfYear = civilDateOf(year, 12, 31);
  const own = pay.periods.filter(({ from, to }) => yearOf(from) <= year && yearOf(to) >= year);
  const isWithinYear = startsOn !== null && addDays(addMonths(startsOn, 12), -1) <= lastOfYear;
  const continues = pay.periods.some(({ to }) => yearOf(to) > year);
  const of = (percent: number, basis: typeof pay.of): string =>
    `${formatNumber(percent)} % ${basis === 'SMIC' ? 'du SMIC' : 'du minimum conventionnel'}`;
  const periods =
    pay.periods.length === 0
      ? [
          marked(
            pay.monthlyGross === null
              ? of(pay.percent, pay.of)
              : `${euros(pay.monthlyGross)} brut par mois, ${of(pay.percent, pay.of)}`,
            pay.toCheck,
          ),
        ]
      : own.map((period) =>
          marked(
            `Du ${formatShortDate(period.from)} au ${formatShortDate(earlier(period.to, lastOfYear))} : ${
              period.monthlyGross === null ? 'à préciser' : `${euros(period.monthlyGross)} brut par mois`
            }, ${of(period.percent, period.of)}`,
            period.toCheck,
          ),
        );
  const total =
    firstYear.pay === null || firstYear.months !== 12 || !isWithinYear
      ? []
      : [`${euros(firstYear.pay)} brut sur les 12 premiers mois`];
  return [...periods, ...total, ...(continues ? [`Ensuite : aux montants de ${year + 1}`] : [])];
}

function contractOf(column: Column, page: PageYear): PageContract {
  const { answer, startsOn, endsOn, isEndSupposed } = column;
  const { duration, aid, cost, training, form, pay } = answer;
  const length = duration === null ? '' : durationText(duration);
  const compared =
    startsOn === null || endsOn === null
      ? ''
      : `du ${formatShortDate(startsOn)} au ${formatShortDate(endsOn)}${isEndSupposed ? ', durée usuelle' : ''}`;
  const isDocument = (code: string): code is DocumentCode => code in documentLabels;
  return {
    label: answer.label,
    said: saidToEmployer(answer),
    toCheck: toCheckOf(column),
    // What is supposed of the person is asked of the person.
    toConfirm: answer.toConfirm
      .filter(({ about }) => about !== 'person')
      .map(({ supposed, confirm }) => typography(`${supposed}. ${confirm}`)),
    duration: typography(
      [
        length === '' ? '' : marked(length, duration?.toCheck === true),
        compared === '' ? '' : `comparé ${compared}`,
      ]
        .filter((part) => part !== '')
        .join(' ; '),
    ),
    pay: payOf(column, page).map(typography),
    // Several amounts are told apart by what each is for; one alone needs no name. The amount stands first: what does
    // not fit is cut at the end.
    aid: (aid?.lines ?? []).map((line, _index, lines) =>
      typography(
        page.isOfStart
          ? marked(`${moneyLineText(line)}${lines.length > 1 ? ` : ${line.label}` : ''}`, line.toCheck)
          : `${line.label} : à chiffrer aux montants de ${page.year}`,
      ),
    ),
    cost: typography(
      cost === null || cost.monthlyNet === null || !page.isOfStart
        ? ''
        : marked(`${euros(cost.monthlyNet)} par mois`, cost.toCheck),
    ),
    training:
      training === null
        ? ''
        : `de ${formatNumber(Math.ceil(training.minHours))} à ${formatNumber(Math.floor(training.maxHours))} heures`,
    deadlines: [...answer.deadlines]
      .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
      .map(({ due, label }) => `${formatShortDate(due)} : ${label}`)
      .map(typography),
    documents: answer.documents
      .filter((code) => employerDocuments.has(code))
      .map((code) => (isDocument(code) ? documentLabels[code] : code)),
    form: form === null ? '' : `Cerfa n° ${form.number}*${form.revision}`,
    sources: [
      ...new Set(
        [
          duration?.source,
          pay?.source,
          training?.source,
          form?.source,
          ...(aid?.lines ?? []).map(({ source }) => source),
          ...answer.deadlines.map(({ source }) => source),
        ].filter((source): source is string => source !== undefined && source !== ''),
      ),
    ],
  };
}

/** The verdict in the words of everywhere; what is supposed of the person, or could lift its limits, is not told. */
function saidToEmployer(answer: SchemeAnswer): PageContract['said'] {
  const { words, mark } = saidOf({
    ...answer,
    toConfirm: answer.toConfirm.filter(({ about }) => about !== 'person'),
    conditions: answer.conditions.map(({ unless, ...condition }) =>
      condition.about === 'person' || unless === undefined ? condition : { ...condition, unless },
    ),
  });
  return { words, mark };
}

/** The page: contracts of work and immersions that are open or to check, in the order of the comparison. */
export function comparisonPageOf(
  comparison: Comparison,
  supposed: Supposed,
  about: Omit<ComparisonPage, 'contracts' | 'offer' | 'referenceOn' | 'year' | 'otherYears'>,
): ComparisonPage {
  const on: CivilDate = comparison.on;
  const shown = comparison.columns.filter(
    ({ answer }) => answer.kind === 'employment' || answer.kind === 'immersion',
  );
  const page = yearOfPage(on, supposed.startsOn ?? null);
  const isLonger = shown.some(({ endsOn }) => endsOn !== null && yearOf(endsOn) > page.year);
  return {
    ...about,
    referenceOn: on,
    year: page.year,
    otherYears: typography(
      isLonger
        ? `Un contrat qui continue en ${page.year + 1} suit alors les montants de ${page.year + 1}, que cette page ne donne pas.`
        : '',
    ),
    offer: showFacts(supposed, [
      'startsOn',
      'endsOn',
      'contract.nature',
      'contract.weeklyHours',
      'contract.trainingHours',
      'contract.qualification',
    ]),
    contracts: shown.map((column) => contractOf(column, page)),
  };
}
