import { typography } from '../../shared/base/text';

/** Sentences of where an extract is chosen or dropped. */
export const extractTexts = {
  choose: 'Choisir un extrait',
  drop: 'Déposez votre tableau ici',
  dropNow: 'Lâchez le tableau',
  dropHelp: typography(
    'Un fichier CSV ou XLSX, tel qu’il sort de votre tableur ou de votre logiciel de suivi : 25 Mo au plus.',
  ),
  one: typography('Un seul tableau à la fois : déposez les autres ensuite.'),
  tooLarge: typography('Ce fichier dépasse 25 Mo ; découpez-le.'),
  reading: 'Lecture du fichier',
  firstTitle: 'Vos candidats',
  firstStep: 'étape 4 sur 4',
  firstLead: typography(
    'Votre portefeuille est prêt. Donnez-lui votre tableau : Vivier reconnaît ses colonnes et montre chaque ligne avant d’écrire quoi que ce soit.',
  ),
  later: 'Plus tard',
  laterHelp: typography('L’import reste dans le menu ; un candidat peut aussi se saisir à la main.'),
} as const;
