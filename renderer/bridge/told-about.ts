const holds = (input: unknown, id: string): boolean => {
  if (typeof input === 'string') return input === id;
  if (typeof input !== 'object' || input === null || ArrayBuffer.isView(input)) return false;
  return Object.values(input).some((one) => holds(one, id));
};

/** Whether what was sent names a record by all that tells it: each of the ids stands in it, however deep. */
export const namesAll = (input: unknown, ids: readonly string[]): boolean =>
  ids.length > 0 && ids.every((id) => holds(input, id));
