import { formatNumber } from '../text';

/** Hours or percents in a sentence: two decimals at most, none when there are none. */
export const upToCents = (value: number): string => formatNumber(Math.round(value * 100) / 100);
