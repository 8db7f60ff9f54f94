/** The one origin of the app: its own scheme, one host. `file:` and the web are never loaded. */
export const SCHEME = 'app';
export const HOST = 'vivier';
export const ORIGIN = `${SCHEME}://${HOST}`;

/** Whether an address belongs to the app; anything that does not parse does not. */
export function isOurAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return (
    url.protocol === `${SCHEME}:` &&
    url.host === HOST &&
    url.username === '' &&
    url.password === '' &&
    url.port === ''
  );
}
