import { z } from 'zod';
import { capital, enumerate, formatNumber, formatPhone, typography } from '../base/text';
import {
  type CivilDate,
  civilDate,
  civilDateSchema,
  formatFrenchDate,
  formatFrenchMonth,
  monthOf,
  readWeek,
  weekWords,
} from '../base/time';
import { periodLabel } from '../candidates';
import {
  candidateFields,
  evidenceFields,
  type LevelCode,
  levelBothWays,
  profileKinds,
  romeCodes,
  valueWords,
} from '../fields';
import { type Agreement, agreementWords } from './agreements';
import type { CareerPeriod, Presented, PresentedEntry } from './presented';

/** What a CV or a card says, as plain data: what the PDF prints and nothing else. */
const rowSchema = z.strictObject({
  /** When, or of what; '' where the line says it all. */
  label: z.string(),
  lead: z.string(),
  under: z.array(z.string()),
});
export type PresentationRow = z.infer<typeof rowSchema>;
export const presentationPageSchema = z.strictObject({
  paper: z.enum(['own-cv', 'cv', 'card']),
  isDemo: z.boolean(),
  preparedOn: civilDateSchema,
  /** Who prepares it; '' on a CV that is the person's own. */
  structure: z.string(),
  /** The name of the person, or the number of the card. */
  title: z.string(),
  subtitle: z.string(),
  contacts: z.array(z.string()),
  sections: z.array(z.strictObject({ title: z.string(), rows: z.array(rowSchema) })),
  /** Said at the foot of each page. */
  footer: z.string(),
});
export type PresentationPage = z.infer<typeof presentationPageSchema>;

export interface PreparedBy {
  readonly isDemo: boolean;
  readonly on: CivilDate;
  readonly structure: string;
  readonly adviser: string;
  readonly phone: string;
  readonly email: string;
}

const row = (lead: string, label = '', under: readonly string[] = []): PresentationRow => ({
  label,
  lead: typography(lead),
  under: under.filter((part) => part !== '').map(typography),
});
const before2019 = civilDate('2018-12-31');
const latest = civilDate('2019-12-31');

const jobOf = ({ content: { label, romeCode } }: PresentedEntry<'target'>): string =>
  label || (romeCodes.labelOf(romeCode) ?? romeCode);
const diplomaDetails = (level: LevelCode | null, year: number | null): string =>
  // The nomenclature of its year comes first; without a year, today's.
  level === null ? '' : levelBothWays(level, year === null || year > 2018 ? latest : before2019);

/** « mars 2024 – juin 2024 », « depuis mars 2024 ». */
function monthsWords({ startsOn, endsOn }: Pick<CareerPeriod, 'startsOn' | 'endsOn'>): string {
  const from = formatFrenchMonth(monthOf(startsOn));
  if (endsOn === null) return `depuis ${from}`;
  const to = formatFrenchMonth(monthOf(endsOn));
  return from === to ? from : `${from} – ${to}`;
}
/** Months that a period lasted, one at least; in words. */
function lengthWords({ startsOn, endsOn }: CareerPeriod, on: CivilDate): string {
  const last = endsOn ?? on;
  const index = (day: CivilDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const months = index(last) - index(startsOn) + 1;
  const years = Math.floor(months / 12);
  if (years < 1) return `${months} mois`;
  const rest = months % 12;
  return `${years === 1 ? '1 an' : `${years} ans`}${rest === 0 ? '' : ` et ${rest} mois`}`;
}
const isTraining = ({ kind }: CareerPeriod): boolean => kind === 'training' || kind === 'schooling';

const vehicleWords = { own: 'véhicule personnel', shared: 'véhicule partagé', none: '' } as const;
const mobilityRows = ({ person, entries }: Presented): readonly PresentationRow[] => {
  const licences = (state: string): string =>
    enumerate(
      entries.licence.flatMap(({ content }) =>
        content.state === state && content.category !== null ? [content.category] : [],
      ),
    );
  const [held, preparing] = [licences('held'), licences('preparing')];
  const { drivingLicence, vehicle, meansOfTransport, reachKm, reachMinutes } = person;
  const reach = [
    reachKm === null ? '' : `jusqu’à ${formatNumber(reachKm)}\u00A0km`,
    reachMinutes === null ? '' : `${formatNumber(reachMinutes)}\u00A0min de trajet`,
  ].filter((part) => part !== '');
  const ways = [
    vehicle === null ? '' : vehicleWords[vehicle],
    ...(meansOfTransport ?? []).map(
      (one) => valueWords(candidateFields.meansOfTransport, [one])?.toLocaleLowerCase('fr') ?? '',
    ),
  ].filter((part) => part !== '');
  // Only what she has: a page that presents somebody does not say what she lacks.
  return [
    held === '' && drivingLicence === 'yes' ? row('Permis de conduire') : null,
    held === '' ? null : row(`Permis ${held}`),
    preparing === '' ? null : row(`Permis ${preparing} en préparation`),
    ways.length === 0 ? null : row(capital(enumerate(ways))),
    reach.length === 0 ? null : row(capital(reach.join(', '))),
  ].filter((each) => each !== null);
};

const availabilityRows = ({ entries }: Presented, on: CivilDate): readonly PresentationRow[] =>
  entries.availability.flatMap(({ content: { week, startsOn, endsOn } }) => {
    const grid = readWeek(week);
    const span = [
      startsOn === null || startsOn <= on ? '' : `à partir du ${formatFrenchDate(startsOn)}`,
      endsOn === null ? '' : `jusqu’au ${formatFrenchDate(endsOn)}`,
    ].filter((part) => part !== '');
    return grid === null ? [] : [row(capital(weekWords(grid)), '', [capital(span.join(', '))])];
  });

const languageRows = ({ entries }: Presented): readonly PresentationRow[] =>
  entries.language.map(({ content: { language, spoken, written } }) => {
    const levels = [
      spoken === null ? '' : `${spoken} à l’oral`,
      written === null ? '' : `${written} à l’écrit`,
    ];
    return row(
      [valueWords(profileKinds.language.fields.language, language) ?? '', ...levels]
        .filter((part) => part !== '')
        .join(', '),
    );
  });

const evidenceOf = ({ evidence }: PresentedEntry<'ability'>, withWhom: boolean): readonly string[] =>
  evidence.map(({ kind, on, by }) =>
    [
      valueWords(evidenceFields.kind, kind) ?? '',
      on === null ? '' : formatFrenchMonth(monthOf(on)),
      withWhom ? by : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  );

const section = (title: string, rows: readonly PresentationRow[]): PresentationPage['sections'] =>
  rows.length === 0 ? [] : [{ title, rows: [...rows] }];

/** Level that was declared, where no diploma says it. */
const declaredLevel = ({ person, entries }: Presented): readonly PresentationRow[] => {
  const { level, diplomaLabel, diplomaObtained } = person;
  const isTold = entries.diploma.some(({ content }) => content.obtained === 'yes');
  if (isTold || level === null) return [];
  const label = diplomaLabel.trim();
  const lead = label === '' ? 'Niveau de formation' : label;
  return [
    row(lead, '', [levelBothWays(level, latest), label !== '' && diplomaObtained === 'no' ? 'Suivi' : '']),
  ];
};

const diplomaRows = (
  { entries }: Presented,
  scrubbed: (text: string) => string,
): readonly PresentationRow[] =>
  entries.diploma
    .toSorted((a, b) => (b.content.year ?? 0) - (a.content.year ?? 0))
    .map(({ content: { label, level, year, obtained } }) =>
      row(scrubbed(label), year === null ? '' : String(year), [
        diplomaDetails(level, year),
        obtained === 'yes' ? '' : 'Formation suivie',
      ]),
    );

const careerRow = (period: CareerPeriod): PresentationRow =>
  row(period.detail === '' ? periodLabel(period.kind) : period.detail, capital(monthsWords(period)), [
    period.detail === '' ? '' : periodLabel(period.kind),
  ]);

/** The CV of a person: `agreement` is the one under which an employer receives it; `null`: it is given to her. */
export function cvOf(presented: Presented, by: PreparedBy, agreement: Agreement | null): PresentationPage {
  const { person, entries, career } = presented;
  const same = (text: string): string => text;
  const [first, ...others] = entries.target;
  const trainings = career.filter(isTraining);
  return {
    paper: agreement === null ? 'own-cv' : 'cv',
    isDemo: by.isDemo,
    preparedOn: by.on,
    structure: agreement === null ? '' : by.structure,
    title: `${person.firstName.trim()} ${(person.usualName || person.birthName).trim()}`,
    subtitle: first === undefined ? '' : typography(jobOf(first)),
    contacts: [
      ...[person.mobilePhone || person.landlinePhone].filter((phone) => phone !== '').map(formatPhone),
      ...[person.email].filter((email) => email !== ''),
    ],
    sections: [
      ...section(
        'Autres métiers visés',
        others.map((target) => row(jobOf(target))),
      ),
      ...section('Expériences', career.filter((period) => !isTraining(period)).map(careerRow)),
      ...section('Formations et diplômes', [
        ...diplomaRows(presented, same),
        ...trainings.map(careerRow),
        ...declaredLevel(presented),
      ]),
      ...section(
        'Savoir-faire',
        entries.ability.map((ability) => row(ability.content.label, '', evidenceOf(ability, true))),
      ),
      ...section('Langues', languageRows(presented)),
      ...section('Mobilité', mobilityRows(presented)),
      ...section('Disponibilités', availabilityRows(presented, by.on)),
    ],
    footer:
      agreement === null
        ? ''
        : typography(
            `À ne transmettre à personne d’autre. Préparé le ${formatFrenchDate(by.on)} par ${by.adviser || by.structure || 'la mission locale'}, ${agreementWords(agreement)}.`,
          ),
  };
}

/**
 * The card of a person, which does not name her: no employer of before, no school, no day; what was typed freely goes through
 * `scrubbed`, and so does what is told of `number`.
 */
export function cardOf(
  presented: Presented,
  by: PreparedBy,
  number: string,
  scrubbed: (text: string) => string,
): PresentationPage {
  const { entries, career, person } = presented;
  const jobs = entries.target.map(jobOf).map(scrubbed);
  const lengths = career
    .filter((period) => !isTraining(period))
    .map((period) => row(`${periodLabel(period.kind)}, ${lengthWords(period, by.on)}`));
  const contact = [by.adviser, by.phone === '' ? '' : formatPhone(by.phone), by.email].filter(
    (part) => part !== '',
  );
  return {
    paper: 'card',
    isDemo: by.isDemo,
    preparedOn: by.on,
    structure: by.structure,
    title: `Candidature n° ${number}`,
    subtitle: typography(jobs[0] ?? ''),
    contacts: [],
    sections: [
      ...section(
        'Autres métiers visés',
        jobs.slice(1).map((job) => row(job)),
      ),
      ...section(
        'Savoir-faire',
        entries.ability.map((ability) =>
          row(scrubbed(ability.content.label), '', evidenceOf(ability, false)),
        ),
      ),
      ...section('Niveau', person.level === null ? [] : [row(capital(levelBothWays(person.level, latest)))]),
      ...section(
        'Diplômes',
        diplomaRows(presented, scrubbed).map(({ lead, under }) => ({ label: '', lead, under })),
      ),
      ...section('Expériences', lengths),
      ...section('Langues', languageRows(presented)),
      ...section('Mobilité', mobilityRows(presented)),
      ...section('Disponibilités', availabilityRows(presented, by.on)),
    ],
    footer: typography(
      `Pour rencontrer cette personne, donner ce numéro à : ${[...contact, by.structure].filter((part) => part !== '').join(', ') || 'la mission locale'}. Préparé le ${formatFrenchDate(by.on)}.`,
    ),
  };
}

/** What says nothing yet on a page, in words: told to the adviser, never printed. */
export function emptyPartsOf({ entries, person }: Presented): readonly string[] {
  return [
    entries.target.length === 0 ? 'métier visé' : '',
    entries.ability.length === 0 ? 'aptitudes' : '',
    entries.diploma.length === 0 && person.level === null ? 'niveau ou diplôme' : '',
    entries.availability.length === 0 ? 'disponibilités' : '',
    entries.language.length === 0 ? 'langues' : '',
  ].filter((part) => part !== '');
}
