import { CliRefusal } from './output';

/** The value of an option that counts; `what` begins the refusal's sentence ("La graine"). Throws a `CliRefusal`. */
export function wholeNumber(text: string, what: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^\d{1,15}$/u.test(text) || value < min || value > max)
    throw new CliRefusal(`${what} est un entier entre ${min} et ${max}.`);
  return value;
}
