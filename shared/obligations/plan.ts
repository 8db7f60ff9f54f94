import { ALERT_AFTER_DAYS } from '../backups';
import { typography } from '../base/text';
import { addDays, type CivilDate, contains, earlier } from '../base/time';
import { fileRules } from './file.rules';
import {
  type Found,
  type ObligationContext,
  type ObligationRule,
  type ObligedPerson,
  type ObligedRequest,
  type Planned,
  rankOf,
} from './obligation';
import { personRules, requestFound, requestRule } from './person.rules';
import { supportRules } from './support.rules';

/** Of the portfolio and of nobody: told with the others, never set aside. */
export const backupRule = {
  id: 'backup',
  title: 'Sauvegarde en retard',
  sentence: `Une sauvegarde date de ${ALERT_AFTER_DAYS} jours au plus.`,
  source: 'Choix de la maison',
  confidence: 'N',
  from: null,
  to: null,
  weight: 'legal',
  act: 'make-backup',
  find: () => [],
} as const satisfies ObligationRule;

/** Every rule, in one table. */
export const obligationRules: readonly ObligationRule[] = [
  ...supportRules,
  ...fileRules,
  ...personRules,
  backupRule,
];
export const ruleOf = (id: string): ObligationRule | null =>
  obligationRules.find((rule) => rule.id === id) ?? null;

/** A contact that the law counts says more than a habit. */
const overridden: Readonly<Record<string, string>> = { silence: 'civis-contact' };

function plannedOf(rule: ObligationRule, found: Found): Planned {
  const { ref, due, toldFrom, lastDay = null, target = null } = found;
  const confidence = found.confidence ?? rule.confidence;
  return {
    id: `${rule.id}/${ref}/${due}`,
    rule: rule.id,
    due,
    toldFrom,
    lastDay,
    reason: typography(`${found.reason}${confidence === 'N' ? ' Délai à vérifier.' : ''}`),
    act: found.act ?? rule.act,
    target,
    weight: found.weight ?? rule.weight,
    source: typography(found.source ?? rule.source),
    confidence,
  };
}

const isInForce = ({ from, to }: ObligationRule, { pivot, due }: Found): boolean => {
  const on = pivot ?? due;
  return (from === null || from <= on) && (to === null || on <= to);
};

/** The gravest first, then the nearest day; an identifier settles what is left. */
export const byConsequence = (a: Planned, b: Planned): number =>
  rankOf(a.weight) - rankOf(b.weight) || a.due.localeCompare(b.due) || a.id.localeCompare(b.id);

export interface Plan {
  readonly obligations: readonly Planned[];
  /** Next day on which something else may be owed though nothing was recorded; `null`: never. */
  readonly turnsOn: CivilDate | null;
}

/**
 * All that is owed of a person, with the days on which each is told: as days pass nothing of it changes until `turnsOn`.
 * Nothing is owed of somebody who is not active. Pure.
 */
export function planOf(person: ObligedPerson, context: ObligationContext): Plan {
  if (!person.isActive) return { obligations: [], turnsOn: null };
  const planned = obligationRules.flatMap((rule) =>
    rule
      .find(person, context)
      .filter((found) => isInForce(rule, found) && (found.lastDay == null || found.lastDay >= found.toldFrom))
      .map((found) => plannedOf(rule, found)),
  );
  const rules = new Set(planned.map(({ rule }) => rule));
  const days = obligationRules
    .flatMap((rule) => rule.turns?.(person, context) ?? [])
    .filter((on) => on > context.from);
  return {
    obligations: planned.filter(({ rule }) => !rules.has(overridden[rule] ?? '')).toSorted(byConsequence),
    turnsOn: days.length === 0 ? null : days.reduce(earlier),
  };
}

/** Whether an obligation is told on a day. */
export const isToldOn = (
  { toldFrom, lastDay }: Pick<Planned, 'toldFrom' | 'lastDay'>,
  on: CivilDate,
): boolean => contains({ from: toldFrom, to: lastDay }, on);

/** What is owed of nobody who has a record: requests of others, and a backup that is late. Pure. */
export function generalObligations(
  requests: readonly ObligedRequest[],
  backup: { readonly since: CivilDate; readonly isLate: boolean } | null,
  on: CivilDate,
): readonly Planned[] {
  const late: readonly Found[] =
    backup === null || !backup.isLate
      ? []
      : [
          {
            ref: '',
            due: addDays(backup.since, ALERT_AFTER_DAYS),
            toldFrom: addDays(backup.since, ALERT_AFTER_DAYS),
            reason:
              'La dernière sauvegarde est trop ancienne : ce qui est saisi depuis serait perdu avec ce fichier.',
          },
        ];
  return [
    ...requests.flatMap(requestFound).map((found) => plannedOf(requestRule, found)),
    ...late.map((found) => plannedOf(backupRule, found)),
  ]
    .filter((planned) => isToldOn(planned, on))
    .toSorted(byConsequence);
}
