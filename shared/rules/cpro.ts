import { ageOn } from '../time';
import { cproDeadlines } from './cpro.deadlines';
import { requiredDocuments } from './cpro.documents';
import {
  cproForm,
  cproFrom,
  cproSource,
  durationSource,
  minimumAge,
  minimumMonths,
  seekerAge,
  training,
  trainingSource,
} from './cpro.parameters';
import { monthlyPaySchedule, payPeriods } from './cpro.pay';
import { cproRules, longestAction, priorityPublic, prioritySource } from './cpro.rules';
import { type TrainingBounds, trainingHoursBounds } from './cpro.training';
import type { SchemeAnswer } from './eligibility.schema';
import { type Ask, asking, type Facts, factTable as facts, knownDate } from './facts';
import { requireValueOn } from './parameter';
import { sentence, upToCents } from './phrasing';
import { certain, type Judgement, lacking, missingSentence, type RuleContext } from './rule';
import {
  applyRules,
  conditionVerdict,
  type EvaluationContext,
  notInForce,
  type Scheme,
  verdictOf,
} from './scheme';
import { cite, source } from './source';

const euros = (cents: number | null): number | null => (cents === null ? null : cents / 100);

/** The first public of L. 6325-1: 16 to 25 at the conclusion. */
function isFirstPublic(ask: Ask, on: Facts['on']): Judgement {
  const birthDate = knownDate(ask(facts.birthDate));
  if (birthDate === null) return lacking(facts.birthDate);
  const age = ageOn(birthDate, on);
  return certain(age >= minimumAge && age < seekerAge);
}

/** Time limits of a contract; undated ones (decision before reception, break) have `due: null`. */
export const deadlines = (given: Facts, context: EvaluationContext = {}): ReturnType<typeof cproDeadlines> =>
  cproDeadlines(
    given,
    isFirstPublic(asking(given), given.on),
    { receivedOn: context.receivedOn ?? null, brokenOn: context.brokenOn ?? null },
    context.territory ?? 'metropole',
  );

/** Bounds of the training hours; `null` as long as the dates or the weekly hours are not known. */
export function trainingBounds(given: Facts): TrainingBounds | null {
  const ask = asking(given);
  const [start, end] = [knownDate(ask(facts.startsOn)), knownDate(ask(facts.endsOn))];
  const weekly = ask(facts.weeklyHours);
  return start !== null && end !== null && end >= start && weekly.state === 'known'
    ? trainingHoursBounds(start, end, weekly.value)
    : null;
}

/** What the law says besides the conditions. */
const reminders: SchemeAnswer['reminders'] = [
  {
    sentence:
      'Le salaire indiqué est le minimum de la loi : la convention collective ou le contrat peut prévoir davantage.',
    source: cite(source(['L6325-8', 'L6325-9'])),
  },
  {
    sentence: 'Toute clause de remboursement de la formation par le salarié est nulle.',
    source: cite(source(['L6325-15'])),
  },
  {
    sentence: 'L’organisme de formation ne demande aucune contribution financière au salarié.',
    source: cite(source(['L6325-2-1'])),
  },
  {
    sentence: 'Un stage de la formation initiale (élève, étudiant) ne peut pas donner lieu à ce contrat.',
    source: cite(source(['D6325-4'])),
  },
  {
    sentence:
      'La journée de travail, formation comprise, ne dépasse pas la durée maximale légale : 10 heures, 8 avant 18 ans.',
    source: cite(source(['L6325-10', 'L3121-18', 'L3162-1'])),
  },
  {
    sentence:
      'Les avantages en nature se déduisent dans la limite de 75 % de la déduction des autres salariés, et des trois quarts du salaire du mois.',
    source: cite(source(['D6325-17'])),
  },
  {
    sentence:
      'L’accueil dans d’autres entreprises ne dépasse pas la moitié du temps de formation en entreprise.',
    source: cite(source(['D6325-30'])),
  },
].map((reminder) => ({ ...reminder, sentence: sentence(reminder.sentence) }));

function durationAnswer(ask: Ask, context: RuleContext): SchemeAnswer['duration'] {
  const { months, toCheck, missing } = longestAction(ask, context);
  return {
    minMonths: minimumMonths,
    maxMonths: months,
    source: cite(durationSource),
    toCheck,
    note: sentence(toCheck ? `Durée maximale à vérifier. ${missingSentence(missing)}`.trim() : ''),
  };
}

function payAnswer(
  given: Facts,
  territory: EvaluationContext['territory'],
): { readonly pay: SchemeAnswer['pay']; readonly missing: readonly string[] } {
  const schedule = monthlyPaySchedule(given, territory);
  const first = schedule?.lines[0];
  if (!schedule || !first) return { pay: null, missing: [facts.birthDate.path] };
  const { startsOn, endsOn } = given;
  const hasDates = startsOn != null && endsOn != null && startsOn <= endsOn;
  return {
    missing: schedule.missing,
    pay: {
      percent: first.percent,
      of: first.of,
      hourlySmic: euros(first.hourlySmicCents),
      monthlyGross: euros(first.monthlyGrossCents),
      toCheck: first.toCheck || schedule.missing.includes(facts.startsOn.path),
      source: schedule.source,
      note: first.reason,
      periods: hasDates
        ? payPeriods(schedule).map((period) => ({
            from: period.from,
            to: period.to,
            percent: period.percent,
            of: period.of,
            hourlySmic: euros(period.hourlySmicCents),
            monthlyGross: euros(period.monthlyGrossCents),
            toCheck: period.toCheck,
            ...(period.toCheckFrom !== null && period.toCheckFrom !== period.from
              ? { toCheckFrom: period.toCheckFrom }
              : {}),
            note: period.reason,
          }))
        : [],
    },
  };
}

function trainingAnswer(given: Facts): SchemeAnswer['training'] {
  const bounds = trainingBounds(given);
  return (
    bounds && {
      minHours: bounds.minHours,
      maxHours: bounds.maxHours,
      source: cite(trainingSource),
      note: sentence(
        `${training.minimumPercent} à ${training.maximumPercent} % de ${upToCents(bounds.totalHours)} h (horaire hebdomadaire × 52/12 × mois) ; sur 1 607 h par an : ${upToCents(bounds.practice.minHours)} à ${upToCents(bounds.practice.maxHours)} h.`,
      ),
    }
  );
}

function answer(given: Facts, evaluation: EvaluationContext): SchemeAnswer {
  if (given.on < cpro.from) return notInForce(cpro, given.on);
  const ask = asking(given);
  const territory = evaluation.territory ?? 'metropole';
  const context: RuleContext = { on: given.on, territory, heldDocuments: evaluation.heldDocuments ?? [] };
  const found = applyRules(cproRules, ask, context);
  const { pay, missing: missingForPay } = payAnswer(given, territory);
  // Of a settled refusal nothing is missing: no fact would change it.
  const missing = found.truth === 'no' ? [] : [...new Set([...found.missing, ...missingForPay])];
  const priority = priorityPublic(ask, context);
  const form = requireValueOn(cproForm, given.on);
  return {
    id: cpro.id,
    label: cpro.label,
    inForce: true,
    verdict: verdictOf(found.truth, missing),
    conditions: [...found.conditions],
    missing,
    duration: durationAnswer(ask, context),
    pay,
    training: trainingAnswer(given),
    deadlines: deadlines(given, evaluation).flatMap(
      ({ code, label, due, source: cited, trigger, triggerOn, rule, confidence, fallsOnDayOff, note }) =>
        due === null || triggerOn === null
          ? []
          : [{ code, label, due, source: cited, trigger, triggerOn, rule, confidence, fallsOnDayOff, note }],
    ),
    documents: requiredDocuments(given)
      .filter((document) => document.isRequired)
      .map((document) => document.code),
    form: { ...form.value, source: cite(form.source), confidence: form.confidence },
    priority: {
      verdict: conditionVerdict(priority.truth),
      explanation: sentence(priority.explanation ?? missingSentence(priority.missing)),
      source: cite(prioritySource),
    },
    reminders: [...reminders],
  };
}

/** The contrat de professionnalisation, since 1 October 2004. */
export const cpro: Scheme = {
  id: 'CPRO',
  label: 'Contrat de professionnalisation',
  from: cproFrom,
  to: null,
  source: cproSource,
  confidence: 'S',
  rules: cproRules,
  answer,
};
