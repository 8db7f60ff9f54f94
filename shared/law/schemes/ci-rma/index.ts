import { civilDate, formatFrenchDate } from '../../../base/time';
import { employerKindLabels } from '../../../fields/codes';
import type { Money } from '../../engine/eligibility.schema';
import { employerAid } from '../../engine/employer-aid';
import { sentence, upToCents } from '../../engine/phrasing';
import { amountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import { type Finding, granted, lacking, type Rule, refused, undecided } from '../../engine/rule';
import type { PartInput, Scheme } from '../../engine/scheme';
import { citing, source } from '../../engine/source';
import { inMonths, lastDayOf, lasting, shortestEnd, spans } from '../../engine/span';
import { factTable as facts } from '../../facts/facts';
import {
  aidedDifficultiesRule,
  aidedTurningDays,
  contributionsRule,
  conventionFirstRule,
  datesOf,
  documentsOf,
  economicDismissalRule,
  employerRule,
  type Frame,
  leastWeeklyHours,
  minimumAgeRule,
  monthsDone,
  replacementRule,
  smicPay,
} from '../common/aided-contract';
import { minimumIncomeRule, seniorityRule, seniorityUntil, singleIncome } from '../common/minimum-income';
import { comingDays } from '../common/support.rules';

/** First day said by the law of 2003; its decrees came at the end of March 2004 only. */
const from = civilDate('2004-01-01');
/** The contract made anew by the law of 2005, whose decree is of 24 March. */
const renewedFrom = civilDate('2005-04-01');
const to = civilDate('2009-12-31');
/** The AAH is named by what was read at the end of 2006, not by what was read in 2005. */
const disabledFrom = civilDate('2006-12-01');

const law = source(
  ['L5134-74'],
  'loi n° 2003-1200 du 18 décembre 2003 ; loi n° 2005-32 du 18 janvier 2005, lus en source secondaire',
);
const renewedLaw = source(
  ['L5134-74'],
  'loi n° 2005-32 du 18 janvier 2005 ; décret n° 2005-265 du 24 mars 2005 ; circulaire DGEFP n° 2005-14 du 24 mars 2005, lus en source secondaire',
);
const frame: Frame = { from: renewedFrom, to, source: renewedLaw, confidence: 'S' };

const shortestMonths = 6;
const shortestWithSentence = 3;
const longestMonths = 18;

const earlyText: Rule = {
  id: 'early-text',
  about: 'contract',
  label: 'Premier régime',
  sentence:
    'Les textes du CI-RMA d’avant la réforme de mars 2005, ouvert aux deux secteurs et aux seuls allocataires du RMI depuis 12 mois sur 24, n’ont pas été lus.',
  from,
  to: civilDate('2005-03-31'),
  source: law,
  confidence: 'S',
  needs: [facts.startsOn],
  test: (): Finding =>
    undecided(
      'CI-RMA d’avant avril 2005 : 12 mois de RMI sur 24, 20 heures, 6 à 18 mois selon la presse ; à vérifier dans la loi n° 2003-1200 et les décrets du 29 mars 2004, auprès du département.',
    ),
};

const employer = employerRule(
  frame,
  'L’employeur relève du secteur marchand : affilié à l’assurance chômage, ou armateur à la pêche.',
  (kind, { on }): Finding => {
    switch (kind) {
      case 'private-company':
        return granted('Entreprise privée : employeur du secteur marchand.');
      case 'temp-agency':
        return on > seniorityUntil
          ? granted(
              'Entreprise de travail temporaire : le CI-RMA peut être un contrat de travail temporaire.',
            )
          : undecided(
              'Entreprise de travail temporaire : le jour où le travail temporaire a été admis n’a pas été lu.',
            );
      case 'association':
      case 'scic':
      case 'geiq':
      case 'public-service-operator':
      case 'private-individual':
        return undecided(
          `${employerKindLabels[kind]} : à vérifier auprès de l’ANPE ou du département, d’après l’affiliation à l’assurance chômage ; le secteur non marchand relève du contrat d’avenir.`,
        );
      case 'local-authority':
      case 'public-body':
      case 'state':
        return refused(`${employerKindLabels[kind]} : hors du secteur marchand depuis la réforme de 2005.`, {
          by: 'Le contrat d’avenir est ouvert à cet employeur.',
        });
    }
  },
);

const nature: Rule = {
  id: 'nature',
  about: 'contract',
  label: 'Nature du contrat',
  sentence: 'Le contrat est un CDD, un contrat de travail temporaire ou un CDI.',
  earlier: [
    {
      to: seniorityUntil,
      sentence:
        'Le contrat est un CDD ; le jour où le contrat de travail temporaire et le CDI ont été admis n’a pas été lu.',
      source: renewedLaw,
    },
  ],
  ...frame,
  needs: [facts.nature],
  test: (ask, { on }): Finding => {
    const known = ask(facts.nature);
    if (known.state !== 'known') return lacking(facts.nature);
    if (known.value === 'CDD') return granted('CDD.');
    return on > seniorityUntil
      ? granted('CDI.')
      : undecided(
          'CDI : le jour où il a été admis n’a pas été lu ; vérifiez auprès du département ou de l’ANPE.',
        );
  },
};

const duration: Rule = {
  id: 'duration',
  about: 'contract',
  label: 'Durée',
  sentence:
    'Le CDD dure 6 mois au moins (3 en cas d’aménagement de peine) et 18 mois au plus, renouvellements compris.',
  ...frame,
  needs: [facts.nature, facts.startsOn, facts.endsOn, facts.renewalOf, facts.aidedMonthsDone],
  test: (ask): Finding => {
    const nature = ask(facts.nature);
    if (nature.state !== 'known') return lacking(facts.nature);
    if (nature.value === 'CDI') return granted('CDI : sans terme ; l’aide dure 18 mois au plus.');
    const known = datesOf(ask);
    if ('finding' in known) return known.finding;
    const { start, end } = known;
    const span = spans(start, end);
    if (!span.reaches(shortestWithSentence))
      return refused(`Le contrat dure ${inMonths(span)} : il en faut 6.`, {
        by: `La fin est à porter au ${formatFrenchDate(shortestEnd(start, shortestMonths))} au moins.`,
      });
    const done = monthsDone(ask);
    if ('finding' in done) return done.finding;
    const inAll = done.months === 0 ? '' : `, après ${done.months} mois déjà faits`;
    const left = longestMonths - done.months;
    if (left <= 0 || !span.within(left))
      return refused(`${lasting(span)}${inAll} : la durée totale dépasse 18 mois.`, {
        by:
          left > 0
            ? `La fin est à ramener au ${formatFrenchDate(lastDayOf(start, left))} au plus tard.`
            : 'La durée totale est épuisée : un contrat ordinaire ou en alternance reste possible.',
      });
    return span.reaches(shortestMonths)
      ? granted(`${lasting(span)}${inAll} : 18 mois au plus en tout.`)
      : undecided(
          `${lasting(span)}${inAll} : moins de 6 mois s’admet en cas d’aménagement de peine, ou pour un renouvellement dont la durée n’a pas été lue.`,
        );
  },
};

const weeklyHours: Rule = {
  id: 'weekly-hours',
  about: 'contract',
  label: 'Durée du travail',
  sentence: 'La durée du travail est de 20 heures par semaine au moins.',
  ...frame,
  needs: [facts.weeklyHours],
  test: (ask): Finding => {
    const hours = ask(facts.weeklyHours);
    if (hours.state !== 'known') return lacking(facts.weeklyHours);
    const told = `${upToCents(hours.value)} h par semaine`;
    return hours.value >= leastWeeklyHours
      ? granted(`${told} : 20 h au moins.`)
      : refused(`${told} : il en faut 20.`, { by: 'La durée hebdomadaire est à porter à 20 h.' });
  },
};

/** A flat sum, known to the cent: what the RMI of a person alone is. */
function aidOf({ context }: PartInput): Money {
  const flat = amountOn(singleIncome, context.on, context.references);
  return employerAid(
    [
      {
        label: 'Aide forfaitaire du débiteur du minimum social',
        cents: flat?.value ?? null,
        per: 'month',
        toCheck: context.on < renewedFrom,
        note: 'Montant du RMI d’une personne seule, versé chaque mois par le département (RMI, puis RSA) ou par l’État (ASS, API, AAH).',
        source: flat?.source ?? law,
        confidence: flat?.confidence ?? 'S',
      },
    ],
    {
      note: 'Sans autre aide de l’État à l’emploi pour le même poste ; avec les allègements généraux de cotisations.',
    },
  );
}

const reminders: readonly Reminder[] = [
  {
    sentence:
      'La convention est conclue avant l’embauche avec le département (RMI, puis RSA) ou avec l’ANPE, puis Pôle emploi, pour l’État (ASS, API, AAH).',
    source: renewedLaw,
    from: renewedFrom,
  },
  {
    sentence:
      'La convention prévoit l’accompagnement, la formation et la validation des acquis de l’expérience, obligatoires.',
    source: renewedLaw,
    from: renewedFrom,
  },
  {
    sentence: 'Le bénéficiaire garde son minimum social, diminué de l’aide forfaitaire versée à l’employeur.',
    source: renewedLaw,
    from: renewedFrom,
  },
  {
    sentence:
      'Le contrat peut être suspendu, à la demande du salarié, pour la période d’essai d’un CDI ou d’un CDD de 6 mois au moins.',
    source: renewedLaw,
    from: renewedFrom,
  },
];

/** The contrat insertion-revenu minimum d'activité, 2004–2009: of the market sector since the spring of 2005. */
export const ciRma: Scheme = {
  id: 'CI_RMA',
  label: 'CI-RMA (2004-2009)',
  kind: 'employment',
  purpose:
    'Contrat insertion-revenu minimum d’activité : emploi aidé du secteur marchand pour les bénéficiaires d’un minimum social, dont l’allocation devient une aide à l’employeur.',
  pivot: 'Les conditions se jugent à la conclusion ; le SMIC est celui de chaque mois.',
  from,
  to,
  source: law,
  confidence: 'S',
  rules: [
    earlyText,
    minimumAgeRule({ ...frame, from, source: source(['L4153-1']) }),
    minimumIncomeRule(frame, disabledFrom),
    seniorityRule(frame),
    aidedDifficultiesRule(frame),
    employer,
    nature,
    conventionFirstRule(frame),
    duration,
    weeklyHours,
    economicDismissalRule(frame),
    replacementRule(frame),
    contributionsRule(frame),
  ],
  parameters: [singleIncome],
  usualMonths: 12,
  turningDays: (ask, on) => [
    ...aidedTurningDays(ask, on),
    // The AAH turns inside one rule.
    ...comingDays(on, disabledFrom),
  ],
  parts: {
    duration: ({ context }) => ({
      minMonths: shortestMonths,
      maxMonths: longestMonths,
      ...citing(context.on < renewedFrom ? law : renewedLaw),
      toCheck: context.on < renewedFrom,
      note: sentence('En CDD : 6 mois au moins, 3 en cas d’aménagement de peine ; 18 mois en tout.'),
    }),
    pay: ({ facts: given, ask, context }) => smicPay(given, ask, law, context),
    aid: aidOf,
    documents: (input) => documentsOf(input, ['ID', 'MIN', 'RIB']),
    reminders: () => reminders,
    alternatives: ({ found }) =>
      found.found.some(({ rule, finding }) => rule.id === 'employer' && finding.truth !== 'yes')
        ? [
            {
              sentence: sentence(
                'Dans le secteur non marchand, le contrat d’avenir s’adresse aux mêmes personnes.',
              ),
              schemes: ['CAV'],
              ...citing(renewedLaw),
            },
          ]
        : [],
  },
  replacedBy: {
    sentence:
      'Le CI-RMA est supprimé depuis le 1er janvier 2010 : le contrat unique d’insertion du secteur marchand (CUI-CIE) l’a remplacé.',
    schemes: ['CIE'],
  },
};
