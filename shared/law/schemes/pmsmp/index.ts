// Période de mise en situation en milieu professionnel, the immersion since 16 November 2014.
import {
  addDays,
  addMonths,
  ageOn,
  birthdayOn,
  type CivilDate,
  civilDate,
  daysBetween,
  formatFrenchDate,
  later,
  type Territory,
} from '../../../base/time';
import { type Deadline, dated } from '../../engine/deadline';
import type { DocumentCode } from '../../engine/documents';
import { type Amount, amount, type Parameter, requireValueOn } from '../../engine/parameter';
import { sentence, years } from '../../engine/phrasing';
import { requireAmountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import {
  either,
  type Finding,
  granted,
  isTrue,
  type Judgement,
  lacking,
  type Presumption,
  type Rule,
  refused,
  supposing,
  undecided,
} from '../../engine/rule';
import type { PartInput, Scheme } from '../../engine/scheme';
import { type FormReference, formOn, showForm } from '../../engine/shown';
import { citing, source } from '../../engine/source';
import { turningBirthdays } from '../../engine/turning-days';
import { type Ask, factTable as facts, knownDate } from '../../facts/facts';
import { isMinor, isRegistered, majority } from '../common/person.rules';
import { comingDays, youngFrom, youngUntil } from '../common/support.rules';

export const pmsmpFrom: CivilDate = civilDate('2014-11-16');

const limits = source(['L5135-5', 'D5135-3']);

export const pmsmpMonths: Amount = amount({
  id: 'pmsmp.maximum',
  label: 'Durée maximale d’une convention, de date à date',
  unit: 'months',
  reviewMonths: null,
  values: [{ from: pmsmpFrom, value: 1, source: limits, confidence: 'V' }],
});

export const pmsmpDays: Amount = amount({
  id: 'pmsmp.days',
  label: 'Durée totale dans la même structure sur douze mois, renouvellements compris',
  unit: 'days',
  reviewMonths: null,
  values: [{ from: pmsmpFrom, value: 60, source: limits, confidence: 'V' }],
});

export const pmsmpConventions: Parameter<number> = {
  id: 'pmsmp.conventions',
  label: 'Conventions dans la même structure sur douze mois consécutifs, au plus',
  show: (value) => `${value} conventions`,
  values: [{ from: pmsmpFrom, value: 2, source: limits, confidence: 'V' }],
};

export const pmsmpForm: Parameter<FormReference> = {
  id: 'pmsmp.form',
  label: 'Formulaire CERFA',
  show: showForm,
  values: [
    {
      from: pmsmpFrom,
      value: { number: '13912', revision: '04' },
      source: source([], 'Cerfa 13912*04, période d’usage non vérifiée'),
      confidence: 'N',
    },
    // The day on which 05 replaced 04 was not found; the headings it follows are those of this wording of D. 5135-2.
    {
      from: civilDate('2023-12-30'),
      value: { number: '13912', revision: '05' },
      source: source(['D5135-2'], 'Cerfa 13912*05, jour de départ non lu'),
      confidence: 'S',
    },
  ],
};

const terms = { from: pmsmpFrom, to: null } as const;

const ageRule: Rule = {
  ...terms,
  id: 'age',
  label: 'Âge',
  about: 'person',
  sentence: 'Le bénéficiaire a 16 ans au moins.',
  source: source([], 'outil public « Immersion Facilitée » ; aucun article ne fixe d’âge'),
  confidence: 'S',
  needs: [facts.birthDate, facts.startsOn],
  test: (ask, { on }): Finding => {
    const birthDate = knownDate(ask(facts.birthDate));
    if (birthDate === null) return lacking(facts.birthDate);
    const start = knownDate(ask(facts.startsOn));
    const day = later(on, start ?? on);
    const age = ageOn(birthDate, day);
    if (age >= youngFrom) return granted(`${years(age)} au début de la période.`);
    // The start may come after the birthday: without it nobody is turned away in the last year before 16.
    if (start === null && age === youngFrom - 1) return lacking(facts.startsOn);
    const birthday = birthdayOn(birthDate, youngFrom);
    return refused(
      `${years(age)} au début de la période : il faut 16 ans, atteints le ${formatFrenchDate(birthday)}.`,
      { on: birthday },
    );
  },
};

/** Under personal support: of a body of the network, or as a registered job seeker. */
const isAccompanied = (ask: Ask, on: CivilDate): Judgement =>
  either(isTrue(ask, facts.accompanied), isRegistered(ask, on));

const supportRule: Rule = {
  ...terms,
  id: 'support',
  label: 'Accompagnement',
  about: 'person',
  sentence:
    'La période est ouverte à toute personne, en emploi ou non, qui fait l’objet d’un accompagnement social ou professionnel personnalisé.',
  source: source(['L5135-1', 'L5135-2']),
  confidence: 'V',
  needs: [facts.accompanied, facts.registeredJobSeekerSince, facts.supportSignedOn],
  test: (ask, { on }): Finding => {
    const signed = knownDate(ask(facts.supportSignedOn));
    if (signed !== null && signed <= on)
      return granted(`Contrat d’accompagnement signé le ${formatFrenchDate(signed)}.`);
    const accompanied = isAccompanied(ask, on);
    if (accompanied.truth === 'unknown') return accompanied;
    if (accompanied.truth === 'yes')
      return granted(
        isTrue(ask, facts.accompanied).truth === 'yes'
          ? 'Accompagnement en cours : la mission locale peut prescrire la période.'
          : 'Inscription comme demandeur d’emploi : l’accompagnement permet la prescription.',
      );
    const since = knownDate(ask(facts.registeredJobSeekerSince));
    return refused(
      'Aucun accompagnement personnalisé à cette date.',
      since !== null && since > on
        ? { on: since }
        : { by: 'L’entrée en accompagnement à la mission locale ou à France Travail l’ouvrirait.' },
    );
  },
};

const oneObject: Presumption = {
  fact: facts.immersionObject,
  supposed: 'un des trois objets choisi : découvrir, confirmer, ou engager un recrutement',
  confirm: 'La convention l’écrit.',
};

const objectRule: Rule = {
  ...terms,
  id: 'object',
  label: 'Objet de la période',
  about: 'contract',
  sentence:
    'La période a un objet parmi trois : découvrir un métier ou un secteur, confirmer un projet professionnel, ou engager un recrutement.',
  source: source(['L5135-1', 'D5135-2']),
  confidence: 'V',
  presumes: oneObject,
  needs: [facts.immersionObject],
  test: (ask): Finding => {
    const object = ask(facts.immersionObject);
    switch (object.state) {
      case 'known':
        return granted('Objet choisi parmi les trois que la loi permet.');
      case 'none':
        return refused('Aucun objet n’est choisi.', {
          by: 'Choisissez un objet : découvrir un métier, confirmer un projet ou engager un recrutement.',
        });
      case 'unknown':
        // Any of the three opens the period: the object is chosen with the convention.
        return supposing(oneObject);
    }
  },
};

/**
 * The month "de date à date". `sure` is the last day within it on any reading; `open` is the day with the same number,
 * which the text settles only if the first day does not count.
 */
export function monthFrom(
  start: CivilDate,
  months: number,
): { readonly sure: CivilDate; readonly open: CivilDate | null } {
  const same = addMonths(start, months);
  return same.slice(8) === start.slice(8)
    ? { sure: addDays(same, -1), open: same }
    : { sure: same, open: null };
}

const durationRule: Rule = {
  ...terms,
  id: 'duration',
  label: 'Durée',
  about: 'contract',
  sentence:
    'La convention, ou son renouvellement, est conclue pour un mois au plus, de date à date, que la présence soit continue ou non.',
  source: source(['D5135-3']),
  confidence: 'V',
  needs: [facts.startsOn, facts.endsOn],
  test: (ask, { on, references }): Finding => {
    const start = knownDate(ask(facts.startsOn));
    const end = ask(facts.endsOn);
    if (end.state === 'none')
      return refused('La convention n’a pas de date de fin.', {
        by: 'Fixez une fin, un mois au plus après le début.',
      });
    const endsOn = knownDate(end);
    if (start === null || endsOn === null)
      return lacking(...(start === null ? [facts.startsOn] : []), ...(endsOn === null ? [facts.endsOn] : []));
    if (endsOn < start)
      return refused('La fin précède le début.', { by: 'Corrigez les dates de la période.' });
    const { sure, open } = monthFrom(start, requireAmountOn(pmsmpMonths, on, references).value);
    if (endsOn <= sure)
      return granted(`Du ${formatFrenchDate(start)} au ${formatFrenchDate(endsOn)} : un mois au plus.`);
    return endsOn === open
      ? undecided(
          `Le ${formatFrenchDate(endsOn)} porte le même quantième que le début : le texte ne dit pas si le premier jour compte. À coup sûr, terminez le ${formatFrenchDate(sure)}.`,
        )
      : refused(
          `Plus d’un mois de date à date : la période commencée le ${formatFrenchDate(start)} s’achève au plus tard le ${formatFrenchDate(sure)}.`,
          {
            by: `Terminez la période le ${formatFrenchDate(sure)} au plus tard ; un renouvellement est possible si les objectifs ne sont pas atteints.`,
          },
        );
  },
};

/** Conventions already concluded in the same host over twelve months; `null` when not known. */
function earlierConventions(ask: Ask): number | null {
  const known = ask(facts.sameHostConventions);
  return known.state === 'unknown' ? null : known.state === 'none' ? 0 : known.value;
}

const conventionsRule: Rule = {
  ...terms,
  id: 'same-host',
  label: 'Deux conventions par structure',
  about: 'contract',
  sentence:
    'Sur douze mois consécutifs, deux conventions au plus lient le même bénéficiaire et la même structure, renouvellements non compris.',
  source: limits,
  confidence: 'V',
  needs: [facts.sameHostConventions, facts.isRenewal],
  test: (ask, { on }): Finding => {
    const earlier = earlierConventions(ask);
    if (earlier === null) return lacking(facts.sameHostConventions);
    const most = requireValueOn(pmsmpConventions, on).value;
    const seen =
      earlier === 0
        ? 'Aucune convention dans cette structure sur douze mois.'
        : `${earlier} convention${earlier > 1 ? 's' : ''} dans cette structure sur douze mois.`;
    if (earlier < most) return granted(seen);
    const change = {
      by: 'Choisissez une autre structure, ou attendez que douze mois se soient écoulés depuis la première.',
    };
    if (earlier > most) return refused(`${seen} Deux au plus sont possibles.`, change);
    const renewal = isTrue(ask, facts.isRenewal);
    if (renewal.truth === 'unknown') return renewal;
    return renewal.truth === 'yes'
      ? granted(`${seen} Celle-ci renouvelle l’une d’elles : elle ne s’y ajoute pas.`)
      : refused(`${seen} Une troisième n’est pas possible.`, change);
  },
};

const daysRule: Rule = {
  ...terms,
  id: 'same-host-days',
  label: 'Soixante jours par structure',
  about: 'contract',
  sentence:
    'Sur douze mois consécutifs, la durée totale des conventions dans la même structure, renouvellements compris, ne dépasse pas soixante jours.',
  source: limits,
  confidence: 'V',
  needs: [facts.startsOn, facts.endsOn, facts.sameHostConventions, facts.sameHostDays],
  test: (ask, { on, references }): Finding => {
    const earlier = earlierConventions(ask);
    const done = ask(facts.sameHostDays);
    const days = done.state === 'known' ? done.value : done.state === 'none' || earlier === 0 ? 0 : null;
    const [start, end] = [knownDate(ask(facts.startsOn)), knownDate(ask(facts.endsOn))];
    const most = requireAmountOn(pmsmpDays, on, references).value;
    const change = {
      by: `Réduisez la période pour rester sous ${most} jours, ou choisissez une autre structure.`,
    };
    if (days !== null && days >= most)
      return refused(`${days} jours déjà faits dans cette structure sur douze mois.`, change);
    if (days === null || start === null || end === null || end < start)
      return lacking(
        ...(start === null || (end !== null && end < start) ? [facts.startsOn] : []),
        ...(end === null ? [facts.endsOn] : []),
        ...(days === null ? [earlier === null ? facts.sameHostConventions : facts.sameHostDays] : []),
      );
    const own = daysBetween(start, end) + 1;
    const total = `${own} jour${own > 1 ? 's' : ''} du calendrier${days > 0 ? `, ${days} déjà faits, ${days + own} en tout` : ''}, pour ${most} au plus sur douze mois`;
    return days + own <= most ? granted(`${total}.`) : refused(`${total}.`, change);
  },
};

export const pmsmpRules: readonly Rule[] = [
  ageRule,
  supportRule,
  objectRule,
  durationRule,
  conventionsRule,
  daysRule,
];

/** What is known of an accident: its day, and the day on which who declares it was told. */
export interface AccidentEvents {
  readonly happenedOn: CivilDate | null;
  readonly toldOn?: CivilDate | null;
}

/**
 * D. 5135-5: the host tells the body that accompanies within 24 hours; who declares the accident does so within 48 hours.
 * The text counts the latter from no stated moment: from the day on which they were told or, not known, of the accident.
 */
export function accidentDeadlines(
  { happenedOn, toldOn }: AccidentEvents,
  territory: Territory = 'metropole',
): readonly Deadline[] {
  const cited = source(['D5135-5']);
  return [
    dated(
      {
        code: 'PMSMP_ACCIDENT',
        from: pmsmpFrom,
        label: 'Accident : information par la structure d’accueil',
        trigger: 'accident',
        triggerOn: happenedOn,
        count: 24,
        unit: 'hours',
        rule: 'La structure d’accueil informe la structure d’accompagnement au plus tard dans les 24 heures ; celle-ci transmet sans délai à l’employeur du salarié, sinon au prescripteur.',
        source: cited,
        confidence: 'V',
      },
      territory,
    ),
    dated(
      {
        code: 'PMSMP_ACCIDENT_DECLARATION',
        from: pmsmpFrom,
        label: 'Accident : déclaration',
        trigger: toldOn == null ? 'accident' : 'information reçue',
        triggerOn: toldOn ?? happenedOn,
        count: 48,
        unit: 'hours',
        rule: 'L’employeur du salarié, sinon le prescripteur, déclare l’accident du travail dans les 48 heures.',
        source: cited,
        confidence: 'V',
        note:
          toldOn == null
            ? 'Compté de l’accident par prudence : le texte ne dit pas de quand courent les 48 heures.'
            : 'Compté de l’information reçue : le texte ne dit pas de quand courent les 48 heures.',
      },
      territory,
    ),
  ];
}

function pmsmpDeadlines({ ask, context }: PartInput): readonly Deadline[] {
  const { on, territory, references } = context;
  const start = knownDate(ask(facts.startsOn));
  const months = requireAmountOn(pmsmpMonths, on, references).value;
  const end = start === null ? null : monthFrom(start, months);
  return [
    dated(
      {
        code: 'PMSMP_FIN',
        from: pmsmpFrom,
        label: 'Fin de la période',
        trigger: 'début de la période',
        triggerOn: start,
        count: months,
        unit: 'months',
        rule: 'La convention dure un mois au plus, de date à date ; elle se renouvelle une fois, pour le même objet et les mêmes objectifs.',
        source: source(['D5135-3']),
        confidence: 'V',
        ...(end === null || end.open === null
          ? {}
          : {
              note: `Premier jour compté, la période s’achève la veille, le ${formatFrenchDate(end.sure)}.`,
            }),
      },
      territory,
    ),
    ...accidentDeadlines({ happenedOn: null }, territory),
  ];
}

const reminders: readonly Reminder[] = [
  {
    sentence:
      'La période est prescrite par la mission locale, France Travail ou un autre organisme habilité ; deux conventions dans la même structure ont des objets ou des objectifs différents, un renouvellement a les mêmes.',
    source: source(['L5135-2', 'D5135-3']),
    from: civilDate('2024-01-01'),
  },
  {
    sentence:
      'La période est prescrite par la mission locale, Pôle emploi ou un autre organisme habilité ; deux conventions dans la même structure ont des objets ou des objectifs différents, un renouvellement a les mêmes.',
    source: source(['L5135-2', 'D5135-3']),
    from: pmsmpFrom,
    to: civilDate('2023-12-31'),
  },
  {
    sentence:
      'Toute structure peut accueillir : entreprise, association, collectivité, administration ou particulier.',
    source: source(['L5135-4']),
    from: pmsmpFrom,
  },
  {
    sentence:
      'Aucune rémunération par la structure d’accueil : le bénéficiaire garde son statut et son indemnisation, et retrouve son poste s’il est salarié.',
    source: source(['L5135-3']),
    from: pmsmpFrom,
  },
  {
    sentence:
      'La période ne peut servir ni à un poste de travail permanent, ni à un accroissement d’activité, ni à un emploi saisonnier, ni au remplacement d’un salarié absent.',
    source: source(['L5135-7']),
    from: pmsmpFrom,
  },
  {
    sentence:
      'Signent : le bénéficiaire, la structure d’accueil, le prescripteur, la structure d’accompagnement si elle est distincte, et l’employeur d’un salarié.',
    source: source(['L5135-4', 'D5135-1']),
    from: pmsmpFrom,
  },
  {
    sentence:
      'La convention compte six rubriques : prescripteur ; bénéficiaire ; structure d’accueil et personne chargée de l’accueil ; structure d’accompagnement et conseiller ; dates, heures, lieu, objet, objectifs et évaluation ; tâches et horaires.',
    source: source(['D5135-2']),
    from: civilDate('2023-12-30'),
  },
  {
    sentence:
      'Les durées de présence, les repos, les jours fériés, la santé et la sécurité suivent les règles des salariés de la structure ; avant 18 ans, 8 heures par jour et 35 par semaine.',
    source: source(['L5135-6', 'L3162-1']),
    from: pmsmpFrom,
  },
  {
    sentence:
      'Accident : la structure prévient dans les 24 heures ; la déclaration se fait dans les 48 heures.',
    source: source(['D5135-5']),
    from: pmsmpFrom,
  },
  {
    sentence: 'La structure d’accompagnement réalise le bilan de la période.',
    source: source(['D5135-6']),
    from: pmsmpFrom,
  },
  {
    sentence:
      'L’outil public n’accepte que 30 jours du calendrier et 48 heures par semaine : plus strict que le texte.',
    source: source([], 'outil public « Immersion Facilitée », lu en 2026'),
    // Its first day was not found: told since the year in which it was read.
    from: civilDate('2026-01-01'),
  },
];

export const pmsmp: Scheme = {
  id: 'PMSMP',
  label: 'Période de mise en situation en milieu professionnel (PMSMP)',
  kind: 'immersion',
  purpose:
    'Immersion d’un mois au plus, non rémunérée par la structure, pour découvrir un métier, confirmer un projet ou engager un recrutement.',
  pivot:
    'Les conditions se jugent à la signature de la convention ; l’âge au début de la période ; les limites par structure sur douze mois.',
  from: pmsmpFrom,
  to: null,
  source: source(['L5135-1'], 'loi n° 2014-288 du 5 mars 2014'),
  confidence: 'V',
  rules: pmsmpRules,
  parameters: [pmsmpMonths, pmsmpDays, pmsmpConventions, pmsmpForm],
  usualMonths: 1,
  turningDays: (ask, on) => [
    // Between 15 and 16 without a start the answer waits for it: it may turn on the 15th birthday too.
    ...turningBirthdays(ask, on, [youngFrom - 1, youngFrom, majority, youngUntil]),
    ...comingDays(on, knownDate(ask(facts.registeredJobSeekerSince)), knownDate(ask(facts.supportSignedOn))),
  ],
  parts: {
    duration: ({ context }) => {
      const most = requireAmountOn(pmsmpMonths, context.on, context.references);
      return {
        minMonths: null,
        maxMonths: most.value,
        ...citing(most.source),
        toCheck: false,
        note: sentence('De date à date ; un renouvellement, pour le même objet et les mêmes objectifs.'),
      };
    },
    deadlines: pmsmpDeadlines,
    documents: ({ ask, context }) => {
      const codes: DocumentCode[] = ['ID', 'CERFA'];
      if (isMinor(ask, context.on)) codes.push('REP');
      codes.push('BILP');
      return codes;
    },
    form: ({ context }) => formOn(pmsmpForm, context),
    reminders: () => reminders,
    allowance: () => ({
      lines: [],
      monthly: null,
      toCheck: false,
      missing: [],
      note: sentence(
        'Aucune rémunération par la structure d’accueil : l’allocation ou l’indemnisation en cours continue.',
      ),
    }),
  },
};
