import { capital, plural, typography } from '../../shared/base/text';
import { type CivilDate, formatShortDate } from '../../shared/base/time';
import type { Side } from '../../shared/merge';

/** What a table of the portfolio is called in numbers; what comes later is counted as the rest. */
const rowWords: Readonly<Record<string, readonly [one: string, many: string]>> = {
  contact: ['contact', 'contacts'],
  enrolment: ['inscription dans un dispositif', 'inscriptions dans un dispositif'],
  period: ['situation ou personne autour', 'situations ou personnes autour'],
  contract_file: ['dossier de contrat', 'dossiers de contrat'],
  asked_fact: ['information donnée', 'informations données'],
  answer_override: ['réponse du conseiller', 'réponses du conseiller'],
  person_document: ['pièce', 'pièces'],
  person_scan: ['copie de pièce', 'copies de pièces'],
  profile_entry: ['élément du projet', 'éléments du projet'],
  notice_given: ['notice remise', 'notices remises'],
  objection: ['opposition', 'oppositions'],
  access_copy: ['copie de ses données', 'copies de ses données'],
  retention_hold: ['gel de l’effacement', 'gels de l’effacement'],
  rights_request: ['demande au registre', 'demandes au registre'],
  handover_candidate: ['passation', 'passations'],
  saved_view_member: ['place dans une vue', 'places dans une vue'],
  import_line: ['ligne d’import', 'lignes d’import'],
};
export const rowLabel = (table: string): string => capital(rowWords[table]?.[1] ?? 'autres éléments');
const counted = ({ table, count }: { readonly table: string; readonly count: number }): string => {
  const [one, many] = rowWords[table] ?? ['autre élément', 'autres éléments'];
  return plural(count, one, many);
};

const sideWords: Readonly<Record<Side, string>> = {
  kept: 'Fiche gardée',
  other: 'Autre fiche',
};

/** Two records side by side. */
export const mergeTexts = {
  title: 'Comparer deux fiches',
  subtitle:
    'Si c’est la même personne, choisissez ce que garde chaque ligne, puis réunissez-les\u00A0: rien de ce qu’elles contiennent n’est perdu.',
  side: sideWords,
  number: (fileNumber: string) => (fileNumber === '' ? 'sans numéro' : `n° ${fileNumber}`),
  made: (on: CivilDate) => `créée le ${formatShortDate(on)}`,
  differences: 'Ce qui diffère',
  nothingDiffers: 'Les deux fiches disent la même chose.',
  columns: { field: 'Renseignement', rows: 'Ce qui est réuni' },
  unknown: 'non renseigné',
  changed: (on: CivilDate) => `saisi le ${formatShortDate(on)}`,
  both: 'Les deux, l’un après l’autre',
  numberRule: (kept: string, former: string) =>
    typography(
      former === ''
        ? `Numéro de dossier : ${kept === '' ? 'aucun' : kept}.`
        : `Numéro de dossier : le plus ancien, ${kept}. L’autre, ${former}, reste un ancien numéro : la recherche et les imports le connaissent.`,
    ),
  sameTitle: (count: number) => `${plural(count, 'renseignement identique', 'renseignements identiques')}`,
  besides: 'Ce que chacune a encore',
  besidesRule: 'Tout est réuni dans la fiche gardée.',
  nothingBesides: 'Aucune des deux n’a autre chose.',
  rules: 'Ce qui est écrit dans les deux',
  contacts: (count: number) =>
    `${plural(count, 'même contact le même jour', 'mêmes contacts le même jour')}\u00A0: gardé une seule fois.`,
  enrolments: (schemes: string, count: number) =>
    `${plural(count, 'même inscription', 'mêmes inscriptions')} (${schemes})\u00A0: gardée une seule fois, avec la sortie qui est connue.`,
  periods: (count: number) =>
    `${plural(count, 'même situation aux mêmes dates', 'mêmes situations aux mêmes dates')}\u00A0: gardée une seule fois.`,
  facts: (count: number) =>
    `${plural(count, 'information donnée autrement', 'informations données autrement')}\u00A0: la plus récente est gardée.`,
  answers: (schemes: string) =>
    `Deux réponses du conseiller en cours (${schemes})\u00A0: la plus récente reste, l’autre est retirée et se lit encore.`,
  signed:
    'Chaque fiche a un dossier signé\u00A0: les deux sont gardés, et chacun garde les mots qui ont été signés.',
  overlaps: 'Situations sur les mêmes jours',
  overlapsRule:
    'Une personne a une situation à la fois. Choisissez celle qui vaut pour les jours en commun\u00A0: l’autre garde ses autres jours, et le parcours dit ce qui a cédé.',
  overlap: (rank: number) => `Situation ${rank}`,
  apart: (on: string) => `Le ${on}, ces deux fiches ont été dites de deux personnes. Les réunir l’oublie.`,
  unite: 'Réunir les deux fiches',
  uniteHelp: (days: number) =>
    `Vous pourrez les séparer pendant ${days} jours\u00A0: chacune sera rendue comme elle était.`,
  tellApart: 'Ce sont deux personnes',
  toldApart: 'Deux personnes',
  toldApartMeans: 'Ni la saisie ni un import ne les rapprocheront plus.',
  united: 'Fiches réunies',
  unitedMeans: (until: string) => `Vous pouvez les séparer jusqu’au ${until}.`,
  settleFirst: 'Choisissez d’abord la situation qui vaut pour chaque période en commun.',
  stale: 'Une des deux fiches a changé depuis l’ouverture de cette page. Relisez-les.',
  reread: 'Relire les deux fiches',
  withWhom: 'Comparer avec une autre fiche',
  pick: 'L’autre fiche',
  compare: 'Comparer les deux fiches',
  alike: 'Fiches ressemblantes',
  nobodyAlike: 'Aucune autre fiche ne ressemble à celle-ci. Cherchez-la par son nom ou son numéro.',
  itself: 'C’est la même fiche\u00A0: choisissez-en une autre.',
} as const;

/** On the page of a person: what was made one with her record, and who was said not to be her. */
export const unionTexts = {
  merged: (on: CivilDate, number: string) =>
    `Réunie le ${formatShortDate(on)} avec une autre fiche${number === '' ? '' : ` (ancien n° ${number})`}.`,
  separate: 'Séparer les deux fiches',
  until: (on: CivilDate) => `possible jusqu’au ${formatShortDate(on)}`,
  apart: (on: CivilDate) => `Dite le ${formatShortDate(on)} d’une autre personne que`,
  takeBack: 'Revenir sur cette réponse',
  takenBack: 'Les deux fiches peuvent de nouveau se ressembler',
} as const;

/** Two records given back. */
export const separationTexts = {
  title: 'Séparer deux fiches',
  until: (on: string) => `Possible jusqu’au ${on}, ensuite la copie qui le permet est effacée.`,
  gives: 'Ce qui est rendu',
  givesRule:
    'Chaque fiche est rendue comme elle était avant la réunion, avec son numéro, ses contacts, ses inscriptions, ses situations et ses dossiers.',
  stays: 'Ce qui reste sur la fiche gardée',
  staysRule: 'Ce qui a été saisi depuis la réunion reste là où vous l’avez saisi.',
  fields: (labels: string) => typography(`Renseignements changés depuis : ${labels}.`),
  rows: counted,
  nothingStays: 'Rien n’a été saisi depuis la réunion.',
  asTheyWere: 'L’autre fiche retrouve en plus, tels qu’ils étaient',
  lost: 'Ce qui ne peut pas être rendu',
  lostRule: 'Ce qui a été saisi depuis en prend la place.',
  act: 'Séparer les deux fiches',
  done: 'Fiches séparées',
  doneMeans: 'Chacune est rendue comme elle était.',
  other: 'Ouvrir l’autre fiche',
} as const;
