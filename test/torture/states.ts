import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { filesUnder } from '../support/traces';
import type { Attempt, Scenario } from './scenarios';
import {
  acknowledged,
  bytesOf,
  canary,
  dataOf,
  isCut,
  must,
  passphrase,
  personNamed,
  type World,
} from './world';

/** The portfolio, and what a kill leaves beside it. */
const parts = ['', '-wal', '-keys'] as const;
const PAGE = 4096;
/** Candidates that one attempt makes at most, one change each. */
const MOST = 12;
const nextPassphrase = 'quinze sternes au-dessus de la rade';

/** What a swap has at hand: three states of one portfolio, each with as many candidates as it must show. */
interface Attempted {
  readonly world: World;
  readonly folder: string;
  /** Of today, as the kill left it. */
  readonly path: string;
  /** An older one, closed: a good backup. */
  readonly closed: string;
  /** An older one, as a power cut left it: of a session before. */
  readonly cut: string;
  readonly secret: string;
  readonly counts: { readonly closed: number; readonly cut: number; readonly acknowledged: number };
}

/** What an opening says, before it is closed again: how many candidates, and what was told. */
interface Found {
  readonly candidates: number;
  readonly notices: readonly string[];
  readonly isSound: boolean;
}

async function openAt(world: World, path: string, secret: string): Promise<Found> {
  const opened = dataOf(
    await world.vault.ask('portfolio.open', { passphrase: secret }, { file: path }),
    'opening a swapped state',
  );
  const { isSound } = dataOf(await world.vault.ask('portfolio.verify', {}), 'portfolio.verify');
  await world.vault.close();
  return { candidates: opened.counts.candidates, notices: opened.notices ?? [], isSound };
}

const copyParts = (from: string, to: string): void => {
  for (const part of parts) {
    rmSync(to + part, { force: true });
    if (existsSync(from + part)) copyFileSync(from + part, to + part);
  }
};

/** Nothing that was acknowledged is lost in silence: it is there, or a sentence says that something is missing. */
function allOrTold({ candidates, notices, isSound }: Found, wanted: number, what: string): void {
  must(isSound, `${what}: not sound`);
  must(
    candidates >= wanted || notices.length > 0,
    `${what}: ${candidates} candidates instead of ${wanted}, and not a word`,
  );
}

/** Kept aside, a file that was swapped in is the same, byte for byte. */
function mustBeKept(path: string, bytes: Buffer, what: string): void {
  const folder = join(path, '..');
  must(
    readdirSync(folder).some(
      (name) => name.includes('.à-part-') && bytesOf(join(folder, name)).equals(bytes),
    ),
    `${what}: what was put beside the portfolio is gone`,
  );
}

const state = (
  name: string,
  swap: (attempted: Attempted) => Promise<void>,
  { changesPassphrase = false }: { readonly changesPassphrase?: boolean } = {},
): Scenario => ({
  name: `state: ${name}`,
  prepare: async (world, folder): Promise<Attempt> => {
    const [path, closed, cut] = ['etat', 'fermé', 'coupé'].map((one) => join(folder, `${one}.vivier`)) as [
      string,
      string,
      string,
    ];
    const { vault } = world;
    const create = async (): Promise<boolean> =>
      (await acknowledged(world, 'candidates.create', { candidate: personNamed(world.next()) })) !== null;
    copyFileSync(world.path, path);
    copyFileSync(path, closed);
    const input = { passphrase };
    const base = dataOf(await vault.ask('portfolio.open', input, { file: path }), 'opening a copy');
    must(await create(), 'a candidate is not made in peace');
    await vault.kill();
    copyParts(path, cut);
    let counts = { closed: base.counts.candidates, cut: base.counts.candidates + 1, acknowledged: 0 };
    // Today's session is another one, whose file has taken the former's journal up.
    dataOf(await vault.ask('portfolio.open', input, { file: path }), 'opening after a kill');
    if (changesPassphrase)
      dataOf(
        await vault.ask('keys.changePassphrase', { passphrase, newPassphrase: nextPassphrase }),
        'change',
      );
    await vault.close();
    const secret = changesPassphrase ? nextPassphrase : passphrase;
    counts = { ...counts, acknowledged: counts.cut };
    return {
      act: async () => {
        const opened = await vault.ask('portfolio.open', { passphrase: secret }, { file: path });
        if (isCut(opened)) return false;
        dataOf(opened, 'portfolio.open');
        for (let made = 0; made < MOST; made += 1) {
          if (!(await create())) return made > 0;
          counts = { ...counts, acknowledged: counts.acknowledged + 1 };
        }
        return true;
      },
      check: async () => {
        rmSync(`${path}-lock`, { force: true });
        await swap({ world, folder, path, closed, cut, secret, counts });
      },
    };
  },
});

const oldJournal = state('old journal', async ({ world, path, cut, secret, counts }) => {
  const { candidates, notices } = await openAt(world, path, secret);
  must(notices.length === 0, `told without a swap: ${notices.join(' ')}`);
  must(candidates >= counts.acknowledged, 'an acknowledged candidate is lost by a kill');
  const wal = readFileSync(`${cut}-wal`);
  writeFileSync(`${path}-wal`, wal);
  const found = await openAt(world, path, secret);
  must(found.candidates === candidates && found.isSound, 'an old journal was applied');
  must(found.notices.length > 0, 'an old journal was passed over in silence');
  mustBeKept(path, wal, 'old journal');
});

const missingJournal = state('missing journal', async ({ world, path, secret, counts }) => {
  rmSync(`${path}-wal`, { force: true });
  allOrTold(await openAt(world, path, secret), counts.acknowledged, 'missing journal');
});

const cutJournal = state('cut journal', async ({ world, path, secret, counts }) => {
  if (existsSync(`${path}-wal`)) {
    const { length } = readFileSync(`${path}-wal`);
    truncateSync(`${path}-wal`, world.random.below(length + 1));
  }
  allOrTold(await openAt(world, path, secret), counts.acknowledged, 'cut journal');
});

const renamed = state('renamed', async ({ world, folder, path, secret, counts }) => {
  mkdirSync(join(folder, 'ailleurs'));
  const elsewhere = join(folder, 'ailleurs', 'autre-nom.vivier');
  renameSync(path, elsewhere);
  const result = await world.vault.ask('portfolio.open', { passphrase: secret }, { file: elsewhere });
  await world.vault.close();
  // Cut in the moment when SQLite has just shortened the file: refused, which is no silence.
  if (!result.ok) return must(result.error.code === 'PORTFOLIO_NOT_ONE', `renamed: ${result.error.code}`);
  allOrTold(
    { candidates: result.data.counts.candidates, notices: result.data.notices ?? [], isSound: true },
    counts.acknowledged,
    'renamed',
  );
});

const copiedOver = state('copied over', async ({ world, path, closed, secret, counts }) => {
  copyFileSync(closed, path);
  const found = await openAt(world, path, secret);
  must(found.isSound, 'a backup copied over a portfolio is damaged by what lay beside');
  must(found.candidates === counts.closed, 'a backup copied over a portfolio opens as something else');
});

const restoredFolder = state('restored folder', async ({ world, path, cut, secret, counts }) => {
  copyParts(cut, path);
  const found = await openAt(world, path, secret);
  must(found.isSound && found.candidates === counts.cut, 'an older folder opens as something else');
});

const mixedFolder = state('journal of another folder', async ({ world, path, cut, secret, counts }) => {
  copyFileSync(`${cut}-wal`, `${path}-wal`);
  allOrTold(await openAt(world, path, secret), counts.acknowledged, 'journal of another folder');
});

const grafted = state(
  'block grafted',
  async ({ world, path, closed, secret, counts }) => {
    const before = await openAt(world, path, secret);
    allOrTold(before, counts.acknowledged, 'before the graft');
    const today = readFileSync(path);
    const block = readFileSync(closed).subarray(-PAGE);
    writeFileSync(path, Buffer.concat([today.subarray(0, -PAGE), block]));
    const former = await world.vault.ask('portfolio.open', { passphrase }, { file: path });
    await world.vault.close();
    must(!former.ok, 'the former passphrase opens today’s data by the block of an older copy');
    must(former.error.code === 'KEYS_OF_ANOTHER_STATE', `a grafted block answers ${former.error.code}`);
    writeFileSync(path, today);
    const after = await openAt(world, path, secret);
    must(after.candidates === before.candidates && after.isSound, 'a refusal has changed the file');
  },
  { changesPassphrase: true },
);

/** Pages of one change that are put back one by one: a few, drawn at random. */
const MOST_PAGES = 10;

/** One page of before a change, put back without any key, does not show the former value as sound. */
const replayed = state('page replayed', async ({ world, path, secret, counts }) => {
  const { vault } = world;
  allOrTold(await openAt(world, path, secret), counts.acknowledged, 'before the replay');
  const before = readFileSync(path);
  dataOf(await vault.ask('portfolio.open', { passphrase: secret }, { file: path }), 'portfolio.open');
  const [id] = [...world.ledger.people.keys()];
  must(id !== undefined, 'nobody to change');
  const { candidate: former } = dataOf(await vault.ask('candidates.get', { id }), 'candidates.get');
  const {
    id: _i,
    version,
    createdAt: _c,
    updatedAt: _u,
    lastContactOn: _l,
    suspectedDuplicateOf: _s,
    ...rest
  } = former;
  const candidate = { ...rest, comment: `${canary} rejoué ${world.next()}` };
  dataOf(await vault.ask('candidates.update', { id, version, candidate }), 'candidates.update');
  await vault.close();
  const after = readFileSync(path);
  const pages = Array.from(
    { length: Math.min(before.length, after.length) / PAGE - 1 },
    (_, page) => page,
  ).filter((page) => !pageOf(before, page).equals(pageOf(after, page)));
  must(pages.length > 0, 'a change has changed no page');
  for (let tries = 0; tries < MOST_PAGES && pages.length > 0; tries += 1) {
    const [page = 0] = pages.splice(world.random.below(pages.length), 1);
    const mixed = Buffer.from(after);
    pageOf(before, page).copy(mixed, page * PAGE);
    writeFileSync(path, mixed);
    const opened = await vault.ask('portfolio.open', { passphrase: secret }, { file: path });
    if (opened.ok) {
      const shown = await vault.ask('candidates.get', { id });
      const sound = await vault.ask('portfolio.verify', {});
      const isFormer = shown.ok && shown.data.candidate.comment === former.comment;
      must(!(isFormer && sound.ok && sound.data.isSound), 'a page put back shows the former value as sound');
    }
    // Killed rather than closed: what it would write of a spoilt file is of no interest.
    if (!(await vault.kill())) await vault.close();
    for (const name of readdirSync(join(path, '..')))
      if (name.startsWith('etat.vivier') && name !== 'etat.vivier') rmSync(join(path, '..', name));
  }
  writeFileSync(path, after);
  allOrTold(await openAt(world, path, secret), counts.acknowledged, 'after the replay');
});

/** Where the backups of this portfolio lie, by name: `2026-11-30T080000.vivier`. */
const backupsOf = ({ backups }: World): readonly string[] =>
  filesUnder(backups).filter((path) => path.endsWith('.vivier'));
const daysOf = (paths: readonly string[]): ReadonlySet<string> =>
  new Set(paths.map((path) => basename(path).slice(0, 10)));
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** A day of work under a clock that is wrong by so many days: somebody is registered, a backup is made. */
async function dayOffBy(
  { world, path, secret }: Attempted,
  days: number,
): Promise<Found & { readonly doubt: string | null }> {
  const { vault } = world;
  vault.moveClock(days);
  try {
    const opened = dataOf(
      await vault.ask('portfolio.open', { passphrase: secret }, { file: path }),
      'opening under a wrong clock',
    );
    const { doubt } = dataOf(await vault.ask('portfolio.clock', {}), 'portfolio.clock');
    dataOf(await vault.ask('candidates.create', { candidate: personNamed(world.next()) }), 'a person');
    dataOf(await vault.ask('backups.make', {}), 'backups.make');
    const { isSound } = dataOf(await vault.ask('portfolio.verify', {}), 'portfolio.verify');
    await vault.close();
    return { candidates: opened.counts.candidates, notices: opened.notices ?? [], isSound, doubt };
  } finally {
    vault.moveClock(0);
  }
}

/** The clock wrong after a kill, then right again: everything is there, doubted on the days it must be, no backup goes. */
const clockWrong = (name: string, days: number): Scenario =>
  state(name, async (attempted) => {
    const { world, counts } = attempted;
    const before = daysOf(backupsOf(world));
    const wrong = await dayOffBy(attempted, days);
    allOrTold(wrong, counts.acknowledged, name);
    must((wrong.doubt !== null) === days < 0, `${name}: doubted on the wrong day`);
    const right = await dayOffBy(attempted, 0);
    must(right.isSound, `${name}: not sound once the clock is right`);
    must(right.candidates === wrong.candidates + 1, `${name}: who was registered meanwhile is gone`);
    must((right.doubt !== null) === days > 0, `${name}: not doubted as it should be once the clock is right`);
    const all = backupsOf(world);
    const after = daysOf(all);
    must(
      [...before].every((day) => after.has(day)),
      `${name}: a day has lost its backups (${[...before].join(', ')})`,
    );
    must(
      [daysAgo(0), daysAgo(-days)].every((day) => after.has(day)),
      `${name}: a day of work has no backup (${[...after].join(', ')})`,
    );
    // Another attempt finds the folder as a right clock leaves it.
    for (const path of all) if (basename(path).slice(0, 10) > daysAgo(0)) rmSync(path);
  });
const clockBack = clockWrong('clock back', -4000);
const clockForward = clockWrong('clock forward', 700);

const pageOf = (bytes: Buffer, page: number): Buffer => bytes.subarray(page * PAGE, (page + 1) * PAGE);

/** States of the disk that somebody else makes after a kill: a synchronisation, a restored folder, a hand. */
export const states: readonly Scenario[] = [
  oldJournal,
  missingJournal,
  cutJournal,
  renamed,
  copiedOver,
  restoredFolder,
  mixedFolder,
  grafted,
  replayed,
  clockBack,
  clockForward,
];
