// The page of a scheme, made from its table alone: nothing in it is written twice, so it cannot say otherwise than the
// answers do.
import { z } from 'zod';
import {
  addDays,
  type CivilDate,
  civilDateSchema,
  contains,
  formatFrenchDate,
  type Interval,
  type Territory,
  territories,
} from '../../base/time';
import { articleAddress, codeAddressOn } from '../engine/article-addresses';
import { type Article, articles, readFrom, recodifiedOn } from '../engine/articles';
import { datedDeadlines } from '../engine/dated-answer';
import { dayOffWarning } from '../engine/deadline';
import { documentLabels } from '../engine/documents';
import {
  type Alternative,
  type RuleSubject,
  type SchemeAnswer,
  type SchemeKind,
  type Verdict,
  verdictSchema,
} from '../engine/eligibility.schema';
import { isAmount, type Parameter, showPlace } from '../engine/parameter';
import { sentence } from '../engine/phrasing';
import { noReferences, type References, seriesOf } from '../engine/references';
import { confidenceOn, type Rule } from '../engine/rule';
import { deadlinesFor, partInput, remindersFor, type Scheme } from '../engine/scheme';
import { type Confidence, cite, citeArticle, citing, type Source } from '../engine/source';
import type { SchemeCode } from '../facts/scheme-codes';
import { writtenCases } from '../schemes/written-cases';

const caseSchema = z.strictObject({
  situation: z.string(),
  on: civilDateSchema,
  verdict: verdictSchema,
  explanation: z.string(),
  source: z.string(),
});
let cases: Readonly<Record<string, readonly SheetCase[]>> | null = null;
/** The cases that the pages show, as the tests wrote them down (`test/law/sheets.ts`). */
function sheetCasesOf(scheme: SchemeCode): readonly SheetCase[] {
  cases ??= z.record(z.string(), z.array(caseSchema)).parse(JSON.parse(writtenCases));
  return cases[scheme] ?? [];
}

/** Items, or why there are none: an empty part of a page is always told. */
export interface SheetPart<T> {
  readonly items: readonly T[];
  /** Empty when there are items. */
  readonly absence: string;
}

/** Whether a rule or a value holds on the day of the page. */
export type SheetTime = 'past' | 'in-force' | 'coming';

export interface SheetRule {
  readonly id: string;
  readonly label: string;
  readonly sentence: string;
  readonly about: RuleSubject;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly time: SheetTime;
  readonly source: string;
  readonly confidence: Confidence;
}

export interface SheetValue {
  readonly from: CivilDate;
  /** Day before the next value of the series, or the last day of the scheme. */
  readonly to: CivilDate | null;
  readonly time: SheetTime;
  readonly shown: string;
  readonly source: string;
  readonly confidence: Confidence;
  /** Who gave it: the product, the structure or a reference pack. */
  readonly origin: 'product' | 'structure' | 'pack';
}

export interface SheetParameter {
  readonly id: string;
  readonly label: string;
  readonly values: readonly SheetValue[];
}

/** A time limit without a date: the page knows no situation. */
export interface SheetDeadline {
  readonly code: string;
  readonly label: string;
  readonly trigger: string;
  readonly rule: string;
  readonly source: string;
  readonly confidence: Confidence;
  readonly note: string;
}

export interface SheetArticle {
  readonly id: string;
  /** "L. 6325-1". */
  readonly citation: string;
  readonly title: string;
  /** Since when the wording read has been in force; `null` when it was not read. */
  readonly since: CivilDate | null;
  /** Last day of an article of the past; `null` as long as it is in force. */
  readonly until: CivilDate | null;
  /** Where its wording can be read. */
  readonly address: string;
}

/** A case of the tests of the scheme: what is judged, and what is answered. */
export interface SheetCase {
  readonly situation: string;
  readonly on: CivilDate;
  readonly verdict: Verdict;
  readonly explanation: string;
  readonly source: string;
}

export interface Sheet {
  readonly id: SchemeCode;
  readonly label: string;
  readonly kind: SchemeKind;
  readonly purpose: string;
  readonly pivot: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  /** First days that differ from `from`, by territory. */
  readonly startsIn: readonly { readonly territory: Territory; readonly from: CivilDate }[];
  readonly source: string;
  readonly confidence: Confidence;
  /** Day on which the parts below hold: the day asked for, or the nearest one on which the scheme is in force. */
  readonly on: CivilDate;
  readonly time: SheetTime;
  readonly conditions: SheetPart<SheetRule>;
  readonly parameters: SheetPart<SheetParameter>;
  readonly deadlines: SheetPart<SheetDeadline>;
  readonly documents: SheetPart<{ readonly code: string; readonly label: string }>;
  readonly forms: SheetPart<NonNullable<SchemeAnswer['form']>>;
  readonly reminders: SheetPart<SchemeAnswer['reminders'][number]>;
  readonly alternatives: SheetPart<Alternative>;
  readonly articles: SheetPart<SheetArticle>;
  /** A handful of the cases that its tests hold. */
  readonly cases: SheetPart<SheetCase>;
}

const absences = {
  conditions: 'Aucune condition n’est écrite pour ce dispositif.',
  parameters: 'Aucune valeur de ce dispositif ne change avec le temps.',
  deadlines: 'Aucun délai n’est fixé par les textes lus.',
  documents: 'Aucune pièce n’est exigée par les textes lus.',
  forms: 'Aucun formulaire officiel à cette date, ou non retrouvé.',
  reminders: 'Rien à rappeler en plus des conditions.',
  alternatives: 'Aucun dispositif ne le remplace d’office ; une réponse défavorable nomme les autres voies.',
  articles:
    'Aucun article du code du travail : le dispositif repose sur d’autres textes, cités avec chaque règle.',
  cases: 'Aucun cas d’essai n’est encore écrit pour ce dispositif.',
} as const;

const part = <T>(name: keyof typeof absences, items: readonly T[]): SheetPart<T> => ({
  items,
  absence: items.length === 0 ? sentence(absences[name]) : '',
});

const timeOf = (from: CivilDate, to: CivilDate | null, on: CivilDate): SheetTime =>
  on < from ? 'coming' : contains({ from, to }, on) ? 'in-force' : 'past';

/** The nearest day to `on` that the scheme knows. */
function dayOf({ from, to }: Pick<Scheme, 'from' | 'to'>, on: CivilDate): CivilDate {
  if (on < from) return from;
  return to !== null && on > to ? to : on;
}

function parameterOf(
  parameter: Parameter<unknown>,
  references: References,
  on: CivilDate,
  /** Last day of the scheme: its last value does not outlive it. */
  lastDay: CivilDate | null,
): SheetParameter {
  const values = isAmount(parameter) ? seriesOf(parameter, references) : parameter.values;
  return {
    id: parameter.id,
    label: sentence(parameter.label),
    values: values.map((value, index) => {
      const next = values[index + 1];
      const to =
        next !== undefined
          ? addDays(next.from, -1)
          : lastDay !== null && value.from <= lastDay
            ? lastDay
            : null;
      return {
        from: value.from,
        to,
        time: timeOf(value.from, to, on),
        shown: sentence(showPlace(parameter, value)),
        source: cite(value.source),
        confidence: value.confidence,
        origin: value.origin ?? 'product',
      };
    }),
  };
}

/** The source of a rule and, where it is older than the wording that was read, since when the latter is in force. */
function ruleSource({ source: cited, confidence, from }: Rule): string {
  const read = readFrom(cited);
  return confidence !== 'V' || read === null || read <= from
    ? cite(cited)
    : `${cite(cited)} (rédactions lues en vigueur depuis le ${formatFrenchDate(read)})`;
}

const citation = /\b([LRD])\.[ \u00A0\u202F](\d+(?:-\d+)+)/gu;

/** Articles that a text cites, as keys of `articles.ts`. */
export const articlesCitedIn = (text: string): readonly string[] =>
  [...text.matchAll(citation)].map((match) => `${match[1]}${match[2]}`);

/** What a rule said and since when, wording after wording: a limit that changed is never told as older than it is. */
function wordingsOf(rule: Rule): readonly (Pick<Rule, 'sentence' | 'source'> & Interval)[] {
  const earlier = rule.earlier ?? [];
  const startOf = (rank: number): CivilDate => {
    const before = earlier[rank - 1];
    return before === undefined ? rule.from : addDays(before.to, 1);
  };
  return [
    ...earlier.map((wording, rank) => ({ ...wording, from: startOf(rank) })),
    {
      sentence: rule.sentence,
      source: rule.source,
      from: startOf(earlier.length),
      to: rule.to,
    },
  ];
}

/** The articles that were about a scheme while it lasted, with where the code of then can be read. */
const ownArticlesOf = ({ ownArticles = [] }: Scheme): readonly SheetArticle[] =>
  ownArticles.map(({ part: letter, first, last, title, from, to }) => {
    const citation = `${letter}. ${first}${last === undefined ? '' : ` à ${letter}. ${last}`}`;
    return {
      id: `${citation} ${from}`,
      citation: sentence(citation),
      title: sentence(title),
      since: from,
      until: to,
      address:
        to !== null && to < recodifiedOn
          ? sentence(
              `code du travail d’avant mai 2008, version du ${formatFrenchDate(to)}, sur www.legifrance.gouv.fr`,
            )
          : codeAddressOn(to ?? from),
    };
  });

const order = (article: string): readonly [string, ...number[]] => [
  article.slice(0, 1),
  ...article.slice(1).split('-').map(Number),
];

function compareArticles(a: string, b: string): number {
  const [left, right] = [order(a), order(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [one, other] = [left[index], right[index]];
    if (one === other) continue;
    if (one === undefined) return -1;
    if (other === undefined) return 1;
    // The parts L, R and D of the code in their own order.
    if (typeof one === 'string' && typeof other === 'string')
      return 'LRD'.indexOf(one) - 'LRD'.indexOf(other);
    return one < other ? -1 : 1;
  }
  return 0;
}

/** Every article that the table of a scheme cites: in a source, in a sentence or in a part of its answers. */
export function articlesOf(scheme: Scheme, texts: readonly string[] = []): readonly string[] {
  const sources: readonly Source[] = [
    scheme.source,
    ...scheme.rules.flatMap((rule) => [rule.source, ...(rule.earlier ?? []).map((each) => each.source)]),
    ...scheme.parameters.flatMap((parameter) => parameter.values.map((value) => value.source)),
  ];
  const cited = new Set([
    ...sources.flatMap(({ articles: listed, text = '' }) => [...listed, ...articlesCitedIn(text)]),
    ...scheme.rules.flatMap((rule) => articlesCitedIn(rule.sentence)),
    ...texts.flatMap(articlesCitedIn),
  ]);
  return [...cited].sort(compareArticles);
}

/**
 * The page of a scheme on a day, for a reader who asks about no situation. `references` adds the values of the
 * structure. Pure.
 */
export function sheetOf(scheme: Scheme, references: References = noReferences, on: CivilDate): Sheet {
  const day = dayOf(scheme, on);
  const input = partInput(scheme, { on: day }, { references });
  const { parts } = scheme;
  const deadlines = datedDeadlines(deadlinesFor(scheme, input), day).map(
    ({ code, label, trigger, rule, source, confidence, note, due }) => ({
      code,
      label: sentence(label),
      trigger: sentence(trigger),
      rule,
      source,
      confidence,
      // A limit that starts on the day of the page is dated too, and its warning says nothing to a reader of the law.
      note: due === null ? note : note.replace(dayOffWarning(due, input.context.territory), '').trim(),
    }),
  );
  const documents = (parts.documents?.(input) ?? []).map((code) => ({
    code,
    label: sentence(Object.entries(documentLabels).find(([known]) => known === code)?.[1] ?? code),
  }));
  const form = parts.form?.(input) ?? null;
  const reminders = remindersFor(scheme, input);
  const replacement =
    scheme.replacedBy === undefined
      ? []
      : [
          {
            sentence: sentence(scheme.replacedBy.sentence),
            schemes: [...scheme.replacedBy.schemes],
            ...citing(scheme.source),
          },
        ];
  const alternatives = [...replacement, ...(parts.alternatives?.(input) ?? [])];
  const cited = articlesOf(scheme, [
    ...deadlines.flatMap(({ rule, source, note }) => [rule, source, note]),
    ...(form === null ? [] : [form.source]),
    ...[...reminders, ...alternatives].flatMap((each) => [each.sentence, each.source]),
    parts.duration?.(input)?.source ?? '',
  ]);
  return {
    id: scheme.id,
    label: sentence(scheme.label),
    kind: scheme.kind,
    purpose: sentence(scheme.purpose),
    pivot: sentence(scheme.pivot),
    from: scheme.from,
    to: scheme.to,
    startsIn: territories.flatMap((territory) => {
      const from = scheme.startsIn?.[territory];
      return from === undefined ? [] : [{ territory, from }];
    }),
    source: cite(scheme.source),
    confidence: scheme.confidence,
    on: day,
    time: timeOf(scheme.from, scheme.to, on),
    conditions: part(
      'conditions',
      scheme.rules.flatMap((rule) =>
        wordingsOf(rule).map((wording) => ({
          id: rule.id,
          label: sentence(rule.label),
          sentence: sentence(wording.sentence),
          about: rule.about,
          from: wording.from,
          to: wording.to,
          time: timeOf(wording.from, wording.to, day),
          source: ruleSource({ ...rule, source: wording.source, from: wording.from }),
          confidence: confidenceOn(rule, day),
        })),
      ),
    ),
    parameters: part(
      'parameters',
      scheme.parameters.map((parameter) => parameterOf(parameter, references, day, scheme.to)),
    ),
    deadlines: part('deadlines', deadlines),
    documents: part('documents', documents),
    forms: part('forms', form === null ? [] : [form]),
    reminders: part('reminders', reminders),
    alternatives: part('alternatives', alternatives),
    cases: part('cases', sheetCasesOf(scheme.id)),
    articles: part('articles', [
      ...ownArticlesOf(scheme),
      ...cited.flatMap((id) => {
        const article: Article | undefined = articles[id];
        return article === undefined
          ? []
          : [
              {
                id,
                citation: citeArticle(id),
                title: sentence(article.title),
                since: article.since,
                until: article.to,
                address: articleAddress(id) ?? codeAddressOn(article.to ?? day),
              },
            ];
      }),
    ]),
  };
}
