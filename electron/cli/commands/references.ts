import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { Command } from 'commander';
import { Refusal } from '../../../shared/base';
import { formatFrenchDate } from '../../../shared/base/time';
import { amountOf, noReferences } from '../../../shared/law';
import {
  orderFault,
  type PackPayload,
  packLimits,
  packPayloadSchema,
  valueFault,
} from '../../../shared/references';
import { fingerprintOf } from '../../vault/base/fingerprint';
import { writeFileAtomically } from '../../vault/files/files';
import { readSmallFile } from '../../vault/files/small-file';
import { newPublisherKey, readPackFile, writePackFile } from '../../vault/references';
import { CliRefusal, print } from '../output';
import { readJson } from '../read-json';

interface Json {
  readonly json?: true;
}
const LARGEST_KEY = 4096;

/** The secret key is written once, for its owner alone, and never over another: a lost key cannot be found again. */
function writeKey(path: string, secret: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'wx', 0o600);
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'EEXIST'
      ? new CliRefusal('Un fichier porte déjà ce nom ; une clé ne s’écrit jamais par-dessus une autre.')
      : error;
  }
  try {
    writeSync(descriptor, secret);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** What is to be signed. A publisher is told of a slip before anybody trusts the line. */
function payloadOf(json: unknown): PackPayload {
  const parsed = packPayloadSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CliRefusal(
      `Le fichier des valeurs n’a pas la forme attendue : ${issue?.path.join('.') || 'le tout'} (${issue?.message ?? ''}).`,
    );
  }
  const { values, orders } = parsed.data;
  const faults = [...values.map((value) => valueFault(value, noReferences)), ...orders.map(orderFault)];
  const [fault] = faults.filter((each) => each !== null);
  if (fault !== undefined) throw new CliRefusal(fault);
  return parsed.data;
}

function readBytes(path: string, most: number): Buffer {
  const bytes = readSmallFile(path, most);
  if (bytes === null) throw new Refusal('REFERENCES_TOO_LARGE');
  return bytes;
}

export function referencesCommands(program: Command): void {
  const command = program
    .command('references')
    .description('jeux de références signés : valeurs datées et arrêtés à publier');

  command
    .command('keygen')
    .requiredOption('--out <file>', 'fichier de la clé secrète à écrire, à garder pour soi')
    .option('--json')
    .description('fait la clé d’un éditeur')
    .action(({ out, json }: Json & { out: string }) => {
      const { secret, key } = newPublisherKey();
      writeKey(out, secret);
      print(json === true, { file: out, key, fingerprint: fingerprintOf(key) }, () => [
        `${out} : clé secrète, à garder pour soi et à sauvegarder`,
        `Empreinte à communiquer : ${fingerprintOf(key)}`,
      ]);
    });

  command
    .command('pack')
    .argument('<values>', 'valeurs et arrêtés, en JSON')
    .requiredOption('--key <file>', 'clé secrète de l’éditeur')
    .requiredOption('--out <file>', 'jeu de références à écrire')
    .option('--json')
    .description('signe un jeu de références')
    .action(async (values: string, { key, out, json }: Json & { key: string; out: string }) => {
      const payload = payloadOf(readJson(values, 'des valeurs'));
      const bytes = writePackFile(payload, readBytes(key, LARGEST_KEY).toString('utf8'));
      if (bytes.length > packLimits.bytes) throw new Refusal('REFERENCES_TOO_LARGE');
      writeFileAtomically(out, bytes);
      const signed = await readPackFile(bytes);
      const answer = {
        file: out,
        id: signed.id,
        fingerprint: fingerprintOf(signed.key),
        values: signed.values.length,
        orders: signed.orders.length,
      };
      print(json === true, answer, () => [
        `${out} : ${answer.values} valeurs, ${answer.orders} arrêtés`,
        `Empreinte de la clé : ${answer.fingerprint}`,
      ]);
    });

  command
    .command('verify')
    .argument('<file>', 'jeu de références')
    .option('--json')
    .description('vérifie la signature d’un jeu de références et dit ce qu’il contient')
    .action(async (file: string, { json }: Json) => {
      const pack = await readPackFile(readBytes(file, packLimits.bytes));
      print(json === true, { ...pack, fingerprint: fingerprintOf(pack.key) }, () => [
        `${pack.name}, ${pack.publisher}, ${formatFrenchDate(pack.issuedOn)} : signature valable`,
        `Empreinte de la clé : ${fingerprintOf(pack.key)}`,
        ...pack.values.map(({ parameter, from, value, source }) => {
          const amount = amountOf(parameter);
          return `${amount?.label ?? parameter}, au ${formatFrenchDate(from)} : ${amount?.show(value) ?? value} (${source})`;
        }),
        ...pack.orders.map(
          ({ scheme, region, reference, from }) =>
            `${scheme}, région ${region}, au ${formatFrenchDate(from)} : ${reference}`,
        ),
      ]);
    });
}
