/**
 * What ties a web contents to a page of Chromium: the two worlds of each document, the messages of the preload, the requests
 * that the app answers, and the events of navigation in the order and with the arguments that Electron gives them
 * (shell/browser/api/electron_api_web_contents.cc, electron_navigation_throttle.cc).
 */
import { randomBytes } from 'node:crypto';
import type { CDPSession, Page } from 'playwright-core';
import { z } from 'zod';
import { originOf } from './addresses.ts';
import { bridgePeer } from './bridge-peer.ts';
import { decode, encode } from './clone.ts';
import { mainWorld } from './main-world.ts';
import { pageWorld } from './page-world.ts';
import { answerRequest, type DocumentStatus, type Held, type RequestsDeps } from './requests.ts';
import { packAnswer } from './wire.ts';

/** What the page's world says; every message of it is read here and nowhere else. */
const messageSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('invoke'), id: z.number(), channel: z.string(), args: z.unknown() }),
  z.object({ op: z.literal('send'), channel: z.string(), args: z.unknown() }),
  z.object({
    op: z.literal('ask'),
    id: z.number(),
    kind: z.string(),
    name: z.string(),
    details: z.record(z.string(), z.unknown()),
  }),
  z.object({ op: z.literal('input'), input: z.record(z.string(), z.unknown()) }),
  z.object({ op: z.literal('zoom'), direction: z.enum(['in', 'out']) }),
  z.object({ op: z.literal('title'), title: z.string() }),
  z.object({ op: z.literal('copied'), text: z.string() }),
  z.object({ op: z.literal('preload-error'), message: z.string(), stack: z.string() }),
  z.object({
    op: z.literal('context-menu'),
    word: z.string(),
    isSecret: z.boolean(),
    params: z.record(z.string(), z.unknown()),
    canUndo: z.boolean(),
    canRedo: z.boolean(),
    hasSelection: z.boolean(),
    hasText: z.boolean(),
  }),
]);
export type PageMessage = z.infer<typeof messageSchema>;
const inputSchema = z.record(z.string(), z.unknown());
const addressSchema = z.object({ url: z.string() });

/** One document of the main frame, from its commit to its end. */
export interface Sender {
  readonly isGone: () => boolean;
  readonly reply: (id: number, answer: object) => void;
}

export interface LinkDeps {
  readonly preload: string | null;
  readonly requests: Pick<RequestsDeps, 'session' | 'contentsId' | 'privileges'>;
  readonly onMessage: (message: PageMessage, sender: Sender) => void;
  /** Whether the app keeps a key from the page. */
  readonly onKey: (input: Readonly<Record<string, unknown>>) => boolean;
  readonly onNavigation: (event: NavigationEvent) => boolean;
}

/** A step of a navigation; those that a listener may refuse answer true where it did. */
export type NavigationEvent =
  | { readonly step: 'will' | 'redirect'; readonly url: string; readonly isMainFrame: boolean }
  | {
      readonly step: 'start' | 'in-page';
      readonly url: string;
      readonly isMainFrame: boolean;
    }
  | {
      readonly step: 'commit';
      readonly url: string;
      readonly isMainFrame: boolean;
      readonly isErrorPage: boolean;
      readonly status: DocumentStatus | null;
      /** Told again once the number of the process is known. */
      readonly isHeld?: boolean;
    }
  | { readonly step: 'loading' | 'dom-ready' | 'loaded' | 'stopped' };

const WORLD = 'preload';
const functionsOf = (tools: Readonly<Record<string, (...args: never[]) => unknown>>): string =>
  `{ ${Object.entries(tools)
    .map(([name, tool]) => `${name}: ${tool.toString()}`)
    .join(', ')} }`;

export interface PageLink {
  readonly page: Page;
  readonly tools: CDPSession;
  /** Says something to the preload's world of the document on the screen. */
  readonly say: (message: object, hasGesture?: boolean) => Promise<void>;
  /** Sends a message whose value may hold bytes. */
  readonly send: (channel: string, args: readonly unknown[]) => void;
  /** The app itself starts a navigation: no `will-navigate` for it. */
  readonly close: () => void;
}

/** Ties a page to a web contents, before it loads anything. */
export async function linkPage(page: Page, deps: LinkDeps): Promise<PageLink> {
  const tools = await page.context().newCDPSession(page);
  const binding = `host${randomBytes(8).toString('hex')}`;
  const handshake = `host${randomBytes(8).toString('hex')}`;
  const ownPath = `/.host/${binding}/`;
  const blobs = new Map<string, Buffer>();
  /** Contexts of the preload's world that are alive, by their number; the last one is on the screen. */
  const contexts = new Map<number, { readonly frameId: string }>();
  const statuses = new Map<string, DocumentStatus>();
  /** Frames whose page has just asked for a navigation: it, and no other, may be refused. */
  const asked = new Set<string>();
  const { frameTree } = await tools.send('Page.getFrameTree');
  const mainFrame = frameTree.frame.id;
  let pageUrl = page.url();
  let isErrorPage = false;

  const current = (): number | null => [...contexts.keys()].at(-1) ?? null;
  const hear = async (context: number, message: object, hasGesture: boolean): Promise<void> => {
    await tools
      .send('Runtime.evaluate', {
        contextId: context,
        expression: `window[${JSON.stringify(`${binding}:hear`)}](${JSON.stringify(JSON.stringify(message))})`,
        userGesture: hasGesture,
        silent: true,
      })
      .catch(() => undefined);
  };
  const asMessage = (answer: unknown): object => {
    const packed = packAnswer(answer);
    if ('value' in packed) return packed;
    const blob = randomBytes(16).toString('hex');
    blobs.set(blob, packed.body);
    return { blob };
  };
  const senderOf = (context: number): Sender => ({
    isGone: () => !contexts.has(context),
    reply: (id, answer) => {
      if (!contexts.has(context)) return;
      const packed = 'error' in answer ? { error: answer.error } : asMessage(Reflect.get(answer, 'value'));
      void hear(context, { kind: 'reply', id, ...packed }, false);
    },
  });

  tools.on('Runtime.executionContextCreated', ({ context }) => {
    const frameId = String(Reflect.get(context.auxData ?? {}, 'frameId'));
    if (context.name === WORLD && frameId === mainFrame) contexts.set(context.id, { frameId });
  });
  tools.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
    contexts.delete(executionContextId),
  );
  tools.on('Runtime.executionContextsCleared', () => contexts.clear());
  tools.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== binding || !contexts.has(executionContextId)) return;
    deps.onMessage(messageSchema.parse(JSON.parse(payload)), senderOf(executionContextId));
  });

  const requests: RequestsDeps = {
    ...deps.requests,
    tools,
    ownPath,
    pageOrigin: () => originOf(pageUrl),
    onOwn: (path, body) => {
      if (path === 'key') return deps.onKey(inputSchema.parse(JSON.parse(body))) ? 'prevented' : 'passed';
      if (path === 'navigate') {
        const { url } = addressSchema.parse(JSON.parse(body));
        return deps.onNavigation({ step: 'will', url, isMainFrame: true }) ? 'prevented' : 'passed';
      }
      const blob = blobs.get(path) ?? null;
      blobs.delete(path);
      return blob;
    },
    mayNavigate: (url, frameId, isRedirected) => {
      const isMainFrame = frameId === mainFrame;
      if (isRedirected) return !deps.onNavigation({ step: 'redirect', url, isMainFrame });
      // A frame inside the page is the page's own doing.
      const isByPage = asked.delete(frameId) || !isMainFrame;
      return !isByPage || !deps.onNavigation({ step: 'will', url, isMainFrame });
    },
    onDocument: (frameId, status) => statuses.set(frameId, status),
  };
  // An answer to a request whose page has just gone is no failure.
  tools.on(
    'Fetch.requestPaused',
    (held) => void answerRequest(held as Held, requests).catch(() => undefined),
  );

  tools.on('Page.frameRequestedNavigation', ({ frameId }) => asked.add(frameId));
  tools.on('Page.frameStartedNavigating', ({ frameId, url, navigationType }) => {
    if (/^(?:sameDocument|historySameDocument)$/u.test(navigationType)) return;
    statuses.delete(frameId);
    deps.onNavigation({ step: 'start', url, isMainFrame: frameId === mainFrame });
  });
  tools.on('Page.frameStartedLoading', ({ frameId }) => {
    if (frameId === mainFrame) deps.onNavigation({ step: 'loading' });
  });
  tools.on('Page.frameNavigated', ({ frame }) => {
    const isMainFrame = frame.id === mainFrame;
    const url = frame.url + (frame.urlFragment ?? '');
    asked.delete(frame.id);
    if (isMainFrame) {
      pageUrl = url;
      isErrorPage = frame.unreachableUrl !== undefined;
    }
    deps.onNavigation({
      step: 'commit',
      url: frame.unreachableUrl ?? url,
      isMainFrame,
      isErrorPage: frame.unreachableUrl !== undefined,
      status: statuses.get(frame.id) ?? null,
    });
  });
  tools.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    asked.delete(frameId);
    if (frameId === mainFrame) pageUrl = url;
    deps.onNavigation({ step: 'in-page', url, isMainFrame: frameId === mainFrame });
  });
  tools.on('Page.domContentEventFired', () => deps.onNavigation({ step: 'dom-ready' }));
  tools.on('Page.loadEventFired', () => {
    if (!isErrorPage) deps.onNavigation({ step: 'loaded' });
  });
  tools.on('Page.frameStoppedLoading', ({ frameId }) => {
    if (frameId === mainFrame) deps.onNavigation({ step: 'stopped' });
  });

  await tools.send('Page.enable');
  // The page's own world first: the preload's answers it before any script of the page runs.
  await tools.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `(${mainWorld.toString()})(${bridgePeer.toString()}, ${JSON.stringify(handshake)});`,
  });
  await tools.send('Runtime.addBinding', { name: binding, executionContextName: WORLD });
  const worldTools = functionsOf({ encode, decode, peer: bridgePeer });
  await tools.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: WORLD,
    source: `(${pageWorld.toString()})(${worldTools}, ${JSON.stringify(binding)}, ${JSON.stringify(handshake)}, function (require, process) { const module = { exports: {} }; const exports = module.exports; ${deps.preload ?? ''}\n});`,
  });
  await tools.send('Runtime.enable');
  await tools.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });

  return {
    page,
    tools,
    say: async (message, hasGesture = false) => {
      const context = current();
      if (context !== null) await hear(context, message, hasGesture);
    },
    send: (channel, args) => {
      const context = current();
      if (context !== null) void hear(context, { kind: 'message', channel, ...asMessage(args) }, false);
    },
    close: () => void tools.detach().catch(() => undefined),
  };
}
