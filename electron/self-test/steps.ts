import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupId } from '../../shared/backups';
import { contractKinds } from '../../shared/contract-files';
import type { CandidateId } from '../../shared/fields';
import { noProfile } from '../../shared/settings';
import type { Bench } from './bench';

/** What the steps hand to one another. */
export interface Found {
  passphrase: string;
  candidates: number;
  firstCandidate: CandidateId | null;
  backup: BackupId | null;
}

export interface Step {
  readonly title: string;
  /** Does it and answers what was seen, in French; throws where it is not as it must be. */
  readonly run: (bench: Bench, found: Found) => Promise<string>;
}

/** A name that no word contains: it must be readable nowhere outside the portfolio. */
const canary = 'Zyxautoverif';
const people = Array.from({ length: 12 }, (_, index) => ({
  birthName: `${canary} ${'ABCDEFGHIJKL'[index]}`,
  firstName: `Épreuve ${'ABCDEFGHIJKL'[index]}`,
  bornOn: `${String(index + 1).padStart(2, '0')}/03/2004`,
  number: `AV-${index + 1}`,
}));

function must(isTrue: boolean, what: string): asserts isTrue {
  if (!isTrue) throw new Error(what);
}

const reopen = async ({ ask }: Bench, { passphrase, candidates }: Found): Promise<void> => {
  const { counts } = await ask('portfolio.open', { file: null, passphrase });
  must(counts.candidates === candidates, `${counts.candidates} candidats retrouvés au lieu de ${candidates}`);
};

/** Whether a text can be read in a file, in one of the encodings that systems write. */
const holds = (bytes: Buffer, text: string): boolean =>
  (['utf8', 'utf16le', 'latin1'] as const).some((encoding) => bytes.includes(Buffer.from(text, encoding)));

export const steps: readonly Step[] = [
  {
    title: 'Fenêtre sans Node, sans réseau, sans code évalué',
    run: async ({ inPage }) => {
      const seen = await inPage(`(async () => {
        // In a turn of its own: what a debugger evaluates is let off the policy of the page.
        const refused = (act) => new Promise((resolve) => {
          setTimeout(async () => {
            try { await act(); resolve(false); } catch { resolve(true); }
          });
        });
        return {
          node: typeof require !== 'undefined' || typeof process !== 'undefined',
          bridge: Object.isFrozen(window.vivier) ? Object.keys(window.vivier).sort().join() : 'modifiable',
          code: await refused(() => new Function('return 1')()),
          network: await refused(() => fetch('https://example.org/')),
        };
      })()`);
      const { node, bridge, code, network } = Object(seen);
      must(node === false, 'la page voit Node');
      must(bridge === 'call,on', `le pont offre : ${String(bridge)}`);
      must(code === true, 'la page évalue du code');
      must(network === true, 'la page atteint le réseau');
      return 'deux fonctions offertes, le reste refusé';
    },
  },
  {
    title: 'Coffre, modules natifs, algorithmes',
    run: async ({ ask }) => {
      const { steps: diagnostic } = await ask('diagnostics.run', {});
      const faults = diagnostic.filter(({ outcome }) => outcome === 'fault');
      must(faults.length === 0, faults.map(({ title, sentence }) => `${title} : ${sentence}`).join(' '));
      const [versions, , ciphers] = diagnostic;
      must(ciphers?.outcome === 'fine', ciphers?.sentence ?? 'pas de réponse');
      return [versions?.sentence, ...(versions?.details ?? [])].join(' ');
    },
  },
  {
    title: 'Portefeuille créé, clé de secours relue',
    run: async ({ ask, give, folders }, found) => {
      found.passphrase = `essai ${randomBytes(16).toString('hex')}`;
      const file = give(join(folders.portfolio, 'essai.vivier'), 'save:portfolio');
      const handle = { file: file };
      const sheet = await ask('portfolio.prepare', {
        ...handle,
        passphrase: found.passphrase,
        profile: noProfile,
      });
      const info = await ask('portfolio.create', { ...handle, recoveryKey: sheet.recoveryKey });
      return `schéma ${info.schemaVersion}, format ${info.formatVersion}`;
    },
  },
  {
    title: 'Import d’un extrait',
    run: async ({ ask, give, folders }, found) => {
      const path = join(folders.files, 'extrait.csv');
      const rows = people.map(({ birthName, firstName, bornOn, number }) =>
        [birthName, firstName, bornOn, number].join(';'),
      );
      writeFileSync(path, `Nom;Prénom;Date de naissance;Numéro de dossier\n${rows.join('\n')}\n`);
      const read = await ask('import.read', {
        file: give(path, 'open:import'),
        fileName: 'extrait.csv',
      });
      const plan = await ask('import.plan', { mapping: read.columns.map(({ target }) => target) });
      const { batch } = await ask('import.commit', { planId: plan.planId });
      must(
        batch.counts.created === people.length,
        `${batch.counts.created} candidats créés au lieu de ${people.length}`,
      );
      found.candidates = people.length;
      const search = await ask('candidates.search', { text: people[4]?.birthName ?? '', limit: 5 });
      found.firstCandidate = search.rows[0]?.id ?? null;
      must(found.firstCandidate !== null, 'un candidat importé est introuvable');
      return `${people.length} candidats créés et retrouvés`;
    },
  },
  {
    title: 'Dossier PDF',
    run: async ({ ask, give, folders }, { firstCandidate }) => {
      must(firstCandidate !== null, 'aucun candidat');
      const { file } = await ask('contractFiles.create', {
        kind: contractKinds[0].id,
        candidateId: firstCandidate,
        employerId: null,
      });
      const path = join(folders.files, 'dossier.pdf');
      const { pages } = await ask('contractFiles.savePdf', {
        id: file.id,
        file: give(path, 'save:pdf'),
      });
      const bytes = readFileSync(path);
      must(bytes.subarray(0, 5).toString('latin1') === '%PDF-', 'le fichier écrit n’est pas un PDF');
      return `${pages} pages, ${Math.round(bytes.length / 1024)} Kio`;
    },
  },
  {
    title: 'Verrouillage, puis ouverture',
    run: async (bench, found) => {
      await bench.locked(() => bench.ask('app.lock', {}).catch(() => undefined));
      const refused = await bench
        .ask('candidates.search', { text: 'essai', limit: 1 })
        .then(() => false)
        .catch(() => true);
      must(refused, 'un portefeuille verrouillé répond encore');
      await reopen(bench, found);
      return 'rien ne répond une fois verrouillé, tout revient ensuite';
    },
  },
  {
    title: 'Coffre tué en plein travail',
    run: async (bench, found) => {
      const pid = bench.vaultPid();
      must(pid !== undefined, 'le processus du coffre est introuvable');
      await bench.ask('drafts.save', { key: 'selfTest', value: '"gardé"' });
      await bench.locked(() => process.kill(pid, 'SIGKILL'));
      await reopen(bench, found);
      const { draft } = await bench.ask('drafts.get', { key: 'selfTest' });
      must(draft?.value === '"gardé"', 'une saisie acquittée a été perdue');
      await bench.ask('drafts.remove', { key: 'selfTest' });
      return 'la fenêtre se verrouille, et ce qui était enregistré est là';
    },
  },
  {
    title: 'Sauvegarde, puis restauration',
    run: async (bench, found) => {
      const { ask, give, folders, whenState } = bench;
      await ask('backups.make', {});
      const { backups } = await ask('backups.list', {});
      found.backup = backups[0]?.id ?? null;
      must(found.backup !== null, 'aucune sauvegarde');
      const verified = await ask('backups.verify', { id: found.backup });
      must(verified.isReadable, 'la sauvegarde ne se relit pas');
      const path = join(folders.portfolio, 'restauré.vivier');
      const target = give(path, 'save:portfolio');
      const secret = found.passphrase;
      const restored = await ask('backups.restore', { id: found.backup, file: null, target, secret });
      must(restored.counts.candidates === found.candidates, 'la restauration est incomplète');
      await whenState('locked');
      await reopen(bench, found);
      return `${restored.counts.candidates} candidats dans le fichier restauré`;
    },
  },
  {
    title: 'Page imprimée en PDF',
    run: async ({ inPage }) => {
      const seen = await inPage(`window.vivier.call('workstation.previewPrint', {}).then((answer) =>
        answer.ok
          ? { head: String.fromCharCode(...answer.data.pdf.slice(0, 5)), length: answer.data.pdf.length }
          : { head: answer.error.code, length: 0 })`);
      const { head, length } = Object(seen);
      must(head === '%PDF-', `l’impression répond : ${String(head)}`);
      return `${Math.round(Number(length) / 1024)} Kio`;
    },
  },
  {
    title: 'Rien de lisible sur le disque',
    run: async ({ ask, locked, folders }) => {
      await locked(() => ask('app.lock', {}).catch(() => undefined));
      const places = [folders.portfolio, folders.profile];
      const files = places.flatMap((folder) =>
        readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name)),
      );
      let read = 0;
      for (const path of files) {
        let bytes: Buffer;
        try {
          bytes = readFileSync(path);
        } catch {
          // Chromium holds some of its own files open, without data of ours.
          continue;
        }
        read += 1;
        must(!holds(bytes, canary), 'un nom importé se lit dans un fichier');
      }
      return `${read} fichiers lus, aucun nom`;
    },
  },
];
