import { ok, Refusal, refuse } from '../../../shared/base';
import type { keysProcedures } from '../../../shared/portfolio';
import { alone } from '../base/turns';
import { renderRecoverySheet } from '../documents';
import { writeFileAtomically } from '../files/files';
import { writeOutside } from '../files/unfinished-files';
import { judgePassphrase } from '../keys';
import type { Call, Handlers } from '../service/deps';
import { renewSigningKey } from '../signature';
import {
  ensureAcceptable,
  ensurePassphrase,
  keysStateOf,
  namesOf,
  recordKeysChange,
  replaceKeystore,
  replacePassphrase,
  replaceRecovery,
} from './key-changes';
import { newKeys } from './new-keys';
import { ensureTypedBack, paperKey } from './pending-keys';
import type { KeyedOptions } from './portfolio';
import { rekeyPortfolio } from './rekey';
import { counted, openOf, type Session } from './session';

type VaultProcedures = Omit<typeof keysProcedures, 'keys.quickUnlock'>;

/** Where this computer keeps backups: Vivier's own folder, where it was before, and the one that the user chose. */
const backupFoldersOf = (call: Call): readonly string[] =>
  (['backups', 'formerBackups', 'chosenBackups'] as const).flatMap((place) => {
    try {
      return [call.pathOf(place)];
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  });

/** What the window may do about keys; all of them answer by the portfolio of the session, open when they run. */
export function keysHandlers(session: Session, options: KeyedOptions): Handlers<VaultProcedures> {
  const ensureOwner = (passphrase: string): Promise<void> =>
    counted(session, () => ensurePassphrase(openOf(session), passphrase));
  return {
    'keys.judge': async ({ passphrase, names }) =>
      ok(await judgePassphrase(passphrase, session.current ? namesOf(session.current) : names)),
    'keys.state': () => ok(keysStateOf(openOf(session))),
    'keys.changePassphrase': async ({ passphrase, newPassphrase }) => {
      await ensureOwner(passphrase);
      await ensureAcceptable(newPassphrase, namesOf(openOf(session)));
      await replacePassphrase(openOf(session), newPassphrase, options);
      return ok(keysStateOf(openOf(session)));
    },
    'keys.prepareRecovery': async ({ passphrase }) => {
      await ensureOwner(passphrase);
      const open = openOf(session);
      const paper = paperKey(open.info().name, open.keyBlock().block.vaultId, options.clock);
      session.pending = { kind: 'recovery', ...paper };
      return ok(paper.sheet);
    },
    'keys.confirmRecovery': ({ recoveryKey }) => {
      const { pending } = session;
      if (pending?.kind !== 'recovery') return refuse('KEYS_NOT_PREPARED');
      ensureTypedBack(pending, recoveryKey);
      replaceRecovery(openOf(session), pending.recoveryKey);
      session.pending = null;
      return ok(keysStateOf(openOf(session)));
    },
    'keys.saveRecoverySheet': async ({ file }, call) => {
      if (!session.pending) return refuse('KEYS_NOT_PREPARED');
      const { bytes } = await renderRecoverySheet(session.pending.sheet);
      // At a creation no portfolio is open yet to remember the part.
      if (session.current === null) writeFileAtomically(call.pathOf(file), bytes);
      else writeOutside(session.current.deps.db, call.pathOf(file), bytes);
      return ok({});
    },
    'keys.prepareRekey': async ({ passphrase, newPassphrase }) => {
      await ensureOwner(passphrase);
      const open = openOf(session);
      await ensureAcceptable(newPassphrase, namesOf(open));
      const { block } = open.keyBlock();
      const paper = paperKey(open.info().name, block.vaultId, options.clock);
      const { vaultId } = block;
      const { recoveryKey } = paper;
      const keys = await newKeys(newPassphrase, { ...options, vaultId, recoveryKey, after: block });
      session.pending = { kind: 'rekey', keys, ...paper };
      return ok(paper.sheet);
    },
    'keys.rekey': async ({ recoveryKey, deletesRest }, call) => {
      const { pending } = session;
      if (pending?.kind !== 'rekey') return refuse('KEYS_NOT_PREPARED');
      ensureTypedBack(pending, recoveryKey);
      return alone(async () => {
        const former = openOf(session);
        // Slots may have changed since the keys were prepared: the new block still comes after them.
        const block = { ...pending.keys.block, generation: former.keyBlock().block.generation + 1 };
        const { open, copies } = rekeyPortfolio(
          former,
          { dataKey: Buffer.from(pending.keys.dataKey), block },
          {
            ...options,
            backupFolders: backupFoldersOf(call),
            deletesRest,
            onStep: (done, total, label) => call.progress({ done, total, label }),
            onClosing: () => session.release?.(),
          },
          (again) => {
            session.current = again;
          },
        );
        session.current = open;
        session.pending = null;
        pending.keys.dataKey.fill(0);
        renewSigningKey(open.deps.db);
        recordKeysChange(open, 'data key');
        return ok({ info: open.info(), copies: { ...copies, left: [...copies.left] } });
      });
    },
    'keys.enableQuickUnlock': async ({ passphrase }, call) => {
      if (call.secret === undefined) return refuse('QUICK_UNLOCK_LOST');
      await ensureOwner(passphrase);
      replaceKeystore(openOf(session), Buffer.from(call.secret, 'base64'));
      return ok(keysStateOf(openOf(session)));
    },
    'keys.disableQuickUnlock': () => {
      const open = openOf(session);
      if (keysStateOf(open).hasQuickUnlock) replaceKeystore(open, null);
      return ok(keysStateOf(open));
    },
  };
}
