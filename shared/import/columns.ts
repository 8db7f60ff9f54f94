import { fold } from '../base/text';
import type { ImportMapping, ImportTarget } from './import.procedures';
import { importTargets } from './import.procedures';

interface TargetColumn {
  /** French name of the column, for the screens and the reasons of the report. */
  readonly label: string;
  /** Other headings seen in extracts (Parcours 3, i-milo, home-made lists), folded as `fold` does. */
  readonly headings: readonly string[];
}

/** What each target is called, and which headings mean it. */
export const importColumns: Readonly<Record<ImportTarget, TargetColumn>> = {
  fileNumber: {
    label: 'N° de dossier',
    headings: [
      'n dossier',
      'numero dossier',
      'num dossier',
      'no dossier',
      'dossier',
      'ref dossier',
      'reference dossier',
      'identifiant dossier',
      'identifiant',
      'id dossier',
      'id jeune',
      'n i milo',
      'id i milo',
      'identifiant i milo',
      'n parcours 3',
      'matricule',
    ],
  },
  civility: {
    label: 'Civilité',
    headings: ['civilite', 'civ', 'titre', 'sexe', 'genre', 'm mme', 'h f', 'f h'],
  },
  birthName: {
    label: 'Nom de naissance',
    headings: [
      'nom de naissance',
      'nom naissance',
      'nom de jeune fille',
      'nom jeune fille',
      'nom de famille',
      'nom patronymique',
      'patronyme',
      'nom',
      'nom jeune',
      'nom du jeune',
      'nom candidat',
    ],
  },
  usualName: {
    label: 'Nom d’usage',
    headings: [
      'nom d usage',
      'nom usage',
      'nom usuel',
      'nom marital',
      'nom d epouse',
      'nom d époux',
      'nom epouse',
    ],
  },
  firstName: {
    label: 'Prénom',
    headings: [
      'prenom',
      'prenom s',
      'prenoms',
      'prenom s',
      'premier prenom',
      'prenom jeune',
      'prenom du jeune',
      'prenom candidat',
    ],
  },
  birthDate: {
    label: 'Date de naissance',
    headings: [
      'date de naissance',
      'date naissance',
      'date naiss',
      'date de naiss',
      'ne le',
      'nee le',
      'ne e le',
      'naissance',
      'ddn',
      'dn',
      'd naissance',
    ],
  },
  street: {
    label: 'Adresse',
    headings: [
      'adresse',
      'adresse 1',
      'adresse ligne 1',
      'rue',
      'voie',
      'n et voie',
      'adresse postale',
      'domicile',
    ],
  },
  addressComplement: {
    label: 'Complément d’adresse',
    headings: [
      'complement d adresse',
      'complement adresse',
      'complement',
      'adresse 2',
      'adresse ligne 2',
      'batiment',
      'residence',
      'chez',
    ],
  },
  postcode: { label: 'Code postal', headings: ['code postal', 'cp', 'c p', 'code post', 'codepostal'] },
  commune: {
    label: 'Commune',
    headings: [
      'commune',
      'ville',
      'localite',
      'commune de residence',
      'ville de residence',
      'libelle commune',
      'bureau distributeur',
    ],
  },
  mobilePhone: {
    label: 'Tél. portable',
    headings: [
      'tel portable',
      'telephone portable',
      'portable',
      'tel mobile',
      'telephone mobile',
      'mobile',
      'gsm',
      'n portable',
      'telephone',
      'tel',
      'telephone 1',
      'tel 1',
      'n de telephone',
      'n telephone',
      'numero de telephone',
    ],
  },
  landlinePhone: {
    label: 'Tél. fixe',
    headings: [
      'tel fixe',
      'telephone fixe',
      'fixe',
      'tel domicile',
      'telephone domicile',
      'tel 2',
      'telephone 2',
      'autre telephone',
      'autre tel',
    ],
  },
  email: {
    label: 'Courriel',
    headings: [
      'courriel',
      'email',
      'e mail',
      'mail',
      'adresse mail',
      'adresse email',
      'adresse e mail',
      'adresse electronique',
      'adresse courriel',
      'mel',
    ],
  },
  level: {
    label: 'Niveau de formation',
    headings: [
      'niveau de formation',
      'niveau formation',
      'niveau',
      'niv formation',
      'niv',
      'niveau scolaire',
      'niveau d etudes',
      'niveau etudes',
      'niveau de diplome',
      'niveau de qualification',
      'niveau initial',
    ],
  },
  diplomaObtained: {
    label: 'Diplôme obtenu',
    headings: [
      'diplome obtenu',
      'diplome o n',
      'diplome oui non',
      'diplome valide',
      'obtenu',
      'diplome e',
      'obtention du diplome',
    ],
  },
  diplomaLabel: {
    label: 'Intitulé du diplôme',
    headings: [
      'diplome',
      'intitule du diplome',
      'intitule diplome',
      'libelle diplome',
      'libelle du diplome',
      'dernier diplome',
      'diplome le plus eleve',
      'specialite',
      'formation initiale',
    ],
  },
  jobSeekerSince: {
    label: 'Inscrit demandeur d’emploi depuis',
    headings: [
      'inscrit demandeur d emploi depuis',
      'demandeur d emploi depuis',
      'date inscription pole emploi',
      'date d inscription pole emploi',
      'date inscription france travail',
      'date d inscription france travail',
      'inscrit pole emploi depuis',
      'inscrit france travail depuis',
      'date inscription de',
      'de depuis',
      'date inscription anpe',
      'inscription pole emploi',
      'inscription france travail',
    ],
  },
  jobSeekerNumber: {
    label: 'Identifiant France Travail',
    headings: [
      'identifiant france travail',
      'identifiant pole emploi',
      'id france travail',
      'id pole emploi',
      'n pole emploi',
      'n france travail',
      'numero france travail',
      'numero pole emploi',
      'n de',
      'n demandeur d emploi',
      'identifiant de',
      'id de',
      'n anpe',
    ],
  },
  disabledWorker: {
    label: 'Travailleur handicapé',
    headings: [
      'travailleur handicape',
      'rqth',
      'th',
      'handicap',
      'reconnaissance th',
      'beneficiaire rqth',
      'boe',
      'boeth',
    ],
  },
  qpv: {
    label: 'QPV',
    headings: [
      'qpv',
      'quartier prioritaire',
      'reside en qpv',
      'residence qpv',
      'habite en qpv',
      'zus',
      'qpv o n',
      'issu d un qpv',
    ],
  },
  zrr: {
    label: 'ZRR',
    headings: ['zrr', 'frr', 'zrr frr', 'zone de revitalisation rurale', 'reside en zrr', 'zone rurale'],
  },
  drivingLicence: {
    label: 'Permis B',
    headings: ['permis b', 'permis', 'permis de conduire', 'permis vl', 'permis b o n'],
  },
  adviser: {
    label: 'Conseiller référent',
    headings: [
      'conseiller referent',
      'conseillere referente',
      'conseiller e referent e',
      'conseiller ere referent e',
      'conseiller',
      'conseillere',
      'conseiller e',
      'referent',
      'nom conseiller',
      'nom du conseiller',
      'nom du referent',
    ],
  },
  firstReceptionOn: {
    label: 'Date premier accueil',
    headings: [
      'date premier accueil',
      'date du premier accueil',
      'date de premier accueil',
      'premier accueil',
      '1er accueil',
      'date 1er accueil',
      'date du 1er accueil',
      'date d accueil',
      'date inscription',
      'date d inscription',
      'date d inscription ml',
      'date inscription ml',
    ],
  },
  lastInterviewOn: {
    label: 'Dernier entretien',
    headings: [
      'dernier entretien',
      'date dernier entretien',
      'date du dernier entretien',
      'dernier contact',
      'date dernier contact',
      'date du dernier contact',
      'dernier acte',
      'date dernier acte',
      'dernier rdv',
      'dernier rendez vous',
      'date dernier rdv',
    ],
  },
  scheme: {
    label: 'Dispositif',
    headings: [
      'dispositif en cours',
      'dispositif',
      'dispositifs',
      'dispositif actuel',
      'accompagnement',
      'accompagnement en cours',
      'programme',
      'programme en cours',
      'mesure',
      'mesure en cours',
    ],
  },
  romeCode: {
    label: 'Code ROME du projet',
    headings: [
      'projet rome',
      'code rome',
      'rome',
      'rome projet',
      'rome 1',
      'metier rome',
      'rome vise',
      'code rome vise',
    ],
  },
  projectLabel: {
    label: 'Projet',
    headings: [
      'projet',
      'projet professionnel',
      'metier',
      'metier vise',
      'metier recherche',
      'emploi recherche',
      'metier souhaite',
      'intitule du projet',
      'libelle rome',
      'libelle metier',
      'objectif professionnel',
    ],
  },
  comment: {
    label: 'Commentaire',
    headings: [
      'commentaire',
      'commentaires',
      'observation',
      'observations',
      'remarque',
      'remarques',
      'note',
      'notes',
      'commentaire libre',
      'infos complementaires',
    ],
  },
  nir: {
    label: 'N° de sécurité sociale',
    headings: [
      'n securite sociale',
      'n de securite sociale',
      'no securite sociale',
      'numero securite sociale',
      'numero de securite sociale',
      'securite sociale',
      'n secu',
      'num secu',
      'numero secu',
      'n ss',
      'nss',
      'nir',
      'n insee',
      'numero insee',
      'nia',
    ],
  },
  ignored: { label: 'Ne pas importer', headings: [] },
};

/** Folded heading → target, and its rank in the list of the target: the more usual heading wins a disputed target. */
const known = new Map<string, { readonly target: ImportTarget; readonly rank: number }>();
for (const target of importTargets)
  for (const [rank, heading] of [importColumns[target].label, ...importColumns[target].headings].entries())
    known.set(fold(heading), { target, rank });

/** The target that a heading names by itself, or `null`. */
export const targetOfHeading = (heading: string): ImportTarget | null =>
  known.get(fold(heading))?.target ?? null;

const shapes: readonly { readonly targets: readonly ImportTarget[]; readonly pattern: RegExp }[] = [
  { targets: ['email'], pattern: /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/iu },
  { targets: ['nir'], pattern: /^[1-478](?: ?\d{2}){2} ?(?:\d{2}|2[AB])(?: ?\d{3}){2}(?: ?\d{2})?$/iu },
  { targets: ['mobilePhone', 'landlinePhone'], pattern: /^(?:(?:\+|00)33 ?|0)[67](?:[ .-]?\d{2}){4}$/u },
  { targets: ['landlinePhone'], pattern: /^(?:(?:\+|00)33 ?|0)[1-59](?:[ .-]?\d{2}){4}$/u },
  { targets: ['romeCode'], pattern: /^[A-N]\d{4}$/u },
  { targets: ['postcode'], pattern: /^\d{5}$/u },
];
const birthYears = /^(?:\d{1,2}[/.-]\d{1,2}[/.-]|)((?:19|20)\d{2})(?:|-\d{2}-\d{2})$/u;

/** Four cells out of five have the shape. */
const mostly = (cells: readonly string[], matches: (cell: string) => boolean): boolean =>
  cells.length > 0 && cells.filter(matches).length * 5 >= cells.length * 4;

/** True when a cell is a date, a phone or an e-mail: a heading never is. */
export const looksLikeData = (cell: string): boolean =>
  /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^\d{4}-\d{2}-\d{2}$/u.test(cell.trim()) ||
  shapes.some(({ targets, pattern }) => targets[0] !== 'postcode' && pattern.test(cell.trim()));

/**
 * Takes each column for a target: by its heading first, then, where the heading says nothing, by what its cells look
 * like (`samples`: some cells of each column; `year`: this year, to tell birth dates). Never two columns for one target.
 * `fixed` gives columns that are already decided.
 */
export function recogniseColumns(
  headings: readonly string[],
  samples: readonly (readonly string[])[],
  year: number,
  fixed: ReadonlyMap<number, ImportTarget> = new Map(),
): ImportMapping {
  const mapping: ImportTarget[] = headings.map((_, column) => fixed.get(column) ?? 'ignored');
  const taken = new Set(fixed.values());
  const isFree = (column: number, target: ImportTarget): boolean =>
    !fixed.has(column) && mapping[column] === 'ignored' && !taken.has(target);
  const take = (column: number, target: ImportTarget): void => {
    mapping[column] = target;
    taken.add(target);
  };

  const named = headings
    .map((heading, column) => ({ column, found: known.get(fold(heading)) }))
    .sort((a, b) => (a.found?.rank ?? 0) - (b.found?.rank ?? 0) || a.column - b.column);
  for (const { column, found } of named)
    if (found && isFree(column, found.target)) take(column, found.target);

  for (const column of headings.keys()) {
    // A heading that means something is not guessed again, even where its target is taken: a second "Nom" stays out.
    if (known.has(fold(headings[column] ?? ''))) continue;
    const cells = (samples[column] ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '');
    const shape = shapes.find(({ pattern }) => mostly(cells, (cell) => pattern.test(cell)));
    const target = shape?.targets.find((one) => isFree(column, one));
    if (target) take(column, target);
    else if (isFree(column, 'birthDate') && mostly(cells, (cell) => isBirthYear(cell, year)))
      take(column, 'birthDate');
  }
  return mapping;
}

const isBirthYear = (cell: string, year: number): boolean => {
  const age = year - Number(birthYears.exec(cell)?.[1] ?? Number.NaN);
  return cell.length >= 8 && age >= 15 && age <= 35;
};

/** Targets that several columns may have: their texts are put together, or left out alike. */
export const repeatableTargets: ReadonlySet<ImportTarget> = new Set(['ignored', 'comment', 'nir']);

/** The first target that two columns claim and only one can have, or `null`. */
export function repeatedTarget(mapping: ImportMapping): ImportTarget | null {
  const seen = new Set<ImportTarget>();
  for (const target of mapping) {
    if (seen.has(target) && !repeatableTargets.has(target)) return target;
    seen.add(target);
  }
  return null;
}

/** Targets without which no row can make a candidate. */
export const neededTargets: readonly ImportTarget[] = ['birthName', 'firstName', 'birthDate'];
