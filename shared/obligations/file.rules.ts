/* What a contract file owes: its time limits, its end, and news of the person once it is signed. */
import { addDays, addMonths, type CivilDate, formatFrenchDate, later } from '../base/time';
import { trackOf } from '../candidates';
import type { ContractFileStatus } from '../fields';
import { DEADLINE_DAYS } from '../rights';
import { delays, milestones } from './delays';
import type { Found, ObligationRule, ObligedFile, ObligedPerson } from './obligation';

const day = formatFrenchDate;
/** Signed, and neither closed nor broken. */
const running: readonly ContractFileStatus[] = ['signed', 'filed', 'accepted'];
const isRunning = ({ status }: ObligedFile): boolean => running.includes(status);

/** Whether what comes after a contract is recorded: a situation, or another file. */
const isFollowed = ({ known, files }: ObligedPerson, file: ObligedFile, endsOn: CivilDate): boolean =>
  known.periods.some(({ kind, startsOn }) => trackOf(kind) === 'situation' && startsOn > endsOn) ||
  files.some(
    ({ id, status, startsOn }) =>
      id !== file.id && status !== 'cancelled' && startsOn !== null && startsOn > endsOn,
  );

/** Each milestone with the first day of a contact that counts for it; the next one takes the place of one that was missed. */
function milestonesOf(file: ObligedFile): readonly (Found & { readonly reachedFrom: CivilDate })[] {
  const base = file.startsOn ?? file.signedOn;
  if (base === null) return [];
  const asked = file.schemeKind === 'employment' ? milestones : milestones.slice(0, 1);
  const dated = asked.map(({ code, label, count, unit }) => {
    const due = unit === 'days' ? addDays(base, count) : addMonths(base, count);
    const notice = unit === 'days' ? delays.firstMilestoneNotice : delays.milestoneNotice;
    return { code, label, due, from: later(addDays(due, -notice.value), addDays(base, 1)) };
  });
  return dated.map(({ code, label, due, from }, index) => {
    const next = dated[index + 1];
    return {
      ref: `${file.id}:${code}`,
      due,
      toldFrom: from,
      reachedFrom: from,
      lastDay: next === undefined ? null : addDays(next.from, -1),
      pivot: base,
      reason: `Dossier ${file.reference} commencé le ${day(base)} : prenez des nouvelles à ${label}, vers le ${day(due)}.`,
    };
  });
}

export const fileRules = [
  {
    id: 'file-limit',
    title: 'Échéance du dossier',
    sentence:
      'Les délais de la loi pour un dossier de contrat, tant que l’acte qu’ils demandent n’est pas enregistré ; un délai dont aucun acte ne dit qu’il est tenu est rappelé jusqu’à son dernier jour.',
    source: 'Le texte de chaque délai',
    confidence: 'V',
    from: null,
    to: null,
    weight: 'legal',
    act: 'move-file',
    find: ({ files }) =>
      files
        // What a support owes once it is signed is counted from its signature, with or without a file.
        .filter(({ schemeKind }) => schemeKind !== 'support')
        .flatMap(({ id, reference, limits }) =>
          limits.map(
            ({ code, label, due, source, confidence, isDoneByAct }): Found => ({
              ref: `${id}:${code}`,
              due,
              toldFrom: addDays(due, -DEADLINE_DAYS),
              lastDay: isDoneByAct ? null : due,
              ...(isDoneByAct ? {} : { act: 'dismiss' }),
              target: id,
              source,
              confidence,
              reason: `Dossier ${reference} : ${label}, le ${day(due)} au plus tard.${isDoneByAct ? '' : ' Vivier ne sait pas si c’est fait.'}`,
            }),
          ),
        ),
    turns: ({ files }, { from }) => (files.some(({ isUndated }) => isUndated) ? [addDays(from, 1)] : []),
  },
  {
    id: 'contract-next',
    title: 'Fin de contrat à préparer',
    sentence: 'Ce qui suit un contrat de travail se prépare trente jours avant sa fin.',
    source: delays.preparation.source,
    confidence: 'S',
    from: null,
    to: null,
    weight: 'promise',
    act: 'save-period',
    find: (person) =>
      person.files.flatMap((file) => {
        const { id, reference, schemeKind, endsOn } = file;
        if (schemeKind !== 'employment' || !isRunning(file) || endsOn === null) return [];
        if (isFollowed(person, file, endsOn)) return [];
        return [
          {
            ref: id,
            due: addDays(endsOn, -delays.preparation.value),
            toldFrom: addDays(endsOn, -delays.announcement.value),
            reason: `Le contrat du dossier ${reference} finit le ${day(endsOn)} : rien n’est noté de ce qui le suit.`,
          },
        ];
      }),
  },
  {
    id: 'contract-close',
    title: 'Dossier à clore',
    sentence: 'Un dossier dont le dernier jour est passé est clos, ou rompu.',
    source: 'Choix de la maison',
    confidence: 'N',
    from: null,
    to: null,
    weight: 'habit',
    act: 'move-file',
    find: ({ files }) =>
      files.flatMap((file) => {
        const { id, reference, schemeKind, endsOn } = file;
        return schemeKind === 'support' || !isRunning(file) || endsOn === null
          ? []
          : [
              {
                ref: id,
                due: endsOn,
                toldFrom: endsOn,
                target: id,
                reason: `Le dossier ${reference} finit le ${day(endsOn)} et n’est ni clos ni rompu.`,
              },
            ];
      }),
  },
  {
    id: 'trial-end',
    title: 'Fin de la période d’essai',
    sentence: 'Avant la fin de la période d’essai écrite au dossier, la personne donne de ses nouvelles.',
    source: delays.trialNotice.source,
    confidence: 'N',
    from: null,
    to: null,
    weight: 'promise',
    act: 'record-contact',
    find: ({ files, lastContactOn }) =>
      files.flatMap((file) => {
        const { id, reference, startsOn, trialDays } = file;
        if (!isRunning(file) || startsOn === null || trialDays === null || trialDays === 0) return [];
        if (lastContactOn !== null && lastContactOn > startsOn) return [];
        const due = addDays(startsOn, trialDays - 1);
        return [
          {
            ref: id,
            due,
            toldFrom: later(addDays(due, -delays.trialNotice.value), startsOn),
            pivot: startsOn,
            reason: `La période d’essai du dossier ${reference} finit le ${day(due)}, et aucun contact n’est noté depuis l’embauche.`,
          },
        ];
      }),
  },
  {
    id: 'milestone',
    title: 'Nouvelles après la signature',
    sentence:
      'Après le début d’un contrat de travail, un contact à huit jours, un, trois, six et douze mois ; à huit jours pour une immersion. Un jalon manqué laisse sa place au suivant.',
    source: delays.milestoneNotice.source,
    confidence: 'N',
    from: null,
    to: null,
    weight: 'promise',
    act: 'record-contact',
    find: ({ files, lastContactOn }) =>
      files
        .filter(
          (file) =>
            (isRunning(file) || file.status === 'ended') &&
            (file.schemeKind === 'employment' || file.schemeKind === 'immersion'),
        )
        .flatMap(milestonesOf)
        .filter(({ reachedFrom }) => lastContactOn === null || lastContactOn < reachedFrom)
        .map(({ reachedFrom: _, ...found }) => found),
  },
] as const satisfies readonly ObligationRule[];
