import { basename } from 'node:path';
import type { Command } from 'commander';
import { type AccessLine, accessSentence, entranceLabels, recordFaultSentence } from '../../../shared/access';
import { formatNumber } from '../../../shared/base/text';
import { recordAccess } from '../../vault/access';
import { createPortfolio, createWithRecoverySheet } from '../../vault/portfolio';
import { type Ask, closedDoor } from '../door';
import { options, withPortfolio } from '../open';
import { CliRefusal, print } from '../output';
import { newPassphrase, passphrase } from '../passphrase';
import { openFormatCommands } from './portfolio-open-format';

interface Json {
  readonly json?: true;
}

/** Lines asked at a time. */
const PAGE = 500;

/** The whole journal of accesses, the oldest first. */
async function everyLine(ask: Ask): Promise<readonly AccessLine[]> {
  const lines: AccessLine[] = [];
  for (;;) {
    const { rows, total } = await ask('access.list', { offset: lines.length, limit: PAGE });
    lines.push(...rows);
    if (rows.length === 0 || lines.length >= total) return lines.toReversed();
  }
}

export function portfolioCommands(program: Command): void {
  const portfolio = program.command('portfolio').description('vie d’un portefeuille');

  portfolio
    .command('create')
    .argument('<path>', 'fichier à créer')
    .option('--json')
    .option('--recovery-sheet <pdf>', 'fait aussi une clé de secours, et écrit sa feuille en PDF')
    .description('crée un portefeuille chiffré')
    .action(async (path: string, { json, recoverySheet }: Json & { readonly recoverySheet?: string }) => {
      const passphrase = await newPassphrase([basename(path)]);
      const created = await (recoverySheet === undefined
        ? createPortfolio(path, passphrase, options)
        : createWithRecoverySheet(path, passphrase, recoverySheet, options));
      const info = created.info();
      // As the window, which opens what it has just made.
      recordAccess(created.deps, { kind: 'portfolio.opened' });
      created.close();
      print(json === true, info, () => [
        `Portefeuille créé : ${path}`,
        ...(recoverySheet === undefined ? [] : [`Clé de secours : ${recoverySheet}`]),
      ]);
    });

  portfolio
    .command('info')
    .argument('<path>')
    .option('--json')
    .description('dit ce que contient un portefeuille')
    .action((path: string, { json }: Json) =>
      withPortfolio(
        path,
        async (ask) => {
          const info = await ask('portfolio.info', {});
          print(json === true, info, () => [
            `${info.name}${info.isDemo ? ' (démonstration)' : ''}`,
            `Créé le ${info.createdAt.slice(0, 10)}, schéma ${info.schemaVersion}, ${formatNumber(info.sizeBytes)} octets`,
            `Candidats : ${formatNumber(info.counts.candidates)}`,
            `Employeurs : ${formatNumber(info.counts.employers)}`,
            `Dossiers de contrat : ${formatNumber(info.counts.contractFiles)}`,
            `Pièces jointes : ${formatNumber(info.counts.attachments)}`,
            `Événements du journal : ${formatNumber(info.counts.events)}`,
          ]);
        },
        { isLogged: false },
      ),
    );

  portfolio
    .command('verify')
    .argument('<path>')
    .option('--json')
    .description('relit chaque page et toute la chaîne du journal, et rejoue le journal contre les fiches')
    .action((path: string, { json }: Json) =>
      withPortfolio(
        path,
        async (ask) => {
          const verification = await ask('portfolio.verify', {});
          print(json === true, verification, () => [
            `Pages : ${verification.integrity === 'ok' ? 'intactes' : verification.integrity}`,
            verification.journal.isWhole
              ? `Journal : entier, ${formatNumber(verification.journal.events)} événements`
              : `Journal : rompu à l’événement ${verification.journal.firstFaultAt}`,
            verification.records.isWhole
              ? `Fiches : ${formatNumber(verification.records.checked)}, chacune telle que son dernier événement l’a laissée`
              : `Fiches : ${formatNumber(verification.records.faults)} ne correspondent plus au journal`,
            ...verification.records.first.map((fault) => recordFaultSentence({ ...fault, name: null })),
          ]);
          if (!verification.isSound) {
            throw new CliRefusal(
              verification.aside ??
                'Ce portefeuille est abîmé ; gardez-en une copie et reprenez une sauvegarde.',
            );
          }
        },
        { isLogged: false },
      ),
    );

  portfolio
    .command('backup')
    .argument('<path>')
    .argument('<file>', 'copie à écrire')
    .option('--json')
    .description('écrit une copie vérifiée, jamais à la place d’une meilleure')
    .action((path: string, file: string, { json }: Json) =>
      withPortfolio(path, async (ask) => {
        const copy = await ask('backups.writeTo', { file });
        print(json === true, { ...copy, path: file }, () => [
          `Sauvegarde écrite et relue : ${file}`,
          `Candidats : ${formatNumber(copy.counts.candidates)}`,
        ]);
      }),
    );

  portfolio
    .command('copies')
    .argument('<path>')
    .option('--json')
    .description('les copies que Vivier a écrites : où, quand, sous quelles clés')
    .action((path: string, { json }: Json) =>
      withPortfolio(path, async (ask) => {
        const { copies } = await ask('backups.copies', {});
        print(json === true, copies, () =>
          copies.map(({ writtenAt, kind, folder, name, keys, reach }) =>
            [writtenAt, kind, `${folder}/${name}`, keys, reach].join('\t'),
          ),
        );
      }),
    );

  portfolio
    .command('accesses')
    .argument('<path>')
    .option('--json')
    .description('le journal des accès, du plus ancien au plus récent')
    .action((path: string, { json }: Json) =>
      withPortfolio(path, async (ask) => {
        const lines = await everyLine(ask);
        const acts = lines.map(({ at, kind, candidate, file, actor, entrance }) => ({
          at,
          act: kind,
          // Whom the line is about today: the journal itself holds no name.
          subject: file?.id ?? candidate?.id ?? null,
          by: actor,
          entrance,
        }));
        print(json === true, acts, () =>
          lines.map((line) =>
            [
              line.at,
              accessSentence(line.kind, line.detail),
              line.file?.reference ?? line.candidate?.name ?? '',
              line.actor,
              entranceLabels[line.entrance],
            ].join('\t'),
          ),
        );
      }),
    );

  portfolio
    .command('restore')
    .argument('<file>', 'sauvegarde')
    .argument('<path>', 'portefeuille à remettre en place')
    .option('--json')
    .description('remet une sauvegarde en place ; le portefeuille qui s’y trouvait est gardé à côté')
    .action(async (file: string, path: string, { json }: Json) => {
      const restored = await closedDoor('backups.restore', {
        id: null,
        file,
        target: path,
        secret: await passphrase(),
      });
      print(json === true, { ...restored, path }, () => [
        `Portefeuille restauré : ${path}`,
        ...(restored.formerName === null
          ? []
          : [`L’ancien est gardé à côté, sous le nom ${restored.formerName}`]),
        `Candidats : ${formatNumber(restored.counts.candidates)}`,
      ]);
    });

  openFormatCommands(portfolio);
}
