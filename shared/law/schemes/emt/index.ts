// Évaluation en milieu de travail, the immersion of the years before the PMSMP, concluded with the ANPE, then with Pôle
// emploi. Its first day was not found: it is older than 2006.
import { addDays, type CivilDate, civilDate } from '../../../base/time';
import type { DocumentCode } from '../../engine/documents';
import { type Amount, amount } from '../../engine/parameter';
import { sentence, upToCents } from '../../engine/phrasing';
import { requireAmountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import { type Finding, granted, lacking, type Rule, refused, undecided } from '../../engine/rule';
import type { Scheme } from '../../engine/scheme';
import { citing, source } from '../../engine/source';
import { turningBirthdays } from '../../engine/turning-days';
import { factTable as facts, knownDate } from '../../facts/facts';
import { isMinor, majority } from '../common/person.rules';
import { comingDays, registrationRule, youngFrom, youngUntil } from '../common/support.rules';

/** Not its first day, which was not found, but the first of the years in which it may have begun. */
export const emtFrom: CivilDate = civilDate('2000-01-01');
export const emtTo: CivilDate = civilDate('2015-03-31');
/** Last day on which its existence is not attested. */
const unattestedUntil: CivilDate = civilDate('2005-12-31');

const emtSource = source([], 'évaluation en milieu de travail, sources secondaires');

export const emtHours: Amount = amount({
  id: 'emt.hours',
  label: 'Durée maximale de l’évaluation en milieu de travail',
  unit: 'hours',
  reviewMonths: null,
  values: [{ from: emtFrom, value: 80, source: emtSource, confidence: 'S' }],
});

/** The évaluation préalable au recrutement: its length was not verified. */
export const emtHiringHours: Amount = amount({
  id: 'emt.hiring-hours',
  label: 'Durée maximale de l’évaluation préalable au recrutement (EMTPR)',
  unit: 'hours',
  reviewMonths: null,
  values: [
    { from: emtFrom, value: 40, source: source([], 'durée des EMTPR, non vérifiée'), confidence: 'N' },
  ],
});

const hours = (count: number): string => `${upToCents(count)} heure${count >= 2 ? 's' : ''}`;

const openingRule: Rule = {
  id: 'opening',
  label: 'Date d’ouverture',
  about: 'contract',
  sentence: 'L’évaluation en milieu de travail existe avant 2006, depuis un jour qui n’a pas été retrouvé.',
  from: emtFrom,
  to: unattestedUntil,
  source: emtSource,
  confidence: 'N',
  needs: [facts.startsOn],
  test: (): Finding =>
    undecided('Le premier jour du dispositif n’a pas été retrouvé : à vérifier avant 2006.'),
};

const hoursRule: Rule = {
  id: 'hours',
  label: 'Durée',
  about: 'contract',
  sentence: 'L’évaluation dure 80 heures au plus.',
  from: emtFrom,
  to: emtTo,
  source: emtSource,
  confidence: 'S',
  needs: [facts.totalHours, facts.immersionObject],
  test: (ask, { on, references }): Finding => {
    const total = ask(facts.totalHours);
    if (total.state !== 'known') return lacking(facts.totalHours);
    const most = requireAmountOn(emtHours, on, references).value;
    const forHiring = requireAmountOn(emtHiringHours, on, references);
    if (total.value > most)
      return refused(`${hours(total.value)}, pour ${hours(most)} au plus.`, {
        by: `Ramenez l’évaluation à ${hours(most)}.`,
      });
    if (total.value <= Math.min(most, forHiring.value))
      return granted(`${hours(total.value)}, pour ${hours(most)} au plus.`);
    const object = ask(facts.immersionObject);
    if (object.state === 'unknown') return lacking(facts.immersionObject);
    if (object.state === 'none' || object.value !== 'start-recruitment')
      return granted(`${hours(total.value)}, pour ${hours(most)} au plus.`);
    const limit = `${hours(total.value)} : l’évaluation préalable au recrutement était limitée à ${hours(forHiring.value)}`;
    return forHiring.confidence === 'N'
      ? undecided(`${limit} selon une valeur non vérifiée.`)
      : refused(`${limit}.`, { by: `Ramenez l’évaluation à ${hours(forHiring.value)}.` });
  },
};

export const emtRules: readonly Rule[] = [
  openingRule,
  registrationRule(
    {
      sentence: 'L’évaluation s’adresse à un demandeur d’emploi inscrit.',
      from: emtFrom,
      to: emtTo,
      source: emtSource,
      confidence: 'S',
    },
    'L’inscription comme demandeur d’emploi l’ouvrirait.',
  ),
  hoursRule,
];

/** First day of Pôle emploi, which took the place of the ANPE. */
const poleEmploiFrom: CivilDate = civilDate('2008-12-19');

const reminders: readonly Reminder[] = [
  {
    sentence:
      'L’évaluation n’est pas rémunérée : le demandeur d’emploi garde son statut et son indemnisation.',
    source: emtSource,
    from: emtFrom,
  },
  {
    sentence:
      'Une convention tripartite lie le demandeur d’emploi, l’entreprise et l’ANPE ; un tuteur est désigné dans l’entreprise.',
    source: emtSource,
    from: emtFrom,
    to: addDays(poleEmploiFrom, -1),
  },
  {
    sentence:
      'Une convention tripartite lie le demandeur d’emploi, l’entreprise et Pôle emploi ; un tuteur est désigné dans l’entreprise.',
    source: emtSource,
    from: poleEmploiFrom,
  },
];

export const emt: Scheme = {
  id: 'EMT',
  label: 'Évaluation en milieu de travail (EMT)',
  kind: 'immersion',
  purpose:
    'Courte période en entreprise, non rémunérée, pour vérifier des compétences ou un projet ; remplacée par la période de mise en situation en milieu professionnel.',
  pivot: 'Les conditions se jugent à la signature de la convention.',
  from: emtFrom,
  to: emtTo,
  source: emtSource,
  confidence: 'S',
  rules: emtRules,
  parameters: [emtHours, emtHiringHours],
  usualMonths: 1,
  turningDays: (ask, on) => [
    ...turningBirthdays(ask, on, [youngFrom, majority, youngUntil]),
    ...comingDays(on, knownDate(ask(facts.registeredJobSeekerSince))),
  ],
  replacedBy: {
    sentence:
      'L’évaluation en milieu de travail est fermée depuis le 1er avril 2015 ; la période de mise en situation en milieu professionnel l’a remplacée.',
    schemes: ['PMSMP'],
  },
  parts: {
    duration: ({ context }) => ({
      minMonths: null,
      maxMonths: null,
      ...citing(emtSource),
      toCheck: false,
      note: sentence(`${hours(requireAmountOn(emtHours, context.on, context.references).value)} au plus.`),
    }),
    documents: ({ ask, context }) => {
      const codes: DocumentCode[] = ['ID', 'DE'];
      if (isMinor(ask, context.on)) codes.push('REP');
      return codes;
    },
    reminders: () => reminders,
  },
};
