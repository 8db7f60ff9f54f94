import { civilDate, formatFrenchDate } from '../../../base/time';
import { type Deadline, dated } from '../../engine/deadline';
import { type Amount, amount, since } from '../../engine/parameter';
import { sentence, upToCents } from '../../engine/phrasing';
import { requireAmountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import { type Finding, granted, lacking, type Rule, refused, undecided } from '../../engine/rule';
import type { PartInput, Scheme } from '../../engine/scheme';
import { citing, source } from '../../engine/source';
import { lastDayOf, lasting, spans } from '../../engine/span';
import { factTable as facts, knownDate } from '../../facts/facts';
import { datesOf } from '../common/aided-contract';

const from = civilDate('2026-01-01');
/** The decrees of 28 January 2026, published on the 31st. */
const decreesFrom = civilDate('2026-02-01');

const law = source(['L6324-1'], 'loi n° 2025-989 du 24 octobre 2025, art. 11, lue en source secondaire');
const decrees = source(
  ['L6324-1'],
  'décrets n° 2026-39 et n° 2026-40 du 28 janvier 2026, lus en source secondaire',
);
const terms = { from, to: null, source: law, confidence: 'S' } as const;

const number = (id: string, label: string, unit: Amount['unit'], value: number): Amount =>
  amount({
    id: `perrec.${id}`,
    label: `Période de reconversion : ${label}`,
    unit,
    reviewMonths: null,
    values: [since('2026-01-01', value, law, 'S')],
  });
const leastHours = number('least-hours', 'heures de formation, au moins', 'hours', 150);
const mostHours = number('most-hours', 'heures de formation, au plus sans accord collectif', 'hours', 450);
const widestHours = number(
  'widest-hours',
  'heures de formation, au plus avec un accord collectif',
  'hours',
  2100,
);
const mostMonths = number('most-months', 'durée, au plus sans accord collectif', 'months', 12);
const widestMonths = number('widest-months', 'durée, au plus avec un accord collectif', 'months', 36);

const employed: Rule = {
  ...terms,
  id: 'employed',
  about: 'person',
  label: 'En emploi',
  sentence:
    'La période est ouverte à tout salarié qui souhaite une mobilité professionnelle, dans l’entreprise ou ailleurs.',
  needs: [facts.employed],
  test: (ask): Finding => {
    const known = ask(facts.employed);
    if (known.state === 'unknown') return lacking(facts.employed);
    return known.state === 'known' && known.value
      ? granted('En emploi : ouverte à tout salarié, sans condition d’âge, d’ancienneté ni de diplôme.')
      : refused('Aucun emploi n’est occupé : la période s’adresse aux salariés.', {
          by: 'Une embauche l’ouvrirait ; un demandeur d’emploi a la POE individuelle ou un contrat en alternance.',
        });
  },
};

const target: Rule = {
  ...terms,
  id: 'target',
  about: 'contract',
  label: 'Certification visée',
  sentence:
    'La période vise une certification du répertoire national, un CQP ou CQPI, un bloc de compétences ou le socle de connaissances et de compétences.',
  needs: [facts.qualification],
  test: (ask): Finding => {
    const known = ask(facts.qualification);
    if (known.state === 'unknown') return lacking(facts.qualification);
    if (known.state === 'none')
      return undecided(
        'Aucune qualification dite : un bloc de compétences ou le socle (CléA) serait admis, à vérifier.',
      );
    switch (known.value) {
      case 'RNCP':
      case 'CQP':
        return granted('Certification du répertoire national, CQP ou CQPI.');
      case 'vae-pathway':
        return granted('Validation des acquis de l’expérience : les durées ne s’appliquent pas.');
      case 'branch-classification':
      case 'experimental':
        return undecided(
          'Cette qualification n’est pas citée par ce qui a été lu de l’article L. 6324-1 : à vérifier auprès de l’OPCO.',
        );
    }
  },
};

const training: Rule = {
  ...terms,
  id: 'training',
  about: 'contract',
  label: 'Heures de formation',
  sentence:
    'Les actions de formation durent de 150 à 450 heures ; jusqu’à 2 100 par accord collectif ; sans limite pour une VAE ou le socle CléA.',
  states: [
    { words: 'de 150 à 450 heures', facts: [facts.trainingHours] },
    { words: 'jusqu’à 2 100 par accord collectif', facts: [facts.trainingHours] },
    { words: 'sans limite pour une VAE', facts: [facts.qualification], grants: true },
    { words: 'le socle CléA', facts: [facts.trainingHours] },
  ],
  needs: [facts.trainingHours, facts.qualification],
  test: (ask, { on, references }): Finding => {
    const qualification = ask(facts.qualification);
    if (qualification.state === 'known' && qualification.value === 'vae-pathway')
      return granted('Validation des acquis de l’expérience : aucune durée n’est fixée.');
    const known = ask(facts.trainingHours);
    if (known.state !== 'known') return lacking(facts.trainingHours);
    const told = `${upToCents(known.value)} heures`;
    const [least, most, widest] = [leastHours, mostHours, widestHours].map(
      (each) => requireAmountOn(each, on, references).value,
    );
    if (least === undefined || most === undefined || widest === undefined)
      return lacking(facts.trainingHours);
    if (known.value < least)
      return undecided(`${told} : 150 au moins, sauf pour le socle CléA ; à vérifier auprès de l’OPCO.`);
    if (known.value <= most) return granted(`${told} : de 150 à 450.`);
    return known.value <= widest
      ? undecided(`${told} : au-delà de 450, un accord d’entreprise ou de branche est nécessaire.`)
      : refused(`${told} : 2 100 au plus, même par accord.`, {
          by: 'Ramenez la formation à 2 100 heures, ou à 450 sans accord.',
        });
  },
};

const length: Rule = {
  ...terms,
  id: 'length',
  about: 'contract',
  label: 'Durée',
  sentence: 'La formation se répartit sur 12 mois au plus ; 36 par accord collectif.',
  states: [
    { words: '12 mois au plus', facts: [facts.endsOn] },
    { words: '36 par accord collectif', facts: [facts.endsOn] },
  ],
  needs: [facts.startsOn, facts.endsOn],
  test: (ask, { on, references }): Finding => {
    const known = datesOf(ask);
    if ('finding' in known) return known.finding;
    const span = spans(known.start, known.end);
    const most = requireAmountOn(mostMonths, on, references).value;
    const widest = requireAmountOn(widestMonths, on, references).value;
    if (span.within(most)) return granted(`${lasting(span)} : 12 au plus.`);
    return span.within(widest)
      ? undecided(`${lasting(span)} : au-delà de 12, un accord d’entreprise ou de branche est nécessaire.`)
      : refused(`${lasting(span)} : 36 au plus, même par accord.`, {
          by: `La fin est à ramener au ${formatFrenchDate(lastDayOf(known.start, most))}, ou au ${formatFrenchDate(lastDayOf(known.start, widest))} avec un accord.`,
        });
  },
};

const deadlinesOf = ({ ask, context, evaluation }: PartInput): readonly Deadline[] => [
  dated(
    {
      code: 'PERREC_ENVOI',
      from: decreesFrom,
      label: 'Envoi à l’OPCO',
      trigger: 'début de la période',
      triggerOn: knownDate(ask(facts.startsOn)),
      count: -30,
      unit: 'days',
      rule: 'L’employeur envoie par voie dématérialisée, dans les 30 jours qui précèdent le début, l’accord écrit, la convention de formation et, en reconversion externe, le contrat de travail.',
      source: decrees,
      confidence: 'S',
      note: 'La date est le premier jour de l’envoi ; le dernier est la veille du début.',
    },
    context.territory,
  ),
  dated(
    {
      code: 'PERREC_DECISION',
      from: decreesFrom,
      label: 'Décision de l’OPCO',
      trigger: 'réception du dossier',
      triggerOn: evaluation.receivedOn ?? null,
      count: 20,
      unit: 'days',
      rule: 'L’OPCO se prononce sur la prise en charge dans les 20 jours.',
      source: decrees,
      confidence: 'S',
    },
    context.territory,
  ),
];

const reminders: readonly Reminder[] = [
  {
    sentence:
      'Reconversion interne : un accord écrit fixe la durée, le contrat et le salaire sont maintenus.',
    source: law,
    from,
  },
  {
    sentence:
      'Reconversion externe : le contrat d’origine est suspendu par accord écrit, et un contrat de 6 mois au moins (CDD ou CDI) est conclu avec l’entreprise d’accueil, qui paie le salaire.',
    source: law,
    from,
  },
  {
    sentence:
      'Au terme, le salarié reste dans l’entreprise d’accueil ou retrouve son poste ; l’employeur d’origine l’informe 3 mois avant la fin, par lettre recommandée ou remise en main propre.',
    source: law,
    from,
  },
  {
    sentence:
      'L’OPCO prend en charge la formation au forfait de la branche, à défaut 9,15 € par heure ; 5 000 € en moyenne par période. Montant à saisir d’après sa décision.',
    source: decrees,
    from: decreesFrom,
  },
  {
    sentence:
      'Les actions de Pro-A dont l’avenant a été conclu avant le 1er janvier 2026 restent sous leurs anciennes règles.',
    source: law,
    from,
  },
];

/** The period of reconversion, which replaces the Pro-A and the collective transitions. */
export const perrec: Scheme = {
  id: 'PERREC',
  label: 'Période de reconversion',
  kind: 'measure',
  purpose:
    'Formation certifiante d’un salarié qui change de métier, dans son entreprise ou dans une autre, financée par l’OPCO ; elle remplace la Pro-A et Transitions collectives depuis 2026.',
  pivot: 'Les conditions se jugent à la conclusion de l’accord écrit entre le salarié et l’employeur.',
  ...terms,
  rules: [employed, target, training, length],
  parameters: [leastHours, mostHours, widestHours, mostMonths, widestMonths],
  usualMonths: 12,
  parts: {
    duration: ({ context }) => ({
      minMonths: null,
      maxMonths: requireAmountOn(mostMonths, context.on, context.references).value,
      ...citing(law),
      toCheck: false,
      note: sentence('36 mois au plus par accord d’entreprise ou de branche.'),
    }),
    deadlines: deadlinesOf,
    documents: () => ['ID', 'CONV', 'PRG'],
    reminders: () => reminders,
    alternatives: ({ found }) =>
      found.found.some(({ rule, finding }) => rule.id === 'employed' && finding.truth === 'no')
        ? [
            {
              sentence: sentence(
                'Sans emploi : la POE individuelle avant une embauche, ou un contrat en alternance.',
              ),
              schemes: ['POEI', 'CPRO', 'CAPP'],
              ...citing(law),
            },
          ]
        : [],
  },
};
