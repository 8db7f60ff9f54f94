// The page of a scheme, made from its table alone: nothing in it is written twice, so it cannot say otherwise than the
// answers do.
import {
  addDays,
  type CivilDate,
  contains,
  formatFrenchDate,
  type Territory,
  territories,
} from '../../base/time';
import { type Article, articles, readFrom } from '../engine/articles';
import { dayOffWarning } from '../engine/deadline';
import { documentLabels } from '../engine/documents';
import type { Alternative, RuleSubject, SchemeAnswer, SchemeKind } from '../engine/eligibility.schema';
import { isAmount, type Parameter } from '../engine/parameter';
import { sentence } from '../engine/phrasing';
import { noReferences, type References, seriesOf } from '../engine/references';
import { confidenceOn, type Rule } from '../engine/rule';
import { partInput, type Scheme } from '../engine/scheme';
import { type Confidence, cite, citeArticle, citing, type Source } from '../engine/source';
import type { SchemeCode } from '../facts/scheme-codes';

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
        shown: sentence(parameter.show(value.value)),
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
    ...scheme.rules.map((rule) => rule.source),
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
  const deadlines = (parts.deadlines?.(input) ?? []).map(
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
  const reminders = parts.reminders?.(input) ?? [];
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
      scheme.rules.map((rule) => ({
        id: rule.id,
        label: sentence(rule.label),
        sentence: sentence(rule.sentence),
        about: rule.about,
        from: rule.from,
        to: rule.to,
        time: timeOf(rule.from, rule.to, day),
        source: ruleSource(rule),
        confidence: confidenceOn(rule, day),
      })),
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
    articles: part(
      'articles',
      cited.flatMap((id) => {
        const article: Article | undefined = articles[id];
        return article === undefined
          ? []
          : [{ id, citation: citeArticle(id), title: sentence(article.title), since: article.since }];
      }),
    ),
  };
}
