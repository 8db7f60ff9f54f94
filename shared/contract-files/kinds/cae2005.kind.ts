import { monthlyCents, smicOn } from '../../rules';
import { formatCents, formatNaf, formatSiret } from '../../text';
import { addDays, addMonths, ageOn, civilDate, completedMonths, formatFrenchDate } from '../../time';
import { dateOf, hoursOf, numberOf, textOf, yesNoOf } from '../field-values';
import { formatHoursAndMinutes, formatQuantity } from '../formats';
import { inForceControl, orderControls } from './common.controls';
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
} from './entries';
import {
  type Asked,
  type ContractKind,
  type Control,
  fault,
  type KindContext,
  met,
  metUnless,
  notApplicable,
  unknown,
} from './kind';

const form = 'CERFA 12497*01 (source secondaire ; structure reprise du CERFA 13998)';
const law =
  'Loi n° 2005-32 du 18 janvier 2005, art. 44 ; décret n° 2005-243 du 17 mars 2005 (sources secondaires)';
const from = civilDate('2005-05-01');
const overseasFrom = civilDate('2006-01-01');
const to = civilDate('2009-12-31');
const workshopRateUntil = civilDate('2006-06-30');

const isRenewal = ({ fields }: KindContext): boolean => (numberOf(fields, 'contract.renewals') ?? 0) > 0;
const forRenewal: Asked = { sentence: 'pour un renouvellement', when: isRenewal };
const known = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text;

const controls: readonly Control[] = [
  inForceControl('Le CAE', { from, to, overseasFrom }, law),
  ...orderControls(`${law} : convention signée avant l’embauche, ou le jour même`),
  control({
    id: 'employer-kind',
    severity: 'blocking',
    field: 'employer.kind',
    rule: 'Le CAE est réservé au secteur non marchand : collectivités, personnes morales de droit public, organismes à but non lucratif, gestionnaires d’un service public.',
    source:
      'Code du travail, ancien art. L. 322-4-7 ; circulaire DGEFP n° 2005-12 du 21 mars 2005 (sources secondaires)',
    check: ({ employer }) => {
      switch (employer?.kind ?? null) {
        case 'association':
        case 'local-authority':
        case 'public-body':
        case 'public-service-operator':
          return met;
        // The texts read do not say whether these count among the admitted employers.
        case 'scic':
        case 'geiq':
        case 'state':
        case null:
          return unknown;
        case 'private-company':
        case 'temp-agency':
        case 'private-individual':
          return fault(
            'Un employeur du secteur marchand ne conclut pas de CAE. Solutions : un employeur porteur non marchand (association, collectivité, chantier d’insertion), l’entreprise étant alors l’entreprise partenaire ; un contrat initiative emploi (CIE) ; un contrat de professionnalisation.',
          );
      }
    },
  }),
  control({
    id: 'age',
    severity: 'blocking',
    field: 'candidate.birthDate',
    rule: 'Nul n’est employé avant 16 ans ; le CAE n’a pas d’âge maximal.',
    source: 'Code du travail, art. L. 4153-1 (ancien art. L. 211-1)',
    check: ({ candidate, on }) =>
      metUnless(
        ageOn(candidate.birthDate, on) < 16,
        `À la signature, le jeune a ${ageOn(candidate.birthDate, on)} ans : il en faut 16.`,
      ),
  }),
  control({
    id: 'difficulties',
    severity: 'blocking',
    field: 'candidate.specialDifficulties',
    rule: 'Le CAE s’adresse aux personnes sans emploi qui ont des difficultés particulières d’accès à l’emploi.',
    source: law,
    check: ({ candidate }) =>
      candidate.specialDifficulties === 'unknown'
        ? unknown
        : metUnless(
            candidate.specialDifficulties === 'no',
            'La fiche dit que la personne n’a pas de difficultés particulières d’accès à l’emploi.',
          ),
  }),
  control({
    id: 'duration',
    severity: 'blocking',
    field: 'contract.endsOn',
    rule: 'Le contrat dure 6 mois au moins, 24 mois au plus renouvellements compris.',
    source: law,
    check: ({ fields }) => {
      const [start, end] = [dateOf(fields, 'contract.startsOn'), dateOf(fields, 'contract.endsOn')];
      if (start === null || end === null) return unknown;
      if (end < start) return notApplicable;
      const least = addDays(addMonths(start, 6), -1);
      if (end < least)
        return fault(
          `Le contrat dure moins de 6 mois : il faut une fin au ${formatFrenchDate(least)} au moins.`,
        );
      const before = numberOf(fields, 'contract.monthsBefore') ?? 0;
      const last = addDays(addMonths(start, 24 - before), -1);
      return metUnless(
        end > last,
        before > 0
          ? `Avec les ${formatQuantity(before, 'mois')} déjà faits, le contrat dépasse 24 mois : il faut une fin au ${formatFrenchDate(last)} au plus tard.`
          : `Le contrat dure ${formatQuantity(completedMonths(start, addDays(end, 1)), 'mois')} ou plus : il faut une fin au ${formatFrenchDate(last)} au plus tard.`,
      );
    },
  }),
  control({
    id: 'renewals',
    severity: 'blocking',
    field: 'contract.renewals',
    rule: 'Le contrat se renouvelle deux fois au plus.',
    source: law,
    check: ({ fields }) => {
      const renewals = numberOf(fields, 'contract.renewals');
      return renewals === null
        ? notApplicable
        : metUnless(renewals > 2, 'Le contrat a déjà été renouvelé deux fois.');
    },
  }),
  control({
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
        weekly < 20,
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
    check: ({ fields, employer, on }) => {
      const gross = numberOf(fields, 'contract.monthlyGross');
      const weekly = hoursOf(fields, 'contract.weeklyHours', 'contract.weeklyMinutes');
      const smic = smicOn(dateOf(fields, 'contract.startsOn') ?? on, employer?.territory ?? 'metropole');
      if (gross === null || weekly === null || smic === null) return unknown;
      const least = monthlyCents(100, smic.cents, weekly);
      return metUnless(
        gross < least,
        `Le salaire (${formatCents(gross)}) est inférieur au SMIC pour ces heures (${formatCents(least)}).`,
      );
    },
  }),
  control({
    id: 'aid-rate',
    severity: 'blocking',
    field: 'aid.percent',
    rule: 'L’aide ne dépasse pas 95 % du SMIC brut par heure ; 105 % en atelier et chantier d’insertion pour les 16–25 ans, jusqu’au 30 juin 2006.',
    source: law,
    check: ({ fields, candidate, on }) => {
      const percent = numberOf(fields, 'aid.percent');
      if (percent === null) return unknown;
      const most =
        yesNoOf(fields, 'employer.isWorkshop') === true &&
        on <= workshopRateUntil &&
        ageOn(candidate.birthDate, on) < 26
          ? 105
          : 95;
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
  hasRules: false,
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
          read: ({ candidate }) =>
            candidate.specialDifficulties === 'unknown' ? null : candidate.specialDifficulties,
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
