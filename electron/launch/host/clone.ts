/**
 * Structured clone over a pipe that carries text: what Electron's IPC copies (shell/common/v8_util.cc) is written as
 * JSON with marks. Both ends use the same two functions; in the page they are sent as text, so each stands alone.
 * Bytes of an answer travel apart (see `bytes` below): `['b', kind, from, to]` keeps their place.
 */

/** Writes a value that `structuredClone` has just copied. `bytes` gathers binary parts; without it they are written in base64. */
export function encode(
  root: unknown,
  bytes: { readonly parts: Uint8Array[]; length: number } | null,
): unknown {
  const seen = new Map<object, number>();
  const binary = (kind: string, part: Uint8Array): unknown => {
    if (bytes === null) {
      let text = '';
      for (let at = 0; at < part.length; at += 8192)
        text += String.fromCharCode(...part.subarray(at, at + 8192));
      return { $: ['x', kind, btoa(text)] };
    }
    const from = bytes.length;
    bytes.parts.push(part);
    bytes.length += part.byteLength;
    return { $: ['b', kind, from, bytes.length] };
  };
  const write = (value: unknown): unknown => {
    switch (typeof value) {
      case 'undefined':
        return { $: ['u'] };
      case 'bigint':
        return { $: ['i', String(value)] };
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : { $: ['n', Object.is(value, -0) ? '-0' : String(value)] };
      case 'object':
        break;
      default:
        return value;
    }
    if (value === null) return null;
    const known = seen.get(value);
    if (known !== undefined) return { $: ['r', known] };
    seen.set(value, seen.size);
    if (value instanceof Date) return { $: ['d', value.getTime()] };
    if (value instanceof RegExp) return { $: ['p', value.source, value.flags] };
    if (value instanceof Map) return { $: ['m', [...value].map(([key, item]) => [write(key), write(item)])] };
    if (value instanceof Set) return { $: ['s', [...value].map(write)] };
    if (value instanceof ArrayBuffer) return binary('ArrayBuffer', new Uint8Array(value));
    if (ArrayBuffer.isView(value)) {
      // What Node calls a Buffer is a Uint8Array on the other side.
      const kind = value instanceof Uint8Array ? 'Uint8Array' : value.constructor.name;
      return binary(kind, new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    }
    if (value instanceof Error) return { $: ['e', value.name, value.message, value.stack ?? ''] };
    if (Array.isArray(value)) return value.map(write);
    const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, write(item)]);
    const isPlain = entries.every(([key]) => key !== '$' && key !== '__proto__');
    return isPlain ? Object.fromEntries(entries) : { $: ['o', entries] };
  };
  return write(root);
}

/** Reads what `encode` wrote. */
export function decode(root: unknown, bytes: Uint8Array | null): unknown {
  const seen: unknown[] = [];
  const keep = <T>(value: T): T => {
    seen.push(value);
    return value;
  };
  const errors: Readonly<Record<string, new (message: string) => Error>> = {
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  };
  const view = (kind: unknown, part: Uint8Array): unknown => {
    const copy = new Uint8Array(part);
    if (kind === 'ArrayBuffer') return copy.buffer;
    const made: unknown = Reflect.get(globalThis, String(kind));
    return kind === 'Uint8Array' || typeof made !== 'function'
      ? copy
      : Reflect.construct(made, [copy.buffer]);
  };
  const read = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const list = keep<unknown[]>([]);
      for (const item of value) list.push(read(item));
      return list;
    }
    const mark: unknown = Reflect.get(value, '$');
    if (!Array.isArray(mark)) {
      const made = keep<Record<string, unknown>>({});
      for (const [key, item] of Object.entries(value)) made[key] = read(item);
      return made;
    }
    const [kind, first, second, third] = mark;
    switch (kind) {
      case 'u':
        return undefined;
      case 'i':
        return BigInt(first);
      case 'n':
        return Number(first);
      case 'r':
        return seen[first];
      case 'd':
        return keep(new Date(first));
      case 'p':
        return keep(new RegExp(first, second));
      case 'm': {
        const map = keep(new Map<unknown, unknown>());
        for (const [key, item] of first) map.set(read(key), read(item));
        return map;
      }
      case 's': {
        const set = keep(new Set<unknown>());
        for (const item of first) set.add(read(item));
        return set;
      }
      case 'b':
        return keep(view(first, (bytes ?? new Uint8Array()).subarray(second, third)));
      case 'x':
        return keep(
          view(
            first,
            Uint8Array.from(atob(second), (letter) => letter.charCodeAt(0)),
          ),
        );
      case 'e': {
        const error = keep(new (errors[String(first)] ?? Error)(String(second)));
        if (error.name !== first && errors[String(first)] === undefined) error.name = String(first);
        error.stack = String(third);
        return error;
      }
      default: {
        const made = keep<Record<string, unknown>>({});
        for (const [key, item] of first)
          Object.defineProperty(made, key, {
            value: read(item),
            enumerable: true,
            writable: true,
            configurable: true,
          });
        return made;
      }
    }
  };
  return read(root);
}
