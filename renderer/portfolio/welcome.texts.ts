import { typography } from '../../shared/base/text';

/** Sentences of the first start: the welcome, and the steps that make a portfolio. */
export const welcomeTexts = {
  title: 'Bienvenue',
  picture: typography(
    'Votre extrait entre dans un portefeuille chiffré, gardé sur ce poste ; il en sort des dossiers de contrat prêts à signer et les chiffres du trimestre.',
  ),
  pictureParts: {
    sheet: 'Votre extrait',
    portfolio: 'Votre portefeuille, chiffré',
    documents: 'Dossiers et chiffres',
  },
  does: 'Ce que Vivier fait pour vous',
  doesHelp: typography(
    'Il suit vos candidats, dit quels contrats leur sont ouverts et pourquoi, prépare les dossiers et les chiffres du trimestre.',
  ),
  protects: 'Ce qu’il protège',
  protectsHelp: typography(
    'Tout tient dans un fichier illisible sans votre phrase secrète, même copié ou volé. Rien n’est envoyé sur internet.',
  ),
  doesNot: 'Ce qu’il ne protège pas',
  doesNotHelp: typography(
    'Un portefeuille laissé ouvert, un poste infecté, ce que vous imprimez ou exportez. Phrase secrète et clé de secours perdues, personne ne le rouvre : ni votre structure, ni l’éditeur.',
  ),
  before: typography('Comptez cinq minutes, et de quoi imprimer ou une feuille de papier.'),
  create: 'Créer un portefeuille',
  open: 'Ouvrir un portefeuille existant',
  restore: 'Restaurer une sauvegarde',
  step: (at: number): string => `étape ${at} sur 4`,
  goOn: 'Continuer',
  back: 'Retour',
  profile: 'Vous et votre structure',
  profileLead: typography(
    'Ces noms signent le journal, les dossiers et l’export. Ils se changent dans les paramètres, où s’ajoute le logo de la structure, si vous en voulez un.',
  ),
  passphrase: 'Votre phrase secrète',
  passphraseLead: typography(
    'Elle est demandée à chaque ouverture et n’est écrite nulle part. L’étape suivante donne une clé de secours sur papier, pour le jour où elle serait oubliée.',
  ),
  suggested: 'Phrase proposée',
  suggestedHelp: typography(
    'Six mots tirés au hasard, pour vous seul. Faites-en une histoire, puis tapez-la une fois : c’est ainsi qu’elle se retient.',
  ),
  another: 'Une autre phrase',
  hide: 'Masquer (F9)',
  show: 'Montrer (F9)',
  own: 'J’écris la mienne',
  suggest: 'Proposez-moi une phrase',
  typed: 'La phrase proposée, tapée une fois',
  ownLabel: 'Phrase secrète',
  isRight: typography('C’est bien elle.'),
  differs: (word: number): string =>
    typography(`Mot ${word} : il n’est pas comme dans la phrase. Relisez-la, ou écrivez la vôtre.`),
  isShort: (word: number): string => `Il manque la suite, à partir du mot ${word}.`,
  toType: 'Les mots en minuscules, avec une espace entre deux.',
  file: 'Fichier du portefeuille',
  fileName: 'Portefeuille.vivier',
  here: 'Dossier Vivier de ce poste',
  paper: 'La clé de secours',
  paperLead: typography(
    'Elle ouvre le portefeuille si la phrase secrète est oubliée. Mettez-la sur papier : le portefeuille est créé une fois que vous l’aurez recopiée.',
  ),
  made: 'Créer le portefeuille',
} as const;
