import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { posix, win32 } from 'node:path';
import { z } from 'zod';

/** What the file of the policy may say; what it leaves out is as without a policy. Written by administrators, only read here. */
const policyFileSchema = z.strictObject({
  /** Whether the app may be updated from a file by its user. */
  updates: z.boolean().default(true),
  /** Whether quick unlock may be switched on. */
  quickUnlock: z.boolean().default(true),
  /** Longest idle delay, in minutes, that the user may choose. */
  maxIdleMinutes: z.int().min(1).max(15).default(15),
  /** Whether the window must be hidden from captures of the screen. */
  captureProtection: z.boolean().default(false),
  /** Where automatic backups must go. */
  backupFolder: z.string().min(1).max(4096).optional(),
});

export interface Policy {
  /** `none`: no file; `applied`: read; `unreadable`: there is one that cannot be understood, and the strictest holds. */
  readonly state: 'none' | 'applied' | 'unreadable';
  readonly updates: boolean;
  readonly quickUnlock: boolean;
  readonly maxIdleMinutes: number;
  readonly captureProtection: boolean;
  readonly backupFolder: string | null;
}

const withoutPolicy = policyFileSchema.parse({});
const none: Policy = { state: 'none', ...withoutPolicy, backupFolder: null };
const strictest: Policy = {
  state: 'unreadable',
  updates: false,
  quickUnlock: false,
  maxIdleMinutes: 1,
  captureProtection: true,
  backupFolder: null,
};
const MOST_BYTES = 64 * 1024;

/**
 * Where administrators put the policy: a place that users of the computer do not write to, and that no variable of the
 * environment moves. On Windows the system may stand on the drive of the accounts rather than on C: the first file that is
 * there holds.
 */
export function policyPaths(
  platform: NodeJS.Platform = process.platform,
  home: string = userInfo().homedir,
): readonly string[] {
  switch (platform) {
    case 'win32':
      return [...new Set(['C:\\', win32.parse(home).root])].map((drive) =>
        win32.join(drive, 'ProgramData', 'Vivier', 'policy.json'),
      );
    case 'darwin':
      return ['/Library/Application Support/Vivier/policy.json'];
    default:
      return [posix.join('/etc', 'vivier', 'policy.json')];
  }
}

/** The policy of this computer. */
export function policyOf(paths: readonly string[]): Policy {
  const read = paths.map(readPolicy);
  return read.find(({ state }) => state !== 'none') ?? none;
}

/** Reads one file of policy. */
export function readPolicy(path: string): Policy {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return none;
    if (!stats.isFile() || stats.size > MOST_BYTES) return strictest;
    // Windows' own editor begins a file with a byte order mark.
    const parsed = policyFileSchema.parse(JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/u, '')));
    return { state: 'applied', ...parsed, backupFolder: parsed.backupFolder ?? null };
  } catch {
    return strictest;
  }
}
