import { randomUUID } from 'node:crypto';
import { systemClock } from '../vault/clock';
import { type OpenPortfolio, openPortfolio } from '../vault/portfolio';
import { passphrase } from './passphrase';

export const options = { clock: systemClock, newId: randomUUID };

/** Opens the portfolio, does the work, and closes it whatever happens. */
export async function withPortfolio<T>(
  path: string,
  work: (portfolio: OpenPortfolio) => Promise<T> | T,
): Promise<T> {
  const portfolio = await openPortfolio(path, await passphrase(), options);
  try {
    return await work(portfolio);
  } finally {
    portfolio.close();
  }
}
