import { agree, formatCents, formatNumber, formatPhone, formatSiret, plural, typography } from '../base/text';
import { type CivilDate, formatFrenchDate, formatShortDate, isCivilDate } from '../base/time';
import {
  type Cell,
  columnNamed,
  type ListColumn,
  type ListDeclaration,
  type ListFilter,
  type ListQuery,
} from './list';

const NO_BREAK = '\u00A0';

/** "a, b ou c". */
export function alternatives(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ou ${items.at(-1) ?? ''}`;
}

/** "de Lens", "d’Arras", "du Havre", "des Mureaux": as French says where somebody is from. */
export function ofPlace(place: string): string {
  const [, article = '', rest] = /^(les?) (.+)$/iu.exec(place) ?? [];
  if (article !== '') return `${article.length === 2 ? 'du' : 'des'} ${rest}`;
  return /^[aàâeéèêëiîïoôuùûyhæœ]/iu.test(place) ? `d’${place}` : `de ${place}`;
}

/** What people are called, by their identifiers. */
export type Named = ReadonlyMap<string, string>;
const nobody: Named = new Map();

const choiceWords = ({ choices, kind }: ListColumn, value: string, named: Named): string => {
  if (kind === 'person') return named.get(value) ?? 'une personne qui n’est plus dans le portefeuille';
  const choice = choices.find((one) => one.value === value);
  return choice === undefined ? value : (choice.short ?? choice.label);
};

const dayOf = (bound: string | number): string =>
  typeof bound === 'string' && isCivilDate(bound) ? formatFrenchDate(bound) : String(bound);

/** "du 1er mars 2026 au 5 mars 2026", "depuis le …", "jusqu’au …". */
function spanOfDays(from: string | number | null, to: string | number | null): string {
  if (from !== null && from === to) return `le ${dayOf(from)}`;
  if (from !== null && to !== null) return `du ${dayOf(from)} au ${dayOf(to)}`;
  return from === null ? `jusqu’au ${dayOf(to ?? '')}` : `depuis le ${dayOf(from)}`;
}

/** "dans les 90 prochains jours", "dans les 30 derniers jours", "il y a plus de 90 jours". */
function spanFromToday(way: 'coming' | 'past' | 'older', days: number): string {
  if (way === 'older') return `il y a plus de ${plural(days, 'jour', 'jours')}`;
  if (days === 0) return 'aujourd’hui';
  const [one, many] =
    way === 'coming' ? ['demain au plus tard', 'prochains'] : ['hier ou aujourd’hui', 'derniers'];
  return days === 1 ? one : `dans les ${formatNumber(days)}${NO_BREAK}${many}${NO_BREAK}jours`;
}

/** "de 18 à 25", "de 26 au moins", "de 17 au plus". */
function spanOfNumbers(from: number | null, to: number | null, dress: (value: number) => string): string {
  if (from !== null && from === to) return `de ${dress(from)}`;
  if (from !== null && to !== null) return `de ${dress(from)} à ${dress(to)}`;
  return from === null ? `de ${dress(to ?? 0)} au plus` : `de ${dress(from)} au moins`;
}

/** "de 18 à 25 ans", "de 26 ans et plus", "de 17 ans et moins". */
function spanOfAges(from: number | null, to: number | null): string {
  const years = (age: number): string => plural(age, 'an', 'ans');
  if (from !== null && from === to) return `de ${years(from)}`;
  if (from !== null && to !== null) return `de ${from} à ${years(to)}`;
  return from === null ? `de ${years(to ?? 0)} et moins` : `de ${years(from)} et plus`;
}

function spanOf(
  { kind }: ListColumn,
  { from, to }: { from: string | number | null; to: string | number | null },
): string {
  if (kind === 'date' || kind === 'instant') return spanOfDays(from, to);
  const [low, high] = [from === null ? null : Number(from), to === null ? null : Number(to)];
  if (kind === 'age') return spanOfAges(low, high);
  return spanOfNumbers(low, high, kind === 'money' ? formatCents : formatNumber);
}

/** One filter as it reads after the name of the list: « de Lens », « sans diplôme », « premier accueil depuis le 1er mars 2026 ». */
export function filterWords(column: ListColumn, filter: ListFilter, named = nobody): string {
  const { said, words } = column;
  switch (filter.operator) {
    case 'contains':
      return typography(`${said} contenant « ${filter.value} »`);
    case 'one-of': {
      const values = filter.value.map((value) => choiceWords(column, value, named));
      return words.oneOf === undefined
        ? typography(`${said} : ${alternatives(values)}`)
        : words.oneOf(values, filter.value);
    }
    case 'between': {
      const span = spanOf(column, filter.value);
      return words.between === undefined ? `${said} ${span}` : words.between(span);
    }
    case 'coming':
    case 'past':
    case 'older': {
      const span = spanFromToday(filter.operator, filter.value);
      return words.between === undefined ? `${said} ${span}` : words.between(span);
    }
    case 'empty':
      return words.empty ?? `sans ${said}`;
    case 'filled':
      return words.filled ?? `avec ${said}`;
  }
}

/** Words that go with the noun before them without a comma: « Candidats de Lens, sans diplôme ». */
const isAttached = (words: string): boolean => /^(?:d[eu]s? |d’|en |chez |à )/u.test(words);

/** What a list shows, as a French sentence without its full stop: « Candidats de Lens, de 18 à 25 ans, sans diplôme ». */
export function listSentence(
  list: ListDeclaration,
  { filters, text }: Pick<ListQuery, 'filters' | 'text'>,
  named: Named = nobody,
): string {
  const told = filters.flatMap((filter) => {
    const column = columnNamed(list, filter.field);
    return column === undefined ? [] : [filterWords(column, filter, named)];
  });
  const all = text.trim() === '' ? told : [...told, typography(`contenant « ${text.trim()} »`)];
  const [first, ...others] = all;
  if (first === undefined) return list.title;
  return [`${list.title}${isAttached(first) ? ' ' : ', '}${first}`, ...others].join(', ');
}

/** "602 candidats", "1 candidat", "Aucun candidat". */
export const countWords = (list: ListDeclaration, count: number): string =>
  count === 0 ? noneOf(list) : plural(count, list.one, list.many);

/** "Aucun candidat", "Aucune ligne". */
export const noneOf = ({ one, isFeminine }: ListDeclaration): string =>
  `${isFeminine ? 'Aucune' : 'Aucun'} ${one}`;

const instants = new Intl.DateTimeFormat('fr-FR', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** A cell as it is read, the same on screen, in a table and on paper; '' when it holds nothing. */
export function cellText(column: ListColumn, cell: Cell): string {
  if (cell === null || cell === '') return '';
  if (Array.isArray(cell))
    return column.kind === 'person' || column.kind === 'record'
      ? (cell[1] ?? '')
      : cell.map((value) => choiceWords(column, value, nobody)).join(', ');
  switch (column.kind) {
    case 'date':
      return typeof cell === 'string' && isCivilDate(cell)
        ? formatShortDate(cell as CivilDate)
        : String(cell);
    case 'instant':
      return instants.format(new Date(String(cell))).replace(' ', ' à ');
    case 'phone':
      return formatPhone(String(cell));
    case 'siret':
      return formatSiret(String(cell));
    case 'number':
      return typeof cell === 'number' ? formatNumber(cell) : String(cell);
    case 'age':
      return typeof cell === 'number' ? `${cell}${NO_BREAK}${agree(cell, 'an', 'ans')}` : String(cell);
    case 'money':
      return typeof cell === 'number' ? formatCents(cell) : String(cell);
    case 'yes-no':
      return cell === true ? 'oui' : 'non';
    case 'tri-state':
      return cell === 'yes' ? 'oui' : cell === 'no' ? 'non' : '';
    case 'choice':
    case 'several':
      return choiceWords(column, String(cell), nobody);
    case 'text':
    case 'person':
    case 'record':
      return String(cell);
  }
}
