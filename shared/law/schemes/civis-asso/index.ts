import { ageOn, birthdayOn, civilDate, formatFrenchDate } from '../../../base/time';
import { employerKindLabels } from '../../../fields/codes';
import type { Money, MoneyLine } from '../../engine/eligibility.schema';
import { type Amount, amount } from '../../engine/parameter';
import { sentence, years } from '../../engine/phrasing';
import { requireAmountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import {
  either,
  type Finding,
  granted,
  holds,
  isTrue,
  lacking,
  type Rule,
  refused,
  undecided,
} from '../../engine/rule';
import type { PartInput, Scheme } from '../../engine/scheme';
import { smicOn } from '../../engine/smic';
import { citing, source } from '../../engine/source';
import { inMonths, lastDayOf, spans } from '../../engine/span';
import { turningBirthdays, turningMonths } from '../../engine/turning-days';
import { factTable as facts, knownDate, levelRank } from '../../facts/facts';
import {
  datesOf,
  documentsOf,
  employerRule,
  type Frame,
  isMarketKind,
  joblessRule,
  smicPay,
} from '../common/aided-contract';
import { majority } from '../common/person.rules';

/** The decree was published on 13 July 2003; the press says in force since the 15th. */
const from = civilDate('2003-07-15');
/** The law of 18 January 2005, published on the 19th, put an end to it; the last day was not read. */
const doubtFrom = civilDate('2005-01-20');
/** Eve of the CIVIS of support, which took its articles. */
const to = civilDate('2005-03-31');

const decree = source(
  [],
  'décret n° 2003-644 du 11 juillet 2003 ; circulaire DGEFP n° 2003-26 du 20 octobre 2003',
);
const closing = source([], 'loi n° 2005-32 du 18 janvier 2005 ; réponse ministérielle à la question 30799');
const frame: Frame = { from, to, source: decree, confidence: 'V' };

const lastAge = 23;
const endAge = 25;
const longestMonths = 36;
const highestLevel = 4;

const extinction: Rule = {
  id: 'extinction',
  about: 'contract',
  label: 'Fin du dispositif',
  sentence:
    'Le dernier jour des embauches, après la loi du 18 janvier 2005 qui met fin au dispositif, n’a pas été lu.',
  from: doubtFrom,
  to,
  source: closing,
  confidence: 'S',
  needs: [facts.startsOn],
  test: (): Finding =>
    undecided(
      'Embauche d’après la loi du 18 janvier 2005, qui met fin au dispositif : à vérifier dans la convention signée avec la direction départementale du travail.',
    ),
};

const age: Rule = {
  id: 'age',
  about: 'person',
  label: 'Âge',
  sentence: 'Le jeune a 18 ans au moins, et moins de 25 ans.',
  ...frame,
  needs: [facts.birthDate],
  test: (ask, { on }): Finding => {
    const birthDate = knownDate(ask(facts.birthDate));
    if (birthDate === null) return lacking(facts.birthDate);
    const at = ageOn(birthDate, on);
    if (at < majority) {
      const birthday = birthdayOn(birthDate, majority);
      return refused(`${years(at)} : il faut 18 ans, atteints le ${formatFrenchDate(birthday)}.`, {
        on: birthday,
      });
    }
    return at < endAge
      ? granted(at < lastAge ? `${years(at)}.` : `${years(at)} : le contrat finit avant le 25e anniversaire.`)
      : refused(`${years(at)} : le contrat doit finir avant le 25e anniversaire.`, {
          by: 'Aucun acte ne l’ouvrirait ; le contrat emploi-solidarité n’a pas cette limite.',
        });
  },
};

const ageAtEnd: Rule = {
  id: 'age-at-end',
  about: 'contract',
  label: 'Âge au terme',
  sentence: 'Au-delà de 22 ans, le contrat vient à échéance avant le 25e anniversaire.',
  ...frame,
  needs: [facts.birthDate, facts.endsOn],
  test: (ask, { on }): Finding => {
    const birthDate = knownDate(ask(facts.birthDate));
    if (birthDate === null) return lacking(facts.birthDate);
    if (ageOn(birthDate, on) < lastAge) return granted('22 ans révolus au plus à l’embauche.');
    const end = ask(facts.endsOn);
    if (end.state !== 'known') return lacking(facts.endsOn);
    const birthday = birthdayOn(birthDate, endAge);
    return end.value < birthday
      ? granted(`Terme avant le 25e anniversaire, le ${formatFrenchDate(birthday)}.`)
      : refused(`Le contrat finit le ${formatFrenchDate(end.value)}, à 25 ans ou plus.`, {
          by: `Le terme est à fixer avant le ${formatFrenchDate(birthday)}.`,
        });
  },
};

const level: Rule = {
  id: 'level',
  about: 'person',
  label: 'Niveau de formation',
  sentence:
    'Le niveau est celui du baccalauréat au plus, ou le premier cycle de l’enseignement supérieur n’est pas achevé.',
  ...frame,
  needs: [facts.level, facts.firstHigherCycleUnfinished],
  test: (ask): Finding => {
    const byLevel = holds(facts.level, ask(facts.level), 'yes', (code) => levelRank(code) <= highestLevel);
    if (byLevel.truth === 'yes') return granted('Niveau IV au plus.');
    const unfinished = isTrue(ask, facts.firstHigherCycleUnfinished);
    if (unfinished.truth === 'yes') return granted('Premier cycle du supérieur non achevé.');
    const judged = either(byLevel, unfinished);
    return judged.truth === 'unknown'
      ? judged
      : refused('Niveau supérieur au niveau IV, premier cycle du supérieur achevé.', {
          by: 'Aucun acte ne l’ouvrirait à ce niveau.',
        });
  },
};

const employer = employerRule(
  frame,
  'L’employeur est un organisme de droit privé à but non lucratif, lié à l’État par une convention.',
  (kind): Finding => {
    if (kind === 'association') return granted('Organisme de droit privé à but non lucratif.');
    if (kind === 'public-service-operator')
      return undecided(
        'Un organisme privé chargé d’un service public (caisse locale de sécurité sociale) y est admis ; un EPIC ne l’est pas : à vérifier.',
      );
    if (kind === 'scic' || kind === 'geiq')
      return undecided(
        `${employerKindLabels[kind]} : les textes lus ne le nomment pas ; à vérifier selon son statut.`,
      );
    return refused(`${employerKindLabels[kind]} : ce n’est pas un organisme privé à but non lucratif.`, {
      by: isMarketKind(kind)
        ? 'Une association peut embaucher ; une entreprise a le contrat jeunes en entreprise.'
        : 'Une association peut embaucher.',
    });
  },
);

const nature: Rule = {
  id: 'nature',
  about: 'contract',
  label: 'Nature du contrat',
  sentence:
    'Le contrat est un CDD conclu pour favoriser l’embauche de certaines catégories de personnes sans emploi.',
  ...frame,
  needs: [facts.nature],
  test: (ask): Finding => {
    const known = ask(facts.nature);
    if (known.state !== 'known') return lacking(facts.nature);
    return known.value === 'CDD'
      ? granted('CDD.')
      : undecided('CDI : le décret parle d’un contrat de trois ans au plus ; à vérifier dans la convention.');
  },
};

const duration: Rule = {
  id: 'duration',
  about: 'contract',
  label: 'Durée',
  sentence: 'Le contrat dure trois ans au plus.',
  ...frame,
  needs: [facts.startsOn, facts.endsOn],
  test: (ask): Finding => {
    const known = datesOf(ask);
    if ('finding' in known) return known.finding;
    const span = spans(known.start, known.end);
    return span.within(longestMonths)
      ? granted('Trois ans au plus.')
      : refused(`Le contrat dure ${inMonths(span)} : trois ans au plus.`, {
          by: `La fin est à ramener au ${formatFrenchDate(lastDayOf(known.start, longestMonths))} au plus tard.`,
        });
  },
};

const rate = (id: string, label: string, value: number): Amount =>
  amount({
    id: `civis-asso.${id}`,
    label: `CIVIS associatif : ${label}, en pourcentage du SMIC par heure`,
    unit: 'percent',
    reviewMonths: null,
    values: [{ from, value, source: decree, confidence: 'S' }],
  });
const priorityRate = rate('priority-rate', 'aide des activités prioritaires', 66);
const otherRate = rate('other-rate', 'plafond de l’aide des autres activités', 33);

/** Which of the two rates holds depends on the activity, which the facts do not say. */
function aidOf({ context }: PartInput): Money {
  const { on, territory, references } = context;
  const smic = smicOn(on, territory, references);
  const line = (parameter: Amount, label: string, note: string): MoneyLine => {
    const value = requireAmountOn(parameter, on, references);
    return {
      label: sentence(label),
      amount: smic === null ? null : Math.round((smic.cents * value.value) / 100) / 100,
      toRead: null,
      per: 'hour',
      percentOfSmic: value.value,
      isCeiling: true,
      toCheck: true,
      note: sentence(note),
      ...citing(value.source),
      confidence: value.confidence,
    };
  };
  return {
    lines: [
      line(
        priorityRate,
        'Activités prioritaires',
        'Aide aux personnes menacées d’exclusion, âgées ou handicapées, lien social dans les quartiers de la politique de la ville, intégration, sport.',
      ),
      line(otherRate, 'Autres activités', 'Au plus.'),
    ],
    monthly: null,
    toCheck: true,
    missing: [],
    note: sentence('L’un ou l’autre taux, selon l’activité : à lire dans la convention avec l’État.'),
  };
}

const reminders: readonly Reminder[] = [
  {
    sentence:
      'Le jeune porte un projet personnel à vocation sociale ou humanitaire (intégration, politique de la ville, sport…).',
    source: decree,
    from,
  },
  {
    sentence:
      'L’organisme conclut une convention avec l’État et, le cas échéant, une collectivité qui complète l’aide ; la mission locale peut orienter le jeune.',
    source: decree,
    from,
  },
];

/** The CIVIS of associations, 2003–2005: a contract of work, unlike the CIVIS of support that followed. */
export const civisAsso: Scheme = {
  id: 'CIVIS_ASSO',
  label: 'CIVIS associatif (2003-2005)',
  kind: 'employment',
  purpose:
    'Volet « activités d’utilité sociale » du contrat d’insertion dans la vie sociale : un CDD de trois ans au plus dans une association, avec une aide de l’État. À ne pas confondre avec le CIVIS d’accompagnement de 2005.',
  pivot: 'Les conditions se jugent à la conclusion du contrat de travail ; le SMIC est celui de chaque mois.',
  from,
  to,
  source: decree,
  confidence: 'V',
  rules: [extinction, age, joblessRule(frame), level, employer, nature, duration, ageAtEnd],
  parameters: [priorityRate, otherRate],
  usualMonths: 12,
  turningDays: (ask, on) => [
    ...turningBirthdays(ask, on, [majority, endAge]),
    ...turningMonths(knownDate(ask(facts.registeredJobSeekerSince)), on, [0]),
  ],
  parts: {
    duration: () => ({
      minMonths: null,
      maxMonths: longestMonths,
      ...citing(decree),
      toCheck: false,
      note: sentence('Trois ans au plus ; au-delà de 22 ans, terme avant le 25e anniversaire.'),
    }),
    pay: ({ facts: given, ask, context }) => smicPay(given, ask, decree, context),
    aid: aidOf,
    documents: (input) => documentsOf(input, ['ID', 'DIP', 'DE']),
    reminders: () => reminders,
  },
  replacedBy: {
    sentence:
      'La loi du 18 janvier 2005 y a mis fin ; le CIVIS est depuis avril 2005 un contrat d’accompagnement, et le contrat d’accompagnement dans l’emploi s’ouvre aux associations en mai 2005.',
    schemes: ['CIVIS', 'CAE_2005'],
  },
};
