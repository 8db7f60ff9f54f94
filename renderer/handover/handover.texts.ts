import { formatNumber, typography } from '../../shared/base/text';
import type { CivilDate } from '../../shared/base/time';
import { formatFrenchDate } from '../../shared/base/time';
import type { HandoverCounts, HandoverMark, HandoverSheet } from '../../shared/handover';
import type { Output } from '../../shared/ipc';
import { count, enumerate, formatInstant } from '../ui';

const MEGA = 1024 * 1024;

/** "2 contacts, 1 dossier de contrat et 3 copies numérisées (1,2 Mo)", without what there is none of. */
export function countsWords(
  counts: Omit<HandoverCounts, 'candidates' | 'employers'> & Partial<HandoverCounts>,
): string {
  const size = `${formatNumber(counts.attachmentBytes / MEGA, 1)}\u00A0Mo`;
  const parts: readonly (readonly [number, string])[] = [
    [counts.candidates ?? 0, count(counts.candidates ?? 0, 'candidat', 'candidats')],
    [counts.contacts, count(counts.contacts, 'contact', 'contacts')],
    [counts.enrolments, count(counts.enrolments, 'dispositif', 'dispositifs')],
    [counts.periods, count(counts.periods, 'période du parcours', 'périodes du parcours')],
    [counts.papers, count(counts.papers, 'pièce de la fiche', 'pièces de la fiche')],
    [counts.askedFacts, count(counts.askedFacts, 'information donnée', 'informations données')],
    [counts.overrides, count(counts.overrides, 'réponse du conseiller', 'réponses du conseiller')],
    [counts.events, count(counts.events, 'événement du parcours', 'événements du parcours')],
    [counts.files, count(counts.files, 'dossier de contrat', 'dossiers de contrat')],
    [counts.attachments, `${count(counts.attachments, 'copie numérisée', 'copies numérisées')} (${size})`],
    [counts.employers ?? 0, count(counts.employers ?? 0, 'employeur', 'employeurs')],
  ];
  return enumerate(parts.filter(([n]) => n > 0).map(([, words]) => words));
}

/** "Définitive" or "Jusqu’au 31 décembre 2026". */
export const purposeWords = ({ until }: Pick<HandoverMark, 'until'>): string =>
  until === null ? 'Définitive' : `Jusqu’au ${formatFrenchDate(until)}`;

const contents = (counts: Parameters<typeof countsWords>[0], employers: string): string =>
  `${countsWords(counts)}.${employers}`;
const named = (label: string, employers: readonly string[]): string =>
  employers.length === 0 ? '' : typography(` ${label} : ${enumerate(employers)}.`);

/** Sentences of the page Passations. */
export const handoverTexts = {
  title: 'Passations',
  subtitle: typography(
    'Un fichier chiffré, de portefeuille à portefeuille : rien n’est écrit chez l’autre sans son accord.',
  ),
  tabs: { transmettre: 'Transmettre', recevoir: 'Recevoir', annuaire: 'Annuaire' },
  history: 'Passations de ce portefeuille',
  noHistory: 'Aucune passation pour l’instant.',
  /** Before the name of the other. */
  line: (direction: 'sent' | 'received', happenedAt: string, candidates: number): string => {
    const people =
      direction === 'sent'
        ? `${count(candidates, 'candidat transmis', 'candidats transmis')} ; destinataire`
        : `${count(candidates, 'candidat reçu', 'candidats reçus')} ; expéditeur`;
    return typography(`${formatInstant(happenedAt)} : ${people} :`);
  },
  purpose: (mark: Pick<HandoverMark, 'until'>): string => `${purposeWords(mark)}.`,
} as const;

/** Sentences of what is given to a colleague. */
export const sendTexts = {
  title: 'Ce que vous transmettez',
  show: 'Voir ce qui partira',
  nobodyChosen: 'Choisissez au moins un candidat.',
  untilAhead: 'Indiquez une date de fin à venir.',
  add: 'Ajouter un candidat',
  nobody: 'Aucun candidat choisi.',
  chosen: 'Candidats choisis',
  remove: 'Retirer ce candidat',
  length: 'Durée de la passation',
  lengths: { final: 'Définitive', temporary: 'Temporaire' },
  until: 'Jusqu’au',
  reason: 'Motif',
  reasonHelp: 'Lu par votre collègue, et inscrit dans le parcours de chaque candidat.',
  withNotes: 'Avec les notes d’entretien et les commentaires',
  withNotesHelp:
    'À décocher si votre collègue n’en a pas besoin pour accompagner, par exemple dans une autre structure.',
  protection: 'Protection du fichier',
  ways: { key: 'Pour un collègue de l’annuaire', password: 'Avec un mot de passe' },
  name: 'Destinataire',
  names: 'Destinataires',
  password: 'Mot de passe de la passation',
  passwordHelp: typography(
    '12 caractères au moins, ou cinq mots. Dites-le par téléphone, jamais dans le même courriel ; jamais la phrase secrète de votre portefeuille.',
  ),
  emptyDirectory: 'L’annuaire est vide.',
  addColleague: 'Ajouter un collègue',
  reading: 'Lecture des fiches',
  written: 'La passation est enregistrée',
  writtenIs: (people: number, fingerprint: string | null): string =>
    typography(
      `Remettez le fichier à votre collègue. ${people === 1 ? 'Le candidat reste' : `Les ${count(people, 'candidat', 'candidats')} restent`} dans votre portefeuille, avec la mention de la passation. Si c’est la première passation que votre collègue reçoit de vous, lisez-lui par téléphone l’empreinte de votre signature${fingerprint === null ? '' : ` : ${fingerprint}`}.`,
    ),
  contents: 'Ce que contient le fichier',
  contentsAre:
    'La fiche, les contacts, les dispositifs, le parcours, les dossiers de contrat avec leurs pièces et leurs employeurs, et une feuille de passation par candidat. Jamais le numéro de sécurité sociale.',
  leaving: 'Ce qui partira',
  leavingIs: (counts: HandoverCounts, employers: readonly string[]): string =>
    contents(counts, named('Employeurs', employers)),
  writing: 'Écriture de la passation',
  save: 'Enregistrer la passation…',
  suggestedName: (day: CivilDate): string => `${day}.passation`,
} as const;

/** Sentences of what comes from a colleague. */
export const receiveTexts = {
  reading: 'Lecture de la passation',
  title: 'Ouvrir la passation d’un collègue',
  open: 'Ouvrir une passation…',
  help: 'Vivier montre de qui elle vient et ce qu’elle contient. Rien n’est écrit avant votre accord.',
  accepted: 'La passation est acceptée',
  acceptedIs: ({ people, files, attachments }: Output<'handover.accept'>): string => {
    const created = people.filter(({ isNew }) => isNew).length;
    return `${[
      count(created, 'fiche créée', 'fiches créées', 'Aucune fiche créée'),
      count(people.length - created, 'fiche complétée', 'fiches complétées', 'aucune fiche complétée'),
      count(files, 'dossier de contrat', 'dossiers de contrat', 'aucun dossier de contrat'),
      count(attachments, 'copie numérisée', 'copies numérisées', 'aucune copie numérisée'),
    ].join(', ')}.`;
  },
  openAnother: 'Ouvrir une autre passation',
  passwordMissing: 'Saisissez le mot de passe.',
  passwordOf: (file: string): string => typography(`Mot de passe de « ${file} »`),
  password: 'Mot de passe donné par votre collègue',
  unlock: 'Ouvrir',
  back: 'Retour',
  preview: 'Aperçu de la passation',
  /** Before the name. */
  from: { known: 'Passation de', claimed: 'Passation qui dit venir de' },
  madeOn: (mark: Pick<HandoverMark, 'until'>, instant: string): string =>
    `${purposeWords(mark)}, faite le ${formatInstant(instant)}.`,
  /** Before the name, and before what was written. */
  madeFor: typography('Destinataire :'),
  reason: typography('Motif :'),
  contentsAre: (counts: HandoverCounts, added: readonly string[]): string =>
    contents(counts, named('Employeurs ajoutés', added)),
  withoutNotes: 'Sans les notes d’entretien.',
  willBeMade: 'Une fiche sera créée.',
  alike: 'Ressemble à une fiche de votre portefeuille',
  whatToDo: 'Que faire',
  apart: 'Créer une fiche à part',
  complete: (fiche: string): string => `Compléter la fiche ${fiche}`,
  saving: 'Enregistrement des fiches',
  refuse: 'Refuser',
  accept: (people: number, isContradicted: boolean): string =>
    `${isContradicted ? 'Accepter malgré tout' : 'Accepter'} ${count(people, 'candidat', 'candidats')}`,
} as const;

/** How a password is shown, to whoever types one. */
export const toggleLabel = 'Montrer ou masquer le mot de passe';

/** Sentences of who made a hand-over: what its signature proves, and what the file only says. */
export const senderTexts = {
  unnamed: 'un collègue sans nom',
  verified: 'Signature vérifiée',
  /** Around the name. */
  signedBy: 'Signée par',
  confirmedOn: (instant: string): string =>
    `, dont vous avez confirmé la signature le ${formatInstant(instant)}.`,
  otherName: typography('Le fichier donne un autre nom :'),
  fingerprint: 'Empreinte',
  states: {
    toConfirm: 'Signature à confirmer',
    changed: 'La signature a changé',
    unsigned: 'Non signée',
    unsignedNamesake: 'Non signée, sous un nom qui signe',
  },
  /** Around the name. */
  claims: 'Le fichier dit venir de',
  notConfirmed: typography(' ; vous n’avez pas encore confirmé cette signature.'),
  notProven: typography(
    ' ; rien ne le prouve. Il vient d’une version de Vivier qui ne signait pas, ou d’ailleurs.',
  ),
  yourName: 'Ce nom est le vôtre.',
  /** Before the name, then after it. */
  knownSince: (instant: string, isSigned: boolean): string =>
    `Le ${formatInstant(instant)}, vous avez confirmé ${isSigned ? 'une autre signature' : 'une signature'} de`,
  callFirst: (isSigned: boolean): string =>
    typography(
      `${
        isSigned
          ? 'Votre collègue a changé de portefeuille ou toutes ses clés, ou quelqu’un prend son nom'
          : 'Quelqu’un prend peut-être son nom'
      } : n’acceptez rien avant de l’avoir appelé.`,
    ),
  fingerprintOfSignature: 'Empreinte de la signature',
  howToCompare: typography(
    'Appelez votre collègue à un numéro que vous connaissez. Votre collègue lit la sienne dans son Vivier, Passations, Annuaire, « Ma signature ».',
  ),
  keep: typography('L’empreinte est la même : retenir cette signature'),
  replace: typography('L’empreinte est la même : remplacer l’ancienne signature'),
  askThem: 'Demandez à votre collègue, de vive voix, si ce fichier vient bien de sa part.',
} as const;

/** Sentences of the sheet of one person. */
export const sheetTexts = {
  recordOnly: 'La fiche seule',
  lastContact: ({ lastContactOn, files }: Pick<HandoverSheet, 'lastContactOn' | 'files'>): string =>
    typography(
      `Dernier contact : ${lastContactOn === null ? 'aucun' : formatFrenchDate(lastContactOn)}.${files.length === 0 ? ' Aucun dossier ouvert.' : ''}`,
    ),
  lastInterview: (day: string): string => typography(`Dernier entretien, le ${day} :`),
  file: ({ reference, kind, status, employer }: HandoverSheet['files'][number]): string =>
    `${reference}, ${kind}, ${status}${employer === '' ? '' : ` (${employer})`}`,
  deadline: ({ label, due }: HandoverSheet['files'][number]['deadlines'][number], isLate: boolean): string =>
    typography(`${isLate ? 'En retard' : 'À faire'} : ${label} avant le ${formatFrenchDate(due)}`),
} as const;

/** Sentences of the directory of colleagues. */
export const directoryTexts = {
  card: 'Ma carte',
  cardIs: typography(
    'Donnez-la à vos collègues : ce que vos collègues chiffrent avec elle, votre portefeuille seul l’ouvre. Elle ne contient rien de secret.',
  ),
  publicKey: 'Ma clé publique',
  publicKeyHelp: typography('Sélectionnée d’un clic ; Ctrl+C la copie.'),
  toCompare: 'Empreinte à comparer par téléphone',
  saveCard: 'Enregistrer ma carte…',
  cardFile: 'ma-carte.carte',
  signature: 'Ma signature',
  signatureIs:
    'Chaque passation que vous écrivez est signée par votre portefeuille. À la première, votre collègue vous appelle, et vous lui lisez cette empreinte.',
  ownFingerprint: 'Empreinte de ma signature',
  noStructure: 'Structure non renseignée',
  senders: 'Signatures confirmées',
  noSenders: typography('Aucune pour l’instant : une signature se confirme en recevant une passation.'),
  confirmedOn: (instant: string): string => `Confirmée le ${formatInstant(instant)}`,
  forgetTitle: typography('Oublier cette signature ?'),
  /** After the name. */
  forgetting: typography(
    ' : ses prochaines passations seront à confirmer de nouveau, en comparant l’empreinte au téléphone. Rien ne la ramène d’ici là ; les passations déjà reçues restent.',
  ),
  forget: 'Oublier cette signature',
  forgetShort: 'Oublier',
  keep: 'Garder cette signature',
  add: 'Ajouter un collègue',
  readKey: 'Lire la clé',
  openCard: 'Ouvrir une carte…',
  key: 'Clé publique',
  keyHelp: typography('Elle commence par « age1 ».'),
  addToDirectory: 'Ajouter à l’annuaire',
  /** Before the fingerprint, and after it. */
  fingerprint: typography('Empreinte :'),
  compareFirst: '. Demandez à votre collègue de vous lire la sienne par téléphone avant d’ajouter sa clé.',
  /** Before the name. */
  alreadyThere: typography('Cette clé est déjà dans l’annuaire :'),
  name: 'Nom',
  structure: 'Structure',
  colleagues: 'Collègues',
  empty: 'L’annuaire est vide',
  emptyHelp: 'Ouvrez la carte d’un collègue, ou collez sa clé publique.',
  addedOn: (instant: string): string => `Ajouté le ${formatInstant(instant)}`,
  rename: 'Renommer',
  renameTitle: 'Renommer ce collègue',
  save: 'Enregistrer',
  removeTitle: typography('Retirer ce collègue de l’annuaire ?'),
  /** Around the name. */
  removing: [
    'La clé de',
    typography(
      'quitte l’annuaire. Les passations déjà faites restent lisibles pour son portefeuille ; pour l’ajouter à nouveau, il faudra sa carte.',
    ),
  ],
  removeFromDirectory: 'Retirer de l’annuaire',
  keepColleague: 'Garder ce collègue',
  remove: 'Retirer',
} as const;
