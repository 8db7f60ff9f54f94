/**
 * One end of the bridge between the preload's world and the page's (shell/renderer/api/electron_api_context_bridge.cc).
 * The two worlds share a message port that the page never sees: an event dispatched on it is heard at once in the other
 * world, and its detail is copied, so that no object of one world is ever reachable from the other. Functions become
 * proxies, promises become promises of the other side, errors keep their message only, prototypes are dropped.
 * Sent to the pages as text: it may use nothing of this module.
 */
export function bridgePeer(
  port: EventTarget,
  out: string,
  into: string,
  /** What the other side may call before anything has been exposed, by its number. */
  services: readonly ((...args: never[]) => unknown)[],
): {
  /** Calls a service of the other side. */
  readonly call: (service: number, args: readonly unknown[]) => unknown;
} {
  type Callable = (...args: never[]) => unknown;
  type Packed = readonly [kind: string, value?: unknown];
  type Message =
    | { readonly op: 'call'; readonly id: number; readonly args: readonly Packed[] }
    | { readonly op: 'return'; readonly value: Packed }
    | { readonly op: 'throw'; readonly message: string }
    | { readonly op: 'settle'; readonly id: number; readonly isKept: boolean; readonly value: Packed };
  const DEPTH = 1000;
  const UNKNOWN =
    'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';
  // The page may replace any of these later on.
  const { CustomEvent, structuredClone } = window;
  const {
    Promise: Later,
    Error: Fault,
    TypeError: TypeFault,
    Symbol: Sign,
    Map: Table,
    WeakMap: Notes,
  } = window;
  const { apply, ownKeys, getOwnPropertyDescriptor, get, defineProperty } = Reflect;
  const { dispatchEvent, addEventListener } = EventTarget.prototype;
  const { then } = Later.prototype;
  const { isArray } = Array;
  const copied = [Date, RegExp, Table, Set, ArrayBuffer, Blob, Notes, Node];

  const functions: Callable[] = [...services];
  const numbers = new Notes<Callable, number>();
  const proxies = new Notes<Callable, number>();
  const known = new Table<number, Callable>();
  const waiting = new Table<number, (isKept: boolean, value: Packed) => void>();
  let promises = 0;
  let answer: Message | null = null;

  const say = (message: Message): void => {
    apply(dispatchEvent, port, [new CustomEvent(out, { detail: message })]);
  };
  const messageOf = (thrown: unknown): string => {
    const message: unknown =
      typeof thrown === 'object' && thrown !== null ? get(thrown, 'message') : undefined;
    return typeof message === 'string' ? message : UNKNOWN;
  };

  const pack = (value: unknown, depth: number): Packed => {
    if (depth >= DEPTH)
      throw new TypeFault(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
    if (typeof value === 'symbol') return ['symbol', Sign.keyFor(value) ?? value.description];
    if (typeof value === 'function') {
      // Only what can be called crosses the bridge as a function.
      const callable = value as Callable;
      const theirs = proxies.get(callable);
      if (theirs !== undefined) return ['yours', theirs];
      let number = numbers.get(callable);
      if (number === undefined) {
        number = functions.length;
        functions.push(callable);
        numbers.set(callable, number);
      }
      return ['function', number];
    }
    if (typeof value !== 'object' || value === null) return ['value', value];
    if (value instanceof Later) {
      promises += 1;
      const id = promises;
      const settle = (isKept: boolean) => (result: unknown) => {
        let packed: Packed;
        let isStillKept = isKept;
        try {
          packed = pack(result, 0);
        } catch (error) {
          isStillKept = false;
          packed = ['error', messageOf(error)];
        }
        say({ op: 'settle', id, isKept: isStillKept, value: packed });
      };
      apply(then, value, [settle(true), settle(false)]);
      return ['promise', id];
    }
    if (value instanceof Fault) return ['error', messageOf(value)];
    if (isArray(value)) {
      const items: Packed[] = [];
      for (let at = 0; at < value.length; at += 1) items[at] = pack(value[at], depth + 1);
      return ['array', items];
    }
    if (ArrayBuffer.isView(value)) return ['value', structuredClone(value)];
    for (const kind of copied) if (value instanceof kind) return ['value', structuredClone(value)];
    const entries: [unknown, Packed][] = [];
    for (const key of ownKeys(value)) {
      if (!getOwnPropertyDescriptor(value, key)?.enumerable) continue;
      const name = typeof key === 'symbol' ? ['symbol', Sign.keyFor(key) ?? key.description] : key;
      entries[entries.length] = [name, pack(get(value, key), depth + 1)];
    }
    return ['object', entries];
  };

  const proxyOf = (id: number): Callable => {
    const made = known.get(id);
    if (made) return made;
    // Neither a name nor a prototype tells what stands behind.
    const proxy = {
      call: (...args: unknown[]): unknown => remote(id, args),
    }.call as unknown as Callable;
    known.set(id, proxy);
    proxies.set(proxy, id);
    return proxy;
  };
  const unpack = ([kind, value]: Packed): unknown => {
    switch (kind) {
      case 'symbol':
        return Sign.for(String(value));
      case 'function':
        return proxyOf(Number(value));
      case 'yours':
        return functions[Number(value)];
      case 'error':
        return new Fault(String(value));
      case 'promise':
        return new Later((resolve, reject) => {
          waiting.set(Number(value), (isKept, result) => (isKept ? resolve : reject)(unpack(result)));
        });
      case 'array': {
        const list: unknown[] = [];
        for (const item of value as readonly Packed[]) list[list.length] = unpack(item);
        return list;
      }
      case 'object': {
        const made = {};
        for (const [key, item] of value as readonly (readonly [string | Packed, Packed])[])
          defineProperty(made, typeof key === 'string' ? key : (unpack(key) as symbol), {
            value: unpack(item),
            enumerable: true,
            writable: true,
            configurable: true,
          });
        return made;
      }
      default:
        return value;
    }
  };

  const remote = (id: number, args: readonly unknown[]): unknown => {
    const packed: Packed[] = [];
    for (let at = 0; at < args.length; at += 1) packed[at] = pack(args[at], 0);
    answer = null;
    say({ op: 'call', id, args: packed });
    const given = answer as Message | null;
    answer = null;
    if (given?.op === 'return') return unpack(given.value);
    throw new Fault(given?.op === 'throw' ? given.message : UNKNOWN);
  };

  apply(addEventListener, port, [
    into,
    (event: CustomEvent<Message>) => {
      const message = event.detail;
      switch (message.op) {
        case 'settle':
          waiting.get(message.id)?.(message.isKept, message.value);
          waiting.delete(message.id);
          return;
        case 'call': {
          let outcome: Message;
          try {
            const target = functions[message.id];
            if (!target) throw new Fault(UNKNOWN);
            const args: unknown[] = [];
            for (const item of message.args) args[args.length] = unpack(item);
            outcome = { op: 'return', value: pack(apply(target, undefined, args), 0) };
          } catch (error) {
            outcome = { op: 'throw', message: messageOf(error) };
          }
          say(outcome);
          return;
        }
        default:
          answer = message;
      }
    },
  ]);
  return { call: remote };
}
