import {
  ageOn,
  birthdayOn,
  type CivilDate,
  firstOfNextMonth,
  formatFrenchDate,
  monthOf,
} from '../../../base/time';
import { requireValueOn } from '../../engine/parameter';
import { type PayContext, type PaySchedule, paySchedule } from '../../engine/pay';
import { sentence } from '../../engine/phrasing';
import { both, holds, isTrue, type Judgement, lacking, settled } from '../../engine/rule';
import { citing } from '../../engine/source';
import { type Ask, asking, type Facts, factTable as facts, knownDate, levelRank } from '../../facts/facts';
import { type AgeBand, type PayGrid, payGrid, payRiseAge, seekerAge } from './parameters';

const baccalaureate = 4;
const technologicalNote =
  'Bac technologique : les sources ne tranchent pas la majoration ; le taux sans majoration est retenu.';

/**
 * Whether the higher percentages apply (D. 6325-15): a vocational baccalaureate or a vocational title of that level or
 * above, or any diploma of higher education; a general baccalaureate alone does not count. Unknown for a technological
 * baccalaureate, which the sources leave open.
 */
export function isQualified(ask: Ask): Judgement & { readonly note: string } {
  const level = ask(facts.level);
  // A diploma not obtained settles nothing alone: of a BTS not obtained, the baccalaureate held may count.
  if (level.state === 'unknown') return { ...lacking(facts.level), note: '' };
  if (level.state === 'none' || levelRank(level.value) < baccalaureate) return { ...settled('no'), note: '' };
  const rank = levelRank(level.value);
  const obtained = isTrue(ask, facts.diplomaObtained);
  if (rank > baccalaureate) {
    return obtained.truth === 'no'
      ? {
          ...settled('unknown'),
          note: 'Diplôme du supérieur non obtenu : le baccalauréat détenu, professionnel ou non, reste à préciser.',
        }
      : { ...obtained, note: '' };
  }
  const kind = ask(facts.diplomaKind);
  const isVocational = holds(facts.diplomaKind, kind, 'unknown', (value) =>
    value === 'professional' ? 'yes' : value === 'general' ? 'no' : 'unknown',
  );
  const judged = both(obtained, isVocational);
  const isTechnological = kind.state === 'known' && kind.value === 'technological';
  return { ...judged, note: judged.truth === 'unknown' && isTechnological ? technologicalNote : '' };
}

/** The age band of a day, and why it is to check. */
interface Band {
  readonly band: AgeBand;
  readonly note: string;
}

/**
 * Band of age on a day of the contract. A rise takes effect on the first day of the month that follows the birthday
 * (D. 6325-16), a birthday on the first of a month included; who is of age before the start has the rate at once.
 * From 26, L. 6325-9 says nothing of the month: the same effect is shown, to check.
 */
function bandOn(day: CivilDate, birthDate: CivilDate, on: CivilDate, startsOn: CivilDate): Band {
  const twentySixth = birthdayOn(birthDate, seekerAge);
  if (ageOn(birthDate, on) >= seekerAge) return { band: 'from-26', note: '' };
  if (twentySixth <= startsOn) {
    return {
      band: 'from-26',
      note: 'Les 26 ans tombent entre la conclusion et le début : la date à retenir n’est pas fixée par la loi.',
    };
  }
  const birthday26 = formatFrenchDate(twentySixth);
  if (day >= firstOfNextMonth(twentySixth)) {
    return {
      band: 'from-26',
      note: `26 ans le ${birthday26} : D. 6325-16 ne vise pas ce passage, la date d’effet est à vérifier.`,
    };
  }
  const at26 =
    monthOf(day) === monthOf(twentySixth)
      ? `26 ans le ${birthday26} : en lecture stricte, le SMIC est dû dès l’anniversaire (L. 6325-9).`
      : '';
  const twentyFirst = birthdayOn(birthDate, payRiseAge);
  if (day >= firstOfNextMonth(twentyFirst)) return { band: 'from-21', note: at26 };
  if (twentyFirst < startsOn) {
    return {
      band: 'from-21',
      note: `21 ans le ${formatFrenchDate(twentyFirst)}, peu avant le début : D. 6325-16 pris à la lettre reporterait le taux au mois suivant.`,
    };
  }
  return { band: 'under-21', note: '' };
}

const bandWords: Readonly<Record<AgeBand, string>> = {
  'under-21': 'moins de 21 ans',
  'from-21': '21 à 25 ans',
  'from-26': '26 ans et plus',
};
/** The articles of each row, among those of the grid: a grid that was not read there cites its own source. */
const rowArticles: Readonly<Record<AgeBand, readonly string[]>> = {
  'under-21': ['L6325-8', 'D6325-15'],
  'from-21': ['L6325-8', 'D6325-15', 'D6325-16'],
  'from-26': ['L6325-9', 'D6325-18'],
};

const percentOf = (grid: PayGrid, band: AgeBand, isHigher: boolean): number => {
  const rank = isHigher ? 1 : 0;
  switch (band) {
    case 'under-21':
      return grid.under21[rank];
    case 'from-21':
      return grid.from21[rank];
    case 'from-26':
      return grid.from26;
  }
};

/**
 * The legal minimum month by month (`paySchedule`). `null` without a date of birth, or before the first grid.
 * Sources: L. 6325-8, L. 6325-9, D. 6325-15, D. 6325-16, D. 6325-18.
 */
export function monthlyPaySchedule(given: Facts, context: PayContext = {}): PaySchedule | null {
  const ask = asking(given);
  const birthDate = knownDate(ask(facts.birthDate));
  if (birthDate === null || given.on < (payGrid.values[0]?.from ?? given.on)) return null;
  const { value: grid, source } = requireValueOn(payGrid, given.on);
  const asked = new Set<string>();
  const qualified = isQualified((fact) => {
    asked.add(fact.path);
    return ask(fact);
  });
  return paySchedule(
    given,
    {
      ...citing(source),
      conventionalArticle: 'D. 6325-18',
      rateOn: (day, startsOn) => {
        const { band, note } = bandOn(day, birthDate, given.on, startsOn);
        const isOpen = band !== 'from-26' && qualified.truth === 'unknown';
        const unqualified =
          qualified.note === ''
            ? 'Niveau ou diplôme à préciser : le taux sans majoration est retenu.'
            : qualified.note;
        return {
          percent: percentOf(grid, band, qualified.truth === 'yes'),
          because: {
            row: sentence(
              band === 'from-26'
                ? bandWords[band]
                : `${bandWords[band]}, ${qualified.truth === 'yes' ? 'avec' : 'sans'} la majoration du baccalauréat professionnel ou d’un diplôme du supérieur`,
            ),
            facts: [facts.birthDate.path, ...(band === 'from-26' ? [] : asked)],
            articles: rowArticles[band].filter((article) => source.articles.includes(article)),
          },
          conventionalPercent: band === 'from-26' ? grid.conventional : null,
          checks: [...(note === '' ? [] : [note]), ...(isOpen ? [unqualified] : [])],
          missing: isOpen ? qualified.missing : [],
        };
      },
    },
    context,
  );
}
