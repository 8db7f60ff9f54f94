import { plural, typography } from '../../shared/base/text';

/** What one step came to; `detail` names neither a person, nor a computer, nor a folder of theirs. */
export interface StepResult {
  readonly title: string;
  readonly outcome: 'fine' | 'fault' | 'not-done';
  readonly detail: string;
  readonly milliseconds: number;
}

const marks: Readonly<Record<StepResult['outcome'], string>> = {
  fine: 'bon',
  fault: 'DÉFAUT',
  'not-done': 'non fait',
};

/** What only a person in front of the screen can tell: fifteen minutes, in this order. */
export const byEye: readonly string[] = [
  'L’installation parle français, montre la licence, et met une icône lisible dans le menu et dans la barre des tâches.',
  'La première fenêtre s’ouvre en moins de cinq secondes ; les textes sont nets à 100 %, 125 % et 150 % de l’affichage de Windows.',
  'Ctrl et +, Ctrl et -, Ctrl et 0, Ctrl et la molette changent la taille des textes, et elle revient au démarrage suivant.',
  'Un clic droit dans un champ propose de couper, copier, coller ; sur un mot mal écrit, des corrections françaises.',
  'Imprimer (fiche d’un dispositif, journal des accès) montre l’aperçu, puis la fenêtre des imprimantes.',
  'Win+L (ou la veille) verrouille : au retour, Vivier demande la phrase secrète.',
  'Éteindre l’ordinateur, portefeuille ouvert : Windows attend, Vivier se ferme ; au redémarrage rien ne manque.',
  'Copier un numéro puis Win+V : il n’est pas dans l’historique du presse-papiers, et il s’efface en trente secondes.',
  'Protection contre les captures activée : une capture (Win+Maj+S) montre une fenêtre noire.',
  'Ouverture rapide : elle s’active, ouvre après un redémarrage, et se désactive.',
  'L’antivirus de la structure, et OneDrive s’il y en a un, laissent enregistrer, sauvegarder et verrouiller.',
  'Ouvrir Vivier une seconde fois ramène la fenêtre qui est déjà là.',
  'Désinstaller laisse les portefeuilles et les sauvegardes.',
];

/** Whether all that was tried is good. */
export const isSound = (results: readonly StepResult[]): boolean =>
  results.length > 0 && results.every(({ outcome }) => outcome === 'fine');

/** The report, as a person reads it. `on` is the day, in ISO form; `what` says what was tried. */
export function reportText(results: readonly StepResult[], what: string, on: string): string {
  const good = results.filter(({ outcome }) => outcome === 'fine').length;
  const width = Math.max(...results.map(({ title }) => title.length));
  const lines = [
    'Auto-vérification de Vivier',
    what,
    `Faite le ${on}, dans un dossier temporaire, avec des personnes inventées. Ce rapport ne nomme personne.`,
    '',
    ...results.map(
      ({ title, outcome, detail, milliseconds }, index) =>
        `${String(index + 1).padStart(2)}. ${title.padEnd(width)}  ${marks[outcome].padEnd(8)}  ${String(Math.round(milliseconds)).padStart(6)} ms  ${detail}`,
    ),
    '',
    isSound(results)
      ? `Tout est bon : ${plural(good, 'point', 'points')} sur ${results.length}.`
      : `${plural(results.length - good, 'point', 'points')} sur ${results.length} à regarder : envoyez ce rapport à la personne qui vous aide.`,
    '',
    'Reste à regarder, en un quart d’heure :',
    ...byEye.map((line) => `  [ ] ${line}`),
    '',
  ];
  return lines.map(typography).join('\n');
}
