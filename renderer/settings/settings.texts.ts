import { typography } from '../../shared/base/text';
import type { Settings } from '../../shared/settings';
import type { WorkstationPreferences } from '../../shared/workstation';

type Choices<Key extends keyof WorkstationPreferences> = Readonly<
  Record<Extract<WorkstationPreferences[Key], string>, string>
>;

/** What each setting is called; a failure to save names it too. */
export const settingLabels: { readonly [K in keyof Settings]: string } = {
  structureName: 'Nom de la structure',
  structureCode: 'Code de la structure',
  street: 'Adresse',
  postcode: 'Code postal',
  commune: 'Commune',
  phone: 'Téléphone',
  email: 'Adresse électronique',
  territory: 'Territoire',
  adviser: 'Votre nom',
  exportRecipient: 'Destinataire de l’export trimestriel',
  maskingThreshold: 'Seuil de masquage',
  dpoContact: 'Délégué à la protection des données',
  retentionNoticeDays: 'Prévenir avant l’effacement',
  piecesKeptMonths: 'Garder les pièces après la décision',
};

/** Who works with a portfolio, and where: in the settings, at the first start, and where an export asks. */
export const profileTexts = {
  adviser: settingLabels.adviser,
  adviserHelp:
    'Inscrit au journal à chaque changement, et proposé comme conseiller référent de chaque nouveau candidat.',
  adviserMissing: typography('Donnez votre nom : il signe ce que vous inscrivez.'),
  structureName: settingLabels.structureName,
  structureNameMissing: 'Donnez le nom de la structure.',
  territory: settingLabels.territory,
  territoryHelp: 'Ses jours fériés comptent dans le calcul des échéances.',
} as const;

/** Sentences of the page Affichage. */
export const appearanceTexts = {
  title: 'Affichage',
  subtitle: 'Sur ce poste seulement. Ce qui s’imprime reste noir sur blanc.',
  theme: 'Thème',
  themes: { system: 'Comme le système', light: 'Clair', dark: 'Sombre' } satisfies Choices<'theme'>,
  contrast: 'Contraste',
  contrasts: { system: 'Comme le système', more: 'Renforcé' } satisfies Choices<'contrast'>,
  contrastHelp: typography(
    'Renforcé : les textes secondaires, les bordures et les traits sont aussi marqués que le texte.',
  ),
  spacing: 'Espacement du texte',
  spacings: { normal: 'Normal', wide: 'Large' } satisfies Choices<'spacing'>,
  spacingHelp: typography(
    'Large : plus de place entre les lettres, les mots et les lignes, pour lire avec une dyslexie ou des yeux fatigués.',
  ),
  size: 'Taille',
  sizeHelp: typography(
    'Ctrl et + agrandit tout, Ctrl et - réduit, Ctrl et 0 revient à la taille normale ; jusqu’au double. Vivier s’en souvient.',
  ),
  sample: 'Aperçu',
  sampleText: typography(
    'NDIAYE-LEFEBVRE Marie-Séraphine, 22 ans : il manque 2 réponses ; prochain rendez-vous mardi à 10\u00A0h.',
  ),
} as const;

/** Names of the pages of the settings. */
export const pagesTexts = {
  label: 'Pages des paramètres',
  structure: 'Structure et conseiller',
  appearance: 'Affichage',
  references: 'Valeurs de la loi',
  security: 'Sécurité',
  backups: 'Sauvegardes',
  handovers: 'Passations',
  access: 'Journal des accès',
  privacy: 'Données personnelles',
  diagnostics: 'Diagnostic et mises à jour',
} as const;

/** Sentences of the page Structure et conseiller. */
export const structureTexts = {
  title: 'Paramètres',
  subtitle: 'Gardés dans le portefeuille, enregistrés au fil de la saisie.',
  structure: 'Structure',
  logo: 'Logo de la structure',
  adviser: 'Conseiller',
  export: 'Export et secret statistique',
  thresholdHelp: typography(
    'Une cellule de l’export trimestriel qui compte moins de personnes que ce seuil est masquée, écrite « c », pour que personne ne soit reconnu. 11 par défaut, jamais moins de 5.',
  ),
  recipientHelp: 'Le comité national qui reçoit les chiffres, tel que l’export le nomme en tête.',
  privacy: 'Données personnelles',
  dpoHelp: typography(
    'Comment le joindre : nom, adresse ou courriel. La notice d’information le donne ; vide, elle dit « à compléter ».',
  ),
  noticeDaysHelp: 'En jours. La fiche le dit au conseiller, à faire, tant d’avance.',
  piecesHelp: typography('En mois. Durée proposée, lue dans aucun texte : à vérifier avec le délégué.'),
  portfolio: 'Portefeuille',
  facts: {
    file: 'Fichier',
    createdAt: 'Créé le',
    candidates: 'Candidats',
    employers: 'Employeurs',
    contractFiles: 'Dossiers',
    events: 'Inscriptions au journal',
  },
} as const;

/** Sentences of the logo of the structure. */
export const logoTexts = {
  help: typography(
    'Facultatif : une image PNG ou JPEG, de 1\u00A0Mo au plus, en tête des dossiers, des listes et des notices imprimés.',
  ),
  image: 'Logo de la structure',
  choose: 'Choisir un logo…',
  change: 'Changer de logo…',
  remove: 'Retirer le logo',
  saved: 'Logo enregistré',
  where: 'En tête de tout ce qui s’imprime désormais.',
  removed: 'Logo retiré',
} as const;
