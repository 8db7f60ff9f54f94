import { formatNumber, typography as french } from '../../shared/base/text';

/** The contracts side by side, one row a question. */
export const tableTexts = {
  label: 'Contrats côte à côte',
  contract: 'Contrat',
  answer: 'Réponse',
  ownAnswer: french('Réponse du conseiller :'),
  ownAnswerOn: (day: string): string => `, le ${day}.`,
  noDuration: 'Aucune durée fixée',
  noLimit: 'Sans borne dans les textes',
  usualDuration: '(durée usuelle)',
  income: 'Rémunération du jeune',
  noIncome: 'Ni salaire ni allocation prévus, ou à préciser',
  hoursToGive: ', durée hebdomadaire à préciser',
  perMonth: (gross: string): string => `, ${gross} brut par mois`,
  periods: 'Salaire minimum brut par mois, période par période',
  until: 'au',
  payOver: (amount: string, months: string): string => `${amount} brut sur ${months}`,
  allowanceOver: (amount: string, months: string): string => `${amount} d’allocation sur ${months}`,
  over: (amount: string, months: string): string => `${amount} sur ${months}`,
  firstYear: 'les 12\u00A0premiers mois',
  months: (count: number): string => `${formatNumber(count)}\u00A0mois`,
  aid: 'Aide à l’employeur',
  noAid: 'Aucune aide connue',
  noAmount: 'Aucun montant',
  cost: 'Coût minimum',
  noCost: 'Sans salaire à verser',
  costToFigure: 'À chiffrer avec la durée hebdomadaire',
  costBeforeAid: 'par mois avant l’aide, pas encore chiffrée',
  costPerMonth: 'par mois',
  costLessAid: (gross: string, aid: string): string => `${gross} de salaire, moins ${aid} d’aide`,
  noTraining: 'Aucune durée imposée, ou à préciser',
  noDeadline: 'Aucune échéance datée',
  noDocument: 'Aucune pièce prévue',
  noForm: 'Aucun formulaire officiel',
  details: 'Précisions et sources',
  more: (count: number): string => `${formatNumber(count)} de plus`,
} as const;

/** What is supposed of the offer. */
export const offerTexts = {
  label: 'L’offre à comparer',
  title: 'L’offre',
  employer: 'Employeur',
  known: 'Employeur connu',
  typed: 'Offre saisie',
  moreOfEmployer: 'Autres renseignements sur l’employeur',
  dates: 'Dates',
  on: 'Date de référence (conclusion)',
  startsOn: 'Début',
  months: 'Durée, en mois',
  endsOn: 'Ou date de fin',
  usual: 'Sans durée ni fin, chaque contrat est comparé sur sa durée usuelle.',
  contract: 'Contrat',
  moreOfContract: 'Autres précisions sur le contrat',
  immersion: 'Immersion',
  reset: 'Effacer l’offre',
} as const;

/** For whom: the comparator begins with a person. */
export const findTexts = {
  label: 'Pour quel candidat',
  help: 'L’offre, l’employeur et les dates se précisent à l’écran suivant.',
} as const;

/** An employer known, with whom the contracts are compared, and the day. */
export const comparedTexts = {
  with: (employer: string): string => `, avec ${employer}`,
  on: (day: string): string => french(`, au ${day} :`),
} as const;
