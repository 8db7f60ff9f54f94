/**
 * Bar 29: A restore works on another profile, with the passphrase, from the newest backup and from the oldest kept.
 *
 * A year of backups, then the computer is gone: another profile has nothing but the folder of the backups. The same with
 * the portfolio's own file truncated. (The same drill through the window: test/e2e/backups.spec.ts.)
 */
import { cpSync, mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restoreHandlers } from '../../electron/vault/backups';
import { makeBackup } from '../../electron/vault/backups/backups.service';
import { openPortfolio, type Session } from '../../electron/vault/portfolio';
import type { Call } from '../../electron/vault/service/deps';
import type { BackupId } from '../../shared/backups';
import { type FileHandle, Refusal, type Result } from '../../shared/base';
import { makeScene, movingClock, PASSPHRASE, type Scene } from '../support/backed-up';

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene('2026-01-05T08:00:00.000Z');
  for (let month = 1; month <= 5; month += 1) {
    scene.at(`2026-0${month}-05T08:00:00.000Z`);
    scene.addPeople(1);
    makeBackup(scene.open, scene.places);
  }
});
afterAll(() => scene.close());

const { options } = movingClock('2026-09-15T08:00:00.000Z');
const dataOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Refusal(result.error.code);
  return result.data;
};

/** What main tells of the files of a call: the known portfolio, and what was chosen. */
const callWith = (files: Readonly<Record<string, string>>): Call => ({
  pathOf: (handle) => {
    const path = files[handle];
    if (path === undefined) throw new Refusal(handle === 'known' ? 'PORTFOLIO_MISSING' : 'HANDLE_SPENT');
    return path;
  },
  progress: () => {},
  signal: new AbortController().signal,
});
const peopleIn = async (path: string): Promise<number> => {
  const open = await openPortfolio(path, PASSPHRASE, options);
  const { candidates } = open.info().counts;
  expect(open.verify().isSound).toBe(true);
  open.close();
  return candidates;
};

test('on another profile that has only the backups: from the newest and from the oldest, to a place of one’s choice', async () => {
  const profile = join(scene.folder, 'autre-profil');
  cpSync(scene.places.standard, join(profile, 'sauvegardes'), { recursive: true });
  const session: Session = {
    current: null,
    failures: 0,
    backups: { standard: join(profile, 'sauvegardes'), chosen: null },
  };
  const handlers = restoreHandlers(session, options.clock);
  const target = 'file_1' as FileHandle;
  const { backups } = dataOf(await handlers['backups.find']({}, callWith({})));
  expect(backups).toHaveLength(5);
  const drill = async (id: BackupId | undefined, name: string): Promise<number> => {
    const path = join(profile, name);
    const call = callWith({ [target]: path });
    const asked = { id: id ?? null, file: null, secret: PASSPHRASE };
    const { counts } = dataOf(await handlers['backups.examine'](asked, call));
    expect(dataOf(await handlers['backups.restore']({ ...asked, target }, call))).toEqual({
      name,
      formerName: null,
      counts,
    });
    return peopleIn(path);
  };
  expect(await drill(backups[0]?.id, 'neuf.vivier')).toBe(5);
  expect(await drill(backups.at(-1)?.id, 'ancien.vivier')).toBe(1);

  const wrong = { id: backups[0]?.id ?? null, file: null, secret: 'une autre phrase, tout à fait' };
  await expect(async () => handlers['backups.examine'](wrong, callWith({}))).rejects.toMatchObject({
    code: 'WRONG_PASSPHRASE',
  });
  await expect(async () =>
    handlers['backups.restore']({ ...wrong, secret: PASSPHRASE, target: null }, callWith({})),
  ).rejects.toMatchObject({ code: 'RESTORE_NOWHERE' });
});

test('over a portfolio that was truncated: found by its backups, put back at its place, the ruin kept aside', async () => {
  const folder = join(scene.folder, 'ruine');
  mkdirSync(folder);
  const known = join(folder, 'equipe.vivier');
  const [newest] = await import('../../electron/vault/backups').then(({ backupFilesOf }) =>
    backupFilesOf(scene.places, scene.open.keyBlock().block.vaultId),
  );
  cpSync(newest?.path ?? '', known);
  truncateSync(known, 9000);
  const session: Session = { current: null, failures: 0, backups: scene.places };
  const handlers = restoreHandlers(session, options.clock);
  const call = callWith({ known });
  const { backups } = dataOf(await handlers['backups.find']({}, call));
  const restored = dataOf(
    await handlers['backups.restore'](
      { id: backups[0]?.id ?? null, file: null, target: null, secret: PASSPHRASE },
      call,
    ),
  );
  expect(restored).toMatchObject({
    name: 'equipe.vivier',
    formerName: 'equipe.avant-restauration-2026-09-15-080000.vivier',
  });
  expect(await peopleIn(known)).toBe(5);
});
