import { addDays, addMonths, type CivilDate, civilDate, type Territory } from '../../../base/time';
import { type Deadline, dated as datedLimit, type Limit } from '../../engine/deadline';
import { requireValueOn } from '../../engine/parameter';
import { certain, holds, type Judgement } from '../../engine/rule';
import { source } from '../../engine/source';
import { and } from '../../engine/truth';
import { type Ask, asking, type Facts, factTable as facts, knownDate } from '../../facts/facts';
import { cproFrom, decisionTime, filingWay, ordinaryMaximumMonths } from './parameters';

export const deadlineCodes = [
  'CPRO_DEPOT',
  'CPRO_DECISION_1',
  'CPRO_DECISION_2',
  'CPRO_PROGRAMME',
  'CPRO_CARTE',
  'CPRO_RUPTURE',
] as const;
export type DeadlineCode = (typeof deadlineCodes)[number];

export const deadlineLabels: Readonly<Record<DeadlineCode, string>> = {
  CPRO_DEPOT: 'Envoi du contrat à l’opérateur de compétences',
  CPRO_DECISION_1: 'Décision de l’OPCA',
  CPRO_DECISION_2: 'Décision de prise en charge',
  CPRO_PROGRAMME: 'Examen du programme avec le salarié',
  CPRO_CARTE: 'Remise de la carte « étudiant des métiers »',
  CPRO_RUPTURE: 'Signalement de la rupture',
};

/** What happens to a file after its signature. */
export interface CproEvents {
  /** The funding body received the contract and the annexed document. */
  readonly receivedOn?: CivilDate | null;
  readonly brokenOn?: CivilDate | null;
}

const sources = {
  filing: source(['D6325-1']),
  programme: source(['D6325-13']),
  card: source(['L6325-6-2', 'D6325-29']),
  break: source(['D6325-5']),
} as const;

const dated = (limit: Omit<Limit<DeadlineCode>, 'label'>, territory: Territory): Deadline<DeadlineCode> =>
  datedLimit({ ...limit, label: deadlineLabels[limit.code] }, territory);

/**
 * When the funding body must have decided: one month from reception until 19 May 2011, twenty days since (D. 6325-2).
 * Without the date of reception, the limit in force on `on`, undated.
 */
export function decisionDeadline(
  receivedOn: CivilDate | null,
  on: CivilDate,
  territory: Territory = 'metropole',
): Deadline<DeadlineCode> {
  const limit = requireValueOn(decisionTime, receivedOn !== null && receivedOn >= cproFrom ? receivedOn : on);
  const { code, count, unit, silence } = limit.value;
  return dated(
    {
      code,
      from: cproFrom,
      trigger: 'réception du contrat et du document annexé',
      triggerOn: receivedOn,
      count,
      unit,
      rule: `La décision est prise dans ${unit === 'days' ? `les ${count} jours` : 'le mois'} qui suivent la réception.`,
      source: limit.source,
      confidence: limit.confidence,
      note: silence,
    },
    territory,
  );
}

/** First day of the wording of D. 6325-5 that was read. */
const breakReadFrom = civilDate('2021-04-01');

/** When the employer must have reported a break: thirty days (D. 6325-5). */
export function breakDeadline(
  brokenOn: CivilDate | null,
  on: CivilDate,
  territory: Territory = 'metropole',
): Deadline<DeadlineCode> {
  const isRead = (brokenOn ?? on) >= breakReadFrom;
  return dated(
    {
      code: 'CPRO_RUPTURE',
      from: cproFrom,
      trigger: 'rupture avant le terme',
      triggerOn: brokenOn,
      count: 30,
      unit: 'days',
      rule: 'L’employeur signale la rupture dans les 30 jours à la direction régionale du travail, à l’opérateur de compétences et à l’organisme de recouvrement.',
      source: sources.break,
      confidence: isRead ? 'V' : 'N',
      ...(isRead ? {} : { note: 'Rédaction d’avant le 1er avril 2021 non lue : destinataires à vérifier.' }),
    },
    territory,
  );
}

const cardFrom = civilDate('2011-12-30');

/** L. 6325-6-2: 16 to 25, certification of the national register, action of twelve months at least. */
function isCardDue(ask: Ask, isYoung: Judgement, on: CivilDate): Judgement['truth'] {
  const [start, end] = [knownDate(ask(facts.startsOn)), knownDate(ask(facts.endsOn))];
  const registered = holds(
    facts.qualification,
    ask(facts.qualification),
    'no',
    // A CQP may be registered too, and a pathway through VAE aims at what is registered: the facts do not say.
    (target) => (target === 'RNCP' ? 'yes' : target === 'CQP' || target === 'vae-pathway' ? 'unknown' : 'no'),
  );
  const isLong =
    start === null || end === null
      ? 'unknown'
      : certain(addMonths(start, ordinaryMaximumMonths) <= addDays(end, 1)).truth;
  return and(certain(on >= cardFrom).truth, and(isYoung.truth, and(registered.truth, isLong)));
}

/**
 * Every time limit of a contract, dated when its trigger is known, in the order of a file's life. `isYoung` says whether
 * the person belongs to the first public of L. 6325-1, on which the student card depends.
 */
export function cproDeadlines(
  given: Facts,
  isYoung: Judgement,
  events: CproEvents = {},
  territory: Territory = 'metropole',
): readonly Deadline<DeadlineCode>[] {
  if (given.on < cproFrom) return [];
  const ask = asking(given);
  const start = knownDate(ask(facts.startsOn));
  const filing = requireValueOn(filingWay, start !== null && start >= cproFrom ? start : given.on);
  const card = isCardDue(ask, isYoung, given.on);
  const limits: readonly Deadline<DeadlineCode>[] = [
    dated(
      {
        code: 'CPRO_DEPOT',
        from: cproFrom,
        trigger: 'début du contrat',
        triggerOn: start,
        count: 5,
        unit: 'days',
        rule: `${filing.value.replace(/\.$/u, '')} au plus tard 5 jours après le début du contrat.`,
        source: sources.filing,
        confidence: filing.confidence,
      },
      territory,
    ),
    decisionDeadline(events.receivedOn ?? null, given.on, territory),
    dated(
      {
        code: 'CPRO_PROGRAMME',
        from: cproFrom,
        trigger: 'début du contrat',
        triggerOn: start,
        count: 2,
        unit: 'months',
        rule: 'Dans les 2 mois du début, l’employeur examine avec le salarié si le programme convient à ses acquis ; un avenant peut être conclu.',
        source: sources.programme,
        confidence: 'V',
      },
      territory,
    ),
    ...(card === 'no'
      ? []
      : [
          dated(
            {
              code: 'CPRO_CARTE',
              from: cardFrom,
              trigger: 'conclusion du contrat',
              triggerOn: card === 'yes' ? given.on : null,
              count: 30,
              unit: 'days',
              rule: 'L’organisme de formation remet la carte dans les 30 jours de la conclusion (16–25 ans, certification du répertoire national, action de 12 mois au moins).',
              source: sources.card,
              confidence: 'V',
              ...(card === 'unknown' ? { note: 'Due seulement si ces conditions sont réunies.' } : {}),
            },
            territory,
          ),
        ]),
    breakDeadline(events.brokenOn ?? null, given.on, territory),
  ];
  return limits;
}
