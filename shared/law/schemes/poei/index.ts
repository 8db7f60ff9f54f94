import { addDays, civilDate, formatFrenchDate } from '../../../base/time';
import { type Amount, amount, since } from '../../engine/parameter';
import { sentence, upToCents } from '../../engine/phrasing';
import { requireAmountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import {
  type Finding,
  granted,
  lacking,
  type Presumption,
  type Rule,
  refused,
  supposing,
  undecided,
} from '../../engine/rule';
import type { Scheme } from '../../engine/scheme';
import { citing, source } from '../../engine/source';
import { inMonths, lasting, shortestEnd, spans } from '../../engine/span';
import { turningBirthdays, turningMonths } from '../../engine/turning-days';
import { factTable as facts, knownDate } from '../../facts/facts';
import {
  contributionsRule,
  datesOf,
  documentsOf,
  type Frame,
  minimumAgeRule,
} from '../common/aided-contract';
import { employmentAge } from '../common/person.rules';
import { registrationRule } from '../common/support.rules';

/** The law of 24 November 2009, published on the 25th. */
const from = civilDate('2009-11-26');
/** Deliberation n° 2024-29 of 24 April 2024, published on the 30th: shorter contracts, longer trainings. */
const reformFrom = civilDate('2024-05-01');

const law = source(
  ['L6326-1'],
  'loi n° 2009-1437 du 24 novembre 2009 ; fiches de l’opérateur et de Centre Inffo',
);
const reform = source(
  ['L6326-1'],
  'loi n° 2023-1196 du 18 décembre 2023, art. 8 ; délibération de France Travail n° 2024-29 du 24 avril 2024, lues en source secondaire',
);
const frame: Frame = { from, to: null, source: law, confidence: 'S' };

/** Months of the contract that follows, in CDD. */
export const poeiContractMonths: Amount = amount({
  id: 'poei.contract-months',
  label: 'POEI : durée minimale du CDD qui suit la formation',
  unit: 'months',
  reviewMonths: null,
  values: [since('2009-11-26', 12, law, 'S'), since('2024-05-01', 6, reform, 'S')],
});
/** Hours of training; 300 by tutoring alone, 600 for those of the plan for skills. */
export const poeiTrainingHours: Amount = amount({
  id: 'poei.training-hours',
  label: 'POEI : durée maximale de la formation, avec un organisme',
  unit: 'hours',
  reviewMonths: null,
  values: [since('2009-11-26', 400, law, 'S'), since('2024-05-01', 450, reform, 'S')],
});
const widestHours = 600;
const tutoringHours = 300;
const seasonalMonths = 4;

const employer: Rule = {
  ...frame,
  id: 'employer',
  about: 'employer',
  label: 'Employeur',
  sentence:
    'L’employeur, privé ou public, a déposé une offre d’emploi et s’engage à embaucher à l’issue de la formation.',
  needs: [facts.employerKind],
  test: (ask): Finding => {
    const kind = ask(facts.employerKind);
    if (kind.state !== 'known') return lacking(facts.employerKind);
    return granted(
      kind.value === 'private-individual'
        ? 'Particulier employeur : admis, pour une formation par un organisme externe seulement.'
        : 'Employeur privé ou public, avec une offre déposée.',
    );
  },
};

const noDismissal: Presumption = {
  fact: facts.economicDismissal6Months,
  supposed: 'aucun licenciement économique dans les 12 mois avant l’embauche',
  confirm: 'L’employeur l’atteste dans sa demande.',
};

const economicDismissal: Rule = {
  ...frame,
  id: 'economic-dismissal',
  about: 'employer',
  label: 'Licenciement économique',
  sentence:
    'L’employeur n’a pas licencié pour motif économique dans les 12 mois, sauf dérogation de l’agence.',
  needs: [facts.economicDismissal6Months],
  presumes: noDismissal,
  test: (ask): Finding => {
    const told = ask(facts.economicDismissal6Months);
    if (told.state === 'unknown') return supposing(noDismissal);
    return told.state === 'known' && told.value
      ? undecided(
          'Licenciement économique dans les 6 mois : une dérogation du directeur de l’agence est nécessaire.',
        )
      : granted('Aucun licenciement économique dans les 6 mois ; à faire attester pour les 12 mois.');
  },
};

const contract: Rule = {
  ...frame,
  id: 'contract',
  about: 'contract',
  label: 'Contrat qui suit',
  sentence:
    'La formation prépare un CDI, un contrat en alternance ou un CDD de 6 mois au moins (4 pour un emploi saisonnier).',
  source: reform,
  states: [
    { words: 'un CDD de 6 mois au moins', facts: [facts.endsOn] },
    { words: '4 pour un emploi saisonnier', facts: [facts.endsOn] },
  ],
  earlier: [
    {
      to: addDays(reformFrom, -1),
      sentence: 'La formation prépare un CDI, un contrat en alternance ou un CDD de 12 mois au moins.',
      source: law,
    },
  ],
  needs: [facts.nature, facts.startsOn, facts.endsOn],
  test: (ask, { on, references }): Finding => {
    const nature = ask(facts.nature);
    if (nature.state !== 'known') return lacking(facts.nature);
    if (nature.value === 'CDI') return granted('CDI.');
    const known = datesOf(ask);
    if ('finding' in known) return known.finding;
    const span = spans(known.start, known.end);
    const least = requireAmountOn(poeiContractMonths, on, references).value;
    if (span.reaches(least)) return granted(`${lasting(span)} : ${least} mois au moins.`);
    const by = `La fin du contrat est à porter au ${formatFrenchDate(shortestEnd(known.start, least))} au moins.`;
    return on >= reformFrom && span.reaches(seasonalMonths)
      ? undecided(`${lasting(span)} : de 4 à 6 mois, pour un emploi saisonnier seulement.`)
      : refused(`Le contrat qui suit dure ${inMonths(span)} : il en faut ${least}.`, { by });
  },
};

const training: Rule = {
  ...frame,
  id: 'training',
  about: 'contract',
  label: 'Durée de la formation',
  sentence: 'La formation dure 450 heures au plus avec un organisme ; jusqu’à 600 pour certains publics.',
  source: reform,
  states: [
    { words: '450 heures au plus', facts: [facts.trainingHours] },
    { words: 'jusqu’à 600 pour certains publics', facts: [facts.trainingHours] },
  ],
  earlier: [
    {
      to: addDays(reformFrom, -1),
      sentence: 'La formation dure 400 heures au plus.',
      source: law,
    },
  ],
  needs: [facts.trainingHours],
  test: (ask, { on, references }): Finding => {
    const known = ask(facts.trainingHours);
    if (known.state !== 'known') return lacking(facts.trainingHours);
    const most = requireAmountOn(poeiTrainingHours, on, references).value;
    const told = `${upToCents(known.value)} heures`;
    if (known.value <= Math.min(most, tutoringHours) || (on < reformFrom && known.value <= most))
      return granted(`${told} : ${most} au plus.`);
    if (known.value <= most)
      return granted(
        `${told} : 450 au plus avec un organisme ; par tutorat seul ou pour un emploi saisonnier, 300.`,
      );
    return on >= reformFrom && known.value <= widestHours
      ? undecided(
          `${told} : au-delà de 450, pour les publics du plan d’investissement dans les compétences, à vérifier.`,
        )
      : refused(`${told} : la formation est limitée à ${most} heures.`, {
          by: `Ramenez la formation à ${most} heures.`,
        });
  },
};

const reminders: readonly Reminder[] = [
  {
    sentence: 'Par tutorat seul, ou pour un emploi saisonnier, la formation dure 300 heures au plus.',
    source: reform,
    from: reformFrom,
  },
  {
    sentence:
      'L’opérateur public de l’emploi valide le plan de formation et signe la convention avec l’employeur avant le début ; la mission locale oriente.',
    source: law,
    from,
  },
  {
    sentence:
      'Pendant la formation, la personne est stagiaire de la formation professionnelle : elle n’est pas salariée de l’employeur.',
    source: law,
    from,
  },
  {
    sentence:
      'Un salarié en contrat d’insertion ou en contrat unique d’insertion, un travailleur handicapé d’une entreprise adaptée peuvent aussi en bénéficier : l’inscription n’est alors pas demandée de la même façon.',
    source: reform,
    from: reformFrom,
  },
  {
    sentence:
      'L’aide à la formation est versée à l’employeur ou à l’organisme, sur devis ; 5 € par heure de tutorat selon une fiche de 2024. Montant à saisir d’après la convention.',
    source: reform,
    from: reformFrom,
  },
];

/** The individual preparation for a job on offer. */
export const poei: Scheme = {
  id: 'POEI',
  label: 'POE individuelle (POEI)',
  kind: 'measure',
  purpose:
    'Préparation opérationnelle à l’emploi individuelle : une formation avant l’embauche, qui donne à un demandeur d’emploi les compétences d’une offre déposée, l’employeur s’engageant à recruter.',
  pivot:
    'Les conditions se jugent à la signature de la convention, avant la formation ; le contrat jugé est celui qui la suit.',
  from,
  to: null,
  source: law,
  confidence: 'S',
  rules: [
    registrationRule(
      {
        sentence: 'La personne est inscrite comme demandeur d’emploi, indemnisée ou non.',
        from,
        to: null,
        source: law,
        confidence: 'S',
      },
      'L’inscription comme demandeur d’emploi l’ouvrirait.',
    ),
    minimumAgeRule({ ...frame, source: source(['L4153-1']) }),
    employer,
    economicDismissal,
    contributionsRule(frame),
    contract,
    training,
  ],
  parameters: [poeiContractMonths, poeiTrainingHours],
  usualMonths: 6,
  turningDays: (ask, on) => [
    ...turningBirthdays(ask, on, [employmentAge]),
    ...turningMonths(knownDate(ask(facts.registeredJobSeekerSince)), on, [0]),
  ],
  parts: {
    duration: ({ context }) => ({
      minMonths: requireAmountOn(poeiContractMonths, context.on, context.references).value,
      maxMonths: null,
      ...citing(context.on < reformFrom ? law : reform),
      toCheck: false,
      note: sentence('Durée du CDD qui suit ; la formation se déroule avant.'),
    }),
    documents: (input) => documentsOf(input, ['ID', 'DE', 'PRG', 'CONV']),
    reminders: () => reminders,
  },
};
