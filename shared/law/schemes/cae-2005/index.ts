import { addDays, ageOn, type CivilDate, civilDate, formatFrenchDate } from '../../../base/time';
import { employerKindLabels } from '../../../fields/codes';
import type { Money, SchemeAnswer } from '../../engine/eligibility.schema';
import { type Amount, amount, type Parameter } from '../../engine/parameter';
import { sentence, upToCents } from '../../engine/phrasing';
import { requireAmountOn } from '../../engine/references';
import type { Reminder } from '../../engine/reminders';
import {
  both,
  certain,
  type Finding,
  granted,
  isTrue,
  type Judgement,
  lacking,
  type Rule,
  refused,
  undecided,
} from '../../engine/rule';
import type { PartInput, Scheme } from '../../engine/scheme';
import { type FormReference, formOn, showForm } from '../../engine/shown';
import { smicOn } from '../../engine/smic';
import { citing, source } from '../../engine/source';
import { inMonths, lastDayOf, lasting, shortestEnd, spans } from '../../engine/span';
import { factTable as facts, knownDate } from '../../facts/facts';
import {
  aidedDifficultiesRule,
  aidedTurningDays,
  carryingEmployer,
  conventionFirstRule,
  datesOf,
  documentsOf,
  employerRule,
  type Frame,
  fixedTermRule,
  grantedAfter,
  isMarketKind,
  joblessRule,
  marketRefusal,
  minimumAgeRule,
  monthsDone,
  noFormerAid,
  overseasFrom,
  smicPay,
  weeklyHoursRule,
} from '../common/aided-contract';
import { durableExitSource, isDurableExit } from '../common/durable-exit';

const from = civilDate('2005-05-01');
const to = civilDate('2009-12-31');
const law = source([], 'loi n° 2005-32 du 18 janvier 2005, art. 44 ; décret n° 2005-243 du 17 mars 2005');
const employerSource = source(['L5134-21'], 'circulaire DGEFP n° 2005-12 du 21 mars 2005');
const frame: Frame = { from, to, source: law, confidence: 'S' };

const shortestMonths = 6;
const longestMonths = 24;
const mostRenewals = 2;
/** From this age on the higher cap of the workshops was closed. */
const workshopAge = 26;

const employer: Rule = employerRule(
  { ...frame, source: employerSource },
  'Le CAE est réservé au secteur non marchand : collectivités territoriales, autres personnes morales de droit public, organismes privés à but non lucratif, gestionnaires d’un service public.',
  (kind): Finding => {
    switch (kind) {
      case 'association':
      case 'local-authority':
      case 'public-body':
      case 'public-service-operator':
        return granted(`${employerKindLabels[kind]} : employeur du secteur non marchand.`);
      case 'scic':
        return undecided(
          'Société coopérative d’intérêt collectif : les textes lus ne disent pas si elle comptait parmi ces employeurs ; vérifiez auprès de l’ANPE.',
        );
      case 'state':
        return undecided(
          'Service de l’État : les textes lus ne disent pas s’il pouvait conclure un CAE ; vérifiez auprès de l’ANPE.',
        );
      case 'private-company':
      case 'temp-agency':
      case 'geiq':
      case 'private-individual':
        return marketRefusal(employerKindLabels[kind], 'le CAE');
    }
  },
);

const nature = fixedTermRule(frame, 'Le CAE', 'Le CAE est un CDD.');

const duration: Rule = {
  id: 'duration',
  about: 'contract',
  label: 'Durée',
  sentence: 'Le contrat dure 6 mois au moins et 24 mois en tout, renouvellements compris.',
  ...frame,
  presumes: noFormerAid,
  needs: [facts.startsOn, facts.endsOn, facts.renewalOf, facts.aidedMonthsDone],
  test: (ask): Finding => {
    const known = datesOf(ask);
    if ('finding' in known) return known.finding;
    const { start, end } = known;
    const span = spans(start, end);
    if (!span.reaches(shortestMonths))
      return refused(`Le contrat dure ${inMonths(span)} : il en faut 6.`, {
        by: `La fin est à porter au ${formatFrenchDate(shortestEnd(start, shortestMonths))} au moins.`,
      });
    const done = monthsDone(ask);
    if ('finding' in done) return done.finding;
    const left = longestMonths - done.months;
    const inAll = done.months === 0 ? '' : `, après ${done.months} mois déjà faits`;
    if (left > 0 && span.within(left))
      return grantedAfter(done, `${lasting(span)}${inAll} : 24 mois au plus en tout.`);
    return refused(`${lasting(span)}${inAll} : la durée totale dépasse 24 mois.`, {
      by:
        left > 0
          ? `La fin est à ramener au ${formatFrenchDate(lastDayOf(start, left))} au plus tard.`
          : 'La durée totale est épuisée : un contrat ordinaire ou en alternance reste possible.',
    });
  },
};

const renewals: Rule = {
  id: 'renewal',
  about: 'contract',
  label: 'Renouvellement',
  sentence: 'Le contrat se renouvelle deux fois au plus.',
  ...frame,
  needs: [facts.renewalOf, facts.timesRenewed],
  test: (ask): Finding => {
    const renewal = ask(facts.renewalOf);
    if (renewal.state === 'unknown') return lacking(facts.renewalOf);
    if (renewal.state === 'none') return granted('Premier contrat.');
    const times = ask(facts.timesRenewed);
    if (times.state === 'unknown') return lacking(facts.timesRenewed);
    const before = times.state === 'none' ? 0 : times.value;
    return before < mostRenewals
      ? granted(`Renouvellement n° ${before + 1} sur 2.`)
      : refused('Le contrat a déjà été renouvelé deux fois.', {
          by: 'Aucun renouvellement ne reste : un contrat ordinaire ou en alternance reste possible.',
        });
  },
};

export const aidCap: Amount = amount({
  id: 'cae2005.aid-cap',
  label: 'CAE : plafond de l’aide, en pourcentage du SMIC brut par heure',
  unit: 'percent',
  reviewMonths: null,
  values: [{ from, value: 95, source: law, confidence: 'S' }],
});
/** Integration workshops, for those of 16 to 25, until 30 June 2006; the ordinary cap since. */
export const workshopCap: Amount = amount({
  id: 'cae2005.workshop-cap',
  label: 'CAE : plafond de l’aide en atelier et chantier d’insertion, pour les 16–25 ans',
  unit: 'percent',
  reviewMonths: null,
  values: [
    { from, value: 105, source: law, confidence: 'S' },
    { from: civilDate('2006-07-01'), value: 95, source: law, confidence: 'S' },
  ],
});
/** Where the rate for young people stood when the contract was set up. For information. */
const youthRate: Amount = amount({
  id: 'cae2005.youth-rate',
  label: 'CAE : taux des jeunes à la mise en place (majorable)',
  unit: 'percent',
  reviewMonths: null,
  values: [{ from, value: 90, source: law, confidence: 'S' }],
});

const form: Parameter<FormReference> = {
  id: 'cae2005.form',
  label: 'Formulaire CERFA de la convention de CAE',
  show: showForm,
  values: [
    {
      from,
      value: { number: '12497', revision: '01' },
      source: source([], 'fiche CAE de l’époque'),
      confidence: 'S',
    },
  ],
};

/** The rate was fixed by the prefect and no order of the time is carried: the cap alone can be said. */
function aidOf({ ask, context }: PartInput): Money {
  const { on, territory, references } = context;
  const birthDate = knownDate(ask(facts.birthDate));
  const isYoung: Judgement =
    birthDate === null ? lacking(facts.birthDate) : certain(ageOn(birthDate, on) < workshopAge);
  const workshop = requireAmountOn(workshopCap, on, references);
  const ordinary = requireAmountOn(aidCap, on, references);
  const isHigher = both(
    certain(workshop.value > ordinary.value),
    isTrue(ask, facts.integrationAgreement),
    isYoung,
  );
  const cap = isHigher.truth === 'yes' ? workshop : ordinary;
  const smic = smicOn(on, territory, references);
  const youth = requireAmountOn(youthRate, on, references);
  return {
    lines: [
      {
        label: 'Plafond de l’aide',
        amount: smic === null ? null : Math.round((smic.cents * cap.value) / 100) / 100,
        toRead: null,
        per: 'hour',
        percentOfSmic: cap.value,
        isCeiling: true,
        toCheck: true,
        note: sentence(
          `Le taux était fixé par le préfet, dans cette limite ; pour les jeunes, ${upToCents(youth.value)} % à la mise en place, majorable.${
            isHigher.truth === 'unknown'
              ? ` En atelier et chantier d’insertion, ${upToCents(workshop.value)} % avant 26 ans.`
              : ''
          }`,
        ),
        ...citing(cap.source),
        confidence: cap.confidence,
      },
    ],
    monthly: null,
    toCheck: true,
    missing: isHigher.truth === 'unknown' ? [...isHigher.missing] : [],
    note: sentence('Taux à lire dans la convention signée avec l’ANPE.'),
  };
}

const reminders: readonly Reminder[] = [
  {
    sentence: 'L’ANPE signe la convention ; la mission locale propose et oriente.',
    source: law,
    from,
  },
  {
    sentence:
      'L’entreprise partenaire, où le jeune pourra ensuite travailler, n’est pas l’employeur : elle ne signe ni la convention ni le contrat.',
    source: employerSource,
    from,
  },
];

/** Said only as long as the definition says so: a CAE, whatever its length, is no durable exit for the CIVIS. */
const noDurableExit = (on: CivilDate): readonly Reminder[] =>
  isDurableExit({
    nature: 'CDD',
    startsOn: on,
    endsOn: lastDayOf(on, longestMonths),
    scheme: 'CAE_2005',
    employerKind: null,
  }) === 'no'
    ? [
        {
          sentence:
            'Pour le CIVIS, un CAE n’est pas une sortie durable : les contrats aidés du secteur non marchand n’y comptent pas.',
          source: durableExitSource,
          from,
        },
      ]
    : [];

/** The ways that stay open to a market-sector employer: the trap of the agreement of 2006. */
const alternativesOf = ({ ask }: PartInput): SchemeAnswer['alternatives'] => {
  const kind = ask(facts.employerKind);
  if (kind.state !== 'known' || !isMarketKind(kind.value)) return [];
  return [
    {
      sentence: sentence(
        `${carryingEmployer} Le jeune travaille chez l’employeur porteur ; l’entreprise partenaire peut l’accueillir puis l’embaucher.`,
      ),
      schemes: ['CAE_2005'],
      ...citing(employerSource),
    },
    {
      sentence: sentence(
        kind.value === 'private-individual'
          ? 'Un particulier employeur n’a que le contrat de travail ordinaire.'
          : 'L’entreprise peut elle-même conclure un contrat initiative-emploi (CIE) ou un contrat de professionnalisation.',
      ),
      schemes: kind.value === 'private-individual' ? [] : ['CIE', 'CPRO'],
      ...citing(employerSource),
    },
  ];
};

/** The contrat d'accompagnement dans l'emploi of 2005–2009, for employers outside the market. */
export const cae2005: Scheme = {
  id: 'CAE_2005',
  label: 'CAE (2005-2009)',
  kind: 'employment',
  purpose:
    'Contrat d’accompagnement dans l’emploi de la loi de cohésion sociale : un CDD aidé, dans le secteur non marchand, pour des personnes en difficulté particulière d’accès à l’emploi.',
  pivot: 'Les conditions se jugent à la conclusion ; le SMIC est celui de chaque mois.',
  from,
  to,
  startsIn: overseasFrom(civilDate('2006-01-01')),
  source: law,
  confidence: 'S',
  signedFirst: { source: law, confidence: 'S' },
  rules: [
    employer,
    minimumAgeRule({ ...frame, source: source(['L4153-1']) }),
    joblessRule(frame),
    aidedDifficultiesRule(frame),
    nature,
    conventionFirstRule(frame),
    duration,
    weeklyHoursRule(frame, 'une dérogation prévue par la convention'),
    renewals,
  ],
  parameters: [aidCap, workshopCap, youthRate, form],
  usualMonths: 12,
  turningDays: (ask, on) => {
    const start = knownDate(ask(facts.startsOn));
    return [
      ...aidedTurningDays(ask, on, [workshopAge]),
      // Signed on the day after the hiring, the agreement comes too late.
      ...(start !== null && start >= on ? [addDays(start, 1)] : []),
    ];
  },
  parts: {
    duration: () => ({
      minMonths: shortestMonths,
      maxMonths: longestMonths,
      ...citing(law),
      toCheck: false,
      note: sentence('Renouvelable deux fois, 24 mois en tout.'),
    }),
    pay: ({ facts: given, ask, context }) => smicPay(given, ask, law, context),
    aid: aidOf,
    documents: (input) => documentsOf(input, ['ID', 'DE', 'RIB']),
    form: ({ context }) => formOn(form, context),
    reminders: ({ context }) => [...noDurableExit(context.on), ...reminders],
    alternatives: alternativesOf,
  },
  replacedBy: {
    sentence: 'Le contrat unique d’insertion (CUI-CAE) a remplacé le CAE le 1er janvier 2010.',
    schemes: ['CUI_CAE'],
  },
};
