import { z } from 'zod';
import { type Result, refuse } from '../base/errors';

z.config(z.locales.fr());

/** The first thing wrong with an input, in French, and the field it concerns. */
export function invalidInput(error: z.ZodError): Result<never> {
  const issue = error.issues[0];
  if (!issue) return refuse('INVALID_INPUT');
  const field = issue.path.map(String).join('.').slice(0, 200);
  const message = issue.message.slice(0, 300);
  return refuse('INVALID_INPUT', field === '' ? { message } : { message, field });
}
