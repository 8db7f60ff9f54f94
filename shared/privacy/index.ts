/**
 * Privacy: erasing people from the portfolio, for good.
 * What goes and what stays is said before; rights and retention rules come here too.
 * The service stands in `electron/vault/privacy`, the screens in `renderer/privacy`.
 */
export * from './privacy.procedures';
