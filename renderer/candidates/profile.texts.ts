import { typography } from '../../shared/base/text';
import { type ProfileKind, profileKinds } from '../../shared/fields';

const enter = (intent: string) => typography(intent);

/** Sentences of the tab « Projet »: what a person can, wants and is hindered by. */
export const profileTexts = {
  add: {
    target: 'Ajouter un métier',
    ability: 'Ajouter une aptitude',
    diploma: 'Ajouter un diplôme',
    language: 'Ajouter une langue',
    licence: 'Ajouter un permis',
    transport: 'Ajouter des horaires',
    availability: 'Ajouter des disponibilités',
    obstacle: 'Ajouter un frein',
  } satisfies Record<ProfileKind, string>,
  /** What an empty list teaches. */
  none: {
    target: enter(
      'Aucun métier n’est noté. Ajoutez le premier : ce que la personne veut faire, puis ce qui le montre (immersion, test, expérience).',
    ),
    ability: enter(
      'Aucune aptitude n’est notée. Un geste, un outil, une façon de travailler, avec sa preuve.',
    ),
    diploma: enter(
      'Aucun diplôme n’est noté. Notez aussi une formation suivie sans l’obtenir : elle compte.',
    ),
    language: enter('Aucune langue n’est notée. Commencez par celle de la maison.'),
    licence: enter('Aucune catégorie n’est notée.'),
    transport: enter(
      'Aucun horaire n’est noté : l’heure du dernier bus dit quels postes du soir sont possibles.',
    ),
    availability: enter('Aucune disponibilité n’est notée. Une journée type suffit pour commencer.'),
    obstacle: enter('Aucun frein n’est noté.'),
  } satisfies Record<ProfileKind, string>,
  intent: {
    target: typography('Le premier compte le plus ; il paraît dans la liste des candidats.'),
    obstacle: typography(
      'Liste fermée, jamais montrée à un employeur. Rien de la santé, de la justice ni des opinions.',
    ),
  } as Partial<Record<ProfileKind, string>>,
  correct: (kind: ProfileKind) => typography(`Corriger : ${profileKinds[kind].said}`),
  correctOne: (what: string) => typography(`Corriger : ${what}`),
  removeOne: (what: string) => typography(`Retirer : ${what}`),
  up: (what: string) => typography(`Monter : ${what}`),
  down: (what: string) => typography(`Descendre : ${what}`),
  moved: (what: string, rank: number) => typography(`${what} : rang ${rank}`),
  remove: 'Retirer',
  removed: 'Retiré de la fiche',
  submitAdd: 'Ajouter',
  submitCorrect: 'Corriger',
  evidence: {
    title: (rank: number) => `Preuve ${rank}`,
    add: 'Ajouter une preuve',
    remove: (rank: number) => `Retirer la preuve ${rank}`,
    none: typography(
      'Aucune preuve : une immersion, un test ou une expérience rendrait cette ligne plus sûre.',
    ),
  },
  mobility: {
    none: typography(
      'Rien n’est connu de sa mobilité. Demandez le permis, le véhicule, puis l’heure du dernier bus.',
    ),
  },
  turn: {
    title: 'Un poste lui irait-il',
    day: 'Jour',
    startsAt: 'Commence à',
    endsAt: 'Finit à',
    kilometres: 'km',
    km: 'Distance',
    reach: { yes: 'Trajet possible', no: 'Trajet impossible', unknown: 'Trajet à vérifier' },
    noAvailability: 'Ses disponibilités ne sont pas notées.',
    hours: (free: string, all: string) => typography(`Disponible ${free}\u00A0h sur ${all}\u00A0h.`),
    unread: 'Donnez les deux heures.',
  },
} as const;
