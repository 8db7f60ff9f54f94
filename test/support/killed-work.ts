/**
 * A child process of `child-work.ts`: does what its first argument says on a portfolio, and is killed, or kills itself, at a
 * chosen moment. What it acknowledged is printed before.
 */
import Database from 'better-sqlite3';
import { migrate, openDatabase } from '../../electron/vault/db';
import { createPortfolio, openPortfolio } from '../../electron/vault/portfolio';
import { countingIds } from './portfolio';
import { readHere } from './reading';

readHere();

const [act = '', path = '', ...rest] = process.argv.slice(2);
const options = {
  clock: { today: () => '2026-09-15' as never, now: () => '2026-09-15T08:00:00.000Z' },
  newId: countingIds(),
  derivation: 'floor' as const,
};
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('unreachable');
};

/** Kills this process at the step of this number: each statement that changes the schema, its version, or makes a copy. */
function dieAtStep(number: number): void {
  let steps = 0;
  const step = (): void => {
    steps += 1;
    if (steps === number) die();
  };
  const { exec, pragma, prepare } = Database.prototype;
  Database.prototype.exec = function (this: Database.Database, sql: string) {
    const isMigration = /(?:CREATE|ALTER|DROP) (?:TABLE|TRIGGER|INDEX)/u.test(sql);
    if (isMigration) step();
    const result = exec.call(this, sql);
    if (isMigration) step();
    return result;
  };
  Database.prototype.pragma = function (
    this: Database.Database,
    source: string,
    given?: Database.PragmaOptions,
  ) {
    const result = pragma.call(this, source, given);
    if (/^user_version = /u.test(source)) step();
    return result;
  };
  let isCopying = false;
  Database.prototype.prepare = function (this: Database.Database, sql: string) {
    const isCopy = sql.startsWith('VACUUM INTO');
    // Before the copy is made, and once it is, before it has been read back and has its name.
    if (isCopy || isCopying) step();
    isCopying = isCopy;
    return prepare.call(this, sql);
  } as typeof prepare;
}

async function main(): Promise<void> {
  switch (act) {
    case 'migrate': {
      const [key = '', upTo = '', step = ''] = rest;
      const db = openDatabase(path, Buffer.from(key, 'hex'), true);
      dieAtStep(Number(step));
      migrate(db, Number(upTo));
      db.close();
      break;
    }
    case 'open': {
      const [passphrase = '', step = ''] = rest;
      dieAtStep(Number(step));
      (await openPortfolio(path, passphrase, options)).close();
      break;
    }
    case 'hold': {
      const [passphrase = ''] = rest;
      await openPortfolio(path, passphrase, options);
      console.log('ready');
      setInterval(() => undefined, 1000);
      break;
    }
    case 'work': {
      const [passphrase = '', canary = '', attachment = ''] = rest;
      // Loaded by this work alone: the others are killed many times, and must start quickly.
      const { candidatesHandlers } = await import('../../electron/vault/candidates');
      const { contractFilesHandlers } = await import('../../electron/vault/contract-files');
      const { candidateInputSchema, emptyCandidate } = await import('../../shared/fields');
      const { deps } = await createPortfolio(path, passphrase, options);
      const call = {
        pathOf: () => attachment,
        progress: () => undefined,
        signal: new AbortController().signal,
      };
      const candidates = candidatesHandlers(deps);
      const made = await candidates['candidates.create'](
        {
          candidate: candidateInputSchema.parse({
            ...emptyCandidate,
            birthName: `${canary}-nom`,
            firstName: `${canary}-prénom`,
            birthDate: '2004-03-12',
            comment: `${canary}-remarque`,
          }),
        },
        call,
      );
      if (!made.ok) throw new Error(made.error.message);
      const { id } = made.data.candidate;
      await candidates['candidates.addNote']({ id, note: `${canary}-note` }, call);
      const found = await candidates['candidates.search']({ text: canary.toLowerCase(), limit: 5 }, call);
      const files = contractFilesHandlers(deps);
      const opened = await files['contractFiles.create'](
        { kind: 'CPRO', candidateId: id, employerId: null },
        call,
      );
      if (!opened.ok) throw new Error(opened.error.message);
      const attached = await files['contractFiles.attach'](
        { id: opened.data.file.id, code: 'ID', file: '' as never },
        call,
      );
      if (!attached.ok) throw new Error(attached.error.message);
      const piece = attached.data.checklist.flatMap(({ attachments }) => attachments)[0];
      const seen = await files['contractFiles.readAttachment']({ attachmentId: piece?.id ?? '' }, call);
      console.log(
        JSON.stringify({
          found: found.ok ? found.data.rows.length : 0,
          seen: seen.ok ? seen.data.bytes.length : 0,
          virtual: deps.db
            .prepare("SELECT count(*) AS n FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'")
            .get(),
        }),
      );
      console.log('ready');
      setInterval(() => undefined, 1000);
      break;
    }
    case 'sweep': {
      const [key = '', after = ''] = rest;
      const { sweepHandlers } = await import('../../electron/vault/rights/sweep');
      const db = openDatabase(path, Buffer.from(key, 'hex'), true);
      const handlers = sweepHandlers({
        db,
        clock: options.clock,
        newId: options.newId,
        actor: () => 'Essai',
        entrance: 'window',
      });
      const call = {
        pathOf: () => '',
        progress: ({ done }: { done: number }) => (after !== '' && done > Number(after) ? die() : undefined),
        signal: new AbortController().signal,
      };
      await handlers['rights.sweep']({ on: options.clock.today() }, call);
      break;
    }
    default:
      throw new Error(`no such work: ${act}`);
  }
}
await main();
