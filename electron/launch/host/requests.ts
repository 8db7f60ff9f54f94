/**
 * The requests of a page, answered by the app's protocol handlers or not at all (lib/browser/api/protocol.ts,
 * shell/browser/net/proxying_url_loader_factory.cc). They are held by Chromium's own Fetch domain, so that methods, bodies,
 * headers, statuses and redirections are the browser's.
 */
import type { CDPSession } from 'playwright-core';
import { originOf, toApp, toWire } from './addresses.ts';
import type { HostSession, Privileges, RequestDetails } from './session.ts';

/** A request that Chromium holds until it is answered. */
export interface Held {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly redirectedRequestId?: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly postData?: string;
    readonly hasPostData?: boolean;
    readonly postDataEntries?: readonly { readonly bytes?: string }[];
  };
}
/** What was answered to the navigation of a frame, told again by `did-navigate`. */
export interface DocumentStatus {
  readonly code: number;
  readonly text: string;
}
export interface RequestsDeps {
  readonly tools: CDPSession;
  readonly session: HostSession;
  readonly contentsId: number;
  readonly privileges: ReadonlyMap<string, Privileges>;
  /** Path that the host answers by itself, which no page can guess. */
  readonly ownPath: string;
  readonly onOwn: (path: string, body: string) => Buffer | string | null;
  /** Whether the app lets a document be loaded; `isRedirected` for the next address of one under way. */
  readonly mayNavigate: (url: string, frameId: string, isRedirected: boolean) => boolean;
  readonly onDocument: (frameId: string, status: DocumentStatus) => void;
  /** Origin of the page, as Chromium sees it. */
  readonly pageOrigin: () => string;
}

const resourceTypes: Readonly<Record<string, string>> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  WebSocket: 'webSocket',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
};
let lastRequestId = 0;

const bodyOfRequest = ({ request }: Held): Buffer | null => {
  const parts = request.postDataEntries?.flatMap(({ bytes }) =>
    bytes === undefined ? [] : [Buffer.from(bytes, 'base64')],
  );
  if (parts && parts.length > 0) return Buffer.concat(parts);
  return request.postData === undefined ? null : Buffer.from(request.postData);
};

/** Answers one request that Chromium holds. */
export async function answerRequest(held: Held, deps: RequestsDeps): Promise<void> {
  const { tools, session } = deps;
  const { requestId, request, resourceType } = held;
  const fail = async (errorReason: 'BlockedByClient' | 'Aborted' | 'Failed'): Promise<void> => {
    await tools.send('Fetch.failRequest', { requestId, errorReason });
  };
  const fulfill = async (
    responseCode: number,
    responsePhrase: string,
    headers: readonly (readonly [string, string])[],
    body: Buffer,
  ): Promise<void> => {
    await tools.send('Fetch.fulfillRequest', {
      requestId,
      responseCode,
      ...(responsePhrase === '' ? {} : { responsePhrase }),
      responseHeaders: headers.map(([name, value]) => ({ name, value })),
      body: body.toString('base64'),
    });
  };

  const own = `${deps.pageOrigin()}${deps.ownPath}`;
  if (request.url.startsWith(own)) {
    const answer = deps.onOwn(request.url.slice(own.length), request.postData ?? '');
    if (answer === null) return fail('BlockedByClient');
    return fulfill(
      200,
      '',
      [
        ['content-type', 'application/octet-stream'],
        ['cache-control', 'no-store'],
      ],
      Buffer.from(answer),
    );
  }
  const url = toApp(request.url, session.schemes.keys());
  const isDocument = resourceType === 'Document';
  // Electron fetches no icon by itself: the app never hears of this one.
  if (resourceType === 'Other' && new URL(url).pathname === '/favicon.ico')
    return fulfill(204, '', [], Buffer.alloc(0));
  if (isDocument && !deps.mayNavigate(url, held.frameId, held.redirectedRequestId !== undefined))
    return fail('Aborted');

  lastRequestId += 1;
  const details: RequestDetails = {
    id: lastRequestId,
    url,
    method: request.method,
    webContentsId: deps.contentsId,
    resourceType: resourceTypes[resourceType] ?? 'other',
    referrer: request.headers.Referer ?? '',
    timestamp: Date.now(),
  };
  const verdict = await session.judge(details);
  if (verdict.cancel === true) return fail('BlockedByClient');
  if (verdict.redirectURL !== undefined)
    return fulfill(307, '', [['location', toWire(verdict.redirectURL)]], Buffer.alloc(0));

  const scheme = /^([a-z]+):/u.exec(url)?.[1] ?? '';
  const handler = session.schemes.get(scheme);
  if (!handler) return fail('BlockedByClient');
  if (resourceType === 'XHR' || resourceType === 'Fetch') {
    const rights = deps.privileges.get(scheme) ?? {};
    const isElsewhere = originOf(request.url) !== deps.pageOrigin();
    if (!rights.supportFetchAPI || (isElsewhere && !rights.corsEnabled)) return fail('Failed');
  }
  let response: Response;
  try {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers))
      headers.set(name, toAppHeader(name, value, session));
    const body = bodyOfRequest(held);
    response = await handler(
      new Request(url, {
        method: request.method,
        headers,
        ...(body === null ? {} : { body: new Uint8Array(body) }),
      }),
    );
    if (!(response instanceof Response)) return fail('Failed');
  } catch (error) {
    console.error(error);
    return fail('Failed');
  }
  if (response.type === 'error' || response.status === 0) return fail('Failed');
  if (isDocument) deps.onDocument(held.frameId, { code: response.status, text: response.statusText });
  const headers: (readonly [string, string])[] = [...response.headers].map(([name, value]) =>
    name === 'location' ? [name, toWire(value)] : [name, value],
  );
  await fulfill(response.status, response.statusText, headers, Buffer.from(await response.arrayBuffer()));
}

/** Addresses in headers are the app's own again. */
const toAppHeader = (name: string, value: string, session: HostSession): string =>
  /^(?:referer|origin)$/iu.test(name) ? toApp(value, session.schemes.keys()) : value;
