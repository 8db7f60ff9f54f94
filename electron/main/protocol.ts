import { randomBytes } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { isOurAddress } from './origin';

/** Kinds of file that the build makes; anything else is not served. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.icc': 'application/octet-stream',
};

/** Content security policy of every answer. No `unsafe-*`: styles that libraries inject carry the nonce of the page. */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');

const refused = (status: number): Response =>
  new Response(null, {
    status,
    headers: {
      'content-security-policy': contentSecurityPolicy(''),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });

/**
 * The file of `root` that an address names, by its real path; `null` for anything doubtful: another origin, `..`,
 * encoded or doubled separators, backslashes, control characters, a link that leaves the root, a folder.
 */
export async function fileOfAddress(address: string, root: string): Promise<string | null> {
  if (!isOurAddress(address)) return null;
  // The raw text is judged too: parsing has already folded `..` and `%2e%2e` away.
  const raw = /^[^:]+:\/\/[^/?#]*([^?#]*)/.exec(address)?.[1] ?? '';
  const path = raw === '' || raw === '/' ? '/index.html' : raw;
  if (!/^(\/[\w@~+-][\w.@~+-]*)+$/.test(path) || path.includes('..')) return null;
  try {
    const base = await realpath(root);
    const file = await realpath(join(base, path));
    return file.startsWith(base + sep) && (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
}

/** Answers the requests of the window from the built interface at `root`, and from nowhere else. */
export function serveInterface(
  root: string,
): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return refused(405);
    const file = await fileOfAddress(request.url, root);
    const type = file === null ? undefined : contentTypes[extname(file).toLowerCase()];
    if (file === null || type === undefined) return refused(404);
    const nonce = randomBytes(16).toString('base64');
    const bytes = await readFile(file);
    const body = file.endsWith('.html')
      ? bytes.toString('utf8').replaceAll('__CSP_NONCE__', nonce)
      : new Uint8Array(bytes);
    return new Response(body, {
      headers: {
        'content-type': type,
        'content-security-policy': contentSecurityPolicy(nonce),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      },
    });
  };
}
