/**
 * The sweep of the portfolio, as it is shown: the list of everyone's rights. Above the lists and the law, which know nothing
 * of each other; the procedures of the sweep are in `shared/rights`.
 */
export { forAllBut, leftOpenToAll } from './open-to-all';
export { rightsList } from './rights.list';
