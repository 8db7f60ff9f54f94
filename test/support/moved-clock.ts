/** Arguments of Node that make a process believe another time, by `milliseconds` later than it is; none for 0. */
export function clockMoved(milliseconds: number): readonly string[] {
  if (milliseconds === 0) return [];
  const program = `const Real = Date;
    globalThis.Date = class Date extends Real {
      constructor(...given) { super(...(given.length === 0 ? [Date.now()] : given)); }
      static now() { return Real.now() + ${milliseconds}; }
    };`;
  return ['--import', `data:text/javascript,${encodeURIComponent(program)}`];
}
