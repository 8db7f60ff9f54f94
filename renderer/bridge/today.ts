import { type CivilDate, civilDateOf } from '../../shared/base/time';

/** The civil date of this computer. The window's only clock; the vault has its own and decides. */
export function today(): CivilDate {
  const now = new Date();
  return civilDateOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
