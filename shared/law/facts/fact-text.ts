import { formatNumber, typography } from '../../base/text';
import { formatFrenchDate, isCivilDate } from '../../base/time';
import { type FactSaying, type FactSpec, type Facts, factSpec } from './facts';

/** The words of a code of a fact: its own, else those of its form; the code itself for want of any. */
const wordOf = ({ ask, words }: FactSaying, code: string): string =>
  (words === undefined && ask?.kind === 'choice'
    ? ask.options.find(({ value }) => value === code)?.label
    : words?.[code]) ?? code;

const isMoney = ({ ask }: FactSaying): boolean => ask?.kind === 'number' && ask.unit.startsWith('€');

function textOf({ saying }: FactSpec, value: unknown): string {
  switch (typeof value) {
    case 'boolean':
      return value ? 'oui' : 'non';
    case 'number':
      return isMoney(saying) ? `${formatNumber(value, 2)}\u00A0€` : formatNumber(value);
    case 'string':
      return isCivilDate(value) ? formatFrenchDate(value) : wordOf(saying, value);
    default:
      if (Array.isArray(value)) return value.length === 0 ? 'aucun' : value.join(', ');
      return saying.words?.some ?? 'oui';
  }
}

/** A fact as the reasoning shows it: its French name, whether it is known, and its value in words. */
export interface FactText {
  readonly path: string;
  readonly label: string;
  readonly state: 'known' | 'none' | 'unknown';
  readonly value: string;
}

export function factText(facts: Facts, spec: FactSpec): FactText {
  const value = spec.read(facts);
  const { path, label } = spec;
  if (value === undefined) return { path, label, state: 'unknown', value: '' };
  if (value === null) return { path, label, state: 'none', value: 'aucun' };
  return { path, label, state: 'known', value: textOf(spec, value) };
}

/** The fact at a path, in words; `null` when there is no such fact. */
export function factTextAt(facts: Facts, path: string): FactText | null {
  const spec = factSpec(path);
  return spec === null ? null : factText(facts, spec);
}

/** "durée hebdomadaire : 35": these facts as far as they are known, each in a few words. */
export const showFacts = (facts: Facts, paths: readonly string[]): string[] =>
  paths.flatMap((path) => {
    const fact = factTextAt(facts, path);
    return fact?.state === 'known' ? [typography(`${fact.label} : ${fact.value}`)] : [];
  });
