import { agree, typography } from '../../shared/base/text';
import type { ErasurePreview, Mention } from '../../shared/privacy';
import { count, formatInstant } from '../ui';

const held = {
  contacts: ['contact', 'contacts'],
  enrolments: ['inscription dans un dispositif', 'inscriptions dans un dispositif'],
  periods: ['période du parcours', 'périodes du parcours'],
  papers: ['pièce de la fiche', 'pièces de la fiche'],
  files: ['dossier de contrat', 'dossiers de contrat'],
  attachments: ['copie numérisée', 'copies numérisées'],
  drafts: ['saisie non terminée', 'saisies non terminées'],
  importLines: ['ligne de compte rendu d’import', 'lignes de compte rendu d’import'],
} as const;

/** Sentences of the erasure of one person. */
export const erasureTexts = {
  done: 'Fiche effacée',
  doneTitle: 'La fiche est effacée',
  doneOn: (instant: string): string => `Effacée le ${formatInstant(instant)}. Rien ne peut la rendre.`,
  notOverwritten: typography(
    'Le disque manque de place pour réécrire ce qui a été libéré : ce sera fait à la prochaine ouverture. Libérez de la place d’ici là.',
  ),
  backToCandidates: 'Revenir aux candidats',
  title: 'Effacer une fiche',
  goes: {
    title: 'Ce qui disparaît, sans retour',
    record: typography('La fiche entière : identité, adresse, situation, projet, réponses données.'),
    /** "3 contacts." and so on, without what there is none of. */
    held: (goes: ErasurePreview['goes']): readonly string[] =>
      (Object.keys(held) as (keyof typeof held)[])
        .filter((key) => goes[key] > 0)
        .map((key) => {
          const [one, several] = held[key];
          return `${count(goes[key], one, several)}.`;
        }),
    events: (own: number, ofOthers: number): string =>
      `Le contenu de ${count(own, 'événement', 'événements', 'aucun événement')} du parcours, notes comprises${
        ofOthers === 0
          ? ''
          : `, dont ${count(ofOthers, 'événement d’une autre fiche qui la nomme', 'événements d’autres fiches qui la nomment')}`
      }.`,
    preparedImport: 'Un import préparé et pas encore enregistré, s’il y en a un.',
    noWayBack:
      'Aucune annulation n’est possible. Si la même personne revient un jour, c’est une nouvelle fiche, sans lien avec celle-ci.',
  },
  stays: {
    title: 'Ce qui reste, sans son nom',
    lines: [
      'Dans le journal, les dates et la nature des événements, sous un numéro qui ne désigne plus personne.',
      'Dans le journal des accès, les consultations sous ce même numéro, douze mois au plus.',
      typography('Les chiffres des trimestres : elle y reste comptée, sans rien qui la désigne.'),
      'Les numéros de ses dossiers de contrat, qui ne sont pas redonnés.',
    ],
  },
  mentions: {
    title: (records: number): string =>
      `${count(records, 'autre fiche porte ce nom', 'autres fiches portent ce nom')} et ne ${agree(records, 'sera', 'seront')} pas ${agree(records, 'modifiée', 'modifiées')}`,
    correctFirst: typography(
      'Corrigez-les d’abord, puis revenez : l’effacement emportera aussi l’ancienne version de ce que vous aurez corrigé. Si une autre personne porte le même nom, laissez sa fiche telle quelle.',
    ),
    /** Before the name. */
    of: {
      candidate: 'Candidat',
      employer: 'Employeur',
      'contract-file': 'Dossier',
      colleague: 'Collègue',
    } satisfies Partial<Record<Mention['type'], string>>,
    request: 'Une demande du registre des données personnelles',
    elsewhere: 'Les paramètres ou les références',
  },
  copies: {
    title: 'Copies qui la contiennent encore',
    none: 'Aucune sauvegarde connue ne la contient.',
    rotated: (copies: number, last: string): string =>
      typography(
        `${count(copies, 'sauvegarde, qui s’effacera d’elle-même à son tour', 'sauvegardes, qui s’effaceront d’elles-mêmes à leur tour', 'aucune sauvegarde')} : ${agree(copies, 'le', 'la dernière le')} ${last} au plus tard.`,
      ),
    others: typography('Restent jusqu’à ce que quelqu’un les supprime :'),
    other: ({ name, folder, madeAt }: ErasurePreview['copies'][number]): string =>
      typography(`${name}, dossier « ${folder} », du ${formatInstant(madeAt)}`),
    elsewhere:
      'Ce qui a quitté Vivier autrement (copie faite à la main, PDF, impression) reste à détruire par vous ou par qui l’a reçu.',
  },
  confirmation: {
    title: 'Effacer',
    erase: 'Effacer pour toujours',
    keep: 'Garder la fiche',
    reason: 'Raison',
    label: 'Confirmation',
    /** Around the words to type. */
    type: ['Tapez «\u202F', '\u202F» pour effacer.'],
  },
} as const;
