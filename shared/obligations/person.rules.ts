/* What is owed of the person herself: her rights that age closes, her papers, her data, and not to be forgotten. */
import { addDays, birthdayOn, type CivilDate, formatFrenchDate } from '../base/time';
import { type SchemeCode, shortNameOf, type Verdict } from '../law';
import { latestOfEach, PAPER_NOTICE_DAYS, paperKindOf, paperLabel } from '../papers';
import { dueOn, isWaiting, requestKinds } from '../privacy';
import { CLOSING_DAYS, outlooksOf, SILENCE_DAYS, underWayOn } from '../rights';
import { delays } from './delays';
import type { Found, ObligationContext, ObligationRule, ObligedPerson, ObligedRequest } from './obligation';

const day = formatFrenchDate;

/** Birthdays that close rights: youth in general, and that of disabled people and apprentices. */
const closingAges = [26, 30] as const;
const openness: Readonly<Record<Verdict, number>> = { ineligible: 0, 'to-check': 1, eligible: 2 };

/** Schemes that are open, or could be, on the eve of a birthday and that it closes; not those that she has entered. */
function closedAt(
  { known }: ObligedPerson,
  birthday: CivilDate,
  { territory, references }: ObligationContext,
): readonly SchemeCode[] {
  const eve = addDays(birthday, -1);
  const entered = underWayOn(known.enrolments, eve).map(({ scheme }) => scheme);
  return outlooksOf(known, eve, territory, references)
    .filter(
      ({ scheme, verdict, change }) =>
        change !== null &&
        change.on === birthday &&
        change.reason.kind === 'birthday' &&
        openness[change.becomes] < openness[verdict] &&
        !entered.includes(scheme),
    )
    .toSorted((a, b) => openness[b.verdict] - openness[a.verdict])
    .map(({ scheme }) => scheme);
}

const birthdaysOf = ({ known }: ObligedPerson): readonly { readonly age: number; readonly on: CivilDate }[] =>
  closingAges.map((age) => ({ age, on: birthdayOn(known.candidate.birthDate, age) }));

/** A request about data that waits for its answer. */
export const requestFound = (request: ObligedRequest): readonly Found[] => {
  const { id, kind, receivedOn, status } = request;
  if (!isWaiting(status)) return [];
  const due = dueOn(request);
  return [
    {
      ref: id,
      due,
      toldFrom: receivedOn,
      pivot: receivedOn,
      target: id,
      reason: `Demande (${requestKinds[kind].toLocaleLowerCase('fr')}) reçue le ${day(receivedOn)} : la personne attend une réponse le ${day(due)} au plus tard.`,
    },
  ];
};

export const requestRule = {
  id: 'request',
  title: 'Demande sur des données',
  sentence:
    'Une demande sur ses données reçoit sa réponse en un mois ; en trois, si la prolongation a été dite dans le premier.',
  source: 'RGPD, article 12',
  confidence: 'N',
  from: null,
  to: null,
  weight: 'legal',
  act: 'answer-request',
  find: ({ requests }) => requests.flatMap(requestFound),
} as const satisfies ObligationRule;

export const personRules = [
  {
    id: 'age-closes',
    title: 'Droits que l’âge ferme',
    sentence: 'Au 26e anniversaire, et au 30e pour certains, des droits ouverts se ferment pour de bon.',
    source: 'Les conditions d’âge de chaque dispositif',
    confidence: 'V',
    from: null,
    to: null,
    weight: 'right-lost',
    act: 'save-enrolment',
    find: (person, context) =>
      birthdaysOf(person).flatMap(({ age, on }) => {
        const [toldFrom, due] = [addDays(on, -CLOSING_DAYS), addDays(on, -1)];
        if (context.from < toldFrom || context.from > due) return [];
        const closed = closedAt(person, on, context);
        return closed.length === 0
          ? []
          : [
              {
                ref: String(age),
                due,
                toldFrom,
                lastDay: due,
                reason: `${age} ans le ${day(on)} : dernier jour la veille pour ${closed.map(shortNameOf).join(', ')}.`,
              },
            ];
      }),
    turns: (person) => birthdaysOf(person).map(({ on }) => addDays(on, -CLOSING_DAYS)),
  },
  {
    id: 'paper-expires',
    title: 'Pièce à renouveler',
    sentence:
      'Une pièce qu’aucune autre ne remplace est à renouveler soixante jours avant son dernier jour de validité.',
    source: 'Choix de la maison',
    confidence: 'N',
    from: null,
    to: null,
    weight: 'habit',
    act: 'save-paper',
    find: ({ papers }) =>
      latestOfEach(papers).flatMap(({ id, kind, expiresOn }): readonly Found[] => {
        const { group, source, mark } = paperKindOf(kind);
        // The right to work and the recognition of a disability are lost with their paper.
        const isRight = group === 'stay' || group === 'disability';
        return expiresOn === null
          ? []
          : [
              {
                ref: id,
                due: expiresOn,
                toldFrom: addDays(expiresOn, -PAPER_NOTICE_DAYS),
                target: id,
                weight: isRight ? 'right-lost' : 'habit',
                source,
                confidence: mark,
                reason: `${paperLabel(kind)} : valable jusqu’au ${day(expiresOn)}, et aucune autre ne la remplace.`,
              },
            ];
      }),
  },
  {
    id: 'handover-return',
    title: 'Passation à rendre ou à reprendre',
    sentence: 'Une personne confiée pour un temps revient au plus tard le jour dit.',
    source: 'La passation elle-même',
    confidence: 'V',
    from: null,
    to: null,
    weight: 'promise',
    act: 'take-back',
    find: ({ handovers }) => {
      const last = handovers.toSorted((a, b) => a.happenedAt.localeCompare(b.happenedAt)).at(-1);
      if (last === undefined || last.untilOn === null) return [];
      const { id, direction, withWhom, untilOn } = last;
      const isSent = direction === 'sent';
      return [
        {
          ref: id,
          due: untilOn,
          toldFrom: addDays(untilOn, -delays.returnNotice.value),
          act: isSent ? ('take-back' as const) : ('hand-over' as const),
          reason: isSent
            ? `Confiée à ${withWhom} jusqu’au ${day(untilOn)} : aucune passation ne l’a ramenée.`
            : `Reçue de ${withWhom} jusqu’au ${day(untilOn)} : elle n’est pas rendue.`,
        },
      ];
    },
  },
  requestRule,
  {
    id: 'retention',
    title: 'Fin de conservation',
    sentence: 'Une fiche ne se garde pas au-delà de sa durée : elle est effacée, ou gelée avec une raison.',
    source: 'Décret 2015-59 (I-MILO) ; CNIL, délibération 2023-095',
    confidence: 'V',
    from: null,
    to: null,
    weight: 'legal',
    act: 'decide-retention',
    find: ({ kept }, { retentionNoticeDays }) =>
      kept.underWay.length > 0 || kept.hold !== null
        ? []
        : [
            {
              ref: kept.rule,
              due: kept.until,
              toldFrom: addDays(kept.until, 1 - retentionNoticeDays),
              reason: `La fiche se garde jusqu’au ${day(kept.until)} : ensuite elle est à effacer, sauf gel ou nouveau contact.`,
            },
          ],
    turns: ({ keptUntilChange }) => (keptUntilChange === null ? [] : [keptUntilChange]),
  },
  {
    id: 'silence',
    title: 'Personne sans nouvelles',
    sentence: 'Après quatre-vingt-dix jours sans contact noté, la personne est rappelée.',
    source: 'Choix de la maison',
    confidence: 'N',
    from: null,
    to: null,
    weight: 'habit',
    act: 'record-contact',
    find: ({ lastContactOn, known }) => {
      const since = lastContactOn ?? known.candidate.firstReceptionOn;
      if (since === null) return [];
      const due = addDays(since, SILENCE_DAYS + 1);
      return [
        {
          ref: '',
          due,
          toldFrom: due,
          reason:
            lastContactOn === null
              ? `Reçue le ${day(since)} pour la première fois, sans contact noté depuis.`
              : `Dernier contact le ${day(since)}.`,
        },
      ];
    },
  },
] as const satisfies readonly ObligationRule[];
