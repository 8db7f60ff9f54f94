import { type CivilDate, type CivilMonth, civilDate } from '../../shared/base/time';
import type { Dossier } from '../../shared/contract-files';

const month = (year: number, index: number): CivilMonth => {
  const at = new Date(Date.UTC(year, index, 1));
  // The ISO notation of an instant begins with its month.
  return at.toISOString().slice(0, 7) as CivilMonth;
};
const on = (text: string): CivilDate => civilDate(text);

const smicCents = 1231;
/** Gross minimum of a month at 35 h: percent × hourly SMIC × 35 × 52/12, rounded once. */
const grossCents = (percent: number): number => Math.round((percent / 100) * smicCents * 35 * (52 / 12));

/**
 * A complete dossier of a contrat de professionnalisation, of synthetic persons and firms: the bytes of its PDF are
 * fixed by a test. Amounts, dates and articles are those of the rules of March 2026.
 */
export const dossierFixture: Dossier = {
  schemaVersion: 1,
  reference: 'CPRO-2026-0042',
  kind: 'CPRO',
  title: 'Contrat de professionnalisation',
  form: { number: '12434', revision: '03' },
  preparedOn: on('2026-08-27'),
  referenceOn: on('2026-09-01'),
  statusLabel: 'Prêt à signer',
  isDemo: true,
  structure: {
    name: 'Mission locale des Trois Vallées (démonstration)',
    addressLines: ['12 rue de l’Exemple', '38999 Valfictif'],
    adviser: 'Claire Exemple',
    phone: '04 65 71 00 12',
    email: 'accueil@mission-locale.example.org',
  },
  candidateName: 'Inès Démonstration',
  employerName: 'Atelier Synthétique SAS',
  jobTitle: 'Assistante commerciale en alternance',
  sections: [
    {
      id: 'candidate',
      title: 'Le salarié',
      rows: [
        { label: 'Nom de naissance', value: 'DÉMONSTRATION' },
        { label: 'Prénoms', value: 'Inès, Anne-Lou' },
        { label: 'Date de naissance', value: '12 mars 2004 (22 ans à la conclusion)' },
        { label: 'Sexe', value: 'Féminin' },
        { label: 'Nationalité', value: 'Française' },
        { label: 'Adresse', value: '4 allée des Modèles, bâtiment B, 38999 Valfictif' },
        { label: 'Téléphone', value: '06 39 98 12 34' },
        { label: 'Courriel', value: 'ines.demonstration@example.org' },
        { label: 'Travailleur handicapé reconnu', value: 'Non' },
        { label: 'Inscrite à France Travail', value: 'Oui, depuis 6 mois' },
        { label: 'Numéro d’inscription', value: 'DEMO-000042' },
        { label: 'Situation avant le contrat', value: '9 : personne à la recherche d’un emploi' },
        { label: 'Diplôme le plus élevé obtenu', value: '51 : CAP' },
      ],
    },
    {
      id: 'employer',
      title: 'L’employeur',
      rows: [
        { label: 'Dénomination', value: 'Atelier Synthétique SAS' },
        { label: 'Adresse d’exécution', value: '1 place du Gabarit, 38999 Valfictif' },
        { label: 'Téléphone', value: '01 99 00 12 00' },
        { label: 'Courriel', value: 'recrutement@atelier.example.org' },
        { label: 'SIRET', value: '000 000 000 00042' },
        { label: 'Code NAF', value: '82.11Z' },
        { label: 'Effectif salarié', value: '120' },
        { label: 'Convention collective', value: 'IDCC 2098 : prestataires de services' },
        { label: 'Caisse de retraite complémentaire', value: 'Caisse d’exemple' },
        { label: 'OPCO', value: 'OPCO d’exemple' },
      ],
    },
    {
      id: 'tutor',
      title: 'Le tuteur',
      rows: [
        { label: 'Nom et prénom', value: 'Modèle, Sacha' },
        { label: 'Date de naissance', value: '5 mai 1981' },
        { label: 'Emploi occupé', value: 'Responsable des ventes' },
        { label: 'Expérience en rapport', value: '8 ans' },
        { label: 'Alternants déjà suivis', value: '1' },
      ],
    },
    {
      id: 'contract',
      title: 'Le contrat',
      rows: [
        { label: 'Nature', value: 'CDD' },
        { label: 'Type', value: '11 : contrat initial (cas général)' },
        { label: 'Emploi occupé', value: 'Assistante commerciale en alternance' },
        { label: 'Classification et coefficient', value: 'Employée, niveau II, coefficient 150' },
        { label: 'Date de conclusion', value: '1er septembre 2026' },
        { label: 'Début d’exécution', value: '7 septembre 2026' },
        { label: 'Fin du contrat', value: '6 septembre 2027' },
        { label: 'Durée', value: '12 mois' },
        { label: 'Durée hebdomadaire', value: '35 h 00' },
        { label: 'Période d’essai', value: '30 jours' },
        { label: 'Machines dangereuses', value: 'Non' },
        { label: 'Salaire brut mensuel à l’embauche', value: '1 400,00 €' },
      ],
    },
    {
      id: 'training',
      title: 'La formation',
      rows: [
        { label: 'Organisme principal', value: 'Centre de formation de démonstration' },
        { label: 'Numéro de déclaration d’activité', value: '00 00 00000 00' },
        { label: 'Qualification visée', value: '1 : certification enregistrée au RNCP' },
        { label: 'Intitulé', value: 'Titre professionnel « assistant commercial »' },
        { label: 'Code RNCP', value: 'RNCP00000' },
        { label: 'Spécialité (NSF)', value: '312 : commerce, vente' },
        {
          label: 'Organisation',
          value: 'Deux jours au centre, trois jours dans l’entreprise, chaque semaine',
        },
        { label: 'Début', value: '14 septembre 2026' },
        { label: 'Fin prévue des épreuves', value: '27 août 2027' },
        { label: 'Durée totale', value: '300 h, soit 16,5 % de la durée du contrat' },
        { label: 'Enseignements généraux, professionnels et technologiques', value: '270 h' },
        { label: 'À distance', value: '40 h' },
      ],
    },
  ],
  law: {
    verdict: 'eligible',
    summary:
      'À la date du 1er septembre 2026, les conditions du contrat de professionnalisation sont réunies : Inès Démonstration a 22 ans et complète sa formation initiale.',
    conditions: [
      {
        verdict: 'met',
        explanation: 'Elle a 22 ans à la conclusion : entre 16 et 25 ans révolus.',
        source: 'Code du travail, art. L. 6325-1, 1°',
      },
      {
        verdict: 'met',
        explanation: 'L’action de 12 mois tient dans la durée de 6 à 12 mois.',
        source: 'Code du travail, art. L. 6325-11',
      },
      {
        verdict: 'met',
        explanation: 'Les 300 heures de formation sont entre 273 h (15 %) et 455 h (25 %).',
        source: 'Code du travail, art. L. 6325-13',
      },
      {
        verdict: 'met',
        explanation: 'Le tuteur a au moins deux ans d’expérience et suit au plus trois alternants.',
        source: 'Code du travail, art. D. 6325-6 et D. 6325-9',
      },
      {
        verdict: 'met',
        explanation: 'L’employeur est une entreprise assujettie au financement de la formation.',
        source: 'Code du travail, art. L. 6325-1 et suivants',
      },
      {
        verdict: 'unknown',
        explanation:
          'Le minimum de la convention collective n’est pas connu : il peut être plus haut que le minimum légal.',
        source: 'Code du travail, art. D. 6325-15',
      },
    ],
  },
  pay: {
    basis: '70 % du SMIC : de 21 à 25 ans, diplôme inférieur au baccalauréat',
    source: 'Code du travail, art. D. 6325-15 ; SMIC horaire au 1er juin 2026',
    lines: Array.from({ length: 13 }, (_, index) => ({
      month: month(2026, 8 + index),
      percent: 70,
      hourlySmicCents: smicCents,
      monthlyGrossCents: grossCents(70),
      toCheck: index >= 4,
      note:
        index === 0
          ? 'Mois entamé le 7 septembre'
          : index === 4
            ? 'SMIC de 2027 non publié : dernier taux connu'
            : '',
    })),
  },
  deadlines: [
    {
      code: 'CPRO_DEPOT',
      label: 'Envoi du contrat à l’OPCO',
      due: on('2026-09-12'),
      rule: 'Au plus tard cinq jours après le début d’exécution, par voie dématérialisée.',
      source: 'Code du travail, art. D. 6325-1',
      note: 'Le 12 septembre 2026 est un samedi : envoyez le vendredi 11.',
    },
    {
      code: 'CPRO_REPONSE',
      label: 'Réponse de l’OPCO',
      due: on('2026-10-02'),
      rule: 'Vingt jours après la réception ; sans réponse, la prise en charge est acceptée et le contrat déposé.',
      source: 'Code du travail, art. D. 6325-2',
      note: 'Compté depuis un envoi le 12 septembre 2026.',
    },
    {
      code: 'CPRO_CARTE',
      label: 'Carte d’étudiant des métiers',
      due: on('2026-10-01'),
      rule: 'Trente jours après la conclusion, par l’organisme de formation.',
      source: 'Code du travail, art. L. 6325-6-2 et D. 6325-29',
      note: '',
    },
    {
      code: 'CPRO_ADEQUATION',
      label: 'Examen du programme avec le salarié',
      due: on('2026-11-07'),
      rule: 'Dans les deux mois du début, l’employeur examine si le programme convient ; un avenant est possible.',
      source: 'Code du travail, art. D. 6325-13',
      note: 'Le 7 novembre 2026 est un samedi.',
    },
    {
      code: 'CPRO_RUPTURE',
      label: 'Signalement d’une rupture',
      due: null,
      rule: 'En cas de rupture, dans les trente jours, au service en ligne, à l’OPCO et à l’Urssaf.',
      source: 'Code du travail, art. D. 6325-5',
      note: '',
    },
  ],
  checklist: [
    {
      code: 'ID',
      label: 'Pièce d’identité en cours de validité',
      status: 'vérifiée',
      isRequired: true,
      condition: 'Pour tous',
      source: 'Pièce usuelle',
      attachments: ['carte-identite.pdf'],
    },
    {
      code: 'DIP',
      label: 'Diplômes ou attestation de niveau',
      status: 'reçue',
      isRequired: true,
      condition: 'Pour le taux de rémunération',
      source: 'Code du travail, art. D. 6325-15',
      attachments: ['cap-2022.jpg'],
    },
    {
      code: 'PRG',
      label: 'Document annexé : objectifs, programme, organisation, évaluation',
      status: 'attendue',
      isRequired: true,
      condition: 'Annexé au contrat',
      source: 'Code du travail, art. D. 6325-11',
      attachments: [],
    },
    {
      code: 'CONV',
      label: 'Convention avec l’organisme de formation',
      status: 'attendue',
      isRequired: true,
      condition: 'Si la formation est confiée à un organisme',
      source: 'Code du travail, art. D. 6325-12',
      attachments: [],
    },
    {
      code: 'TUT',
      label: 'Attestation du tuteur',
      status: 'reçue',
      isRequired: true,
      condition: 'Pour tous',
      source: 'Code du travail, art. D. 6325-6',
      attachments: ['tuteur.pdf'],
    },
    {
      code: 'SEJ',
      label: 'Titre de séjour et autorisation de travail',
      status: 'attendue',
      isRequired: false,
      condition: 'Hors Union européenne, Espace économique européen et Suisse',
      source: 'Code du travail, art. L. 5221-2',
      attachments: [],
    },
  ],
  signatures: [
    { role: 'L’employeur', name: 'Atelier Synthétique SAS' },
    { role: 'La salariée', name: 'Inès Démonstration' },
    { role: 'Le tuteur', name: 'Sacha Modèle' },
    { role: 'Pour la mission locale', name: 'Claire Exemple' },
  ],
  missing: [],
};

/** The same dossier as an adviser sees it half-way: facts missing, one of them blocking. */
export const incompleteDossierFixture: Dossier = {
  ...dossierFixture,
  reference: 'CPRO-2026-0043',
  statusLabel: 'Brouillon',
  law: {
    ...dossierFixture.law,
    verdict: 'to-check',
    summary:
      'Il manque la date de conclusion et l’effectif de l’employeur pour conclure ; rien ne s’oppose au contrat pour l’instant.',
  },
  missing: [
    {
      step: 'Employeur et tuteur',
      field: 'employer.headcount',
      label: 'Effectif salarié',
      why: 'Le formulaire le demande, et l’aide éventuelle en dépend.',
      isBlocking: false,
    },
    {
      step: 'Emploi et rémunération',
      field: 'contract.signedOn',
      label: 'Date de conclusion',
      why: 'Les règles et le taux de rémunération sont ceux de ce jour.',
      isBlocking: true,
    },
    {
      step: 'Emploi et rémunération',
      field: 'contract.trialDays',
      label: 'Période d’essai',
      why: 'Le formulaire 12434 la demande en jours.',
      isBlocking: false,
    },
  ],
};
