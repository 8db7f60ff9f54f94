import { addDays, ageOn, birthdayOn, type CivilDate, civilDate, formatFrenchDate } from '../../../base/time';
import { employerKindLabels } from '../../../fields/codes';
import { type Deadline, dated } from '../../engine/deadline';
import type { Money } from '../../engine/eligibility.schema';
import { employerAid } from '../../engine/employer-aid';
import { type Amount, amount, since } from '../../engine/parameter';
import { sentence, upToCents, years } from '../../engine/phrasing';
import { requireAmountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import {
  both,
  certain,
  either,
  type Finding,
  granted,
  holds,
  isTrue,
  type Judgement,
  lacking,
  negated,
  type Rule,
  refused,
  undecided,
} from '../../engine/rule';
import type { PartInput, Scheme } from '../../engine/scheme';
import { citing, type Source, source } from '../../engine/source';
import { turningBirthdays } from '../../engine/turning-days';
import { type Ask, factTable as facts, knownDate, levelRank } from '../../facts/facts';
import { documentsOf, employerRule, type Frame, smicPay } from '../common/aided-contract';
import { employmentAge } from '../common/person.rules';
import { comingDays } from '../common/support.rules';

/** The law of 29 August 2002 holds for hirings since 1 July. */
const from = civilDate('2002-07-01');
const to = civilDate('2007-12-31');
/** The law of 18 January 2005 opens it to those whom the CIVIS accompanies; its decree holds from 1 April. */
const lawOf2005From = civilDate('2005-01-20');
const reform2005 = civilDate('2005-04-01');
/** The law of 21 April 2006, published on the 22nd. */
const reform2006 = civilDate('2006-04-23');
/** The decree of 14 June 2006, published on the 15th. */
const amounts2006 = civilDate('2006-06-16');

const firstAge = 23;
const laterAge = 26;
/** Half of 35 hours. */
const halfTime = 17.5;
const bacRank = 4;
const lowestRank = 2;

const law2002 = source(
  [],
  'loi n° 2002-1095 du 29 août 2002 ; décret n° 2002-1163 du 13 septembre 2002 ; circulaire DGEFP n° 2002-41 du 23 septembre 2002',
);
const law2005 = source(
  [],
  'loi n° 2005-32 du 18 janvier 2005 ; décret n° 2005-221 du 9 mars 2005 ; circulaire DGEFP n° 2005-10 du 19 mars 2005',
);
const law2006 = source([], 'loi n° 2006-457 du 21 avril 2006 ; décret n° 2006-692 du 14 juin 2006');
const frame: Frame = { from, to, source: law2002, confidence: 'S' };

/** Below the baccalaureate, or without having obtained it. */
const belowBac = (ask: Ask): Judgement => {
  const level = ask(facts.level);
  if (level.state === 'unknown') return lacking(facts.level);
  if (level.state === 'none') return certain(true);
  const rank = levelRank(level.value);
  if (rank !== bacRank) return certain(rank < bacRank);
  return negated(isTrue(ask, facts.diplomaObtained));
};
/** The contract of support of those years is the CIVIS. */
const inCivis = (ask: Ask, on: CivilDate): Judgement =>
  holds(facts.supportSignedOn, ask(facts.supportSignedOn), 'no', (signed) => signed <= on);

const refusedOnLevel = refused('Bac général, technologique ou professionnel obtenu, ou niveau supérieur.', {
  by: 'La signature d’un CIVIS, ou la résidence en zone urbaine sensible depuis avril 2006, l’ouvrirait.',
});

const age: Rule = {
  id: 'age',
  about: 'person',
  label: 'Âge',
  sentence: 'Le jeune a de 16 à 25 ans révolus.',
  from,
  to,
  source: law2006,
  earlier: [
    {
      to: addDays(lawOf2005From, -1),
      sentence: 'Le jeune a de 16 à 22 ans révolus.',
      source: law2002,
    },
    {
      to: addDays(reform2006, -1),
      sentence: 'Le jeune a de 16 à 22 ans révolus ; de 16 à 25 ans révolus s’il est en CIVIS.',
      source: law2005,
    },
  ],
  confidence: 'S',
  needs: [facts.birthDate, facts.supportSignedOn],
  test: (ask, { on }): Finding => {
    const birthDate = knownDate(ask(facts.birthDate));
    if (birthDate === null) return lacking(facts.birthDate);
    const at = ageOn(birthDate, on);
    const told = `${years(at)} à l’embauche`;
    if (at < employmentAge) {
      const birthday = birthdayOn(birthDate, employmentAge);
      return refused(`${told} : il faut 16 ans, atteints le ${formatFrenchDate(birthday)}.`, {
        on: birthday,
      });
    }
    if (at >= laterAge)
      return refused(`${told} : l’aide est réservée aux moins de 26 ans.`, {
        by: 'Le contrat initiative-emploi n’a pas de limite d’âge.',
      });
    if (at < firstAge || on >= reform2006) return granted(`${told}.`);
    if (on < lawOf2005From)
      return refused(`${told} : l’aide s’arrête alors au 23e anniversaire.`, {
        by: 'La limite est portée à 25 ans révolus par les lois de 2005 et de 2006.',
      });
    const civis = inCivis(ask, on);
    switch (civis.truth) {
      case 'unknown':
        return civis;
      case 'yes':
        return undecided(
          `${told}, accompagnement en cours : en 2005, la limite passe à 25 ans révolus pour les jeunes en CIVIS sans qualification ; à vérifier dans la circulaire DGEFP n° 2005-10.`,
        );
      case 'no':
        return refused(`${told}, sans CIVIS : l’aide s’arrête au 23e anniversaire.`, {
          by: 'La signature d’un CIVIS l’ouvrirait ; tous les moins de 26 ans y ont droit depuis le 23 avril 2006.',
        });
    }
  },
};

const level: Rule = {
  id: 'level',
  about: 'person',
  label: 'Niveau de formation',
  sentence: 'Jusqu’au 22 avril 2006, le niveau de formation est inférieur à celui du baccalauréat.',
  from,
  to: addDays(reform2006, -1),
  source: law2002,
  confidence: 'S',
  needs: [facts.level, facts.diplomaObtained],
  test: (ask): Finding => {
    const below = belowBac(ask);
    if (below.truth === 'unknown') return below;
    return below.truth === 'yes' ? granted('Baccalauréat non obtenu.') : refusedOnLevel;
  },
};

const widerPublic: Rule = {
  id: 'public',
  about: 'person',
  label: 'Public',
  sentence:
    'Depuis le 23 avril 2006, le jeune n’a pas le baccalauréat, ou réside en zone urbaine sensible, ou est titulaire d’un CIVIS.',
  from: reform2006,
  to,
  source: law2006,
  confidence: 'S',
  needs: [facts.level, facts.diplomaObtained, facts.residence, facts.supportSignedOn],
  test: (ask, { on }): Finding => {
    const below = belowBac(ask);
    if (below.truth === 'yes') return granted('Baccalauréat non obtenu.');
    const zone = holds(facts.residence, ask(facts.residence), 'no', (residence) => residence === 'QPV');
    if (zone.truth === 'yes') return granted('Résidence en zone urbaine sensible, quel que soit le niveau.');
    const civis = inCivis(ask, on);
    if (civis.truth === 'yes') return granted('CIVIS en cours, quel que soit le niveau.');
    const judged = either(below, zone, civis);
    return judged.truth === 'unknown' ? judged : refusedOnLevel;
  },
};

const employer: Rule = {
  ...employerRule(
    frame,
    'L’employeur est de droit privé et affilié à l’assurance chômage, associations comprises ; les particuliers employeurs sont exclus.',
    (kind): Finding => {
      switch (kind) {
        case 'private-company':
        case 'association':
        case 'scic':
        case 'geiq':
        case 'temp-agency':
          return granted(`${employerKindLabels[kind]} : employeur de droit privé.`);
        case 'public-service-operator':
          return undecided(
            'Un organisme privé chargé d’un service public y a droit ; un EPIC, selon son affiliation à l’assurance chômage : à vérifier auprès de l’Assedic.',
          );
        case 'local-authority':
        case 'public-body':
        case 'state':
          return refused(`${employerKindLabels[kind]} : hors du secteur privé.`, {
            by: 'Un employeur de droit privé ouvrirait l’aide ; le contrat d’accompagnement dans l’emploi s’adresse aux employeurs publics.',
          });
        case 'private-individual':
          return refused('Les particuliers employeurs sont exclus.', {
            by: 'Une entreprise ou une association ouvrirait l’aide.',
          });
      }
    },
  ),
  states: [
    { words: 'de droit privé', facts: [facts.employerKind] },
    { words: 'affilié à l’assurance chômage', facts: [facts.employerKind] },
    { words: 'les particuliers employeurs sont exclus', facts: [facts.employerKind] },
  ],
};

const nature: Rule = {
  id: 'nature',
  about: 'contract',
  label: 'Nature du contrat',
  sentence: 'Le contrat est à durée indéterminée.',
  ...frame,
  needs: [facts.nature],
  test: (ask): Finding => {
    const known = ask(facts.nature);
    if (known.state !== 'known') return lacking(facts.nature);
    return known.value === 'CDI'
      ? granted('CDI.')
      : refused('Un CDD n’ouvre pas droit à l’aide.', { by: 'Un CDI ouvrirait l’aide.' });
  },
};

const weeklyHours: Rule = {
  id: 'weekly-hours',
  about: 'contract',
  label: 'Durée du travail',
  sentence: 'La durée du travail est au moins la moitié de celle de l’établissement.',
  ...frame,
  needs: [facts.weeklyHours],
  test: (ask): Finding => {
    const hours = ask(facts.weeklyHours);
    if (hours.state !== 'known') return lacking(facts.weeklyHours);
    const told = `${upToCents(hours.value)} h par semaine`;
    return hours.value >= halfTime
      ? granted(`${told} : la moitié de 35 h au moins.`)
      : undecided(
          `${told} : moins de la moitié de 35 h ; à vérifier si la durée de l’établissement est plus courte.`,
        );
  },
};

/** Euros a month of the first year, full time, paid at the SMIC. */
export const sejeAid: Amount = amount({
  id: 'seje.aid',
  label: 'Soutien à l’emploi des jeunes en entreprise : aide par mois, à temps plein',
  unit: 'cents',
  reviewMonths: null,
  values: [
    since('2002-07-01', 22_500, law2002, 'S'),
    since('2005-04-01', 15_000, law2005, 'V'),
    since('2006-06-16', 40_000, law2006, 'V'),
  ],
});
/** The same for levels V bis and VI. */
export const sejeLowLevelAid: Amount = amount({
  id: 'seje.low-level-aid',
  label: 'Soutien à l’emploi des jeunes en entreprise : aide par mois, niveaux V bis et VI',
  unit: 'cents',
  reviewMonths: null,
  values: [
    since('2002-07-01', 22_500, law2002, 'S'),
    since('2005-04-01', 30_000, law2005, 'V'),
    since('2006-06-16', 40_000, law2006, 'V'),
  ],
});
const textOn = (on: CivilDate): Source =>
  on >= amounts2006 ? law2006 : on >= reform2005 ? law2005 : law2002;

function aidOf({ ask, context }: PartInput): Money {
  const { on, references } = context;
  const [ordinary, higher] = [
    requireAmountOn(sejeAid, on, references),
    requireAmountOn(sejeLowLevelAid, on, references),
  ];
  const known = ask(facts.level);
  const isLow: Judgement = both(
    certain(higher.value !== ordinary.value),
    holds(facts.level, known, 'yes', (code) => levelRank(code) <= lowestRank),
  );
  const value = isLow.truth === 'yes' ? higher : ordinary;
  const isTwoYears = on >= amounts2006;
  return employerAid(
    [
      {
        label: isTwoYears
          ? 'Première année (200 € la deuxième)'
          : 'Première et deuxième années (moitié la troisième)',
        cents: value.value,
        per: 'month',
        toCheck: isLow.truth === 'unknown',
        note: isTwoYears
          ? 'À temps plein, en proportion de la durée à temps partiel ; 200 € pour un contrat de professionnalisation à durée indéterminée.'
          : on >= reform2005
            ? 'À temps plein payé au SMIC, en proportion à temps partiel ; 300 € aux niveaux V bis et VI.'
            : 'À temps plein payé au SMIC, en proportion à temps partiel ; jusqu’à 292,50 € au-dessus du SMIC.',
        source: value.source,
        confidence: value.confidence,
      },
    ],
    {
      note: isTwoYears
        ? 'Versée pendant deux ans, par l’Assedic ; elle s’ajoute aux allègements généraux de cotisations.'
        : 'Versée pendant trois ans, par l’Assedic ; elle s’ajoute aux allègements généraux de cotisations.',
      missing: isLow.truth === 'unknown' ? isLow.missing : [],
    },
  );
}

/** No time limit was read before April 2005. */
function deadlinesOf({ ask, context }: PartInput): readonly Deadline[] {
  const { on, territory } = context;
  if (on < reform2005) return [];
  const isLater = on >= amounts2006;
  return [
    dated(
      {
        code: 'SEJE_DEMANDE',
        from: reform2005,
        label: 'Demande de l’aide',
        trigger: 'embauche',
        triggerOn: knownDate(ask(facts.startsOn)),
        count: isLater ? 3 : 1,
        unit: 'months',
        rule: `L’employeur dépose la demande auprès de l’Assedic dans ${isLater ? 'les trois mois qui suivent' : 'le mois qui suit'} l’embauche.`,
        source: textOn(on),
        confidence: 'V',
      },
      territory,
    ),
  ];
}

const reminders: readonly Reminder[] = [
  {
    sentence: 'Le salaire est au moins le SMIC, ou le minimum conventionnel.',
    source: law2002,
    from,
  },
  {
    sentence:
      'Licenciement économique dans les six mois, embauches successives du même jeune : les exclusions n’ont pas été lues ; voyez la circulaire DGEFP n° 2002-41 du 23 septembre 2002.',
    source: law2002,
    from,
  },
  {
    sentence:
      'Un contrat de professionnalisation à durée indéterminée ouvre aussi l’aide, pour moitié, s’il est d’un mi-temps au moins.',
    source: law2006,
    from: amounts2006,
  },
];

/** The support to the employment of young people in companies, 2002–2007, called "contrat jeunes en entreprise". */
export const seje: Scheme = {
  id: 'SEJE',
  label: 'Contrat jeunes en entreprise (SEJE, 2002-2007)',
  kind: 'employment',
  purpose:
    'Aide de l’État à l’employeur du secteur privé qui embauche en CDI un jeune peu ou pas qualifié : soutien à l’emploi des jeunes en entreprise.',
  pivot: 'Les conditions et l’aide se jugent à l’embauche ; le SMIC est celui de chaque mois.',
  from,
  to,
  source: law2002,
  confidence: 'S',
  rules: [age, level, widerPublic, employer, nature, weeklyHours],
  parameters: [sejeAid, sejeLowLevelAid],
  usualMonths: null,
  turningDays: (ask, on) => {
    const signed = knownDate(ask(facts.supportSignedOn));
    return [
      ...turningBirthdays(ask, on, [employmentAge, firstAge, laterAge]),
      // The age and its exception turn inside one rule.
      ...comingDays(on, signed, lawOf2005From, reform2006),
    ];
  },
  parts: {
    duration: () => ({
      minMonths: null,
      maxMonths: null,
      ...citing(law2002),
      toCheck: false,
      note: sentence('CDI, sans terme.'),
    }),
    pay: ({ facts: given, ask, context }) => smicPay(given, ask, law2002, context),
    aid: aidOf,
    deadlines: deadlinesOf,
    documents: (input) => documentsOf(input, ['ID', 'DIP']),
    reminders: () => reminders,
    alternatives: ({ found }) =>
      found.found.some(({ rule, finding }) => rule.id === 'nature' && finding.truth === 'no')
        ? [
            {
              sentence: sentence(
                'En CDD, le contrat de professionnalisation ou le contrat initiative-emploi.',
              ),
              schemes: ['CPRO', 'CIE'],
              ...citing(law2002),
            },
          ]
        : [],
  },
  ownArticles: [
    {
      part: 'L',
      first: '322-4-6',
      title: 'Soutien à l’emploi des jeunes en entreprise',
      from,
      to,
    },
  ],
  replacedBy: {
    sentence:
      'L’aide est abrogée depuis le 1er janvier 2008 ; le contrat initiative-emploi s’est ouvert à ce public.',
    schemes: ['CIE'],
  },
};
