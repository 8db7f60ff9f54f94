import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isOurAddress } from './origin';
import { contentSecurityPolicy, fileOfAddress, serveInterface } from './protocol';

let folder = '';
let root = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-protocol-'));
  root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  mkdirSync(join(folder, 'renderer-other'));
  writeFileSync(join(root, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__">');
  for (const name of ['a.js', 'worker.mjs', 'x.wasm', 'font.woff2', 'style.css', 'page.php', 'noextension'])
    writeFileSync(join(root, 'assets', name), '1');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  writeFileSync(join(folder, 'renderer-other', 'a.js'), 'secret');
  symlinkSync(join(folder, 'secret.js'), join(root, 'assets', 'link.js'));
  symlinkSync(join(folder, 'renderer-other'), join(root, 'linked'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hostile = [
  'app://vivier/../secret.js',
  'app://vivier/assets/../../secret.js',
  'app://vivier/assets/..%2f..%2fsecret.js',
  'app://vivier/%2e%2e/secret.js',
  'app://vivier/%2E%2E%2Fsecret.js',
  'app://vivier/..\\secret.js',
  'app://vivier/assets\\..\\..\\secret.js',
  'app://vivier/assets/%5c..%5csecret.js',
  'app://vivier//secret.js',
  'app://vivier/assets//a.js',
  'app://vivier/./assets/a.js',
  'app://vivier/assets/a.js%00.html',
  'app://vivier/assets/a%2ejs',
  'app://vivier/C:/Windows/win.ini',
  'app://vivier/\\\\server\\share\\a.js',
  'app://vivier//server/share/a.js',
  'app://vivier/assets',
  'app://vivier/assets/',
  'app://vivier/assets/link.js',
  'app://vivier/linked/a.js',
  'app://vivier/../renderer-other/a.js',
  'app://vivier/.git/config',
  'app://vivier/assets/a.js/',
  'app://vivier/missing.js',
  'app://other/assets/a.js',
  'app://vivier.example.org/assets/a.js',
  'app://vivier:80/assets/a.js',
  'app://user@vivier/assets/a.js',
  'app://user:pw@vivier/assets/a.js',
  'app:vivier/assets/a.js',
  'app:///assets/a.js',
  'file:///etc/passwd',
  'https://vivier/assets/a.js',
  'apps://vivier/assets/a.js',
  'about:blank',
  '',
  'not an address',
];

describe('own protocol', () => {
  test.each(hostile)('serves nothing for %j', async (address) => {
    expect(await fileOfAddress(address, root)).toBeNull();
    expect((await serveInterface(root)({ url: address, method: 'GET' })).status).toBe(404);
  });

  test.each([
    ['app://vivier/', 'text/html; charset=utf-8'],
    ['app://vivier', 'text/html; charset=utf-8'],
    ['app://vivier/index.html?x=1#/candidats', 'text/html; charset=utf-8'],
    ['app://vivier/assets/a.js', 'text/javascript; charset=utf-8'],
    ['app://vivier/assets/worker.mjs', 'text/javascript; charset=utf-8'],
    ['app://vivier/assets/x.wasm', 'application/wasm'],
    ['app://vivier/assets/font.woff2', 'font/woff2'],
    ['app://vivier/assets/style.css', 'text/css; charset=utf-8'],
  ])('serves %s as %s, without sniffing', async (url, type) => {
    const response = await serveInterface(root)({ url, method: 'GET' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each(['app://vivier/assets/page.php', 'app://vivier/assets/noextension'])(
    'a kind of file that the build does not make is not served: %s',
    async (url) => {
      expect((await serveInterface(root)({ url, method: 'GET' })).status).toBe(404);
    },
  );

  test.each(['POST', 'PUT', 'DELETE', 'HEAD'])('%s is refused', async (method) => {
    expect((await serveInterface(root)({ url: 'app://vivier/', method })).status).toBe(405);
  });

  test('each page has its own nonce, in the policy and in the page', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await serveInterface(root)({ url: 'app://vivier/', method: 'GET' });
        const policy = response.headers.get('content-security-policy') ?? '';
        const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
        expect(await response.text()).toBe(`<meta property="csp-nonce" nonce="${nonce}">`);
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(nonces[0]).toMatch(/^[\w+/]{22}==$/);
  });

  test('every answer carries the policy, refusals too, and it allows nothing unsafe', async () => {
    for (const url of ['app://vivier/', 'app://vivier/assets/a.js', 'app://vivier/missing.js']) {
      const { headers } = await serveInterface(root)({ url, method: 'GET' });
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
    }
    expect(contentSecurityPolicy('N').split('; ')).toHaveLength(12);
  });
});

test('an address is ours only by scheme and host together', () => {
  expect(isOurAddress('app://vivier/#/candidats')).toBe(true);
  for (const address of [
    'app://vivier.evil/',
    'https://vivier/',
    'app://evil/#app://vivier/',
    'javascript:1',
    'blob:app://vivier/x',
  ])
    expect(isOurAddress(address)).toBe(false);
});
