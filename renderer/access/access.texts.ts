import type { JournalsState } from '../../shared/access';
import { agree, plural, typography } from '../../shared/base/text';
import { count, formatInstant, formatInteger } from '../ui';

/** Paramètres, Journal des accès. */
export const accessTexts = {
  title: 'Journal des accès',
  verify: 'Vérifier les journaux',
  backToPerson: 'Revenir à la fiche',
  kept: 'gardé 12 mois, puis effacé de lui-même',
  purpose: typography('À quoi sert ce journal ?'),
  purposeIs: typography(
    'Il sert à protéger les jeunes et à répondre à une personne qui demande qui a consulté sa fiche. Il ne sert pas à contrôler le travail des agents : toute personne qui utilise Vivier doit savoir qu’il existe. Il ne contient ni nom, ni numéro de sécurité sociale : les noms affichés sont ceux des fiches d’aujourd’hui.',
  ),
  notVerified: 'Les journaux n’ont pas encore été vérifiés.',
  verifying: 'Vérification en cours.',
  whole: ({ changes, accesses, records: { records }, checkedAt }: NonNullable<JournalsState['last']>) =>
    typography(
      `Journaux intacts : ${count(changes.lines, 'inscription', 'inscriptions', 'aucune inscription')} au journal des modifications et ${count(accesses.lines, 'ligne', 'lignes', 'aucune ligne')} au journal des accès s’enchaînent ; ${count(records, 'enregistrement est', 'enregistrements sont')} ${agree(records, 'tel', 'tels')} que le journal ${agree(records, 'le', 'les')} a ${agree(records, 'laissé', 'laissés')}. Vérifié le ${formatInstant(checkedAt)}.`,
    ),
  head: 'Empreinte du journal des modifications',
  atLine: (line: string) => typography(`À l’inscription n° ${line} :`),
  headIs:
    'Imprimée ou recopiée ailleurs, elle montre plus tard si le fichier a été remplacé par un plus ancien, ou le journal réécrit.',
  compare: 'Comparer',
  compareNoted: 'Comparer une empreinte notée',
  line: 'Inscription n°',
  noted: 'Empreinte notée',
  lineIsANumber: 'Le numéro de l’inscription est un nombre, tel qu’il a été noté.',
} as const;

/** Sentences of a journal that is broken: above every screen, and on its own. */
export const faultTexts = {
  changes: (at: number): string =>
    typography(
      `Le journal des modifications ne s’enchaîne plus à partir de l’inscription n° ${formatInteger(at)}.`,
    ),
  accesses: (at: number): string =>
    typography(`Le journal des accès ne s’enchaîne plus à partir de la ligne n° ${formatInteger(at)}.`),
  others: (records: number): string =>
    plural(records, 'autre fiche est dans ce cas.', 'autres fiches sont dans ce cas.'),
  advice:
    'Une inscription ou une fiche a été modifiée, déplacée, remplacée ou retirée en dehors de Vivier. Vos fiches restent lisibles. Gardez une copie de ce fichier, prévenez la personne responsable de votre structure, et reprenez la dernière sauvegarde dont le journal est intact.',
  seeJournal: 'Voir le journal des accès',
} as const;
