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
  const [, article, rest] = /^(Le|Les) (.+)$/u.exec(place) ?? [];
  if (article === 'Le') return `du ${rest}`;
  if (article === 'Les') return `des ${rest}`;
  return /^[aàâeéèêëiîïoôuùûyhæœ]/iu.test(place) ? `d’${place}` : `de ${place}`;
}

const choiceWords = ({ choices }: ListColumn, value: string): string => {
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
export function filterWords(column: ListColumn, filter: ListFilter): string {
  const { said, words } = column;
  switch (filter.operator) {
    case 'contains':
      return typography(`${said} contenant « ${filter.value} »`);
    case 'one-of': {
      const values = filter.value.map((value) => choiceWords(column, value));
      return words.oneOf === undefined
        ? typography(`${said} : ${alternatives(values)}`)
        : words.oneOf(values, filter.value);
    }
    case 'between': {
      const span = spanOf(column, filter.value);
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
  name = list.title,
): string {
  const told = filters.flatMap((filter) => {
    const column = columnNamed(list, filter.field);
    return column === undefined ? [] : [filterWords(column, filter)];
  });
  const all = text.trim() === '' ? told : [...told, typography(`contenant « ${text.trim()} »`)];
  const [first, ...others] = all;
  if (first === undefined) return name;
  return [`${name}${isAttached(first) ? ' ' : ', '}${first}`, ...others].join(', ');
}

/** "602 candidats", "1 candidat", "Aucun candidat". */
export const countWords = ({ one, many }: ListDeclaration, count: number): string =>
  count === 0 ? `Aucun ${one}` : plural(count, one, many);

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
  if (Array.isArray(cell)) return cell.map((value) => choiceWords(column, value)).join(', ');
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
      return choiceWords(column, String(cell));
    case 'text':
      return String(cell);
  }
}
