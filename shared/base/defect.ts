/** What may be told of a bug: its kind and the places of the program it went through, never its message, which could quote data. */
export interface Defect {
  readonly kind: string;
  /** `function (file.js:line:column)`, the innermost first. */
  readonly places: readonly string[];
}

const FRAME =
  /^ {4}at (?:async )?(?:((?:new )?[\w$.<>#[\] ]{1,80}) \()?(?:[^()\n]*[\\/])?([\w$.-]{1,80}):(\d{1,7}):(\d{1,7})\)?$/u;

/** A kind is the name of a class: anything else could be data. */
const kindOf = (name: string): string => (/^[A-Za-z]{1,40}$/u.test(name) ? name : 'Error');

/**
 * Reads an error for a log or a report. The message is cut off before the frames are read: a line of it could look like
 * one. Folders are left out: an app installed for one person lies under that person's name.
 */
export function defectOf(error: unknown): Defect {
  if (!(error instanceof Error)) return { kind: typeof error, places: [] };
  const stack = error.stack ?? '';
  const afterMessage = stack.indexOf(error.message) + error.message.length;
  const frames = stack.includes(error.message) ? stack.slice(afterMessage) : '';
  const places = frames.split('\n').flatMap((line) => {
    const [, act, file, row, column] = FRAME.exec(line) ?? [];
    return file === undefined ? [] : [`${act === undefined ? '' : `${act} `}(${file}:${row}:${column})`];
  });
  return { kind: kindOf(error.name), places: places.slice(0, 6) };
}
