import { typography as french, plural } from '../../shared/base/text';
import type { Outcome } from '../../shared/diagnostics';

/** Sentences of the diagnostic, with a portfolio open or not. */
export const diagnosticTexts = {
  page: 'Diagnostic et mises à jour',
  title: 'Diagnostic',
  back: 'Retour',
  intent: french(
    'Le diagnostic passe en revue l’installation et le portefeuille, étape par étape. Il ne contient ni nom, ni chemin de fichier. Rien n’est envoyé : vous le relisez, puis l’enregistrez si vous le voulez.',
  ),
  run: 'Faire le diagnostic',
  runAgain: 'Refaire le diagnostic',
  save: 'Enregistrer ce texte…',
  fileName: 'Diagnostic Vivier.txt',
  saved: 'Diagnostic enregistré.',
  report: 'Le diagnostic, tel qu’il sera enregistré',
  outcomes: {
    fault: (count: number): string => plural(count, 'défaut', 'défauts'),
    warning: (count: number): string => plural(count, 'point à surveiller', 'points à surveiller'),
    fine: (count: number): string => plural(count, 'étape bonne', 'étapes bonnes'),
    'not-done': (count: number): string => plural(count, 'étape non faite', 'étapes non faites'),
  } satisfies Readonly<Record<Outcome, (count: number) => string>>,
} as const;

/** Sentences of an update from a file. */
export const updateTexts = {
  title: 'Mises à jour',
  intent: french(
    'Vivier ne se connecte à rien : il se met à jour par un fichier signé, que votre service informatique vous remet.',
  ),
  choose: 'Choisir un fichier de mise à jour',
  policyUnreadable: french(
    'Les consignes de votre service informatique pour ce poste ne peuvent pas être lues : Vivier applique les plus strictes. Prévenez ce service.',
  ),
  reservedByPolicy: french(
    'Sur ce poste, votre service informatique s’est réservé les mises à jour : demandez-lui la nouvelle version.',
  ),
  noKey: french(
    'Cette version de Vivier ne porte pas de clé de publication, qui dirait de qui vient un fichier : pour en changer, réinstallez Vivier.',
  ),
  notInstalled: french(
    'Vivier n’est pas installé sur ce poste ; seule une version installée se met à jour par un fichier.',
  ),
  newVersion: 'Nouvelle version',
  installedVersion: 'Version installée',
  releasedOn: 'Publiée le',
  size: 'Taille',
  megabytes: (count: string): string => `${count}\u00A0Mo`,
  changes: 'Ce qui change',
  changesNotTold: 'Cette mise à jour ne dit pas ce qu’elle change.',
  start: 'Verrouiller et installer',
  startMeans: 'Vivier se ferme, puis l’installation commence. Le portefeuille reste à sa place.',
} as const;
