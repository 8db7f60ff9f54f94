/**
 * Hand-over: candidates written into one encrypted file (age) for a colleague, and received from one.
 * Received data is parsed, shown, then written in one transaction; a file already accepted is told.
 * Procedures and schemas in `shared/handover`.
 */

import { ok, Refusal } from '../../../shared/base';
import {
  type Addressee,
  type HandoverDocument,
  handoverLimits,
  type handoverProcedures,
} from '../../../shared/handover';
import { fingerprintOf } from '../base/fingerprint';
import { alone } from '../base/turns';
import { registering } from '../copies';
import { writeFileAtomically } from '../files/files';
import { readSmallFile } from '../files/small-file';
import { rememberingPart, writeOutside } from '../files/unfinished-files';
import type { Call, Deps, Handlers } from '../service/deps';
import { type LongJob, longJob } from '../service/long-job';
import { signingKeyOf, signingPublicKeyOf } from '../signature';
import { type Lock, WORK_FACTOR } from './age';
import {
  addColleague,
  colleagueOf,
  colleagues,
  ownCard,
  ownIdentity,
  ownKey,
  readCard,
  removeColleague,
  renameColleague,
  shownKey,
} from './directory';
import { marksOf, readHandovers } from './handover.repository';
import { decodeHandover, encodeHandover } from './handover-file';
import { acceptHandover, arrivingOf, attachedOf, ensureNew } from './incoming';
import { countsOf, documentOf, ensureDated, leavingOf, recordSending } from './outgoing';
import { confirmSender, forgetSender, knownSenders } from './senders';

const HISTORY = 200;

/** Whether a password is the portfolio's own passphrase. */
export type IsOwnPassphrase = (passphrase: string) => Promise<boolean>;

export function handoverHandlers(
  deps: Deps,
  isOwnPassphrase: IsOwnPassphrase,
  workFactor: number = WORK_FACTOR,
): Handlers<typeof handoverProcedures> {
  const { db } = deps;
  /** The one file that was read and neither accepted nor refused yet. It dies with this process, on lock. */
  let pending: { readonly token: string; readonly document: HandoverDocument } | null = null;
  const documentBehind = (token: string): HandoverDocument => {
    if (pending?.token !== token) throw new Refusal('HANDOVER_STALE');
    return pending.document;
  };
  const jobOf = (call: Call): LongJob => longJob(call.progress, call.signal);

  async function lockOf(
    recipient: Parameters<Handlers<typeof handoverProcedures>['handover.write']>[0]['recipient'],
  ): Promise<{ readonly lock: Lock; readonly to: Addressee; readonly withWhom: string }> {
    if (recipient.kind === 'colleagues') {
      const chosen = recipient.ids.map((id) => colleagueOf(db, id));
      const publicKeys = chosen.map(({ publicKey }) => publicKey);
      return {
        lock: { publicKeys },
        to: { kind: 'keys', publicKeys },
        withWhom: chosen.map(({ name }) => name).join(', '),
      };
    }
    // Told by telephone, it would open the whole portfolio.
    if (await isOwnPassphrase(recipient.passphrase))
      throw new Refusal('WEAK_PASSPHRASE', {
        field: 'passphrase',
        message:
          'C’est la phrase secrète de votre portefeuille\u202F; choisissez un autre mot de passe pour la passation.',
      });
    const name = recipient.name.trim();
    return {
      lock: { passphrase: recipient.passphrase, workFactor },
      to: { kind: 'password', name },
      withWhom: name,
    };
  }

  return {
    'handover.identity': async () => ok(await ownKey(deps)),
    'handover.saveCard': async ({ file }, call) => {
      const path = call.pathOf(file);
      writeOutside(db, path, await ownCard(deps));
      return ok({});
    },
    'handover.signature': () => ok({ fingerprint: fingerprintOf(signingPublicKeyOf(db)) }),
    'handover.senders': () => ok({ senders: knownSenders(db) }),
    'handover.forgetSender': ({ id }) => {
      forgetSender(deps, id);
      return ok({});
    },
    'handover.colleagues': () => ok({ colleagues: colleagues(db) }),
    'handover.readCard': async ({ file }, call) => ok(await readCard(deps, call.pathOf(file))),
    'handover.readKey': async ({ publicKey }) =>
      ok(await shownKey(deps, { publicKey, name: '', structure: '' })),
    'handover.addColleague': async (given) => ok({ colleague: await addColleague(deps, given) }),
    'handover.renameColleague': ({ id, name, structure }) =>
      ok({ colleague: renameColleague(deps, id, name, structure) }),
    'handover.removeColleague': ({ id }) => {
      removeColleague(deps, id);
      return ok({});
    },
    'handover.prepare': async ({ candidateIds, withNotes }, call) =>
      ok(await leavingOf(deps, candidateIds, withNotes, jobOf(call))),
    'handover.write': async ({ file, recipient, ...sending }, call) => {
      const path = call.pathOf(file);
      ensureDated(sending, deps.clock.today());
      const { lock, to, withWhom } = await lockOf(recipient);
      const document = await documentOf(deps, sending, to, jobOf(call));
      const bytes = await encodeHandover(document, signingKeyOf(db), lock, jobOf(call));
      const subjectIds = document.candidates.map(({ candidate }) => candidate.id);
      registering(db, { kind: 'handover', path, at: document.madeAt, subjectIds }, () =>
        rememberingPart(db, path, (part) =>
          recordSending(deps, document, withWhom, () => writeFileAtomically(path, bytes, part)),
        ),
      );
      return ok({
        number: document.number,
        bytes: bytes.length,
        counts: countsOf(document.candidates, document.employers.length),
      });
    },
    'handover.open': async ({ file, passphrase }, call) => {
      pending = null;
      const bytes = readSmallFile(call.pathOf(file), handoverLimits.fileBytes);
      if (bytes === null) throw new Refusal('HANDOVER_TOO_LARGE');
      const secrets = { identity: await ownIdentity(deps), passphrase };
      const document = await decodeHandover(bytes, secrets, jobOf(call), call.signal);
      ensureNew(deps, document);
      const token = deps.newId();
      const arriving = arrivingOf(deps, document, token);
      pending = { token, document };
      return ok(arriving);
    },
    'handover.confirmSender': ({ token }) => ok({ sender: confirmSender(deps, documentBehind(token)) }),
    'handover.accept': async ({ token, attachments }, call) => {
      const document = documentBehind(token);
      const accepted = await alone(async () =>
        acceptHandover(deps, document, attachedOf(deps, document, attachments), jobOf(call)),
      );
      pending = null;
      return ok(accepted);
    },
    'handover.refuse': ({ token }) => {
      if (pending?.token === token) pending = null;
      return ok({});
    },
    'handover.history': () => ok({ lines: [...readHandovers(db, HISTORY)] }),
    'handover.ofCandidate': ({ id }) => ok({ marks: [...marksOf(db, id)] }),
  };
}
