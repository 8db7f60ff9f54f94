/**
 * Which rules the written cases exercise: a rule of which no case gives a verdict that it may give is a fault, as a rule
 * without a source is. What a rule never answers is declared beside the cases of its scheme, with the reason.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ConditionVerdict, type SchemeCode, schemes } from '../../shared/law';
import type { Rule } from '../../shared/law/engine/rule';
import { crossingNeverGiven, crossingTables } from '../../shared/law/schemes/crossing.cases';
import type { LawFault } from '../../shared/law/views/law-check';
import { answerTo, type NeverGiven, type VerdictTable } from '../support/law-cases';

/** The cases of the folder of a scheme. */
export interface SchemeCases {
  readonly tables: readonly VerdictTable[];
  readonly neverGiven: NeverGiven;
}

const folder = join(import.meta.dirname, '../../shared/law/schemes');

/** The cases of every folder that has a `cases.ts`. */
export async function schemeCases(): Promise<readonly SchemeCases[]> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^[^/\\]+[/\\]cases\.ts$/.test(name),
  );
  return Promise.all(
    paths.sort().map(async (path): Promise<SchemeCases> => {
      const { tables = [], neverGiven = {} }: Partial<SchemeCases> = await import(
        pathToFileURL(join(folder, path)).href
      );
      return { tables, neverGiven };
    }),
  );
}

/** The cases of the law that cuts across the schemes: of each of its rules, those of any scheme count. */
export const crossingCases: SchemeCases = { tables: crossingTables, neverGiven: crossingNeverGiven };

const verdicts = ['met', 'not-met', 'unknown', 'presumed'] as const satisfies readonly ConditionVerdict[];
const words: Readonly<Record<ConditionVerdict, string>> = {
  met: 'remplie',
  'not-met': 'non remplie',
  unknown: 'à vérifier',
  presumed: 'supposée',
};

/** What each rule answered to the cases of its own scheme. */
export function exercised(
  all: readonly SchemeCases[],
): ReadonlyMap<SchemeCode, ReadonlyMap<string, ReadonlySet<ConditionVerdict>>> {
  const found = new Map<SchemeCode, Map<string, Set<ConditionVerdict>>>();
  for (const { scheme, ordinary, context, cases } of all.flatMap(({ tables }) => tables)) {
    const own = found.get(scheme) ?? new Map<string, Set<ConditionVerdict>>();
    found.set(scheme, own);
    for (const [, change] of cases)
      for (const { id, verdict } of answerTo(scheme, ordinary, change, context).conditions)
        own.set(id, (own.get(id) ?? new Set()).add(verdict));
  }
  return found;
}

/** The rules, and the verdicts of each, that no written case gives; what is declared as never given is not asked for. */
export function coverageFaults(
  all: readonly SchemeCases[],
  tables: readonly {
    readonly id: SchemeCode;
    readonly rules: readonly {
      readonly id: string;
      readonly isCrossing?: true;
      readonly presumes?: Rule['presumes'];
    }[];
  }[] = schemes,
  crossing: SchemeCases = crossingCases,
): readonly LawFault[] {
  const given = exercised(all);
  const across = [...exercised([crossing]).values()];
  const faultsOf = (
    where: string,
    id: string,
    seen: ReadonlySet<ConditionVerdict> | undefined,
    neverGiven: NeverGiven | undefined,
    isPresuming: boolean,
  ): readonly LawFault[] => {
    const never = neverGiven?.[id]?.verdicts ?? [];
    if (seen === undefined) return [{ where, sentence: 'Aucun cas écrit n’exerce la règle.' }];
    return [
      ...verdicts
        .filter((verdict) => verdict !== 'presumed' || isPresuming)
        .filter((verdict) => !seen.has(verdict) && !never.includes(verdict))
        .map((verdict) => ({
          where,
          sentence: `Aucun cas écrit ne donne la condition pour ${words[verdict]}.`,
        })),
      ...never
        .filter((verdict) => seen.has(verdict))
        .map((verdict) => ({
          where,
          sentence: `La condition est déclarée jamais ${words[verdict]}, et un cas la donne pour telle.`,
        })),
    ];
  };
  const shared = new Set<string>();
  return tables.flatMap(({ id: scheme, rules }) => {
    const own = all.find((each) => each.tables.some((table) => table.scheme === scheme));
    return rules.flatMap(({ id, isCrossing, presumes }): readonly LawFault[] => {
      if (isCrossing !== true)
        return faultsOf(
          `${scheme}.${id}`,
          id,
          given.get(scheme)?.get(id),
          own?.neverGiven,
          presumes !== undefined,
        );
      // Written once, it is asked for once.
      if (shared.has(id)) return [];
      shared.add(id);
      const seen = across.flatMap((rulesOf) => [...(rulesOf.get(id) ?? [])]);
      return faultsOf(
        id,
        id,
        seen.length === 0 ? undefined : new Set(seen),
        crossing.neverGiven,
        presumes !== undefined,
      );
    });
  });
}
