/** Opens the portfolios of the specs. */
export const passphrase = 'onze grues au-dessus du port';

/** Names the file that `ready-portfolio.ts` made. */
export const READY_PORTFOLIO = 'VIVIER_READY_PORTFOLIO';
