import { addDays, type CivilDate, civilDate, formatFrenchDate } from '../../../base/time';
import { type Amount, amount, isGathered, showAmount } from '../../engine/parameter';
import { requireAmountOn, seriesOf } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import {
  type Finding,
  granted,
  lacking,
  type Rule,
  type RuleContext,
  refused,
  undecided,
} from '../../engine/rule';
import type { Scheme } from '../../engine/scheme';
import { source } from '../../engine/source';
import { factTable as facts } from '../../facts/facts';

/** Loi n° 2002-73 du 17 janvier 2002. */
export const vaeFrom: CivilDate = civilDate('2002-01-17');
const vaeSource = source(['L6411-1'], 'loi n° 2002-73 du 17 janvier 2002 (sources secondaires concordantes)');

/** Months of activity in direct relation with the certification, continuous or not. */
export const vaeMinimumExperience: Amount = amount({
  id: 'vae.minimum-experience',
  label: 'Durée minimale d’activité en rapport direct avec la certification',
  unit: 'months',
  reviewMonths: null,
  values: [
    {
      from: vaeFrom,
      value: 36,
      source: source([], 'loi n° 2002-73 du 17 janvier 2002 : trois ans'),
      confidence: 'S',
    },
    {
      from: civilDate('2017-10-01'),
      value: 12,
      source: source([], 'loi n° 2016-1088 du 8 août 2016, décret n° 2017-1135 du 4 juillet 2017 : un an'),
      confidence: 'S',
    },
    {
      from: civilDate('2022-12-23'),
      value: 0,
      source: source(['L6411-1'], 'loi n° 2022-1598 du 21 décembre 2022'),
      confidence: 'V',
    },
  ],
});

const months = (count: number): string => showAmount(count, 'months');

/** The first day after `on` whose minimum is no longer above `held` months; `null` when no value of the series is. */
function openingDay(held: number, { on, references }: RuleContext): CivilDate | null {
  const opening = seriesOf(vaeMinimumExperience, references)
    .filter(isGathered)
    .find(
      // Where no length is asked, an activity still is.
      ({ from, value }) => from > on && held >= Math.max(value, 1),
    );
  return opening?.from ?? null;
}

const experienceRule: Rule = {
  id: 'experience',
  about: 'person',
  label: 'Activité en rapport direct',
  sentence:
    'La personne justifie d’une activité en rapport direct avec la certification, sans durée minimale.',
  from: vaeFrom,
  to: null,
  source: source(['L6411-1', 'L6412-1-1'], 'loi n° 2022-1598'),
  earlier: [
    {
      to: civilDate('2017-09-30'),
      sentence: 'La personne justifie de trois ans d’activité en rapport direct avec la certification.',
      source: source(['L6411-1'], 'loi n° 2002-73'),
    },
    {
      to: civilDate('2022-12-22'),
      sentence: 'La personne justifie d’un an d’activité en rapport direct avec la certification.',
      source: source(['L6411-1'], 'loi n° 2016-1088, décret n° 2017-1135'),
    },
  ],
  confidence: 'S',
  needs: [facts.relatedExperienceMonths],
  test: (ask, context): Finding => {
    const experience = ask(facts.relatedExperienceMonths);
    if (experience.state === 'unknown') return lacking(facts.relatedExperienceMonths);
    const minimum = requireAmountOn(
      vaeMinimumExperience,
      // A rule may be tested before its own first day; it then reads the first value.
      context.on < vaeFrom ? vaeFrom : context.on,
      context.references,
    ).value;
    if (experience.state === 'none')
      return refused('Aucune activité en rapport direct avec la certification.', {
        by:
          minimum === 0
            ? 'Une activité, même courte : emploi, bénévolat, stage ou période de mise en situation.'
            : `${months(minimum)} d’activité en rapport direct, continus ou non.`,
      });
    const held = experience.value;
    if (minimum === 0)
      return held > 0
        ? granted(`${months(held)} d’activité en rapport direct : aucune durée minimale n’est exigée.`)
        : undecided(
            'Moins d’un mois d’activité : aucune durée n’est exigée, mais une activité doit exister, même courte. À vérifier avec la personne.',
          );
    if (held >= minimum)
      return granted(`${months(held)} d’activité en rapport direct, pour ${months(minimum)} exigés.`);
    const day = openingDay(held, context);
    const short = `${months(held)} d’activité en rapport direct, pour ${months(minimum)} exigés`;
    return day === null
      ? refused(`${short}.`, { by: `${months(minimum - held)} d’activité de plus en rapport direct.` })
      : refused(`${short} ; la durée exigée baisse le ${formatFrenchDate(day)}.`, { on: day });
  },
};

const certificationRule: Rule = {
  id: 'certification',
  about: 'contract',
  label: 'Certification visée',
  sentence: 'La validation vise une certification enregistrée au répertoire national.',
  from: vaeFrom,
  to: null,
  source: source(['L6411-1', 'L6313-5']),
  confidence: 'S',
  needs: [facts.qualification],
  test: (ask): Finding => {
    const target = ask(facts.qualification);
    if (target.state === 'unknown') return lacking(facts.qualification);
    const choose = { by: 'Le choix d’une certification enregistrée au répertoire national.' };
    if (target.state === 'none') return refused('Aucune certification n’est visée.', choose);
    switch (target.value) {
      case 'RNCP':
      case 'vae-pathway':
        return granted('Certification enregistrée au répertoire national.');
      case 'CQP':
        return undecided(
          'Un certificat de branche se valide s’il est enregistré au répertoire national : à vérifier auprès de la branche.',
        );
      case 'experimental':
        return undecided(
          'Les blocs de compétences d’un contrat expérimental se valident si la certification dont ils font partie est enregistrée : à vérifier.',
        );
      case 'branch-classification':
        return refused(
          'Une qualification des classifications d’une branche n’est pas une certification.',
          choose,
        );
    }
  },
};

/** The wording of the loi n° 2022-1598. */
const reformFrom = civilDate('2022-12-23');
const jury = 'Un jury décide : il valide tout, une partie ou rien, et dit ce qu’il reste à acquérir.';

const reminders: readonly Reminder[] = [
  {
    sentence: 'Les activités s’additionnent, qu’elles soient continues ou non.',
    source: vaeSource,
    from: vaeFrom,
  },
  {
    sentence: 'Les stages et les périodes de mise en situation professionnelle comptent.',
    source: source(['L6412-1-1']),
    from: reformFrom,
  },
  { sentence: jury, source: vaeSource, from: vaeFrom, to: addDays(reformFrom, -1) },
  { sentence: jury, source: source(['L6412-3']), from: reformFrom },
];

/** Validation of what experience has taught. */
export const vae: Scheme = {
  id: 'VAE',
  label: 'Validation des acquis de l’expérience',
  short: 'VAE',
  kind: 'measure',
  purpose:
    'Une personne obtient tout ou partie d’une certification en prouvant devant un jury ce que son activité lui a appris.',
  pivot: 'La durée d’activité se juge à la date de la demande : un dossier de 2006 se juge à trois ans.',
  from: vaeFrom,
  to: null,
  source: vaeSource,
  confidence: 'S',
  rules: [experienceRule, certificationRule],
  parameters: [vaeMinimumExperience],
  usualMonths: null,
  parts: {
    documents: () => ['ID', 'EXP'],
    reminders: () => reminders,
  },
};
