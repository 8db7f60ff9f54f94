import { plural, typography } from '../base/text';
import {
  exitReasonCodes,
  exitReasonOf,
  periodLabel,
  personStates,
  schemeLabels,
  situationKinds,
  stageKinds,
  stateWords,
  TRASH_DAYS,
} from '../candidates';
import { candidateFields, inSentence, levelName, levelSchema, profileKinds, schemeIds } from '../fields';
import { PAPER_NOTICE_DAYS } from '../papers';
import { storedPurposeIds, storedPurposes } from '../purposes';
import { answerWords, column, columnsOfFields, inRankOrder } from './from-fields';
import type { DeclaredView, ListDeclaration, ListFilter } from './list';
import { alternatives, ofPlace } from './sentence';

const levelSaid = (value: string): string => {
  const level = levelSchema.safeParse(value);
  return level.success
    ? levelName(level.data)
        .replace(/^N/u, 'n')
        .replace(/^Infra/u, 'niveau infra')
    : value;
};

/** Where the papers of a person stand on the day, by the one that ends first and that nothing outlasts. */
export const paperStates = {
  expired: { label: 'Expirée', said: 'dont une pièce a expiré' },
  soon: {
    label: `Expire dans les ${plural(PAPER_NOTICE_DAYS, 'jour', 'jours')}`,
    said: `dont une pièce expire dans les ${plural(PAPER_NOTICE_DAYS, 'jour', 'jours')}`,
  },
  good: { label: 'À jour', said: 'dont les pièces sont à jour' },
} as const;
const paperStateSaid = (value: string): string =>
  Object.entries(paperStates).find(([state]) => state === value)?.[1].said ?? value;

/** By name, unless it says otherwise. */
const view = (given: Omit<DeclaredView, 'sort'> & Partial<DeclaredView>): DeclaredView => ({
  sort: { key: 'name', descending: false },
  ...given,
});

/** What several records of a kind are asked by, and how the sentence of a list says it; obstacles are those of today. */
const profileWords = {
  language: {
    heading: 'Langues',
    choices: profileKinds.language.fields.language.control.choices,
    of: (words: readonly string[]) => `qui parlent ${alternatives(words.map(inSentence))}`,
    empty: 'sans langue notée',
    filled: 'dont une langue est notée',
  },
  licence: {
    heading: 'Permis',
    choices: profileKinds.licence.fields.category.control.choices,
    of: (words: readonly string[]) => `avec le permis ${alternatives(words)}`,
    empty: 'sans catégorie de permis notée',
    filled: 'dont une catégorie de permis est notée',
  },
  obstacle: {
    heading: 'Freins',
    choices: profileKinds.obstacle.fields.code.control.choices,
    of: (words: readonly string[]) => `avec une ${alternatives(words.map(inSentence))}`,
    empty: 'sans frein noté',
    filled: 'dont un frein est noté',
  },
} as const;
const profileColumn = (kind: keyof typeof profileWords) => {
  const { heading, choices, of, empty, filled } = profileWords[kind];
  return column({
    id: kind,
    heading,
    label: kind === 'licence' ? 'Catégories de permis' : heading,
    kind: 'several',
    width: 130,
    grows: 1,
    isDefault: false,
    isOptional: true,
    choices,
    words: { oneOf: of, empty, filled },
  });
};

/** Every person of the portfolio. */
export const candidatesList: ListDeclaration = {
  id: 'candidates',
  title: 'Candidats',
  one: 'candidat',
  many: 'candidats',
  sort: { key: 'name', descending: false },
  leavesOut: {
    unless: ['state', 'archivedOn', 'exitReason', 'leftOn', 'trashedOn'],
    none: 'Aucune fiche n’est active',
    advice: typography('Celles qui restent se trouvent sous « Archivés » ou sous « Corbeille ».'),
  },
  views: [
    view({
      id: 'silent',
      name: 'Sans contact depuis 30 jours',
      filters: [{ field: 'lastContactOn', operator: 'older', value: 30 }],
      sort: { key: 'lastContactOn', descending: false },
      columns: ['name', 'birthDate', 'lastContactOn', 'schemes', 'adviser'],
      none: 'Chacun a eu un contact depuis 30 jours',
      advice: 'Ceux dont aucun contact n’est noté sont dans la vue « Jamais contactés ».',
    }),
    view({
      id: 'never-met',
      name: 'Jamais contactés',
      filters: [{ field: 'lastContactOn', operator: 'empty', value: null }],
      sort: { key: 'firstReceptionOn', descending: false },
      columns: ['name', 'birthDate', 'firstReceptionOn', 'schemes', 'adviser'],
      none: 'Chacun a eu un contact',
      advice: 'Un contact se note sur la fiche, ou par Ctrl+K, « noter » et le nom.',
    }),
    view({
      id: 'training-leavers',
      name: 'Vivier : sortants de formation',
      filters: [{ field: 'stage', operator: 'one-of', value: ['training-leaver'] }],
      sort: { key: 'stageSince', descending: false },
      columns: ['name', 'age', 'stage', 'stageSince', 'lastContactOn', 'adviser'],
      none: 'Personne n’est à l’étape « Sortant de formation »',
      advice: 'L’étape se note sur la fiche, onglet Situation.',
    }),
    view({
      id: 'young-without',
      name: 'Mineurs sans solution',
      filters: [
        { field: 'age', operator: 'between', value: { from: null, to: 17 } },
        { field: 'situation', operator: 'one-of', value: ['none', 'job-seeking'] },
      ],
      columns: ['name', 'birthDate', 'situation', 'lastContactOn', 'adviser'],
      none: 'Aucun mineur n’est noté sans solution',
      advice: 'La situation du jour se date sur la fiche, onglet Situation.',
    }),
    view({
      id: 'papers-ending',
      name: 'Papiers qui expirent',
      filters: [{ field: 'paperState', operator: 'one-of', value: ['expired', 'soon'] }],
      sort: { key: 'paperExpiresOn', descending: false },
      columns: ['name', 'birthDate', 'paperExpiresOn', 'paperState', 'adviser'],
      none: `Aucune pièce n’expire dans les ${plural(PAPER_NOTICE_DAYS, 'jour', 'jours')}`,
      advice: 'Les pièces et leur fin se notent sur la fiche, onglet Pièces.',
    }),
    view({
      id: 'incomplete',
      name: 'Incomplets',
      filters: [{ field: 'incompleteFor', operator: 'filled', value: null }],
      columns: ['name', 'birthDate', 'incompleteFor', 'lastContactOn', 'adviser'],
      none: 'Aucune fiche n’est incomplète pour ce que la liste sait lire',
      advice: 'Ce qu’un contrat ou un dispositif demande en plus se lit sur chaque fiche, à « Complétude ».',
    }),
    view({
      id: 'cej',
      name: 'En CEJ',
      filters: [{ field: 'schemes', operator: 'one-of', value: ['CEJ'] }],
      columns: ['name', 'birthDate', 'schemes', 'lastContactOn', 'adviser'],
      none: 'Personne n’est en CEJ',
      advice: 'L’entrée dans un dispositif se note sur la fiche.',
    }),
    view({
      id: 'civis',
      name: 'En CIVIS',
      filters: [{ field: 'schemes', operator: 'one-of', value: ['CIVIS', 'CIVIS_RENFORCE'] }],
      columns: ['name', 'birthDate', 'schemes', 'lastContactOn', 'adviser'],
      none: 'Personne n’est en CIVIS',
      advice: 'L’entrée dans un dispositif se note sur la fiche.',
    }),
    view({
      id: 'not-informed',
      name: 'Sans notice remise',
      filters: [{ field: 'isInformed', operator: 'one-of', value: ['no'] }],
      columns: ['name', 'birthDate', 'firstReceptionOn', 'adviser'],
      none: 'Chacun a reçu une notice d’information',
      advice: 'La remise se note sur la fiche, menu « Autres actions », « Données et droits… ».',
    }),
    view({
      id: 'no-adviser',
      name: 'Sans conseiller',
      filters: [{ field: 'adviser', operator: 'empty', value: null }],
      columns: ['name', 'birthDate', 'commune', 'firstReceptionOn', 'lastContactOn'],
      none: 'Chacun a un conseiller référent',
      advice: 'Choisissez plusieurs lignes pour changer leur conseiller d’un geste.',
    }),
    view({
      id: 'archived',
      name: 'Archivés',
      filters: [{ field: 'state', operator: 'one-of', value: ['archived'] }],
      sort: { key: 'leftOn', descending: true },
      columns: ['name', 'birthDate', 'exitReason', 'leftOn', 'archivedOn', 'adviser'],
      none: 'Personne n’est archivé',
      advice: 'Une personne qui s’en va s’archive depuis sa fiche, ou à plusieurs depuis la liste.',
    }),
    view({
      id: 'trash',
      name: 'Corbeille',
      filters: [{ field: 'state', operator: 'one-of', value: ['trashed'] }],
      sort: { key: 'trashedOn', descending: false },
      columns: ['name', 'birthDate', 'trashedOn', 'firstReceptionOn', 'adviser'],
      none: 'La corbeille est vide',
      advice: 'Une fiche créée à tort s’y met depuis la fiche, et y reste 30 jours au moins.',
    }),
  ],
  columns: inRankOrder([
    ...columnsOfFields(candidateFields, {
      // The name is a column of its own, which these make.
      birthName: { width: 130 },
      usualName: { width: 130 },
      firstName: { width: 110 },
      birthDate: { isPrivate: true, words: { between: (span) => `nés ${span}` } },
      commune: {
        isSuggested: true,
        words: { oneOf: (words) => alternatives(words.map(ofPlace)), empty: 'sans commune' },
      },
      adviser: {
        isSuggested: true,
        isFollower: true,
        words: { oneOf: (words) => `suivis par ${alternatives(words)}`, empty: 'sans conseiller référent' },
      },
      level: {
        words: {
          oneOf: (_words, values) => `de ${alternatives(values.map(levelSaid))}`,
          empty: 'sans niveau connu',
        },
      },
      firstReceptionOn: {
        words: {
          between: (span) => `accueillis ${span}`,
          empty: 'sans premier accueil',
          filled: 'déjà accueillis',
        },
      },
      diplomaObtained: {
        words: answerWords('avec diplôme', 'sans diplôme', 'dont le diplôme n’est pas connu'),
      },
      qpv: {
        words: answerWords(
          'en quartier prioritaire',
          'hors des quartiers prioritaires',
          'dont le quartier n’est pas connu',
        ),
      },
      jobSeeker: {
        words: answerWords(
          'inscrits comme demandeurs d’emploi',
          'non inscrits comme demandeurs d’emploi',
          'dont l’inscription n’est pas connue',
        ),
      },
      jobSeekerSince: { words: { between: (span) => `inscrits comme demandeurs d’emploi ${span}` } },
      disabledWorker: { words: answerWords('avec une RQTH', 'sans RQTH', 'dont la RQTH n’est pas connue') },
      drivingLicence: {
        words: answerWords(
          'avec le permis de conduire',
          'sans permis de conduire',
          'dont le permis n’est pas connu',
        ),
      },
      student: { words: answerWords('étudiants', 'non étudiants', 'dont les études ne sont pas connues') },
      inTraining: {
        words: answerWords('en formation', 'hors formation', 'dont la formation n’est pas connue'),
      },
      mobilePhone: { kind: 'phone' },
      landlinePhone: { kind: 'phone' },
    }),
    {
      rank: 10,
      column: column({ id: 'name', heading: 'Nom', kind: 'text', width: 160, grows: 2, isPrivate: true }),
    },
    {
      rank: 25,
      column: column({
        id: 'age',
        heading: 'Âge',
        kind: 'age',
        width: 76,
        isDefault: false,
        words: { between: (span) => span },
      }),
    },
    {
      rank: 45,
      column: column({
        id: 'situation',
        heading: 'Situation',
        label: 'Situation du jour',
        kind: 'choice',
        width: 130,
        grows: 1,
        isDefault: false,
        isOptional: true,
        choices: situationKinds.map((value) => ({ value, label: periodLabel(value) })),
        words: {
          oneOf: (words) => alternatives(words.map(inSentence)),
          empty: 'sans situation datée ce jour',
          filled: 'dont la situation du jour est datée',
        },
      }),
    },
    ...(['language', 'licence', 'obstacle'] as const).map((kind, index) => ({
      rank: 46 + index,
      column: profileColumn(kind),
    })),
    {
      rank: 50,
      column: column({
        id: 'schemes',
        heading: 'Dispositifs',
        label: 'Dispositifs en cours',
        kind: 'several',
        width: 96,
        grows: 1,
        isOptional: true,
        choices: schemeIds.map((value) => ({
          value,
          label: schemeLabels[value].long,
          short: schemeLabels[value].short,
        })),
        words: {
          oneOf: (words) => `entrés en ${alternatives(words)}`,
          empty: 'sans dispositif en cours',
          filled: 'en dispositif',
        },
      }),
    },
    {
      rank: 51,
      column: column({
        id: 'stage',
        heading: 'Étape',
        label: 'Étape du vivier',
        kind: 'choice',
        width: 150,
        grows: 1,
        isDefault: false,
        isOptional: true,
        choices: stageKinds.map((value) => ({ value, label: periodLabel(value) })),
        words: {
          oneOf: (words) => `à l’étape ${alternatives(words.map(inSentence))}`,
          empty: 'sans étape du vivier',
          filled: 'dont l’étape du vivier est notée',
        },
      }),
    },
    {
      rank: 52,
      column: column({
        id: 'stageSince',
        heading: 'Depuis',
        label: 'À cette étape depuis',
        kind: 'date',
        isDefault: false,
        isOptional: true,
        words: {
          between: (span) => `à leur étape ${span}`,
          empty: 'sans étape du vivier',
          filled: 'dont l’étape du vivier est notée',
        },
      }),
    },
    {
      rank: 60,
      column: column({
        id: 'state',
        heading: 'État',
        label: 'État de la fiche',
        kind: 'choice',
        width: 110,
        isDefault: false,
        choices: personStates.map((value) => ({ value, label: stateWords[value].label })),
        words: {
          oneOf: (_words, values) =>
            alternatives(
              personStates.filter((state) => values.includes(state)).map((state) => stateWords[state].many),
            ),
        },
      }),
    },
    {
      rank: 61,
      column: column({
        id: 'exitReason',
        heading: 'Motif',
        label: 'Motif de sortie',
        kind: 'choice',
        width: 150,
        grows: 1,
        isDefault: false,
        isOptional: true,
        choices: exitReasonCodes.map((value) => ({ value, label: exitReasonOf(value).label })),
        words: { empty: 'sans motif de sortie', filled: 'sortis' },
      }),
    },
    {
      rank: 62,
      column: column({
        id: 'leftOn',
        heading: 'Sortie',
        label: 'Jour de la sortie',
        kind: 'date',
        isDefault: false,
        isOptional: true,
        words: { between: (span) => `sortis ${span}`, empty: 'sans sortie', filled: 'sortis' },
      }),
    },
    {
      rank: 63,
      column: column({
        id: 'archivedOn',
        heading: 'Archivée',
        label: 'Jour de l’archivage',
        kind: 'date',
        isDefault: false,
        isOptional: true,
        words: { between: (span) => `archivés ${span}`, empty: 'jamais archivés', filled: 'archivés' },
      }),
    },
    {
      rank: 64,
      column: column({
        id: 'trashedOn',
        heading: 'Corbeille',
        label: 'Jour de la mise à la corbeille',
        kind: 'date',
        isDefault: false,
        isOptional: true,
        words: {
          between: (span) => `mis à la corbeille ${span}`,
          empty: 'hors de la corbeille',
          filled: 'à la corbeille',
        },
      }),
    },
    {
      rank: 70,
      column: column({
        id: 'lastContactOn',
        heading: 'Contact',
        label: 'Dernier contact',
        kind: 'date',
        isOptional: true,
        words: {
          between: (span) => `contactés ${span}`,
          empty: 'sans contact noté',
          filled: 'avec un contact noté',
        },
      }),
    },
    {
      rank: 880,
      column: column({
        id: 'paperExpiresOn',
        heading: 'Fin de pièce',
        label: 'Prochaine fin d’une pièce',
        kind: 'date',
        isDefault: false,
        isOptional: true,
        words: {
          between: (span) => `dont une pièce expire ${span}`,
          empty: 'sans pièce qui expire',
          filled: 'dont une pièce expire un jour',
        },
      }),
    },
    {
      rank: 890,
      column: column({
        id: 'paperState',
        heading: 'Pièces',
        label: 'État des pièces',
        kind: 'choice',
        width: 150,
        isDefault: false,
        isOptional: true,
        choices: Object.entries(paperStates).map(([value, { label }]) => ({ value, label })),
        words: {
          oneOf: (_words, values) => alternatives(values.map(paperStateSaid)),
          empty: 'sans pièce qui expire',
          filled: 'dont une pièce expire un jour',
        },
      }),
    },
    {
      rank: 895,
      // What the law and the contracts need is read on each page: no SQL tells it.
      column: column({
        id: 'incompleteFor',
        heading: 'Incomplet pour',
        kind: 'several',
        width: 180,
        grows: 1,
        isDefault: false,
        isOptional: true,
        choices: storedPurposeIds.map((value) => ({
          value,
          label: storedPurposes[value].label,
          short: storedPurposes[value].short,
        })),
        words: {
          oneOf: (_words, values) =>
            `incomplets pour ${alternatives(
              storedPurposeIds.filter((id) => values.includes(id)).map((id) => storedPurposes[id].said),
            )}`,
          empty: 'complets pour ce que la liste sait lire',
          filled: 'incomplets',
        },
      }),
    },
    {
      rank: 900,
      column: column({
        id: 'isToCompare',
        heading: 'À comparer',
        label: 'À comparer avec une autre fiche',
        kind: 'yes-no',
        width: 96,
        isDefault: false,
        words: answerWords('à comparer avec une autre fiche', 'sans autre fiche à comparer', ''),
      }),
    },
    {
      rank: 910,
      column: column({
        id: 'isInformed',
        heading: 'Notice',
        label: 'Notice d’information remise',
        kind: 'yes-no',
        width: 96,
        isDefault: false,
        words: answerWords(
          'à qui une notice d’information a été remise',
          'sans notice d’information remise',
          '',
        ),
      }),
    },
    {
      rank: 920,
      column: column({
        id: 'objects',
        heading: 'S’oppose',
        label: 'S’oppose à un usage de ses données',
        kind: 'yes-no',
        width: 96,
        isDefault: false,
        words: answerWords('qui s’opposent à un usage de leurs données', 'sans opposition', ''),
      }),
    },
  ]),
};

/** Those who look like somebody else, and about whom nobody has decided yet. */
export const toCompare: ListFilter = { field: 'isToCompare', operator: 'one-of', value: ['yes'] };

/** Fiches whose erasure is proposed: in the trash for as long as it keeps them. */
export const trashDue: ListFilter = { field: 'trashedOn', operator: 'older', value: TRASH_DAYS - 1 };
