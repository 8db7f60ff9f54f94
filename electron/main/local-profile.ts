import { win32 } from 'node:path';

/**
 * Folder of this person on this computer for what is large, or what must not leave it: backups, an installer that waits,
 * Chromium's session with its crash dumps. On Windows the profile of Electron (`%APPDATA%`) may roam: it is then copied
 * over the network at each opening and closing of the session. Elsewhere it is local already, and a portable installation
 * keeps everything beside itself (ADR 12).
 */
export function localProfile(
  userData: string,
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const { LOCALAPPDATA: local, VIVIER_PROFILE: portable } = env;
  const isKnown = local !== undefined && win32.isAbsolute(local);
  return platform === 'win32' && !portable && isKnown ? win32.join(local, 'Vivier') : userData;
}
