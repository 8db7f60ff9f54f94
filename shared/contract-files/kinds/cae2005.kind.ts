import { leastWeeklyHours } from '../../rules';
import { formatCents, formatNaf, formatSiret } from '../../text';
import { civilDate } from '../../time';
import type { Fields } from '../contract-files.procedures';
import { hoursOf, numberOf, textOf, yesNoOf } from '../field-values';
import { formatHoursAndMinutes, formatQuantity } from '../formats';
import {
  candidateEntries,
  candidateFullName,
  control,
  employerEntries,
  employerSignatory,
  guardianSignatory,
  held,
  isMinorAtPivot,
  kindDocument,
  typed,
  yesOrNo,
} from './entries';
import {
  type Asked,
  type ContractKind,
  type Control,
  type KindContext,
  met,
  metUnless,
  type OwnFacts,
  unknown,
} from './kind';

const form = 'CERFA 12497*01 (source secondaire ; structure reprise du CERFA 13998)';
const law =
  'Loi n° 2005-32 du 18 janvier 2005, art. 44 ; décret n° 2005-243 du 17 mars 2005 (sources secondaires)';
const from = civilDate('2005-05-01');
const to = civilDate('2009-12-31');

const isRenewal = ({ fields }: KindContext): boolean => (numberOf(fields, 'contract.renewals') ?? 0) > 0;
const forRenewal: Asked = { sentence: 'pour un renouvellement', when: isRenewal };
const known = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text;

/** Whether the file's own fields say what the rules ask. */
const ownFacts = (fields: Fields): OwnFacts => {
  const renewals = numberOf(fields, 'contract.renewals');
  const monthsBefore = numberOf(fields, 'contract.monthsBefore');
  const isWorkshop = yesNoOf(fields, 'employer.isWorkshop');
  return {
    employer: isWorkshop === null ? {} : { integrationAgreement: isWorkshop },
    contract: {
      // A CAE is nothing else.
      nature: 'CDD',
      ...(renewals === null
        ? {}
        : { renewalOf: renewals === 0 ? null : { reason: 'other', timesRenewed: renewals - 1 } }),
      ...(renewals !== null && renewals > 0 && monthsBefore !== null
        ? { aidedMonthsDone: monthsBefore }
        : {}),
    },
  };
};

/** What the form says beyond the conditions of the law, which the rules judge. */
const controls: readonly Control[] = [
  control({
    // Completes the condition of the law: the convention may say less than 20 hours, and the form says whether it does.
    id: 'weekly-hours',
    severity: 'blocking',
    field: 'contract.weeklyHours',
    rule: 'La durée du travail est de 20 heures par semaine au moins, sauf dérogation.',
    source: law,
    check: ({ fields }) => {
      const weekly = hoursOf(fields, 'contract.weeklyHours', 'contract.weeklyMinutes');
      if (weekly === null) return unknown;
      if (yesNoOf(fields, 'contract.hasHoursDerogation') === true) return met;
      return metUnless(
        weekly < leastWeeklyHours,
        `La durée hebdomadaire est de ${formatHoursAndMinutes(weekly)} : il en faut 20, sauf dérogation.`,
      );
    },
  }),
  control({
    id: 'pay',
    severity: 'blocking',
    field: 'contract.monthlyGross',
    rule: 'Le salaire est au moins le SMIC horaire, pour les heures du contrat.',
    source: law,
    check: ({ fields, law: answer }) => {
      const gross = numberOf(fields, 'contract.monthlyGross');
      const least = answer?.pay?.monthlyGross ?? null;
      if (gross === null || least === null) return unknown;
      const leastCents = Math.round(least * 100);
      return metUnless(
        gross < leastCents,
        `Le salaire (${formatCents(gross)}) est inférieur au SMIC pour ces heures (${formatCents(leastCents)}).`,
      );
    },
  }),
  control({
    id: 'aid-rate',
    severity: 'blocking',
    field: 'aid.percent',
    rule: 'L’aide ne dépasse pas 95 % du SMIC brut par heure ; 105 % en atelier et chantier d’insertion pour les 16–25 ans, jusqu’au 30 juin 2006.',
    source: law,
    check: ({ fields, law: answer }) => {
      const percent = numberOf(fields, 'aid.percent');
      const most = answer?.aid?.lines.find((line) => line.isCeiling)?.percentOfSmic ?? null;
      if (percent === null || most === null) return unknown;
      return metUnless(
        percent > most,
        `Le taux d’aide (${formatQuantity(percent, '%')}) dépasse le plafond de ${formatQuantity(most, '%')}.`,
      );
    },
  }),
];

/** The contrat d'accompagnement dans l'emploi of 2005–2009, for employers outside the market. */
export const cae2005Kind: ContractKind = {
  id: 'CAE_2005',
  prefix: 'CAE',
  label: 'CAE (2005-2009)',
  title: 'Contrat d’accompagnement dans l’emploi (CAE)',
  hasEmployer: true,
  hasRules: true,
  steps: [
    { id: 'candidate', label: 'Candidat', intent: 'Qui est embauché, et dans quelle situation.' },
    { id: 'employer', label: 'Employeur', intent: 'L’employeur porteur, hors du secteur marchand.' },
    { id: 'job', label: 'Emploi et salaire', intent: 'Ce que disent la convention et le contrat.' },
    { id: 'support', label: 'Accompagnement', intent: 'Les actions, le tuteur, l’aide.' },
    { id: 'documents', label: 'Pièces', intent: 'Ce qui accompagne la convention.' },
    { id: 'review', label: 'Relecture', intent: 'Le dossier tel qu’il sera lu, et ce qui manque.' },
  ],
  sections: [
    {
      id: 'employer',
      title: 'Employeur',
      entries: [
        ...employerEntries(form),
        held('employer', {
          key: 'employer.siret',
          step: 'employer',
          group: 'Établissement',
          label: 'SIRET',
          need: 'blocking',
          help: 'Les 14 chiffres de l’établissement.',
          source: form,
          read: ({ employer }) =>
            employer === null || employer.siret === '' ? null : formatSiret(employer.siret),
        }),
        held('employer', {
          key: 'employer.naf',
          step: 'employer',
          group: 'Établissement',
          label: 'Code NAF',
          need: 'advised',
          help: 'Rév. 1 (3 chiffres et une lettre) avant 2008.',
          source: form,
          read: ({ employer }) => (employer === null || employer.naf === '' ? null : formatNaf(employer.naf)),
        }),
        held('employer', {
          key: 'employer.headcount',
          step: 'employer',
          group: 'Établissement',
          label: 'Effectif au 31 décembre',
          need: 'advised',
          help: 'Dans la fiche de l’employeur.',
          source: form,
          read: ({ employer }) =>
            employer === null || employer.headcount === null ? null : `${employer.headcount}`,
        }),
        typed({
          key: 'employer.isWorkshop',
          step: 'employer',
          group: 'Établissement',
          label: 'Atelier et chantier d’insertion',
          type: 'yesNo',
          need: 'advised',
          help: 'Il change le plafond de l’aide jusqu’au 30 juin 2006.',
          source: law,
        }),
        typed({
          key: 'partner.name',
          step: 'employer',
          group: 'Partenaire',
          label: 'Entreprise partenaire',
          type: 'text',
          max: 200,
          need: 'optional',
          help: 'L’entreprise où le jeune pourra ensuite travailler, quand l’employeur la porte.',
          source: 'Convention du secteur de la relation client, 2006',
        }),
      ],
    },
    {
      id: 'candidate',
      title: 'Salarié',
      entries: [
        ...candidateEntries(form),
        held('candidate', {
          key: 'candidate.jobSeekerNumber',
          step: 'candidate',
          group: 'Statut',
          label: 'Numéro de demandeur d’emploi',
          need: 'advised',
          help: 'À l’ANPE, dans la fiche du candidat.',
          source: form,
          read: ({ candidate }) => known(candidate.jobSeekerNumber),
        }),
        held('candidate', {
          key: 'candidate.specialDifficulties',
          step: 'candidate',
          group: 'Statut',
          label: 'Difficultés particulières d’accès à l’emploi',
          need: 'blocking',
          help: 'Oui ou non, dans la fiche du candidat.',
          source: law,
          inDossier: false,
          read: ({ candidate }) => yesOrNo(candidate.specialDifficulties),
        }),
      ],
    },
    {
      id: 'contract',
      title: 'Convention et contrat',
      entries: [
        typed({
          key: 'contract.jobTitle',
          step: 'job',
          group: 'Emploi',
          label: 'Emploi occupé',
          type: 'text',
          max: 200,
          need: 'blocking',
          help: 'L’intitulé du poste.',
          source: form,
        }),
        typed({
          key: 'contract.rome',
          step: 'job',
          group: 'Emploi',
          label: 'Code ROME',
          type: 'text',
          max: 5,
          need: 'advised',
          help: 'Une lettre et 4 chiffres, ou 5 chiffres dans la version d’avant 2009.',
          source: form,
          shape: {
            test: (value) => /^([A-N]\d{4}|\d{5})$/.test(value.trim()),
            message: 'Un code ROME est une lettre et 4 chiffres, ou 5 chiffres avant 2009.',
          },
        }),
        typed({
          key: 'contract.concludedOn',
          step: 'job',
          group: 'Dates',
          label: 'Date de signature de la convention',
          type: 'date',
          need: 'blocking',
          help: 'Avant l’embauche, ou le jour même.',
          source: law,
        }),
        typed({
          key: 'contract.startsOn',
          step: 'job',
          group: 'Dates',
          label: 'Date d’embauche',
          type: 'date',
          need: 'blocking',
          help: 'Le premier jour de travail.',
          source: form,
        }),
        typed({
          key: 'contract.endsOn',
          step: 'job',
          group: 'Dates',
          label: 'Fin du contrat',
          type: 'date',
          need: 'blocking',
          help: 'Le dernier jour du contrat à durée déterminée.',
          source: form,
        }),
        typed({
          key: 'contract.renewals',
          step: 'job',
          group: 'Dates',
          label: 'Numéro du renouvellement',
          type: 'integer',
          min: 0,
          max: 20,
          unit: '',
          need: 'advised',
          help: '0 pour un premier contrat.',
          source: law,
        }),
        typed({
          key: 'contract.monthsBefore',
          step: 'job',
          group: 'Dates',
          label: 'Mois déjà faits en CAE',
          type: 'integer',
          min: 0,
          max: 24,
          unit: 'mois',
          need: 'blocking',
          help: 'Ils comptent dans les 24 mois.',
          source: law,
          asked: forRenewal,
        }),
        typed({
          key: 'contract.weeklyHours',
          step: 'job',
          group: 'Temps de travail',
          label: 'Durée hebdomadaire, heures',
          type: 'hours',
          max: 60,
          need: 'blocking',
          help: '20 heures au moins, sauf dérogation.',
          source: law,
        }),
        typed({
          key: 'contract.weeklyMinutes',
          step: 'job',
          group: 'Temps de travail',
          label: 'Durée hebdomadaire, minutes',
          type: 'minutes',
          need: 'optional',
          help: 'Ce qui s’ajoute aux heures, 0 à 59.',
          source: form,
        }),
        typed({
          key: 'contract.hasHoursDerogation',
          step: 'job',
          group: 'Temps de travail',
          label: 'Dérogation à 20 heures',
          type: 'yesNo',
          need: 'optional',
          help: 'Accordée pour les difficultés de la personne.',
          source: law,
          inDossier: false,
        }),
        typed({
          key: 'contract.monthlyGross',
          step: 'job',
          group: 'Rémunération',
          label: 'Salaire brut mensuel',
          type: 'money',
          max: 10_000_00,
          need: 'blocking',
          help: 'Le SMIC horaire au moins.',
          source: law,
        }),
      ],
    },
    {
      id: 'support',
      title: 'Accompagnement et aide',
      entries: [
        typed({
          key: 'support.referent',
          step: 'support',
          group: 'Accompagnement',
          label: 'Référent',
          type: 'text',
          max: 150,
          need: 'blocking',
          help: 'Nom et organisme.',
          source: form,
        }),
        typed({
          key: 'support.tutor',
          step: 'support',
          group: 'Accompagnement',
          label: 'Tuteur dans l’emploi',
          type: 'text',
          max: 150,
          need: 'advised',
          help: 'Nom et fonction.',
          source: form,
        }),
        typed({
          key: 'support.actions',
          step: 'support',
          group: 'Accompagnement',
          label: 'Actions d’accompagnement, de formation et de VAE',
          type: 'text',
          max: 2000,
          isLong: true,
          need: 'blocking',
          help: 'Aide à la prise de poste, projet, formation, validation des acquis.',
          source: form,
        }),
        typed({
          key: 'aid.agency',
          step: 'support',
          group: 'Aide',
          label: 'Agence de l’ANPE',
          type: 'text',
          max: 150,
          need: 'blocking',
          help: 'Celle qui signe la convention.',
          source: law,
        }),
        typed({
          key: 'aid.percent',
          step: 'support',
          group: 'Aide',
          label: 'Taux d’aide',
          type: 'integer',
          min: 0,
          max: 200,
          unit: '%',
          need: 'advised',
          help: 'En pourcentage du SMIC brut par heure.',
          source: law,
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
      code: 'SEJ',
      label: 'Titre de séjour et autorisation de travail',
      source: form,
      condition: 'Hors de l’Union européenne, de l’Espace économique européen et de la Suisse.',
      isRequired: ({ candidate }) => candidate.nationality === 'other',
    }),
    kindDocument({
      code: 'DE',
      label: 'Avis de situation de demandeur d’emploi',
      source: form,
      condition: 'Toujours : la personne est sans emploi.',
      isRequired: () => true,
    }),
    kindDocument({
      code: 'RIB',
      label: 'Relevé d’identité bancaire de l’employeur',
      source: form,
      condition: 'Toujours : l’aide lui est versée.',
      isRequired: () => true,
    }),
    kindDocument({
      code: 'BIL',
      label: 'Bilan des actions antérieures',
      source: form,
      condition: 'Pour un renouvellement.',
      isRequired: isRenewal,
    }),
    kindDocument({
      code: 'REP',
      label: 'Accord du représentant légal',
      source: 'Capacité du mineur',
      condition: 'Avant 18 ans.',
      isRequired: isMinorAtPivot,
    }),
  ],
  forms: [{ number: '12497', revision: '01', from, until: to, source: 'Fiche CAE (source secondaire)' }],
  statuses: ['draft', 'ready', 'signed', 'ended', 'broken', 'cancelled'],
  words: {},
  signatories: (context) => [
    employerSignatory(context),
    { role: 'Le salarié', name: candidateFullName(context) },
    ...guardianSignatory(context),
    { role: 'Pour l’ANPE', name: textOf(context.fields, 'aid.agency') ?? '' },
  ],
};
