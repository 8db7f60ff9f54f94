import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc, { type Arbitrary } from 'fast-check';
import { decodeKeyBlock, KEY_BLOCK_BYTES } from '../../electron/vault/keys';
import { openPortfolio } from '../../electron/vault/portfolio';
import { Refusal } from '../../shared/base';
import { fixtureCandidate } from '../../shared/contract-files/complete-file.fixture';
import { contract, type ProcedureName, procedureOf } from '../../shared/ipc';
import { workbookOf } from '../fixtures/workbook';
import { png, wideJpeg } from '../golden/attachments.fixture';
import { fitting, nearly, wrongValues } from './arbitrary';
import { Fault, makeSubject, passphrase, procedureNames, type Subject } from './subject';

/** How many inputs each target gets. */
export interface Effort {
  readonly perProcedure: number;
  /** Procedures that get a text of 50 MB. */
  readonly huge: number;
  readonly perFileKind: number;
  readonly keyBlocks: number;
  /** Portfolios opened with altered bytes: each costs a derivation of the key. */
  readonly portfolios: number;
}

export interface FuzzOptions {
  readonly appRoot: string;
  readonly seed: number;
  readonly effort: Effort;
  readonly log?: (line: string) => void;
}
export interface FuzzReport {
  readonly seed: number;
  readonly inputs: Readonly<Record<string, number>>;
  /** Of the calls made to procedures, how many were accepted: inputs that only ever bounce prove little. */
  readonly accepted: number;
  readonly seconds: number;
}

/** Files whose bytes are altered: cut, changed, repeated, or joined with others. */
const altered = (models: readonly Buffer[]): Arbitrary<Buffer> =>
  fc
    .tuple(
      fc.constantFrom(...models),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
      fc.constantFrom('keep', 'cut', 'repeat', 'insert', 'join'),
      fc.nat(),
      fc.uint8Array({ maxLength: 32 }),
      fc.constantFrom(...models),
    )
    .map(([model, changes, how, where, more, other]) => {
      const bytes = Buffer.from(model);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      const at = where % bytes.length;
      switch (how) {
        case 'keep':
          return bytes;
        case 'cut':
          return bytes.subarray(0, at);
        case 'repeat':
          return Buffer.concat([bytes, bytes.subarray(at)]);
        case 'insert':
          return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
        default:
          return Buffer.concat([bytes.subarray(0, at), other.subarray(at % other.length)]);
      }
    });

/** Refusals are values; anything else that is thrown is a fault. */
async function refusalOnly(what: string, act: () => unknown): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Refusal))
      throw new Fault(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

/** Tries every procedure, the key block, and every kind of file that is read. Throws at the first fault, with its input. */
export async function fuzz({
  appRoot,
  seed,
  effort,
  log = () => undefined,
}: FuzzOptions): Promise<FuzzReport> {
  const begun = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'vivier-fuzz-'));
  const subject = await makeSubject(folder);
  const inputs: Record<string, number> = {};
  let accepted = 0;
  const count = (target: string): void => {
    inputs[target] = (inputs[target] ?? 0) + 1;
  };
  const tried = async <T>(
    arbitrary: Arbitrary<T>,
    numRuns: number,
    property: (value: T) => Promise<void>,
  ) => {
    await fc.assert(fc.asyncProperty(arbitrary, property), { numRuns, seed, endOnFailure: true });
  };
  try {
    for (const name of procedureNames) {
      const runs = isSlow(name) ? Math.ceil(effort.perProcedure / 10) : effort.perProcedure;
      await fuzzProcedure(subject, name, runs, tried, (target, isAccepted) => {
        count(target);
        if (isAccepted) accepted += 1;
      });
      log(name);
    }
    const huge = 'x'.repeat(50 * 1024 * 1024);
    const start = seed % procedureNames.length;
    for (let at = 0; at < Math.min(effort.huge, procedureNames.length); at += 1) {
      const name = procedureNames[(start + at) % procedureNames.length];
      if (name === undefined) continue;
      const [sample] = fc.sample(fitting(procedureOf(name).input, subject.known), { seed, numRuns: 1 });
      if (typeof sample !== 'object' || sample === null) continue;
      for (const key of [...Object.keys(sample), 'en plus']) {
        const before = subject.content();
        // Of the processor: a machine that has other work holds nothing.
        const from = process.cpuUsage();
        const answer = await subject.askGate(name, { ...sample, [key]: huge });
        subject.judge(name, before, answer);
        if (answer.ok) throw new Fault(`${name}: takes 50 MB in ${key}`);
        if (process.cpuUsage(from).user > 10_000_000)
          throw new Fault(`${name}: 50 MB in ${key} hold the vault`);
        count('50 Mo');
      }
    }
    await fuzzFiles(subject, appRoot, effort.perFileKind, tried, count);
    await fuzzKeyBlock(subject, effort, tried, count);
    return { seed, inputs, accepted, seconds: (performance.now() - begun) / 1000 };
  } finally {
    subject.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A derivation of the key, or a whole copy, at each call that the schema lets through. */
const isSlow = (name: ProcedureName): boolean =>
  /^(?:keys|backups)\.|^handover\.(?:write|open)$|^portfolio\.(?:prepare|recover)$/u.test(name);

type Tried = <T>(
  arbitrary: Arbitrary<T>,
  numRuns: number,
  property: (value: T) => Promise<void>,
) => Promise<void>;

async function fuzzProcedure(
  subject: Subject,
  name: ProcedureName,
  numRuns: number,
  tried: Tried,
  count: (target: string, isAccepted: boolean) => void,
): Promise<void> {
  const { input: schema, by } = procedureOf(name);
  const input = fc.oneof(
    { arbitrary: fitting(schema, subject.known), weight: 4 },
    { arbitrary: nearly(schema, subject.known), weight: 4 },
    wrongValues,
  );
  await tried(fc.tuple(input, fc.boolean()), numRuns, async ([value, isThroughGate]) => {
    const filled = subject.withFiles(name, value);
    const before = subject.content();
    if (isThroughGate || by === 'main') {
      const answer = await subject.askGate(name, filled);
      subject.judge(name, before, answer);
      count('procédures, par la porte', answer.ok);
    } else {
      const answer = await subject.askVault(name, filled);
      subject.judge(name, before, answer);
      count('procédures, dans le coffre', answer.ok);
    }
  });
}

async function fuzzFiles(
  subject: Subject,
  appRoot: string,
  numRuns: number,
  tried: Tried,
  count: (target: string) => void,
): Promise<void> {
  const extract = readFileSync(join(appRoot, 'test', 'fixtures', 'extract-parcours.csv'));
  const lines = extract.toString('latin1').split('\r\n').slice(0, 12).join('\r\n');
  const csv = [
    Buffer.from(lines, 'latin1'),
    Buffer.from(lines, 'utf8'),
    Buffer.from(`\ufeff${lines}`, 'utf16le'),
  ];
  const xlsx = await workbookOf([
    ['Nom', 'Prénom', 'Date de naissance', 'Téléphone'],
    ['Modele', 'Essai', { day: '2004-03-12' }, 639980001],
    ['Exemple', 'Lou', '12/03/2004', '06 39 98 00 01'],
  ]);
  const [, , file = ''] = subject.known.ids;
  const through = async (
    name: ProcedureName,
    input: object,
    bytes: Buffer,
    extension: string,
  ): Promise<void> => {
    const path = join(subject.folder, `mute${extension}`);
    writeFileSync(path, bytes);
    const handle = 'file_0123456789abcdef0123456789abcdef';
    const before = subject.content();
    const answer = await subject.askVault(name, { ...input, file: handle }, { [handle]: path });
    subject.judge(name, before, answer);
  };
  const table = async (bytes: Buffer, extension: string): Promise<void> => {
    await through('import.read', { fileName: `mute${extension}` }, bytes, extension);
    const before = subject.content();
    const mapping = ['birthName', 'firstName', 'birthDate', 'mobilePhone'];
    const plan = await subject.askVault('import.plan', { mapping });
    subject.judge('import.plan', before, plan);
    if (subject.content() !== before) throw new Fault('a preview has written something');
  };
  await tried(altered(csv), numRuns, async (bytes) => {
    await table(bytes, '.csv');
    count('import CSV');
  });
  await tried(altered([xlsx]), numRuns, async (bytes) => {
    await table(bytes, '.xlsx');
    count('import XLSX');
  });
  const picture = [png(30, 20), png(16, 16, true), Buffer.from(wideJpeg)];
  await tried(altered(picture), numRuns, async (bytes) => {
    await through('contractFiles.attach', { id: file, code: 'ID' }, bytes, '.png');
    count('pièces');
  });
  const handover = join(subject.folder, 'passation');
  const handle = 'file_fedcba9876543210fedcba9876543210';
  // The known candidate has been through everything: too many files to be handed over.
  const {
    id: _i,
    version: _v,
    createdAt: _c,
    updatedAt: _u,
    lastContactOn: _l,
    suspectedDuplicateOf: _s,
    ...typed
  } = fixtureCandidate({ birthName: 'Passation', fileNumber: 'P-1' });
  const made = await subject.askVault('candidates.create', { candidate: typed });
  if (!made.ok) throw new Fault(`candidates.create: ${made.error.message}`);
  const { candidate } = contract['candidates.create'].output.parse(made.data);
  const written = await subject.askVault(
    'handover.write',
    {
      file: handle,
      candidateIds: [candidate.id],
      withNotes: true,
      purpose: 'final',
      until: null,
      reason: '',
      recipient: { kind: 'passphrase', passphrase: 'douze hérons gris sur le môle', name: 'Collègue' },
    },
    { [handle]: handover },
  );
  if (!written.ok) throw new Fault(`handover.write: ${written.error.message}`);
  const sent = readFileSync(handover);
  await tried(altered([sent]), Math.ceil(numRuns / 20), async (bytes) => {
    await through('handover.open', { passphrase: 'douze hérons gris sur le môle' }, bytes, '.passation');
    count('passations');
  });
  // Beyond its header, which holds the costly lock: with the portfolio's own key, refused before any derivation.
  await tried(altered([sent]), numRuns, async (bytes) => {
    await through('handover.open', { passphrase: null }, bytes, '.passation');
    count('passations');
  });
  await tried(altered([xlsx, Buffer.from('PK\u0003\u0004')]), Math.ceil(numRuns / 4), async (bytes) => {
    await through('indicators.verifyExport', {}, bytes, '.zip');
    count('exports');
  });
}

async function fuzzKeyBlock(
  subject: Subject,
  { keyBlocks, portfolios }: Effort,
  tried: Tried,
  count: (target: string) => void,
): Promise<void> {
  const block = subject.open.keyBlock().bytes;
  await tried(altered([block]), keyBlocks, async (bytes) => {
    await refusalOnly('the key block', () => decodeKeyBlock(bytes.subarray(0, KEY_BLOCK_BYTES)));
    count('en-tête des clés');
  });
  // The JSON of the block replaced by others, its length told rightly: what a forger would write.
  const json = JSON.stringify(subject.open.keyBlock().block);
  const forged = fc.oneof(
    fc.json().map((text) => text),
    fc
      .tuple(fc.constantFrom(...json.matchAll(/\d+|"[^"]*"/gu)), fc.json())
      .map(
        ([found, text]) => `${json.slice(0, found.index)}${text}${json.slice(found.index + found[0].length)}`,
      ),
  );
  await tried(forged, keyBlocks, async (text) => {
    const bytes = Buffer.from(block);
    const body = Buffer.from(text).subarray(0, KEY_BLOCK_BYTES - 44);
    bytes.fill(0, 8, KEY_BLOCK_BYTES - 32);
    bytes.writeUInt32LE(body.length, 8);
    body.copy(bytes, 12);
    await refusalOnly('a forged key block', () => decodeKeyBlock(bytes));
    count('en-tête des clés');
  });

  subject.open.deps.db.pragma('wal_checkpoint(TRUNCATE)');
  const database = readFileSync(subject.open.path);
  const whole = Buffer.concat([database, block]);
  await tried(altered([whole]), portfolios, async (bytes) => {
    const source = join(subject.folder, 'sauvegarde.vivier');
    writeFileSync(source, bytes);
    const handle = 'file_00112233445566778899aabbccddeeff';
    const before = subject.content();
    const answer = await subject.askVault(
      'backups.examine',
      { id: null, file: handle, secret: passphrase },
      { [handle]: source },
    );
    subject.judge('backups.examine', before, answer);
    count('sauvegardes');
  });
  const path = join(subject.folder, 'altere.vivier');
  const options = { clock: subject.open.deps.clock, newId: subject.open.deps.newId };
  await tried(altered([whole]), portfolios, async (bytes) => {
    for (const beside of ['', '-wal', '-shm', '-keys']) rmSync(`${path}${beside}`, { force: true });
    writeFileSync(path, bytes);
    await refusalOnly('an altered portfolio', async () => {
      const open = await openPortfolio(path, passphrase, options);
      try {
        open.verify();
      } finally {
        open.close();
      }
    });
    count('portefeuilles');
  });
}
