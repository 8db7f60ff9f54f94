import { addDays, ageOn, birthdayOn, type CivilDate, civilDate, formatFrenchDate } from '../../../base/time';
import { type Amount, amount } from '../../engine/parameter';
import { sentence } from '../../engine/phrasing';
import { amountOn, requireAmountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import { type Finding, granted, isTrue, lacking, type Rule, refused, undecided } from '../../engine/rule';
import type { Scheme } from '../../engine/scheme';
import { citing, source } from '../../engine/source';
import { lastDayOf } from '../../engine/span';
import { turningBirthdays, turningMonths } from '../../engine/turning-days';
import { factTable as facts, knownDate } from '../../facts/facts';
import {
  difficultiesRule,
  employmentAge,
  isRegistered,
  noJob,
  withoutJobFinding,
} from '../common/person.rules';

/** Loi n° 98-657 du 29 juillet 1998; its wording was not read, nor the day it took effect. */
const ettiFrom: CivilDate = civilDate('1998-07-31');
const codeFrom: CivilDate = civilDate('2008-05-01');
const noWaitFrom: CivilDate = civilDate('2023-12-20');
const ettiSource = source(
  ['L5132-6'],
  'loi n° 98-657 du 29 juillet 1998, non lue ; rédactions de 2008 à 2023 lues en source secondaire',
);

/** Months of a mission, renewals included. */
export const ettiMaximumMonths: Amount = amount({
  id: 'etti.maximum',
  label: 'Durée maximale d’un contrat de mission, renouvellement compris',
  unit: 'months',
  reviewMonths: null,
  values: [
    {
      from: ettiFrom,
      value: 24,
      source: source([], 'texte d’avant la recodification, non lu'),
      confidence: 'N',
    },
    {
      from: codeFrom,
      value: 24,
      source: source(['L5132-6'], 'rédaction de 2008, source secondaire'),
      confidence: 'S',
    },
    { from: noWaitFrom, value: 24, source: source(['L5132-6']), confidence: 'V' },
  ],
});

/** From this age a contract without end is possible (L. 5132-6-1). */
const openEndedAge = 57;
/** Loi n° 2020-1577 du 14 décembre 2020. */
const openEndedFrom: CivilDate = civilDate('2020-12-16');

const earlyRule: Rule = {
  id: 'early-text',
  about: 'employer',
  label: 'Texte d’avant 2008',
  sentence:
    'Avant la recodification du 1er mai 2008, les conditions étaient celles d’un texte qui n’a pas été lu.',
  from: ettiFrom,
  to: civilDate('2008-04-30'),
  source: ettiSource,
  confidence: 'N',
  needs: [facts.employerKind],
  test: (ask): Finding =>
    ask(facts.employerKind).state === 'known'
      ? undecided('Le texte d’avant la recodification n’a pas été lu : à vérifier auprès de l’entreprise.')
      : lacking(facts.employerKind),
};

const employerRule: Rule = {
  id: 'employer',
  about: 'employer',
  label: 'Employeur',
  sentence:
    'L’employeur est une entreprise de travail temporaire d’insertion, liée à l’État par une convention.',
  from: codeFrom,
  to: null,
  source: source(['L5132-2', 'L5132-6'], 'rédactions d’avant 2021 lues en source secondaire'),
  confidence: 'S',
  needs: [facts.employerKind, facts.integrationAgreement],
  test: (ask): Finding => {
    const kind = ask(facts.employerKind);
    if (kind.state !== 'known') return lacking(facts.employerKind);
    const find = { by: 'Une entreprise de travail temporaire d’insertion conventionnée porte le contrat.' };
    if (kind.value !== 'temp-agency')
      return refused('L’employeur n’est pas une entreprise de travail temporaire.', find);
    const agreed = isTrue(ask, facts.integrationAgreement);
    if (agreed.truth === 'unknown') return agreed;
    return agreed.truth === 'yes'
      ? granted('Entreprise de travail temporaire d’insertion conventionnée.')
      : refused('Entreprise de travail temporaire sans convention d’insertion avec l’État.', find);
  },
};

const joblessRule: Rule = {
  id: 'without-job',
  about: 'person',
  label: 'Sans emploi',
  sentence: 'La personne est sans emploi.',
  from: codeFrom,
  to: null,
  source: source(['L5132-1']),
  confidence: 'S',
  presumes: noJob,
  needs: [facts.employed, facts.registeredJobSeekerSince],
  test: (ask, { on }): Finding =>
    withoutJobFinding(ask, on, {
      none: 'Sans emploi.',
      held: 'La personne occupe un emploi.',
      by: 'La fin de l’emploi occupé.',
    }),
};

const difficulties = difficultiesRule(
  {
    sentence:
      'La personne rencontre des difficultés sociales et professionnelles particulières, dont juge un prescripteur habilité ou la structure d’insertion.',
    from: codeFrom,
    to: null,
    source: source(['L5132-1', 'L5132-3']),
    confidence: 'S',
  },
  {
    label: 'Difficultés d’insertion',
    found: 'Difficultés particulières relevées.',
    notFound: 'Aucune difficulté particulière n’est relevée.',
    by: 'Un diagnostic d’éligibilité à l’insertion par l’activité économique, fait par un prescripteur habilité ou par la structure.',
  },
);

const ageRule: Rule = {
  id: 'age',
  about: 'person',
  label: 'Âge',
  sentence: 'Nul n’est employé avant 16 ans.',
  from: codeFrom,
  to: null,
  source: source(['L4153-1']),
  confidence: 'S',
  needs: [facts.birthDate],
  test: (ask, { on }): Finding => {
    const birth = ask(facts.birthDate);
    if (birth.state !== 'known') return lacking(facts.birthDate);
    const sixteenth = birthdayOn(birth.value, employmentAge);
    return on >= sixteenth
      ? granted('16 ans ou plus.')
      : refused(`Moins de 16 ans jusqu’au ${formatFrenchDate(sixteenth)}.`, { on: sixteenth });
  },
};

const natureRule: Rule = {
  id: 'nature',
  about: 'contract',
  label: 'Nature du contrat',
  sentence:
    'Le contrat est un contrat de mission, à durée déterminée ; à partir de 57 ans, un contrat à durée indéterminée est possible.',
  states: [
    { words: 'un contrat de mission, à durée déterminée', facts: [facts.nature] },
    { words: 'à partir de 57 ans', facts: [facts.birthDate, facts.nature] },
  ],
  from: codeFrom,
  to: null,
  source: source(['L5132-6', 'L5132-6-1']),
  earlier: [
    {
      to: addDays(openEndedFrom, -1),
      sentence: 'Le contrat est un contrat de mission, à durée déterminée.',
      source: source(['L5132-6']),
    },
  ],
  confidence: 'S',
  needs: [facts.nature, facts.birthDate],
  test: (ask, { on }): Finding => {
    const nature = ask(facts.nature);
    if (nature.state !== 'known') return lacking(facts.nature);
    if (nature.value === 'CDD') return granted('Contrat de mission, à durée déterminée.');
    const birth = ask(facts.birthDate);
    if (on >= openEndedFrom && birth.state !== 'known') return lacking(facts.birthDate);
    return on >= openEndedFrom && birth.state === 'known' && ageOn(birth.value, on) >= openEndedAge
      ? undecided('57 ans ou plus : un CDI d’insertion est possible selon un décret qui n’a pas été lu.')
      : refused('Un contrat à durée indéterminée n’est pas un contrat de mission.', {
          by: 'La conclusion d’un contrat de mission, à durée déterminée.',
        });
  },
};

const lengthRule: Rule = {
  id: 'length',
  about: 'contract',
  label: 'Durée de la mission',
  sentence: 'La mission dure vingt-quatre mois au plus, renouvellement compris.',
  from: codeFrom,
  to: null,
  source: source(['L5132-6'], 'rédactions de 2008 à 2023 lues en source secondaire'),
  confidence: 'S',
  needs: [facts.startsOn, facts.endsOn],
  test: (ask, { on, references }): Finding => {
    const [start, end] = [knownDate(ask(facts.startsOn)), knownDate(ask(facts.endsOn))];
    const absent = [...(start === null ? [facts.startsOn] : []), ...(end === null ? [facts.endsOn] : [])];
    if (start === null || end === null) return lacking(...absent);
    if (end < start) return undecided('La fin précède le début : dates à corriger.');
    const maximum = requireAmountOn(ettiMaximumMonths, on, references).value;
    const last = lastDayOf(start, maximum);
    return end <= last
      ? granted(`Fin le ${formatFrenchDate(end)}, au plus tard le ${formatFrenchDate(last)}.`)
      : refused(`Fin le ${formatFrenchDate(end)}, après le ${formatFrenchDate(last)}.`, {
          by: `Une fin au plus tard le ${formatFrenchDate(last)} (${maximum} mois).`,
        });
  },
};

const reminders: readonly Reminder[] = [
  {
    sentence:
      'Le salaire n’est pas inférieur à celui d’un salarié de l’entreprise utilisatrice, de qualification équivalente, au même poste.',
    source: source(['L1251-18']),
    from: ettiFrom,
  },
  {
    sentence:
      'Aucun délai de carence entre deux missions du même parcours, ni avant un CDD de deux mois au moins dans l’entreprise utilisatrice.',
    source: source(['L5132-6']),
    from: noWaitFrom,
  },
  {
    sentence:
      'La durée hebdomadaire peut être inférieure à la durée minimale du temps partiel si le parcours le justifie.',
    source: source(['L5132-6']),
    from: noWaitFrom,
  },
  {
    sentence:
      'Pour information : le contrat d’insertion professionnelle intérimaire (CIPI) associe 70 à 140 heures de formation à une mission d’au moins un tiers de cette durée dans les trois mois ; le contrat de développement professionnel intérimaire (CDPI) compte 140 à 525 heures.',
    source: source([], 'branche du travail temporaire, lue en 2026, source secondaire'),
    // Its first day was not found: told since the year in which it was read.
    from: civilDate('2026-01-01'),
  },
];

/** Temporary work that integrates. */
export const etti: Scheme = {
  id: 'ETTI',
  label: 'Intérim d’insertion',
  kind: 'employment',
  purpose:
    'Une entreprise de travail temporaire d’insertion emploie la personne par des contrats de mission et l’accompagne pendant son parcours d’insertion.',
  pivot: 'Les conditions et la durée se jugent à la conclusion du contrat de mission.',
  from: ettiFrom,
  to: null,
  source: ettiSource,
  confidence: 'S',
  rules: [earlyRule, employerRule, joblessRule, difficulties, ageRule, natureRule, lengthRule],
  parameters: [ettiMaximumMonths],
  usualMonths: 24,
  turningDays: (ask, on) => [
    ...turningBirthdays(ask, on, [employmentAge, openEndedAge]),
    ...turningMonths(knownDate(ask(facts.registeredJobSeekerSince)), on, [0]),
  ],
  parts: {
    duration: ({ context }) => {
      const maximum = amountOn(ettiMaximumMonths, context.on, context.references);
      return (
        maximum && {
          minMonths: null,
          maxMonths: maximum.value,
          ...citing(maximum.source),
          toCheck: maximum.confidence === 'N',
          note: sentence(
            maximum.confidence === 'N' ? 'Texte d’avant le 1er mai 2008 non lu : durée à vérifier.' : '',
          ),
        }
      );
    },
    documents: ({ ask, context }) => [
      'ID',
      ...(isTrue(ask, facts.workPermitNeeded).truth === 'yes' ? ['SEJ'] : []),
      ...(isRegistered(ask, context.on).truth === 'yes' ? ['DE'] : []),
    ],
    reminders: () => reminders,
    alternatives: ({ found }) =>
      found.found.some(({ rule, finding }) => rule.id === 'employer' && finding.truth === 'no')
        ? [
            {
              sentence: sentence(
                'Une entreprise d’insertion peut conclure un CDD de 4 à 24 mois, de 20 heures au moins ; un employeur ordinaire, un contrat en alternance.',
              ),
              schemes: ['EI', 'CPRO', 'CAPP'],
              ...citing(source(['L5132-5', 'L6325-1'])),
            },
          ]
        : [],
  },
};
