/* What a contract of support owes: contacts, plan, term. Its time limits are those of the law, dated by its signature. */
import {
  addDays,
  addMonths,
  birthdayOn,
  type CivilDate,
  civilDate,
  earlier,
  formatFrenchDate,
  later,
} from '../base/time';
import { civisLaw, type Deadline, type SchemeCode, schemeDeadlines, schemeOf, shortNameOf } from '../law';
import { DEADLINE_DAYS, offeredOnce, personFacts } from '../rights';
import { delays } from './delays';
import type { ObligationContext, ObligationRule, ObligedPerson } from './obligation';

const CIVIS: SchemeCode = 'CIVIS';
/** The name under which the closer CIVIS is entered. */
const REINFORCED = 'CIVIS_RENFORCE';
/** Supports that end at a birthday, whatever their term: the law gives the day of the one, the limit of the other says it. */
const endAges: Readonly<Partial<Record<SchemeCode, number>>> = { CIVIS: 26, PACEA: 26 };
/** Limits that another rule tells, or that ask for nothing. */
const toldElsewhere = /_(?:CONTACT|26_ANS|FIN|CARENCE)$/u;
const PLAN = 'CIVIS_PARCOURS';
/** Beyond it, what was due is no longer paid. */
const PAPERS = 'CEJ_PIECES';

const day = formatFrenchDate;

interface Signed {
  readonly scheme: SchemeCode;
  readonly signedOn: CivilDate;
  readonly leftOn: CivilDate | null;
  /** Its contract file; `null`: only its entry is known. */
  readonly fileId: string | null;
  readonly isReinforced: boolean | null;
  readonly contactDays: number | null;
  readonly planMadeOn: CivilDate | null;
}

function signedSupports({ known, files }: ObligedPerson): readonly Signed[] {
  const entered = known.enrolments.flatMap(({ scheme, signedOn, endedOn }): Signed[] => {
    const ruled = offeredOnce.find((each) => each.entered === scheme)?.scheme;
    return ruled === undefined || signedOn === null || schemeOf(ruled)?.kind !== 'support'
      ? []
      : [
          {
            scheme: ruled,
            signedOn,
            leftOn: endedOn,
            fileId: null,
            isReinforced: scheme === REINFORCED ? true : null,
            contactDays: null,
            planMadeOn: null,
          },
        ];
  });
  const filed = files.flatMap((file): Signed[] =>
    file.schemeKind === 'support' && file.signedOn !== null
      ? [{ ...file, signedOn: file.signedOn, fileId: file.id }]
      : [],
  );
  return [...entered, ...filed];
}

/** A support with the time limits of the law. */
interface Support extends Signed {
  readonly limits: readonly Deadline[];
  /** Its last day as the law counts, by its term or by age. */
  readonly ends: { readonly on: CivilDate; readonly limit: Deadline; readonly isByAge: boolean } | null;
  /** From then on, that nobody left it means nothing any more. */
  readonly closedOn: CivilDate | null;
}

/**
 * The supports of a person, each scheme once: the one that was signed last, which the next one renews. What an entry and a
 * contract file say of the same signature is said of one.
 */
function supportsOf(person: ObligedPerson, { territory, references }: ObligationContext): readonly Support[] {
  const byScheme = Map.groupBy(signedSupports(person), ({ scheme }) => scheme);
  return [...byScheme].flatMap(([scheme, all]): Support[] => {
    const law = schemeOf(scheme);
    if (law === null) return [];
    const signedOn = all.map((each) => each.signedOn).reduce(later);
    const same = all.filter((each) => each.signedOn === signedOn);
    const facts = personFacts(person.known, signedOn, signedOn);
    const limits = schemeDeadlines(
      law,
      { ...facts, candidate: { ...facts.candidate, supportSignedOn: signedOn } },
      { territory, references },
    );
    const term = limits.find(({ code }) => code.endsWith('_FIN'));
    const endAge = endAges[scheme];
    const byAge = endAge === undefined ? null : birthdayOn(person.known.candidate.birthDate, endAge);
    const isByAge = byAge !== null && byAge > signedOn && term?.due != null && byAge < term.due;
    return [
      {
        scheme,
        signedOn,
        leftOn: same.find((each) => each.leftOn !== null)?.leftOn ?? null,
        fileId: same.find((each) => each.fileId !== null)?.fileId ?? null,
        // What the file says of it, over the name under which it was entered.
        isReinforced: same.findLast((each) => each.isReinforced !== null)?.isReinforced ?? null,
        contactDays: same.find((each) => each.contactDays !== null)?.contactDays ?? null,
        planMadeOn: same.find((each) => each.planMadeOn !== null)?.planMadeOn ?? null,
        limits,
        ends: term?.due == null ? null : { on: isByAge ? byAge : term.due, limit: term, isByAge },
        closedOn: law.to === null ? null : addMonths(law.to, delays.afterClosing.value),
      },
    ];
  });
}

/** Whether the next contact is owed a week after the last: the week stands within the first months of a closer support. */
function isWeekly({ isReinforced, limits, signedOn }: Support, basis: CivilDate): boolean {
  const isCloser =
    isReinforced ?? limits.some(({ code, unit }) => code.endsWith('_CONTACT') && unit === 'days');
  const { weekly, weeklyMonths } = civisLaw.contactPace;
  return isCloser && addDays(basis, weekly.count) <= addMonths(signedOn, weeklyMonths);
}

/** Day before the one on which somebody left. */
const eveOf = (on: CivilDate | null): CivilDate | null => (on === null ? null : addDays(on, -1));
const refOf = ({ scheme, signedOn }: Signed): string => `${scheme}:${signedOn}`;

const civisFrom = civilDate('2005-04-01');
const civisTo = civilDate('2016-12-31');
const circulars = 'Circulaire DGEFP n° 2005-09 et celles qui l’ont suivie';

export const supportRules = [
  {
    id: 'civis-contact',
    title: 'Contact dû',
    sentence:
      'Un contact au moins chaque mois ; chaque semaine pendant les trois premiers mois du CIVIS renforcé ; plus souvent si le contrat l’écrit. Le délai repart de chaque contact noté.',
    source: circulars,
    confidence: 'V',
    from: civisFrom,
    to: civisTo,
    weight: 'legal',
    act: 'record-contact',
    find: (person, context) =>
      supportsOf(person, context).flatMap((support) => {
        const { scheme, signedOn, leftOn, ends, closedOn } = support;
        if (scheme !== CIVIS) return [];
        const last = person.lastContactOn;
        const hasContact = last !== null && last > signedOn;
        const basis = hasContact ? last : signedOn;
        const weekly = isWeekly(support, basis);
        const { weekly: week, monthly: month } = civisLaw.contactPace;
        const byLaw = weekly ? addDays(basis, week.count) : addMonths(basis, month.count);
        const written = support.contactDays === null ? null : addDays(basis, support.contactDays);
        const isWritten = written !== null && written < byLaw;
        const due = isWritten ? written : byLaw;
        if ((leftOn !== null && due >= leftOn) || (ends !== null && due > ends.on)) return [];
        const notice = weekly || isWritten ? delays.weeklyContactNotice : delays.monthlyContactNotice;
        const since = hasContact ? `Dernier contact le ${day(basis)}` : `CIVIS signé le ${day(basis)}`;
        return [
          {
            ref: refOf(support),
            due,
            toldFrom: later(addDays(due, -notice.value), addDays(basis, 1)),
            lastDay: eveOf(leftOn) ?? closedOn,
            pivot: signedOn,
            reason: `${since} : le suivant est dû au plus tard le ${day(due)}${isWritten ? ', comme l’écrit le contrat' : weekly ? ', chaque semaine au début du CIVIS renforcé' : ''}.`,
          },
        ];
      }),
  },
  {
    id: 'civis-plan',
    title: 'Parcours à établir',
    sentence: 'Le parcours du CIVIS est établi avant la signature, ou au plus tard trois mois après.',
    source: 'Loi n° 2005-32 du 18 janvier 2005 ; décret n° 2005-241 du 14 mars 2005',
    confidence: 'V',
    from: civisFrom,
    to: civisTo,
    weight: 'legal',
    act: 'save-file',
    find: (person, context) =>
      supportsOf(person, context).flatMap((support) => {
        const { signedOn, leftOn, fileId, planMadeOn, limits, closedOn } = support;
        const due = limits.find(({ code }) => code === PLAN)?.due ?? null;
        if (due === null || fileId === null || planMadeOn !== null || leftOn !== null) return [];
        return [
          {
            ref: refOf(support),
            due,
            toldFrom: later(addDays(due, -DEADLINE_DAYS), signedOn),
            lastDay: closedOn,
            pivot: signedOn,
            target: fileId,
            reason: `CIVIS signé le ${day(signedOn)} : son parcours doit être établi le ${day(due)} au plus tard, et aucun jour n’est noté.`,
          },
        ];
      }),
  },
  {
    id: 'support-limit',
    title: 'Échéance de l’accompagnement',
    sentence:
      'Les délais que la loi compte depuis la signature d’un accompagnement. Aucune fiche ne dit s’ils sont tenus : chacun est rappelé jusqu’à son dernier jour.',
    source: 'Le texte de chaque délai',
    confidence: 'V',
    from: null,
    to: null,
    weight: 'legal',
    act: 'dismiss',
    find: (person, context) =>
      supportsOf(person, context).flatMap((support) => {
        const { scheme, signedOn, leftOn, fileId, limits } = support;
        return limits.flatMap(({ code, due, label, source, confidence }) =>
          due === null || toldElsewhere.test(code) || (code === PLAN && fileId !== null)
            ? []
            : [
                {
                  ref: `${refOf(support)}:${code}`,
                  due,
                  toldFrom: later(addDays(due, -DEADLINE_DAYS), signedOn),
                  lastDay: leftOn === null ? due : earlier(due, addDays(leftOn, -1)),
                  pivot: signedOn,
                  weight: code === PAPERS ? ('right-lost' as const) : ('legal' as const),
                  source,
                  confidence,
                  reason: `${shortNameOf(scheme)} signé le ${day(signedOn)} : ${label}, le ${day(due)} au plus tard. Vivier ne sait pas si c’est fait.`,
                },
              ],
        );
      }),
  },
  {
    id: 'support-next',
    title: 'Suite à préparer',
    sentence:
      'Le renouvellement d’un accompagnement, ou ce qui le suit, se prépare trente jours avant son terme.',
    source: delays.preparation.source,
    confidence: 'S',
    from: null,
    to: null,
    weight: 'right-lost',
    act: 'save-enrolment',
    find: (person, context) =>
      supportsOf(person, context).flatMap((support) => {
        const { scheme, signedOn, leftOn, ends, closedOn } = support;
        if (ends === null || ends.isByAge || leftOn !== null) return [];
        return [
          {
            ref: refOf(support),
            due: addDays(ends.on, -delays.preparation.value),
            toldFrom: addDays(ends.on, -delays.announcement.value),
            // From its last day on, leaving or renewing it is another rule's.
            lastDay: earlier(addDays(ends.on, -1), closedOn ?? ends.on),
            pivot: signedOn,
            reason: `${shortNameOf(scheme)} signé le ${day(signedOn)} : terme le ${day(ends.on)} ; préparez son renouvellement ou sa sortie.`,
          },
        ];
      }),
  },
  {
    id: 'support-exit',
    title: 'Sortie ou renouvellement à noter',
    sentence:
      'Au terme d’un accompagnement, ou au 26e anniversaire pour le CIVIS et le PACEA, il est renouvelé ou quitté.',
    source: 'Le texte de chaque terme',
    confidence: 'S',
    from: null,
    to: null,
    weight: 'legal',
    act: 'save-enrolment',
    find: (person, context) =>
      supportsOf(person, context).flatMap((support) => {
        const { scheme, signedOn, leftOn, ends, closedOn } = support;
        if (ends === null || leftOn !== null) return [];
        const { source, confidence } = ends.limit;
        return [
          {
            ref: refOf(support),
            due: ends.on,
            toldFrom: ends.on,
            lastDay: closedOn,
            pivot: signedOn,
            source,
            confidence,
            reason: `${shortNameOf(scheme)} signé le ${day(signedOn)} : ${ends.isByAge ? 'il s’arrête au 26e anniversaire' : 'son terme est'} le ${day(ends.on)}, et ni sortie ni renouvellement n’est noté.`,
          },
        ];
      }),
  },
] as const satisfies readonly ObligationRule[];
