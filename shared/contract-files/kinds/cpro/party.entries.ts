import { formatNaf, formatSiret } from '../../../base/text';
import { completedMonths, formatFrenchDate } from '../../../base/time';
import { branchLabel } from '../../../fields';
import { cproLaw, levelRank } from '../../../law';
import { candidateEntries, employerEntries, held, typed, yesOrNo } from '../../engine/entries';
import { yesNoOf } from '../../engine/field-values';
import type { KindContext, Section } from '../../engine/kind';
import { forHost, form, forSeeker, shaped } from './asked';
import { diploma, minimumIncome, previousSituation } from './codes';
import { codeOfDiplomaKind } from './facts';

const known = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text;
/** Rank of the level of a baccalaureate. */
const baccalaureateRank = 4;
const employer = 'Établissement';
const social = 'Conventions et organismes';
const host = 'Entreprise utilisatrice';

/** With the code of the form, where one was read. */
const benefitWords = (benefit: string): string => {
  const code = minimumIncome.codes.find((each) => each.label === benefit)?.code;
  return code === undefined ? benefit : `${benefit} (code ${code})`;
};

const monthsRegistered = ({ candidate, on }: KindContext): string | null =>
  candidate.jobSeekerSince === null || candidate.jobSeekerSince > on
    ? null
    : `${completedMonths(candidate.jobSeekerSince, on)} mois`;

export const employerSection: Section = {
  id: 'employer',
  title: 'Employeur',
  entries: [
    ...employerEntries(form),
    held('employer', {
      key: 'employer.siret',
      step: 'employer',
      group: employer,
      label: 'SIRET',
      need: 'blocking',
      help: 'Les 14 chiffres de l’établissement où le contrat s’exécute.',
      source: form,
      read: (context) =>
        context.employer === null || context.employer.siret === ''
          ? null
          : formatSiret(context.employer.siret),
    }),
    held('employer', {
      key: 'employer.naf',
      step: 'employer',
      group: employer,
      label: 'Code NAF',
      need: 'advised',
      help: '4 chiffres et une lettre, sur l’avis de situation de l’établissement.',
      source: form,
      read: (context) =>
        context.employer === null || context.employer.naf === '' ? null : formatNaf(context.employer.naf),
    }),
    held('employer', {
      key: 'employer.headcount',
      step: 'employer',
      group: employer,
      label: 'Effectif salarié',
      need: 'advised',
      help: 'Nombre de salariés de l’entreprise.',
      source: form,
      read: (context) =>
        context.employer === null || context.employer.headcount === null
          ? null
          : `${context.employer.headcount}`,
    }),
    typed({
      key: 'employer.urssafNumber',
      step: 'employer',
      group: employer,
      label: 'Numéro URSSAF du particulier employeur',
      type: 'text',
      max: 30,
      need: 'optional',
      help: 'Un particulier employeur ne peut pas conclure ce contrat ; le formulaire garde la case.',
      source: form,
      asked: {
        sentence: 'pour un particulier employeur',
        when: (context) => context.employer?.kind === 'private-individual',
      },
    }),
    held('employer', {
      key: 'employer.idcc',
      step: 'employer',
      group: social,
      label: 'Code IDCC de la convention collective',
      need: 'advised',
      help: '4 chiffres, sur le bulletin de paie ; 9999 quand il n’y a pas de convention.',
      source: form,
      read: (context) => known(context.employer?.idcc),
    }),
    typed({
      key: 'employer.collectiveAgreement',
      step: 'employer',
      group: social,
      label: 'Convention collective appliquée',
      type: 'text',
      max: 200,
      need: 'advised',
      help: 'Son intitulé, tel qu’il figure sur le bulletin de paie.',
      source: form,
      suggested: ({ employer }) => {
        const title = branchLabel(employer?.idcc ?? '');
        return title === null ? null : { value: title.slice(0, 200), because: 'IDCC de la fiche' };
      },
    }),
    held('employer', {
      key: 'employer.pensionFund',
      step: 'employer',
      group: social,
      label: 'Caisse de retraite complémentaire',
      need: 'advised',
      help: 'Dans la fiche de l’employeur.',
      source: form,
      read: (context) => known(context.employer?.pensionFund),
    }),
    held('employer', {
      key: 'employer.providentFund',
      step: 'employer',
      group: social,
      label: 'Organisme de prévoyance',
      need: 'optional',
      help: 'Le cas échéant.',
      source: form,
      read: (context) => known(context.employer?.providentFund),
    }),
    held('employer', {
      key: 'employer.opco',
      step: 'employer',
      group: social,
      label: 'Opérateur de compétences destinataire',
      need: 'advised',
      help: 'C’est lui qui reçoit le contrat et se prononce.',
      source: `${form} ; code du travail, art. D. 6325-1`,
      read: (context) => known(context.employer?.opco),
    }),
    held('employer', {
      key: 'employer.opcoMemberNumber',
      step: 'employer',
      group: social,
      label: 'Numéro d’adhérent',
      need: 'optional',
      help: 'Auprès de l’opérateur de compétences.',
      source: form,
      read: (context) => known(context.employer?.opcoMemberNumber),
    }),
    typed({
      key: 'employer.projectNumber',
      step: 'employer',
      group: social,
      label: 'Numéro de projet',
      type: 'text',
      max: 40,
      need: 'optional',
      help: 'Si le contrat est rattaché à un projet.',
      source: form,
    }),
    typed({
      key: 'host.name',
      step: 'employer',
      group: host,
      label: 'Entreprise utilisatrice',
      type: 'text',
      max: 200,
      need: 'blocking',
      help: 'L’entreprise où le jeune travaillera.',
      source: 'Code du travail, art. D. 6325-10 et D. 6325-22',
      asked: forHost,
    }),
    typed({
      key: 'host.siret',
      step: 'employer',
      group: host,
      label: 'SIRET de l’entreprise utilisatrice',
      type: 'text',
      max: 14,
      need: 'advised',
      help: '14 chiffres.',
      source: form,
      shape: shaped(/^\d{14}$/, 'Le SIRET de l’entreprise utilisatrice compte 14 chiffres.'),
      asked: forHost,
    }),
  ],
};

export const candidateSection: Section = {
  id: 'candidate',
  title: 'Salarié',
  entries: [
    ...candidateEntries(form),
    typed({
      key: 'candidate.disclosesDisability',
      step: 'candidate',
      group: 'Statut',
      label: 'Le jeune accepte que sa reconnaissance de travailleur handicapé figure au dossier',
      type: 'yesNo',
      need: 'optional',
      help: 'Sans son accord, le dossier de l’employeur n’en dit rien.',
      source: 'Règlement (UE) 2016/679, art. 9',
      inDossier: false,
      asked: {
        sentence: 'quand la fiche dit une reconnaissance de travailleur handicapé',
        when: ({ candidate }) => candidate.disabledWorker === 'yes',
      },
    }),
    held('candidate', {
      key: 'candidate.disabledWorker',
      step: 'candidate',
      group: 'Statut',
      label: 'Reconnaissance de travailleur handicapé',
      need: 'optional',
      help: 'Montrée à l’employeur avec l’accord du jeune seulement.',
      source: form,
      asked: {
        sentence: 'avec l’accord du jeune',
        when: ({ candidate, fields }) =>
          candidate.disabledWorker === 'yes' && yesNoOf(fields, 'candidate.disclosesDisability') === true,
      },
      read: ({ candidate }) => (candidate.disabledWorker === 'yes' ? 'oui' : null),
    }),
    held('candidate', {
      key: 'candidate.jobSeeker',
      step: 'candidate',
      group: 'Statut',
      label: 'Inscrit comme demandeur d’emploi',
      need: 'blocking',
      help: 'Oui ou non, dans la fiche du candidat.',
      source: form,
      read: ({ candidate }) => yesOrNo(candidate.jobSeeker),
    }),
    held('candidate', {
      key: 'candidate.jobSeekerNumber',
      step: 'candidate',
      group: 'Statut',
      label: 'Numéro d’inscription',
      need: 'advised',
      help: 'Sur l’avis de situation de France Travail.',
      source: form,
      asked: forSeeker,
      read: ({ candidate }) => known(candidate.jobSeekerNumber),
    }),
    held('candidate', {
      key: 'candidate.jobSeekerSince',
      step: 'candidate',
      group: 'Statut',
      label: 'Durée d’inscription à la conclusion',
      need: 'advised',
      help: 'Saisissez la date d’inscription dans la fiche du candidat.',
      source: form,
      asked: forSeeker,
      read: monthsRegistered,
    }),
    typed({
      key: 'candidate.previousSituation',
      step: 'candidate',
      group: 'Statut',
      label: 'Situation avant le contrat',
      type: 'choice',
      codes: previousSituation,
      need: 'blocking',
      help: 'La situation juste avant l’embauche.',
      source: form,
      suggested: ({ candidate }) =>
        candidate.jobSeeker === 'yes'
          ? { value: '9', because: 'inscription comme demandeur d’emploi, sur la fiche' }
          : null,
    }),
    held('candidate', {
      key: 'candidate.benefits',
      step: 'candidate',
      group: 'Statut',
      label: 'Minimum social',
      need: 'optional',
      help: 'Le formulaire le demande aux bénéficiaires.',
      source: form,
      asked: {
        sentence: 'pour un bénéficiaire du RSA, de l’ASS ou de l’AAH',
        when: ({ candidate }) => (candidate.benefits ?? []).length > 0,
      },
      read: ({ candidate }) => known((candidate.benefits ?? []).map(benefitWords).join(', ')),
    }),
    typed({
      key: 'candidate.highestDiploma',
      step: 'candidate',
      group: 'Formation initiale',
      label: 'Diplôme ou titre le plus élevé obtenu',
      type: 'choice',
      codes: diploma,
      need: 'blocking',
      help: 'Le diplôme obtenu, et non celui de la dernière classe suivie.',
      source: form,
      suggested: ({ candidate: { level, diplomaKind, diplomaObtained } }) => {
        if (level === null || levelRank(level) !== baccalaureateRank || diplomaObtained !== 'yes')
          return null;
        const code = codeOfDiplomaKind(diplomaKind ?? undefined);
        return code === null ? null : { value: code, because: 'niveau et nature du diplôme, sur la fiche' };
      },
    }),
  ],
};

export const tutorSection: Section = {
  id: 'tutor',
  title: 'Tuteur',
  entries: [
    held('tutor', {
      key: 'tutor.lastName',
      step: 'employer',
      group: 'Tuteur',
      label: 'Tuteur de l’employeur',
      need: 'blocking',
      help: 'L’employeur désigne un tuteur : choisissez-le parmi ceux de sa fiche.',
      source: 'Code du travail, art. L. 6325-3-1 et D. 6325-6',
      asked: {
        sentence: 'depuis le 7 mars 2014, ou dès qu’un tuteur est choisi',
        when: ({ tutor, on }) => tutor !== null || cproLaw.isTutorRequired(on),
      },
      read: ({ tutor }) => (tutor === null ? null : known(`${tutor.firstName} ${tutor.lastName}`.trim())),
    }),
    held('tutor', {
      key: 'tutor.job',
      step: 'employer',
      group: 'Tuteur',
      label: 'Emploi du tuteur',
      need: 'advised',
      help: 'Dans la fiche de l’employeur.',
      source: form,
      read: ({ tutor }) => known(tutor?.job),
    }),
    held('tutor', {
      key: 'tutor.birthDate',
      step: 'employer',
      group: 'Tuteur',
      label: 'Date de naissance du tuteur',
      need: 'advised',
      help: 'Dans la fiche de l’employeur, avec ses tuteurs.',
      source: form,
      read: ({ tutor }) => (tutor?.birthDate ? formatFrenchDate(tutor.birthDate) : null),
    }),
    typed({
      key: 'tutor.isVolunteer',
      step: 'employer',
      group: 'Tuteur',
      label: 'Le tuteur est volontaire',
      type: 'yesNo',
      need: 'advised',
      help: 'Le salarié choisi pour être tuteur doit être volontaire.',
      source: 'Code du travail, art. D. 6325-6',
    }),
    typed({
      key: 'tutor.isAttested',
      step: 'employer',
      group: 'Tuteur',
      label: 'L’employeur atteste que le tuteur remplit les conditions',
      type: 'yesNo',
      need: 'advised',
      help: 'Deux ans d’expérience au moins, et pas plus de trois personnes suivies (deux pour l’employeur).',
      source: `${form} ; code du travail, art. D. 6325-6 et D. 6325-9`,
    }),
    typed({
      key: 'host.tutorName',
      step: 'employer',
      group: host,
      label: 'Tuteur de l’entreprise utilisatrice',
      type: 'text',
      max: 200,
      need: 'blocking',
      help: 'Prénom et nom.',
      source: 'Code du travail, art. D. 6325-10 et D. 6325-22',
      asked: forHost,
    }),
    typed({
      key: 'host.tutorJob',
      step: 'employer',
      group: host,
      label: 'Emploi du tuteur de l’entreprise utilisatrice',
      type: 'text',
      max: 150,
      need: 'advised',
      help: 'L’emploi qu’il occupe.',
      source: form,
      asked: forHost,
    }),
    typed({
      key: 'host.tutorBirthDate',
      step: 'employer',
      group: host,
      label: 'Date de naissance du tuteur de l’entreprise utilisatrice',
      type: 'date',
      need: 'advised',
      help: 'Le formulaire la demande.',
      source: form,
      asked: forHost,
    }),
    typed({
      key: 'host.tutorExperienceYears',
      step: 'employer',
      group: host,
      label: 'Années d’expérience de ce tuteur',
      type: 'integer',
      min: 0,
      max: 60,
      unit: 'ans',
      need: 'advised',
      help: 'Révolues, dans une qualification en rapport avec celle visée.',
      source: 'Code du travail, art. D. 6325-6',
      inDossier: false,
      asked: forHost,
    }),
    typed({
      key: 'host.tutorTutees',
      step: 'employer',
      group: host,
      label: 'Personnes déjà suivies par ce tuteur',
      type: 'integer',
      min: 0,
      max: 50,
      unit: '',
      need: 'advised',
      help: 'Contrats de professionnalisation et d’apprentissage en cours.',
      source: 'Code du travail, art. D. 6325-9',
      inDossier: false,
      asked: forHost,
    }),
  ],
};
