import { randomBytes } from 'node:crypto';
import {
  type AppError,
  type FileHandle,
  type Procedure,
  Refusal,
  type Result,
  refuse,
} from '../../shared/base';
import { holdsSocialSecurityNumber } from '../../shared/base/text';
import { invalidInput, isProcedureName, procedureOf, type VaultRequest } from '../../shared/ipc';
import { inTurn } from './base/turns';
import { asRefusal, isDamage } from './db';
import type { AnyHandlers, Call } from './service/deps';

/**
 * Answers one request with the handlers at hand; never throws. `whileOpen` is `null` while no portfolio is open, or a
 * function asked when the call's turn comes: a change of keys before it may have opened another file.
 */
export async function dispatch(
  request: VaultRequest,
  always: AnyHandlers,
  whileOpen: AnyHandlers | null | (() => AnyHandlers | null),
  call: Omit<Call, 'pathOf' | 'secret'>,
  logBug: (reference: string, error: unknown) => void,
  /** A page of the open portfolio does not decrypt; answers the refusal to give, `null` while none is open. */
  onDamage: () => Refusal | null = () => null,
): Promise<Result<unknown>> {
  const { name, input, files } = request;
  if (!isProcedureName(name)) return refuse('UNKNOWN_PROCEDURE');
  const procedure = procedureOf(name);
  const parsed = procedure.input.safeParse(input);
  if (!parsed.success) return invalidInput(parsed.error);
  if (keepsWords(name, procedure)) {
    const holder = fieldWithNumber(parsed.data, []);
    if (holder !== null)
      return refuse('INVALID_INPUT', {
        ...(holder === '' ? {} : { field: holder }),
        message:
          'Un numéro de sécurité sociale est écrit dans ce texte\u202F: Vivier n’en garde aucun. Retirez-le et recommencez.',
      });
  }
  const pathOf = (handle: FileHandle | 'known' | 'backups' | 'formerBackups' | 'chosenBackups'): string => {
    const path = files[handle];
    if (path === undefined) throw new Refusal(handle === 'known' ? 'PORTFOLIO_MISSING' : 'HANDLE_SPENT');
    return path;
  };
  try {
    // The schema of this very procedure has just parsed the input.
    return (await inTurn(() => {
      const open = typeof whileOpen === 'function' ? whileOpen() : whileOpen;
      if (procedure.needs === 'open' && open === null) return refuse('LOCKED');
      const handler = (procedure.needs === 'open' ? { ...always, ...open } : always)[name];
      if (!handler) return refuse('UNKNOWN_PROCEDURE');
      return handler(parsed.data as never, { ...call, pathOf, secret: request.secret });
    })) as Result<unknown>;
  } catch (error) {
    return { ok: false, error: errorOf(error, logBug, onDamage) };
  }
}

/** Whether what is typed is kept in the portfolio. Secrets are no words: they are looked at by nobody. */
const keepsWords = (name: string, { needs, refreshes }: Procedure): boolean =>
  needs === 'open' && refreshes.length > 0 && !/^(?:keys|portfolio)\./u.test(name);

/**
 * The field of an input, under the record that holds it, in which a social security number is written; `null` when none is.
 * Nothing in the product keeps one (docs/sources/personal-data.md), whichever form or command it comes by.
 */
function fieldWithNumber(input: unknown, path: readonly string[]): string | null {
  if (typeof input === 'string')
    return holdsSocialSecurityNumber(input) ? (path.length > 1 ? path.slice(1) : path).join('.') : null;
  if (typeof input !== 'object' || input === null || ArrayBuffer.isView(input)) return null;
  for (const [key, value] of Object.entries(input)) {
    const found = fieldWithNumber(value, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}

function errorOf(
  error: unknown,
  logBug: (reference: string, error: unknown) => void,
  onDamage: () => Refusal | null,
): AppError {
  const isFound = isDamage(error);
  if (isFound) logBug('damage', error);
  const known = (isFound ? onDamage() : null) ?? asRefusal(error);
  if (known instanceof Refusal) return known.toError();
  const reference = randomBytes(4).toString('hex').toUpperCase();
  logBug(reference, error);
  return refuse('BUG', { reference }).error;
}
