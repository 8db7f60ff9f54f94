import { type AccessDetail, type AccessKind, accessKindIds, type Entrance } from '../base/access.schema';
import { plural, typography } from '../base/text';

/** Families of lines, for the filter of the screen. */
export const accessGroupIds = ['opening', 'reading', 'output', 'exchange', 'protection', 'journal'] as const;
export type AccessGroup = (typeof accessGroupIds)[number];

export const accessGroupLabels: Readonly<Record<AccessGroup, string>> = {
  opening: 'Ouvertures',
  reading: 'Consultations',
  output: 'Documents, impressions et exports',
  exchange: 'Imports et passations',
  protection: 'Clés, sauvegardes et effacements',
  journal: 'Journaux',
};

interface Kind {
  readonly group: AccessGroup;
  /** What was done, as a French sentence without a name; counts come from the line. */
  readonly sentence: (detail: AccessDetail) => string;
}
const numberOf = (detail: AccessDetail, key: string): number => Number(detail[key] ?? 0);
const said =
  (sentence: string): Kind['sentence'] =>
  () =>
    sentence;

const presentation =
  (done: string): Kind['sentence'] =>
  ({ paper }) => {
    switch (paper) {
      case 'card':
        return `Carte sans nom pour un employeur ${done}e`;
      case 'own-cv':
        return `CV pour la personne ${done}`;
      default:
        return `CV pour un employeur ${done}`;
    }
  };

const screens: Readonly<Record<string, string>> = {
  candidate: 'fiche',
  list: 'liste',
  'contract-file': 'dossier',
  journal: 'journal des accès',
};

/** Every kind of line that the journal of accesses can hold. */
export const accessKinds = {
  'portfolio.opened': {
    group: 'opening',
    sentence: (detail) => {
      const failures = numberOf(detail, 'failures');
      const opened =
        failures === 0
          ? 'Portefeuille ouvert'
          : `Portefeuille ouvert, après ${plural(failures, 'secret erroné', 'secrets erronés')} depuis la dernière ouverture`;
      return numberOf(detail, 'notices') === 0
        ? opened
        : `${opened}, qui n’était pas tel qu’il avait été laissé`;
    },
  },
  'portfolio.locked': { group: 'opening', sentence: said('Portefeuille verrouillé') },
  'candidate.read': { group: 'reading', sentence: said('Fiche consultée') },
  'candidate.erased': {
    group: 'protection',
    sentence: ({ reason }) =>
      reason === 'retention'
        ? 'Personne effacée pour toujours : durée de conservation passée'
        : 'Personne effacée pour toujours, à sa demande',
  },
  'candidate.copied': { group: 'output', sentence: said('Copie des données de la personne enregistrée') },
  'file.read': { group: 'reading', sentence: said('Dossier de contrat consulté') },
  'attachment.read': { group: 'reading', sentence: said('Pièce jointe ouverte') },
  'paper.read': { group: 'reading', sentence: said('Pièce de la fiche ouverte') },
  'file.previewed': { group: 'output', sentence: said('Dossier PDF affiché') },
  'file.pdf': { group: 'output', sentence: said('Dossier PDF enregistré') },
  'file.liasse': { group: 'output', sentence: said('Liasse enregistrée') },
  'file.checklist': { group: 'output', sentence: said('Liste de contrôle enregistrée') },
  'comparison.previewed': {
    group: 'output',
    sentence: said('Page de comparaison pour un employeur affichée'),
  },
  'comparison.pdf': { group: 'output', sentence: said('Page de comparaison pour un employeur enregistrée') },
  'presentation.previewed': { group: 'output', sentence: presentation('affiché') },
  'presentation.pdf': { group: 'output', sentence: presentation('enregistré') },
  'screen.printed': {
    group: 'output',
    sentence: (detail) => {
      const screen = screens[String(detail.screen)];
      return screen === undefined ? 'Écran imprimé' : `Écran imprimé : ${screen}`;
    },
  },
  'list.exported': { group: 'output', sentence: said('Liste enregistrée') },
  'answer.reported': { group: 'output', sentence: said('Réponse signalée, sans identité') },
  'export.written': {
    group: 'output',
    sentence: (detail) =>
      typeof detail.quarter === 'string' ? `Trimestre exporté (${detail.quarter})` : 'Trimestre exporté',
  },
  'portfolio.exported': { group: 'output', sentence: said('Portefeuille entier écrit en clair') },
  'import.committed': {
    group: 'exchange',
    sentence: (detail) =>
      `Import : ${plural(numberOf(detail, 'created'), 'fiche créée', 'fiches créées')}, ${plural(numberOf(detail, 'merged'), 'complétée', 'complétées')}`,
  },
  'import.undone': { group: 'exchange', sentence: said('Import annulé') },
  'handover.sent': { group: 'exchange', sentence: said('Passation préparée') },
  'handover.accepted': { group: 'exchange', sentence: said('Passation acceptée') },
  'keys.changed': { group: 'protection', sentence: said('Phrase secrète ou clés modifiées') },
  'backup.made': { group: 'protection', sentence: said('Sauvegarde faite') },
  'backup.restored': { group: 'protection', sentence: said('Sauvegarde restaurée') },
  'diagnostics.saved': { group: 'output', sentence: said('Diagnostic enregistré') },
  'journal.verified': {
    group: 'journal',
    sentence: (detail) =>
      numberOf(detail, 'faults') === 0
        ? 'Journaux vérifiés : intacts'
        : 'Journaux vérifiés : rupture constatée',
  },
  'journal.saved': {
    group: 'journal',
    sentence: (detail) =>
      `Journal des accès enregistré (${plural(numberOf(detail, 'lines'), 'ligne', 'lignes')})`,
  },
  'journal.purged': {
    group: 'journal',
    sentence: (detail) =>
      `Journal des accès purgé : ${plural(numberOf(detail, 'lines'), 'ligne de plus de 12 mois effacée', 'lignes de plus de 12 mois effacées')}`,
  },
} as const satisfies Record<AccessKind, Kind>;

const isAccessKind = (kind: string): kind is AccessKind => Object.hasOwn(accessKinds, kind);

/** The sentence of a line; a kind of a newer version is shown by its code. */
export function accessSentence(kind: string, detail: AccessDetail): string {
  if (!isAccessKind(kind)) return kind;
  const { sentence }: Kind = accessKinds[kind];
  return typography(sentence(detail));
}

export const entranceLabels: Readonly<Record<Entrance, string>> = {
  window: 'fenêtre',
  'command-line': 'ligne de commande',
};

export const accessKindsOf = (group: AccessGroup): readonly AccessKind[] =>
  accessKindIds.filter((kind) => accessKinds[kind].group === group);
