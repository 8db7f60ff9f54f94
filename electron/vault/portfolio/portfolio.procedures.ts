import { ok, refuse } from '../../../shared/ipc';
import type { portfolioProcedures } from '../../../shared/portfolio';
import type { Handlers } from '../deps';
import { createPortfolio, type OpenPortfolio, openPortfolio, type PortfolioOptions } from './portfolio';

/** Folders of the backups of this computer: Vivier's own, and the one that the user chose, if any. */
export interface BackupPlaces {
  readonly standard: string;
  readonly chosen: string | null;
}

/** The one portfolio of this process, if it is open. */
export interface Session {
  current: OpenPortfolio | null;
  /** Wrong secrets given since the last opening, for the journal of accesses. */
  failures: number;
  /** As main told with the last call that concerns them. */
  backups?: BackupPlaces;
}

type VaultProcedures = Pick<
  typeof portfolioProcedures,
  'portfolio.create' | 'portfolio.open' | 'portfolio.info' | 'portfolio.verify'
>;

export function portfolioHandlers(session: Session, options: PortfolioOptions): Handlers<VaultProcedures> {
  return {
    'portfolio.create': async ({ file, passphrase }, call) => {
      if (session.current) return refuse('ALREADY_OPEN');
      session.current = await createPortfolio(call.pathOf(file), passphrase, options);
      return ok(session.current.info());
    },
    'portfolio.open': async ({ file, passphrase }, call) => {
      if (session.current) return refuse('ALREADY_OPEN');
      session.current = await openPortfolio(call.pathOf(file ?? 'known'), passphrase, options);
      return ok(session.current.info());
    },
    'portfolio.info': () => (session.current ? ok(session.current.info()) : refuse('LOCKED')),
    'portfolio.verify': () => (session.current ? ok(session.current.verify()) : refuse('LOCKED')),
  };
}
