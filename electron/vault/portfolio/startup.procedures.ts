import { closeSync, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { ok, refuse } from '../../../shared/base';
import type { startupProcedures } from '../../../shared/portfolio';
import { ensureEngine } from '../db';
import type { Handlers } from '../service/deps';
import { copyAside } from './aside';
import { writeVerifiedCopy } from './copy';
import { examine } from './examine';
import { relocatePortfolio } from './relocate';
import type { Session } from './session';

/** What is answered when a portfolio does not open, or is no longer where it was. */
export function startupHandlers(
  session: Session,
): Handlers<Omit<typeof startupProcedures, 'files.chooseLocal'>> {
  return {
    'portfolio.examine': ({ file }, call) => {
      // First of all: without its engine nothing else that is found would matter.
      ensureEngine();
      return session.current ? refuse('ALREADY_OPEN') : ok(examine(call.pathOf(file ?? 'known')));
    },
    'portfolio.setAside': ({ file }, call) => {
      if (session.current) return refuse('ALREADY_OPEN');
      const path = call.pathOf(file ?? 'known');
      if (!existsSync(path)) return refuse('PORTFOLIO_MISSING');
      const opened: number[] = [];
      const aside = copyAside(path, new Date(), opened);
      for (const descriptor of opened) closeSync(descriptor);
      if (aside.outcome === 'no-room')
        return refuse('DISK_FULL', {
          message:
            'La copie n’a pas pu être faite à côté du fichier\u202F: la place manque, ou le dossier est en lecture seule. Copiez le fichier ailleurs par l’explorateur.',
        });
      return ok({ name: aside.name, isNew: aside.outcome === 'made' });
    },
    'portfolio.relocate': ({ file }, call) => {
      if (session.current) return refuse('ALREADY_OPEN');
      relocatePortfolio(call.pathOf('known'), call.pathOf(file));
      return ok({});
    },
    'portfolio.saveCopy': ({ file }, call) => {
      if (!session.current) return refuse('LOCKED');
      const target = call.pathOf(file);
      if (existsSync(target)) return refuse('PORTFOLIO_EXISTS');
      const { deps, dataKey, keyBlock } = session.current;
      writeVerifiedCopy({ db: deps.db, dataKey, keyBlock: keyBlock().bytes }, target, {
        kind: 'chosen',
        at: deps.clock.now(),
      });
      return ok({ name: basename(target) });
    },
  };
}
