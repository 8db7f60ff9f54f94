/** Chromium does not know the app's own scheme: in it, `app://vivier/x` lives at `https://app.vivier/x`, served by the host alone. */
const WIRE = /^https:\/\/([a-z]+)\.([^/?#]+)/;

/** Addresses of the web itself are left as they are. */
export const toWire = (url: string): string =>
  url.replace(/^(?!https?:)([a-z]+):\/\/([^/?#]+)/u, 'https://$1.$2');
/** The app's view of an address of the page; anything else than the app's own host is left as it is. */
export const toApp = (url: string, schemes: Iterable<string>): string => {
  const [, scheme, host] = WIRE.exec(url) ?? [];
  return scheme && host && [...schemes].includes(scheme) ? url.replace(WIRE, `${scheme}://${host}`) : url;
};
export const originOf = (appUrl: string): string => /^[a-z]+:\/\/[^/?#]+/.exec(appUrl)?.[0] ?? 'null';
