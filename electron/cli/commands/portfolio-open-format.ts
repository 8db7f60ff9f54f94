import { basename } from 'node:path';
import type { Command } from 'commander';
import { formatNumber, plural } from '../../../shared/base/text';
import type { Manifest } from '../../../shared/open-format';
import { recordAccess } from '../../vault/access';
import { loadPortfolio, writeOpenFolder } from '../../vault/open-format';
import { options, orClose, withPortfolio } from '../open';
import { print, remark } from '../output';
import { newPassphrase } from '../passphrase';

interface Json {
  readonly json?: true;
}

const IN_CLEAR =
  'Ce dossier n’est pas chiffré : quiconque l’ouvre y lit tout le portefeuille. Supprimez-le dès qu’il a servi.';
const UNSOUND =
  'Le journal ou des fiches de ce portefeuille ne tenaient plus ensemble quand le dossier a été écrit ; voyez « portfolio verify ».';

const countLines = ({ counts }: Manifest): readonly string[] => [
  `Candidats : ${formatNumber(counts.candidate)}`,
  `Employeurs : ${formatNumber(counts.employer)}`,
  `Dossiers de contrat : ${formatNumber(counts['contract-file'])}`,
  `Pièces jointes : ${formatNumber(counts.attachment)}`,
  `Événements du journal : ${formatNumber(counts.event)}`,
];

/** The whole portfolio in clear, and back. No procedure asks for them: the window offers neither. */
export function openFormatCommands(portfolio: Command): void {
  portfolio
    .command('export')
    .argument('<path>', 'portefeuille')
    .argument('<folder>', 'dossier à créer')
    .option('--json')
    .description('écrit tout le portefeuille en clair, au format ouvert (JSON Lines)')
    .action((path: string, folder: string, { json }: Json) =>
      withPortfolio(path, (_ask, open) => {
        const { manifest, unfit } = writeOpenFolder(open.deps, folder);
        recordAccess(open.deps, { kind: 'portfolio.exported' });
        remark(IN_CLEAR);
        if (!manifest.isSound) remark(UNSOUND);
        if (unfit.count > 0)
          remark(
            `${plural(unfit.count, 'ligne ne suit pas son schéma', 'lignes ne suivent pas leur schéma')} et ne serait pas relue : ${unfit.first.map(({ file, line }) => `${file}, ligne ${line}`).join(' ; ')}`,
          );
        const { content, counts, isSound } = manifest;
        print(json === true, { folder, content, counts, isSound, unfit }, () => [
          `Portefeuille écrit au format ouvert : ${folder}`,
          ...countLines(manifest),
          `Empreinte du contenu : ${content}`,
        ]);
      }),
    );

  portfolio
    .command('load')
    .argument('<folder>', 'dossier au format ouvert')
    .argument('<path>', 'portefeuille à créer')
    .option('--json')
    .description('crée un portefeuille chiffré à partir d’un dossier au format ouvert')
    .action(async (folder: string, path: string, { json }: Json) => {
      const { open, manifest } = await loadPortfolio(
        folder,
        path,
        await newPassphrase([basename(path)]),
        options,
      );
      await orClose(open, () => {
        // As the window, which opens what it has just made.
        recordAccess(open.deps, { kind: 'portfolio.opened' });
      });
      open.close();
      remark(IN_CLEAR);
      if (!manifest.isSound) remark(UNSOUND);
      const { content, counts, isSound } = manifest;
      print(json === true, { path, content, counts, isSound }, () => [
        `Portefeuille créé : ${path}`,
        ...countLines(manifest),
      ]);
    });
}
