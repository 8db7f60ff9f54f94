import { Refusal } from '../../../shared/base';
import type { PortfolioCounts } from '../../../shared/portfolio';
import type { Db } from '../db';

export interface PortfolioRow {
  readonly vault_id: string;
  readonly is_demo: 0 | 1;
  readonly created_at: string;
}

export function insertPortfolio(
  db: Db,
  portfolio: { vaultId: string; isDemo: boolean; createdAt: string },
): void {
  db.prepare('INSERT INTO portfolio (id, vault_id, is_demo, created_at) VALUES (1, ?, ?, ?)').run(
    portfolio.vaultId,
    portfolio.isDemo ? 1 : 0,
    portfolio.createdAt,
  );
}

export function portfolioRowOf(db: Db): PortfolioRow {
  const row = db.prepare<[], PortfolioRow>('SELECT vault_id, is_demo, created_at FROM portfolio').get();
  // A creation that was killed before its end.
  if (!row) throw new Refusal('PORTFOLIO_NOT_ONE');
  return row;
}

/** Whether the portfolio is a demonstration; a database without its portfolio row is a test's. */
export const isDemoPortfolio = (db: Db): boolean =>
  db.prepare<[], Pick<PortfolioRow, 'is_demo'>>('SELECT is_demo FROM portfolio').get()?.is_demo === 1;

/** A copy of an earlier version, which is counted too, has no papers of people. */
const hasScans = (db: Db): boolean =>
  db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'person_scan'").get() !== undefined;

export function countsOf(db: Db): PortfolioCounts {
  const row = db
    .prepare<[], PortfolioCounts>(
      `SELECT (SELECT count(*) FROM candidate) AS candidates, (SELECT count(*) FROM employer) AS employers,
              (SELECT count(*) FROM contract_file) AS contractFiles, (SELECT count(*) FROM event) AS events,
              (SELECT count(*) FROM attachment)${hasScans(db) ? ' + (SELECT count(*) FROM person_scan)' : ''} AS attachments`,
    )
    .get();
  return row ?? { candidates: 0, employers: 0, contractFiles: 0, events: 0, attachments: 0 };
}
