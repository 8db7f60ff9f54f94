import { basename } from 'node:path';
import { ok, Refusal, refuse } from '../../../shared/base';
import type { portfolioProcedures } from '../../../shared/portfolio';
import { defaultSettings } from '../../../shared/settings';
import type { Handlers } from '../service/deps';
import { saveSettings } from '../settings';
import { ensureAcceptable, replacePassphrase } from './key-changes';
import { newKeys } from './new-keys';
import { ensureTypedBack, paperKey, typedKey } from './pending-keys';
import { createWithKeys, ensureCreatable, type KeyedOptions, openPortfolio } from './portfolio';
import { counted, lastSeenOf, openOf, type Session } from './session';
import { startupHandlers } from './startup.procedures';
import { beginWelcome, endWelcome, isWelcomeDue } from './welcome';

type VaultProcedures = Pick<
  typeof portfolioProcedures,
  | 'portfolio.prepare'
  | 'portfolio.create'
  | 'portfolio.open'
  | 'portfolio.recover'
  | 'portfolio.quickOpen'
  | 'portfolio.info'
  | 'portfolio.welcome'
  | 'portfolio.endWelcome'
  | 'portfolio.verify'
  | 'portfolio.examine'
  | 'portfolio.setAside'
  | 'portfolio.relocate'
  | 'portfolio.saveCopy'
>;

export function portfolioHandlers(session: Session, options: KeyedOptions): Handlers<VaultProcedures> {
  const opening = (): KeyedOptions => ({ ...options, lastSeen: lastSeenOf(session) });
  return {
    ...startupHandlers(session),
    'portfolio.prepare': async ({ file, passphrase, profile }, call) => {
      if (session.current) return refuse('ALREADY_OPEN');
      const path = call.pathOf(file);
      ensureCreatable(path);
      await ensureAcceptable(passphrase, [basename(path), profile.structureName, profile.adviser]);
      const vaultId = options.newId();
      const paper = paperKey(basename(path), vaultId, options.clock);
      const { recoveryKey, sheet } = paper;
      const keys = await newKeys(passphrase, { ...options, vaultId, recoveryKey });
      session.pending = { kind: 'creation', keys, profile, ...paper };
      return ok(sheet);
    },
    'portfolio.create': ({ file, recoveryKey }, call) => {
      if (session.current) return refuse('ALREADY_OPEN');
      const { pending } = session;
      if (pending?.kind !== 'creation') return refuse('KEYS_NOT_PREPARED');
      ensureTypedBack(pending, recoveryKey);
      const path = call.pathOf(file);
      // A place that does not suit leaves the keys as they are, for another one to be chosen.
      ensureCreatable(path);
      session.pending = null;
      session.current = createWithKeys(path, pending.keys, opening(), (deps) => {
        saveSettings(deps, { ...defaultSettings, ...pending.profile });
        beginWelcome(deps.db);
      });
      return ok(session.current.info());
    },
    'portfolio.open': async ({ file, passphrase, takeOver = false }, call) => {
      if (session.current) return refuse('ALREADY_OPEN');
      const path = call.pathOf(file ?? 'known');
      session.current = await counted(session, () =>
        openPortfolio(path, passphrase, { ...opening(), takeOver }),
      );
      return ok(session.current.info());
    },
    'portfolio.recover': async ({ file, recoveryKey, newPassphrase }, call) => {
      if (session.current) return refuse('ALREADY_OPEN');
      const path = call.pathOf(file ?? 'known');
      const key = typedKey(recoveryKey);
      await ensureAcceptable(newPassphrase, [basename(path)]);
      const open = await counted(session, () => openPortfolio(path, { kind: 'recovery', key }, opening()));
      try {
        await replacePassphrase(open, newPassphrase, { ...options, isRecovery: true });
      } catch (error) {
        open.close();
        throw error;
      }
      session.current = open;
      return ok(open.info());
    },
    'portfolio.quickOpen': async (_input, call) => {
      if (session.current) return refuse('ALREADY_OPEN');
      if (call.secret === undefined) throw new Refusal('QUICK_UNLOCK_LOST');
      const secret = Buffer.from(call.secret, 'base64');
      session.current = await openPortfolio(call.pathOf('known'), { kind: 'keystore', secret }, opening());
      return ok(session.current.info());
    },
    'portfolio.welcome': () => ok({ isDue: isWelcomeDue(openOf(session).deps.db) }),
    'portfolio.endWelcome': () => {
      endWelcome(openOf(session).deps.db);
      return ok({});
    },
    'portfolio.info': () => (session.current ? ok(session.current.info()) : refuse('LOCKED')),
    'portfolio.verify': () => (session.current ? ok(session.current.verify()) : refuse('LOCKED')),
  };
}
