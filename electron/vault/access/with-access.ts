import type { AccessLineRule } from '../../../shared/base';
import { isProcedureName, procedureOf } from '../../../shared/ipc';
import type { AnyHandlers, Deps } from '../service/deps';
import { type AccessSubject, fileOfAttachment, personOfScan } from './access.repository';
import { recordAccess, recordReading } from './recorder';

const isSuccess = (result: unknown): result is { readonly ok: true; readonly data: unknown } =>
  typeof result === 'object' && result !== null && 'ok' in result && result.ok === true && 'data' in result;

/** Whom a call was about: the identifier in the field that the line names, or each of a list; no one otherwise. */
export function subjectsOf(
  { db }: Pick<Deps, 'db'>,
  line: AccessLineRule,
  input: unknown,
): readonly AccessSubject[] {
  const { subject } = line;
  const none = { type: 'none', id: '' } as const;
  if (subject === undefined || typeof input !== 'object' || input === null) return [none];
  const named: unknown = Reflect.get(input, subject.field);
  const ids = (Array.isArray(named) ? named : [named]).filter((id) => typeof id === 'string');
  const found = ids.flatMap((id): readonly AccessSubject[] => {
    if (subject.type === 'scan') {
      const person = personOfScan(db, id);
      return person === null ? [] : [{ type: 'candidate', id: person }];
    }
    if (subject.type !== 'attachment') return [{ type: subject.type, id }];
    const file = fileOfAttachment(db, id);
    return file === null ? [] : [{ type: 'contract-file', id: file }];
  });
  return found.length === 0 ? [none] : found;
}

/** The line that a procedure leaves, as its declaration says; `null` for none. */
function lineOf(name: string): AccessLineRule | null {
  if (!isProcedureName(name)) return null;
  const { leaves } = procedureOf(name);
  return 'none' in leaves ? null : leaves;
}

/** Binds what the contract declares to the handlers: what succeeds leaves its line before it is answered. */
export function withAccess(
  deps: Deps,
  handlers: AnyHandlers,
  logBug: (reference: string, error: unknown) => void = () => undefined,
): AnyHandlers {
  const wrapped = Object.entries(handlers).map(([name, handler]): [string, AnyHandlers[string]] => {
    const line = lineOf(name);
    if (line === null) return [name, handler];
    return [
      name,
      async (input, call) => {
        const result = await handler(input, call);
        if (!isSuccess(result) || !deps.db.open) return result;
        const detail = line.detail?.(input, result.data as never) ?? {};
        const record = line.isReading === true ? recordReading : recordAccess;
        for (const subject of subjectsOf(deps, line, input))
          if (!record(deps, { kind: line.kind, subject, detail }))
            logBug('access line waiting', new Error('not written yet'));
        return result;
      },
    ];
  });
  return Object.fromEntries(wrapped);
}
