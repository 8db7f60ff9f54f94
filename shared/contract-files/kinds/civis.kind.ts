import { levelLabel } from '../../candidates';
import { civisAllowanceStep, civisLimits, levelRank } from '../../rules';
import { formatCents, formatNumber } from '../../text';
import { addDays, addMonths, civilDate, formatFrenchDate } from '../../time';
import type { Fields } from '../contract-files.procedures';
import { dateOf, numberOf, textOf, yesNoOf } from '../field-values';
import { orderControls } from './common.controls';
import {
  candidateEntries,
  candidateFullName,
  control,
  guardianSignatory,
  held,
  isMinorAtPivot,
  kindDocument,
  typed,
  yesOrNo,
} from './entries';
import {
  type Asked,
  type CodeTable,
  type ContractKind,
  type Control,
  fault,
  type KindContext,
  met,
  metUnless,
  notApplicable,
  type OwnFacts,
  unknown,
} from './kind';

const form = 'CERFA 12547*02 ; code du travail, anciens art. L. 5131-4 à L. 5131-6';
const decree = 'Décret n° 2005-241 du 14 mars 2005 ; code du travail, anciens art. D. 5131-10 à D. 5131-27';
const secondary = 'Ministère du travail et service-public, fiches sur le CIVIS (sources secondaires)';

const from = civilDate('2005-04-01');
const to = civilDate('2016-12-31');

const entryReason: CodeTable = {
  id: 'civis.entry-reason',
  label: 'Motif d’entrée',
  source: decree,
  codes: [
    { code: 'level', label: 'niveau de formation IV au plus' },
    { code: 'unfinished-higher', label: 'premier cycle du supérieur non achevé' },
    {
      code: 'long-seeker',
      label: 'plus de 12 mois d’inscription comme demandeur d’emploi sur les 18 derniers',
    },
  ],
};
const civisType: CodeTable = {
  id: 'civis.type',
  label: 'Type de CIVIS',
  source: 'Circulaire DGEFP n° 2006-30 du 3 octobre 2006',
  codes: [
    { code: 'ordinary', label: 'droit commun' },
    { code: 'reinforced', label: 'renforcé' },
  ],
};
const objective: CodeTable = {
  id: 'civis.objective',
  label: 'Objectif',
  source: form,
  codes: [
    { code: 'lasting-job', label: 'emploi durable' },
    { code: 'business', label: 'création ou reprise d’une activité' },
  ],
};
const pathway: CodeTable = {
  id: 'civis.pathway',
  label: 'Voie proposée',
  source: form,
  codes: [
    { code: 'work', label: 'emploi, notamment en alternance' },
    { code: 'training', label: 'formation professionnalisante' },
    { code: 'specific', label: 'action spécifique pour une personne en difficulté' },
    { code: 'search', label: 'recherche d’emploi ou création d’activité avec un appui renforcé' },
  ],
};
const contactFrequency: CodeTable = {
  id: 'civis.contact-frequency',
  label: 'Périodicité des contacts',
  source: form,
  codes: [
    { code: 'weekly-then-monthly', label: 'chaque semaine pendant trois mois, puis chaque mois' },
    { code: 'weekly', label: 'chaque semaine' },
    { code: 'fortnightly', label: 'toutes les deux semaines' },
    { code: 'monthly', label: 'chaque mois' },
    { code: 'quarterly', label: 'chaque trimestre' },
  ],
};
const contactKind: CodeTable = {
  id: 'civis.contact-kind',
  label: 'Nature des contacts',
  source: form,
  codes: [
    { code: 'interview', label: 'entretien' },
    { code: 'interview-and-call', label: 'entretien et appel' },
    { code: 'workshop', label: 'atelier collectif' },
  ],
};

const asksAllowance = ({ fields }: KindContext): boolean => yesNoOf(fields, 'allowance.isAsked') === true;
const isRenewal = ({ fields }: KindContext): boolean => (numberOf(fields, 'contract.renewals') ?? 0) > 0;
const forAllowance: Asked = { sentence: 'quand l’allocation est demandée', when: asksAllowance };
const forRenewal: Asked = { sentence: 'pour un renouvellement', when: isRenewal };

/** The contract of support that the rules count from is the one of this file. */
const ownFacts = (fields: Fields): OwnFacts => {
  const signedOn = dateOf(fields, 'contract.concludedOn');
  return { candidate: { supportSignedOn: signedOn ?? undefined } };
};

/** What the form says beyond the conditions of the law, which the rules judge. */
const controls: readonly Control[] = [
  ...orderControls(decree),
  control({
    id: 'entry-reason',
    severity: 'blocking',
    field: 'civis.entryReason',
    rule: 'L’entrée tient au niveau (IV au plus), à un premier cycle du supérieur non achevé, ou à plus de 12 mois d’inscription sur 18.',
    source: secondary,
    check: ({ candidate, fields, on }) => {
      switch (textOf(fields, 'civis.entryReason')) {
        case 'level':
          return candidate.level === null
            ? unknown
            : metUnless(
                levelRank(candidate.level) > civisLimits.highestLevel,
                'Le niveau de la fiche dépasse le niveau IV : choisissez un autre motif d’entrée.',
              );
        case 'unfinished-higher':
          return candidate.firstHigherCycleUnfinished === 'unknown'
            ? unknown
            : metUnless(
                candidate.firstHigherCycleUnfinished === 'no',
                'La fiche ne dit pas un premier cycle du supérieur non achevé : choisissez un autre motif d’entrée.',
              );
        case 'long-seeker':
          // Without a history of registrations, one that is too recent only leaves the question open.
          return candidate.jobSeekerSince !== null &&
            addMonths(candidate.jobSeekerSince, civisLimits.longSeekerMonths) < on
            ? met
            : unknown;
        default:
          return unknown;
      }
    },
  }),
  control({
    id: 'reinforced',
    severity: 'blocking',
    field: 'civis.type',
    rule: 'Le CIVIS renforcé s’adresse aux niveaux VI, V bis et V sans diplôme.',
    source: 'Dares, Premières Synthèses 2008-29.3',
    check: ({ fields, law }) => {
      const type = textOf(fields, 'civis.type');
      const isPublic = law?.priority?.verdict ?? 'unknown';
      if (type === null || isPublic === 'unknown') return unknown;
      return metUnless(
        type === 'reinforced' && isPublic === 'not-met',
        'Ce niveau n’ouvre pas le CIVIS renforcé : choisissez le droit commun.',
      );
    },
  }),
  control({
    id: 'duration',
    severity: 'blocking',
    field: 'contract.endsOn',
    rule: 'Le contrat dure un an au plus.',
    source: decree,
    check: ({ fields }) => {
      const [start, end] = [dateOf(fields, 'contract.startsOn'), dateOf(fields, 'contract.endsOn')];
      if (start === null || end === null) return unknown;
      const last = addDays(addMonths(start, civisLimits.lengthMonths), -1);
      return metUnless(
        end > last,
        `Le contrat dure plus d’un an : il faut une fin au ${formatFrenchDate(last)} au plus tard.`,
      );
    },
  }),
  control({
    id: 'renewal',
    severity: 'blocking',
    field: 'contract.renewals',
    rule: 'Le CIVIS de droit commun se renouvelle une fois ; le renforcé par périodes successives, aux niveaux VI et V bis.',
    source: secondary,
    check: ({ candidate, fields }) => {
      const renewals = numberOf(fields, 'contract.renewals') ?? 0;
      if (renewals <= 1) return met;
      if (textOf(fields, 'civis.type') === null) return unknown;
      const isSuccessive =
        textOf(fields, 'civis.type') === 'reinforced' &&
        candidate.level !== null &&
        levelRank(candidate.level) <= 2;
      return metUnless(
        !isSuccessive,
        'Un seul renouvellement est possible, sauf en CIVIS renforcé aux niveaux VI et V bis.',
      );
    },
  }),
  control({
    id: 'contacts',
    severity: 'blocking',
    field: 'civis.contactFrequency',
    rule: 'Les contacts sont au moins mensuels ; hebdomadaires les trois premiers mois en renforcé.',
    source: `${decree} ; circulaire DGEFP n° 2006-30`,
    check: ({ fields }) => {
      const frequency = textOf(fields, 'civis.contactFrequency');
      if (frequency === null) return unknown;
      if (frequency === 'quarterly')
        return fault('Des contacts trimestriels ne suffisent pas : un par mois au moins.');
      return metUnless(
        textOf(fields, 'civis.type') === 'reinforced' &&
          frequency !== 'weekly' &&
          frequency !== 'weekly-then-monthly',
        'En CIVIS renforcé, les contacts sont hebdomadaires pendant les trois premiers mois.',
      );
    },
  }),
  control({
    id: 'commitment',
    severity: 'blocking',
    field: 'civis.isCommitted',
    rule: 'Le contrat porte l’obligation du jeune de participer aux actions.',
    source: form,
    check: ({ fields }) => {
      const isCommitted = yesNoOf(fields, 'civis.isCommitted');
      return isCommitted === null
        ? unknown
        : metUnless(
            !isCommitted,
            'Sans l’engagement du jeune à participer aux actions, le contrat ne se signe pas.',
          );
    },
  }),
  control({
    id: 'allowance',
    severity: 'blocking',
    field: 'allowance.dailyAmount',
    rule: 'L’allocation va aux majeurs : 5 à 10 € par jour jusqu’au 24 mars 2010, 0 à 15 € par tranches de 5 € ensuite.',
    source: 'Décret n° 2010-321 du 22 mars 2010 ; presse juridique pour la période antérieure',
    check: (context) => {
      if (!asksAllowance(context)) return notApplicable;
      if (isMinorAtPivot(context)) return fault('L’allocation est réservée aux majeurs.');
      const typed = numberOf(context.fields, 'allowance.dailyAmount');
      const daily = context.law?.allowance?.lines.filter((line) => line.per === 'day') ?? [];
      const least = daily.find((line) => !line.isCeiling)?.amount ?? null;
      const most = daily.find((line) => line.isCeiling)?.amount ?? null;
      if (typed === null || least === null || most === null) return unknown;
      if (typed < least * 100 || typed > most * 100)
        return fault(
          `Le montant par jour (${formatCents(typed)}) sort des bornes : ${formatNumber(least)} à ${formatNumber(most)} €.`,
        );
      const step = civisAllowanceStep(context.on);
      return step === null
        ? met
        : metUnless(
            typed % step !== 0,
            `Le montant par jour (${formatCents(typed)}) n’est pas admis : il va par tranches de ${formatNumber(step / 100)} €.`,
          );
    },
  }),
];

/** The contrat d'insertion dans la vie sociale, signed by the young person and the mission locale for the State. */
export const civisKind: ContractKind = {
  id: 'CIVIS',
  prefix: 'CIVIS',
  label: 'CIVIS',
  title: 'Contrat d’insertion dans la vie sociale (CIVIS)',
  hasEmployer: false,
  hasRules: true,
  steps: [
    { id: 'candidate', label: 'Candidat', intent: 'Qui entre dans le CIVIS, et dans quelle situation.' },
    { id: 'project', label: 'Projet et contrat', intent: 'L’objectif, la voie proposée, les dates.' },
    { id: 'support', label: 'Accompagnement', intent: 'Les actions, les contacts, l’allocation.' },
    { id: 'documents', label: 'Pièces', intent: 'Ce qui accompagne le contrat.' },
    { id: 'review', label: 'Relecture', intent: 'Le dossier tel qu’il sera lu, et ce qui manque.' },
  ],
  sections: [
    {
      id: 'candidate',
      title: 'Jeune',
      entries: [
        ...candidateEntries(form),
        held('candidate', {
          key: 'candidate.level',
          step: 'candidate',
          group: 'Formation',
          label: 'Niveau de formation',
          need: 'blocking',
          help: 'Dans la nomenclature de 1969 quand la fiche la porte.',
          source: form,
          read: ({ candidate }) => (candidate.level === null ? null : levelLabel(candidate.level)),
        }),
        held('candidate', {
          key: 'candidate.diplomaLabel',
          step: 'candidate',
          group: 'Formation',
          label: 'Diplôme',
          need: 'optional',
          help: 'Son intitulé, dans la fiche du candidat.',
          source: form,
          read: ({ candidate }) => (candidate.diplomaLabel.trim() === '' ? null : candidate.diplomaLabel),
        }),
        held('candidate', {
          key: 'candidate.specialDifficulties',
          step: 'candidate',
          group: 'Situation',
          label: 'Difficultés particulières d’insertion',
          need: 'blocking',
          help: 'Oui ou non, dans la fiche du candidat.',
          source: secondary,
          inDossier: false,
          read: ({ candidate }) => yesOrNo(candidate.specialDifficulties),
        }),
      ],
    },
    {
      id: 'contract',
      title: 'Contrat',
      entries: [
        typed({
          key: 'civis.entryReason',
          step: 'project',
          group: 'Entrée',
          label: 'Motif d’entrée',
          type: 'choice',
          codes: entryReason,
          need: 'blocking',
          help: 'Le critère que le jeune remplit.',
          source: decree,
        }),
        typed({
          key: 'civis.type',
          step: 'project',
          group: 'Entrée',
          label: 'Type de CIVIS',
          type: 'choice',
          codes: civisType,
          need: 'blocking',
          help: 'Renforcé aux niveaux VI, V bis et V sans diplôme.',
          source: decree,
        }),
        typed({
          key: 'civis.objective',
          step: 'project',
          group: 'Projet',
          label: 'Objectif',
          type: 'choice',
          codes: objective,
          need: 'blocking',
          help: 'Ce que le contrat doit permettre.',
          source: form,
        }),
        typed({
          key: 'civis.pathway',
          step: 'project',
          group: 'Projet',
          label: 'Voie proposée',
          type: 'choice',
          codes: pathway,
          need: 'blocking',
          help: 'L’une des quatre voies du contrat.',
          source: form,
        }),
        typed({
          key: 'contract.concludedOn',
          step: 'project',
          group: 'Dates',
          label: 'Date de signature',
          type: 'date',
          need: 'blocking',
          help: 'Le jour où la loi s’apprécie.',
          source: form,
        }),
        typed({
          key: 'contract.startsOn',
          step: 'project',
          group: 'Dates',
          label: 'Début',
          type: 'date',
          need: 'blocking',
          help: 'Le premier jour du contrat.',
          source: form,
        }),
        typed({
          key: 'contract.endsOn',
          step: 'project',
          group: 'Dates',
          label: 'Fin',
          type: 'date',
          need: 'blocking',
          help: 'Un an au plus après le début.',
          source: form,
        }),
        typed({
          key: 'contract.renewals',
          step: 'project',
          group: 'Dates',
          label: 'Numéro du renouvellement',
          type: 'integer',
          min: 0,
          max: 20,
          unit: '',
          need: 'advised',
          help: '0 pour un premier contrat.',
          source: decree,
        }),
        typed({
          key: 'contract.renewalReason',
          step: 'project',
          group: 'Dates',
          label: 'Motif du renouvellement',
          type: 'text',
          max: 300,
          need: 'blocking',
          help: 'Pourquoi l’objectif n’est pas encore atteint.',
          source: decree,
          asked: forRenewal,
        }),
      ],
    },
    {
      id: 'support',
      title: 'Accompagnement',
      entries: [
        typed({
          key: 'civis.referent',
          step: 'support',
          group: 'Référent',
          label: 'Référent',
          type: 'text',
          max: 150,
          need: 'blocking',
          help: 'Le conseiller qui suit le jeune.',
          source: decree,
        }),
        typed({
          key: 'civis.contactKind',
          step: 'support',
          group: 'Contacts',
          label: 'Nature des contacts',
          type: 'choice',
          codes: contactKind,
          need: 'blocking',
          help: 'Écrite au contrat.',
          source: form,
        }),
        typed({
          key: 'civis.contactFrequency',
          step: 'support',
          group: 'Contacts',
          label: 'Périodicité des contacts',
          type: 'choice',
          codes: contactFrequency,
          need: 'blocking',
          help: 'Au moins mensuelle.',
          source: form,
        }),
        typed({
          key: 'civis.actions',
          step: 'support',
          group: 'Actions',
          label: 'Actions et calendrier',
          type: 'text',
          max: 2000,
          isLong: true,
          need: 'blocking',
          help: 'Ce qui sera fait pour réaliser le projet.',
          source: form,
        }),
        typed({
          key: 'civis.hasLiteracyAction',
          step: 'support',
          group: 'Actions',
          label: 'Action de lutte contre l’illettrisme',
          type: 'yesNo',
          need: 'optional',
          help: 'Si elle est nécessaire.',
          source: form,
          inDossier: false,
        }),
        typed({
          key: 'civis.evaluation',
          step: 'support',
          group: 'Actions',
          label: 'Modalités d’évaluation',
          type: 'text',
          max: 1000,
          isLong: true,
          need: 'advised',
          help: 'Comment le contrat sera évalué.',
          source: form,
        }),
        typed({
          key: 'civis.isCommitted',
          step: 'support',
          group: 'Actions',
          label: 'Le jeune s’engage à participer aux actions',
          type: 'yesNo',
          need: 'blocking',
          help: 'Mention obligatoire du contrat.',
          source: form,
        }),
        typed({
          key: 'civis.planMadeOn',
          step: 'support',
          group: 'Actions',
          label: 'Parcours établi le',
          type: 'date',
          need: 'advised',
          help: 'Avant la signature, ou dans les trois mois.',
          source: decree,
        }),
        typed({
          key: 'allowance.isAsked',
          step: 'support',
          group: 'Allocation',
          label: 'Allocation demandée',
          type: 'yesNo',
          need: 'optional',
          help: 'Pour un majeur, les jours sans rémunération ni autre allocation.',
          source: decree,
        }),
        typed({
          key: 'allowance.dailyAmount',
          step: 'support',
          group: 'Allocation',
          label: 'Montant par jour',
          type: 'money',
          max: 15_00,
          need: 'blocking',
          help: 'Dans les bornes de la date de signature.',
          source: 'Décret n° 2010-321 du 22 mars 2010',
          asked: forAllowance,
        }),
        typed({
          key: 'signature.place',
          step: 'documents',
          group: 'Signature',
          label: 'Fait à',
          type: 'text',
          max: 120,
          need: 'advised',
          help: 'La commune de la signature.',
          source: form,
        }),
      ],
    },
  ],
  ownFacts,
  controls,
  documents: [
    kindDocument({
      code: 'ID',
      label: 'Pièce d’identité en cours de validité',
      source: form,
      condition: 'Toujours.',
      isRequired: () => true,
    }),
    kindDocument({
      code: 'DIP',
      label: 'Diplômes ou attestation de niveau',
      source: form,
      condition: 'Toujours : le niveau ouvre le droit.',
      isRequired: () => true,
    }),
    kindDocument({
      code: 'DE',
      label: 'Avis de situation ou historique d’inscription',
      source: secondary,
      condition: 'Pour une entrée par la durée d’inscription.',
      isRequired: ({ fields }) => textOf(fields, 'civis.entryReason') === 'long-seeker',
    }),
    kindDocument({
      code: 'RIB',
      label: 'Relevé d’identité bancaire',
      source: secondary,
      condition: 'Quand l’allocation est demandée.',
      isRequired: asksAllowance,
    }),
    kindDocument({
      code: 'RESS',
      label: 'Justificatifs de ressources du mois',
      source: secondary,
      condition: 'Quand l’allocation est demandée.',
      isRequired: asksAllowance,
    }),
    kindDocument({
      code: 'REP',
      label: 'Accord du représentant légal',
      source: 'Capacité du mineur',
      condition: 'Avant 18 ans.',
      isRequired: isMinorAtPivot,
    }),
  ],
  forms: [
    {
      number: '12547',
      revision: '02',
      from,
      until: to,
      source: 'Service-public, fiche F12289 (source secondaire)',
    },
  ],
  statuses: ['draft', 'ready', 'signed', 'ended', 'broken', 'cancelled'],
  words: { broken: 'Résilier le contrat' },
  signatories: (context, structure) => [
    { role: 'Le jeune', name: candidateFullName(context) },
    ...guardianSignatory(context),
    { role: 'Pour l’État, la mission locale', name: structure.name },
  ],
};
