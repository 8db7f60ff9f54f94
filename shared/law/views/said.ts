// How an answer of the law is said: one word, one colour, one icon, wherever it is shown (window, documents, command line).
import { plural } from '../../base/text';
import { type CivilDate, formatFrenchDate } from '../../base/time';
import { reserveText } from '../engine/answer-text';
import type { ConditionVerdict, SchemeAnswer, SchemeKind, Verdict } from '../engine/eligibility.schema';
import { sentence } from '../engine/phrasing';

/** Colours by what they mean: done, to know, to settle, closed, apart. */
export type SaidTone = 'done' | 'info' | 'late' | 'blocking' | 'neutral';
export type Icon = 'check' | 'note' | 'question' | 'warning' | 'cross' | 'dot' | 'clock';

const looks = {
  /** Only what the person is was judged, and nothing stands against. */
  compatible: { tone: 'done', icon: 'check', mark: '✓' },
  /** Person, employer and contract were judged. */
  conform: { tone: 'done', icon: 'check', mark: '✓' },
  /** Open, as long as nobody says otherwise of what was supposed. */
  reserved: { tone: 'info', icon: 'note', mark: '✓' },
  /** The law would be met; the file is not ready. */
  unready: { tone: 'blocking', icon: 'warning', mark: '?' },
  incomplete: { tone: 'late', icon: 'question', mark: '?' },
  /** A limit is passed, which an exception that nobody has told would lift. */
  'closed-unless': { tone: 'late', icon: 'warning', mark: '?' },
  /** No answer would settle it: a text, or an administration, has to be asked. */
  'to-check': { tone: 'late', icon: 'question', mark: '?' },
  closed: { tone: 'blocking', icon: 'cross', mark: '✕' },
  'under-way': { tone: 'info', icon: 'clock', mark: '•' },
  'out-of-force': { tone: 'neutral', icon: 'dot', mark: '–' },
} as const satisfies Readonly<
  Record<string, { readonly tone: SaidTone; readonly icon: Icon; readonly mark: string }>
>;
export type SaidCode = keyof typeof looks;

/** A verdict, ready to be shown. */
export interface Said {
  readonly code: SaidCode;
  /** In French, without a capital, so that it follows a colon. */
  readonly words: string;
  readonly tone: SaidTone;
  readonly icon: Icon;
  /** For paper, where there is neither colour nor icon. */
  readonly mark: string;
}
const said = (code: SaidCode, words: string): Said => ({ code, words, ...looks[code] });

const compatible = 'profil compatible';
const closed = 'fermé';
const toCheck = 'à vérifier';
const conform: Readonly<Record<SchemeKind, string>> = {
  employment: 'contrat conforme',
  support: 'contrat conforme',
  immersion: 'convention conforme',
  measure: 'mesure conforme',
};
const reserved = (words: string): string => `${words}, sous réserve`;
const lacking = (count: number): Said => saidOfLacks(count, 0);

/** What a verdict says without the answer behind it: the adviser's own, or a coming one. */
export function bareSaid(verdict: Verdict): Said {
  switch (verdict) {
    case 'eligible':
      return said('compatible', 'compatible');
    case 'ineligible':
      return said('closed', closed);
    case 'to-check':
      return said('to-check', toCheck);
  }
}

/** What the sweep of the portfolio keeps of an answer about a person. */
interface Outlooked {
  readonly verdict: Verdict;
  /** Facts that are awaited; of an open answer, those that it supposes. */
  readonly missing: readonly string[];
  readonly isClosedUnless: boolean;
}

function openSaid(missing: number, isClosedUnless: boolean): Said {
  if (isClosedUnless) return said('closed-unless', 'fermé, sauf exception');
  return missing > 0 ? lacking(missing) : said('to-check', toCheck);
}

/** The same words for what the person alone was judged on. */
export function saidOfOutlook({ verdict, missing, isClosedUnless }: Outlooked): Said {
  switch (verdict) {
    case 'eligible':
      return missing.length > 0 ? said('reserved', reserved(compatible)) : said('compatible', compatible);
    case 'ineligible':
      return said('closed', closed);
    case 'to-check':
      return openSaid(missing.length, isClosedUnless);
  }
}

/** What the person's own conditions may answer, in the order in which it is read, and how it is asked for. */
export const outlookAnswers: readonly { readonly code: SaidCode; readonly words: string }[] = [
  { code: 'under-way', words: 'en cours' },
  { code: 'compatible', words: compatible },
  { code: 'reserved', words: reserved(compatible) },
  { code: 'incomplete', words: 'il manque des réponses' },
  { code: 'to-check', words: toCheck },
  { code: 'closed-unless', words: 'fermé, sauf exception' },
  { code: 'closed', words: closed },
];
/** Several of them, as a filter says them: the last two joined by « ou ». */
export function outlookWords(codes: readonly string[]): string {
  const isEither = codes.includes('compatible') && codes.includes('reserved');
  const said = outlookAnswers.flatMap(({ code, words }) => {
    if (!codes.includes(code) || (isEither && code === 'reserved')) return [];
    return [isEither && code === 'compatible' ? `${compatible}, même sous réserve` : words];
  });
  return [...(said.length > 1 ? [said.slice(0, -1).join(', ')] : []), ...said.slice(-1)].join(' ou ');
}

type Answered = Pick<SchemeAnswer, 'kind' | 'inForce' | 'verdict' | 'conditions' | 'missing' | 'toConfirm'>;

/** What an answer says. It conforms only where an employer or a contract was judged; else the profile is compatible. */
export function saidOf({ kind, inForce, verdict, conditions, missing, toConfirm }: Answered): Said {
  if (!inForce) return said('out-of-force', 'hors vigueur');
  switch (verdict) {
    case 'eligible': {
      const isWhole = conditions.some(({ about }) => about !== 'person');
      const words = isWhole ? conform[kind] : compatible;
      if (toConfirm.length > 0) return said('reserved', reserved(words));
      return said(isWhole ? 'conform' : 'compatible', words);
    }
    case 'ineligible':
      return said('closed', closed);
    case 'to-check':
      return openSaid(
        missing.length,
        conditions.some(({ unless }) => unless !== undefined),
      );
  }
}

/** What the law says of a contract file in which points still keep the signature away: never green above them. */
export const saidOfFile = (law: Answered, blocking: number): Said =>
  blocking > 0
    ? said('unready', plural(blocking, 'point bloque la signature', 'points bloquent la signature'))
    : saidOf(law);

/** What a contract file still lacks: answers, supporting documents. */
export function saidOfLacks(answers: number, documents: number): Said {
  const parts = [
    ...(answers > 0 ? [plural(answers, 'réponse', 'réponses')] : []),
    ...(documents > 0 ? [plural(documents, 'pièce', 'pièces')] : []),
  ];
  return said('incomplete', `il manque ${parts.join(' et ')}`);
}

/** The person has entered the scheme: it is not offered again. */
export const saidUnderWay = (since: CivilDate | null): Said =>
  said(
    'under-way',
    since === null ? 'en cours, date d’entrée inconnue' : `en cours depuis le ${formatFrenchDate(since)}`,
  );

/** The verdict in a sentence: "contrat conforme sous réserve de : cotisations sociales à jour". */
export function verdictText(answer: Answered): string {
  const { words } = saidOf({ ...answer, toConfirm: [] });
  return answer.verdict === 'eligible' && answer.toConfirm.length > 0
    ? `${words} ${reserveText(answer.toConfirm)}`
    : words;
}

/** A heading over the answers that read alike. */
export interface SaidGroup {
  readonly id: string;
  readonly title: string;
  readonly codes: readonly SaidCode[];
}
/** In the order in which they are read. */
export const saidGroups: readonly SaidGroup[] = [
  { id: 'under-way', title: 'En cours', codes: ['under-way'] },
  { id: 'open', title: 'Possibles', codes: ['conform', 'compatible', 'reserved', 'unready'] },
  { id: 'incomplete', title: 'Il manque des réponses', codes: ['incomplete'] },
  { id: 'closed-unless', title: 'Fermés, sauf exception', codes: ['closed-unless'] },
  { id: 'to-check', title: 'À vérifier', codes: ['to-check'] },
  { id: 'closed', title: 'Fermés', codes: ['closed'] },
  { id: 'out-of-force', title: 'Hors vigueur', codes: ['out-of-force'] },
];

/** How one condition is said. */
export const conditionLooks: Readonly<
  Record<ConditionVerdict, { readonly words: string; readonly tone: SaidTone; readonly icon: Icon }>
> = {
  met: { words: 'remplie', tone: 'done', icon: 'check' },
  'not-met': { words: 'non remplie', tone: 'blocking', icon: 'cross' },
  unknown: { words: toCheck, tone: 'late', icon: 'question' },
  presumed: { words: 'à confirmer', tone: 'info', icon: 'note' },
};

/** What opens the rules and the articles behind an answer, and how it is called for who does not see its place. */
export const whyLabel = sentence('Pourquoi ?');
export const whyOf = (label: string): string => sentence(`Pourquoi ? ${label}`);
