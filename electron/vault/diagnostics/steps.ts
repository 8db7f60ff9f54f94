import { randomBytes } from 'node:crypto';
import { existsSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { version } from '../../../package.json';
import { defectOf, Refusal } from '../../../shared/base';
import { plural } from '../../../shared/base/text';
import type { Clock } from '../../../shared/base/time';
import type { DiagnosticStep, Outcome } from '../../../shared/diagnostics';
import { discard } from '../../disk/sync';
import { backupFilesOf, backupsState, listBackups, vaultsIn } from '../backups';
import { schemaVersion } from '../db';
import { argon2Engine, FORMAT_VERSION, type ReadKeyBlock } from '../keys';
import { type BackupPlaces, besideOf, findKeyBlock, type OpenPortfolio } from '../portfolio';
import { brokenCiphers } from './cipher-test';
import { recentDefects } from './defects';
import { engineVersions } from './diagnostics.repository';
import { coarseCount, coarseSize, coverPath, plainVersion } from './obfuscate';

/** What is looked at. */
export interface Examined {
  readonly open: OpenPortfolio | null;
  /** Path of the portfolio, open or known; `null` on a computer that knows none. */
  readonly path: string | null;
  readonly places: BackupPlaces | null;
  /** Folder of this computer's settings, where main has told it. */
  readonly profile: string | null;
  readonly clock: Clock;
  /** Home folder of the person at work. */
  readonly home: string;
}

interface Finding {
  readonly outcome: Outcome;
  readonly sentence: string;
  readonly details?: readonly string[];
}
const found = (outcome: Outcome, sentence: string, ...details: readonly string[]): Finding => ({
  outcome,
  sentence,
  details,
});

const DAY_MS = 86_400_000;
/** Under this, saving and backing up come near to a full disk. */
const LOW_SPACE = 500 * 1024 ** 2;

function versions(): Finding {
  const { sqlite, cipher } = engineVersions();
  const { electron, chrome, node } = process.versions;
  return found(
    'fine',
    `Vivier ${version}, schéma ${schemaVersion}, format de fichier ${FORMAT_VERSION}.`,
    ...(electron === undefined ? [] : [`Electron ${electron}, Chromium ${chrome ?? 'inconnu'}`]),
    `Node ${node}, SQLite ${sqlite}, chiffrement ${cipher}`,
  );
}

function system(): Finding {
  const names: Readonly<Record<string, string>> = { win32: 'Windows', darwin: 'macOS', linux: 'Linux' };
  return found(
    'fine',
    `${names[platform()] ?? 'Système inconnu'}, version ${plainVersion(release())}, ${arch()}.`,
    `${plural(cpus().length, 'cœur', 'cœurs')}, mémoire ${coarseSize(totalmem())}`,
  );
}

async function ciphers(): Promise<Finding> {
  const broken = await brokenCiphers();
  const isSlow = (await argon2Engine()).kind === 'webassembly';
  if (broken.length === 0 && isSlow)
    return found(
      'warning',
      'Les algorithmes de chiffrement donnent les résultats publiés, mais l’ouverture est trois fois plus lente qu’elle ne devrait\u00a0: le module d’Argon2id ne se charge pas sur ce poste (sous Windows, il demande «\u00a0Microsoft Visual C++ Redistributable\u00a0»).',
    );
  return broken.length === 0
    ? found('fine', 'Les algorithmes de chiffrement donnent les résultats publiés.')
    : found('fault', 'Un algorithme de chiffrement ne donne pas le résultat publié.', ...broken);
}

function profile({ profile: folder, home }: Examined): Finding {
  if (folder === null) return found('not-done', 'Le dossier du profil n’est pas connu.');
  const probe = join(folder, `.${randomBytes(8).toString('hex')}.essai`);
  try {
    writeFileSync(probe, '', { flag: 'wx' });
    return found('fine', 'Les réglages de cet ordinateur peuvent être enregistrés.', coverPath(folder, home));
  } catch {
    return found(
      'fault',
      'Le dossier du profil est en lecture seule\u00a0: les réglages n’y sont pas enregistrés.',
      coverPath(folder, home),
    );
  } finally {
    discard(probe);
  }
}

function portfolioFile({ path, open, home }: Examined): Finding {
  if (path === null) return found('not-done', 'Aucun portefeuille n’est connu sur cet ordinateur.');
  const place = coverPath(path, home);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return found('fault', 'Le fichier du portefeuille n’est plus à sa place.', place);
  if (!stat.isFile()) return found('fault', 'À la place du portefeuille se trouve un dossier.', place);
  const details = [place, coarseSize(stat.size)];
  const isInterrupted = open === null && existsSync(besideOf(path));
  return isInterrupted
    ? found(
        'warning',
        'Le portefeuille est ouvert ailleurs, ou a été interrompu\u00a0: il se remettra en un seul fichier à la prochaine ouverture.',
        ...details,
      )
    : found(
        'fine',
        open ? 'Le fichier du portefeuille est ouvert.' : 'Le fichier du portefeuille est fermé.',
        ...details,
      );
}

/** While the portfolio is open its file may not be read apart: closing it would drop the lock. */
const keyBlockOf = ({ open, path }: Examined): ReadKeyBlock | null =>
  open ? open.keyBlock() : path === null ? null : findKeyBlock(path);

function keyBlock(examined: Examined): Finding {
  try {
    const read = keyBlockOf(examined);
    if (read === null) return found('not-done', 'Aucun portefeuille n’est connu sur cet ordinateur.');
    const { format, generation, slots } = read.block;
    return found(
      'fine',
      'Le bloc de clés se lit.',
      `format ${format}, ${plural(generation, 'version', 'versions')}`,
      `secrets\u00a0: ${slots.map(({ kind }) => kind).join(', ')}`,
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return found('fault', 'Le bloc de clés ne se lit pas\u00a0: reprenez une sauvegarde.', error.code);
  }
}

function pages({ open }: Examined): Finding {
  if (!open)
    return found(
      'not-done',
      'Portefeuille verrouillé\u00a0: ouvrez-le pour relire ses pages et son journal.',
    );
  const { integrity, journal } = open.verify();
  const { counts } = open.info();
  if (integrity !== 'ok')
    return found('fault', 'Des pages du portefeuille sont abîmées\u00a0: reprenez une sauvegarde.');
  if (!journal.isWhole)
    return found(
      'fault',
      'Le journal est rompu\u00a0: une inscription a été modifiée ou retirée.',
      `inscription ${journal.firstFaultAt ?? 0}`,
    );
  return found(
    'fine',
    'Chaque page se relit et le journal est entier.',
    `candidats\u00a0: ${coarseCount(counts.candidates)}, inscriptions\u00a0: ${coarseCount(counts.events)}`,
  );
}

/** Days since the newest of some instants. */
const ageInDays = (instants: readonly string[], now: string): number | null => {
  const newest = Math.max(...instants.map((instant) => Date.parse(instant)));
  return Number.isFinite(newest) ? Math.floor((Date.parse(now) - newest) / DAY_MS) : null;
};

function backups(examined: Examined): Finding {
  const { open, places, clock } = examined;
  if (!places) return found('not-done', 'Le dossier des sauvegardes n’est pas connu.');
  const files = open
    ? listBackups(open, places).map(({ madeAt, sizeBytes }) => ({ madeAt, sizeBytes }))
    : vaultsIn(places).flatMap((vaultId) => backupFilesOf(places, vaultId));
  const days = ageInDays(
    files.map(({ madeAt }) => madeAt),
    clock.now(),
  );
  const total = coarseSize(files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0));
  const details = [
    places.chosen === null ? 'dossier de Vivier' : 'dossier choisi',
    `${plural(files.length, 'sauvegarde', 'sauvegardes')}, ${total}`,
  ];
  if (days === null) return found('warning', 'Aucune sauvegarde n’a été trouvée.', ...details);
  const age = `la dernière a ${plural(days, 'jour', 'jours')}`;
  if (open) {
    const state = backupsState(open, places);
    if (!state.folder.isThere)
      return found('warning', 'Le dossier choisi pour les sauvegardes est introuvable.', age, ...details);
    if (state.failure)
      return found('warning', 'La dernière tentative de sauvegarde a échoué.', age, ...details);
    if (state.isLate) return found('warning', 'La dernière sauvegarde est trop ancienne.', age, ...details);
  }
  return found('fine', 'Des sauvegardes sont là.', age, ...details);
}

function freeSpace({ path, places }: Examined): Finding {
  const folders = [
    ...(path === null ? [] : [['portefeuille', dirname(path)] as const]),
    ...(places === null ? [] : [['sauvegardes', places.chosen ?? dirname(places.standard)] as const]),
  ].filter(([, folder]) => existsSync(folder));
  if (folders.length === 0) return found('not-done', 'Aucun dossier à mesurer.');
  const measured = folders.map(([name, folder]) => {
    const { bavail, bsize } = statfsSync(folder);
    return { name, bytes: bavail * bsize };
  });
  const details = measured.map(({ name, bytes }) => `${name}\u00a0: ${coarseSize(bytes)}`);
  return measured.some(({ bytes }) => bytes < LOW_SPACE)
    ? found('warning', 'La place manque sur un disque\u00a0: libérez-en.', ...details)
    : found('fine', 'La place libre suffit.', ...details);
}

function defects(): Finding {
  const recent = recentDefects();
  return recent.length === 0
    ? found('fine', 'Aucun défaut depuis l’ouverture.')
    : found(
        'warning',
        `${plural(recent.length, 'défaut', 'défauts')} depuis l’ouverture.`,
        ...recent.flatMap(({ reference, at, kind, places }) => [`${reference}, ${at}, ${kind}`, ...places]),
      );
}

const steps: readonly (readonly [title: string, look: (examined: Examined) => Finding | Promise<Finding>])[] =
  [
    ['Versions', versions],
    ['Système', system],
    ['Chiffrement', ciphers],
    ['Profil', profile],
    ['Fichier du portefeuille', portfolioFile],
    ['Bloc de clés', keyBlock],
    ['Pages et journal', pages],
    ['Sauvegardes', backups],
    ['Place libre', freeSpace],
    ['Défauts récents', defects],
  ];

/** Runs every step in its order; one that fails says so, by its kind, and the next ones run. */
export async function runSteps(examined: Examined): Promise<readonly DiagnosticStep[]> {
  const done: DiagnosticStep[] = [];
  for (const [index, [title, look]] of steps.entries()) {
    let finding: Finding;
    try {
      finding = await look(examined);
    } catch (error) {
      const { kind, places } = defectOf(error);
      const code = error instanceof Refusal ? error.code : kind;
      finding = found('fault', 'Cette étape n’a pas pu être menée à bien.', code, ...places);
    }
    const { outcome, sentence, details = [] } = finding;
    done.push({ number: index + 1, title, outcome, sentence, details: [...details] });
  }
  return done;
}
