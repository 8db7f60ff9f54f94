import { typography } from '../../shared/base/text';
import type { WorkstationPreferences } from '../../shared/workstation';

type Choices<Key extends keyof WorkstationPreferences> = Readonly<
  Record<Extract<WorkstationPreferences[Key], string>, string>
>;

/** Who works with a portfolio, and where: in the settings, at the first start, and where an export asks. */
export const profileTexts = {
  adviser: 'Votre nom',
  adviserHelp: 'Signe chaque inscription au journal et chaque nouveau candidat.',
  adviserMissing: typography('Donnez votre nom : il signe ce que vous inscrivez.'),
  structureName: 'Nom de la structure',
  structureNameMissing: 'Donnez le nom de la structure.',
  territory: 'Territoire',
  territoryHelp: 'Décide des jours fériés dans le calcul des échéances.',
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
    'NDIAYE-LEFEBVRE Marie-Séraphine, 22 ans : il manque 2 réponses ; prochain rendez-vous mardi à 10 h.',
  ),
} as const;
