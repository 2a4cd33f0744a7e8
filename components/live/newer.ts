/** Where a view stands in time: a later run, then a later entry, then a later look. */
export interface Standing {
  run: number;
  revision: number;
  asOf: number;
}

/** Whether `next` may replace `current`. Equal is not newer: a repeat must not redraw. */
export function isNewer(next: Standing, current: Standing): boolean {
  if (next.run !== current.run) return next.run > current.run;
  if (next.revision !== current.revision) return next.revision > current.revision;
  return next.asOf > current.asOf;
}

/** Whether both stand at the same place: then there is nothing to draw. */
export function isSame(a: Standing, b: Standing): boolean {
  return a.run === b.run && a.revision === b.revision && a.asOf === b.asOf;
}
