/** Tolls stand on a logarithmic axis of n + ½, the same halves by which they are compared. */
export interface TollScale {
  top: number;
  ticks: number[];
}

const half = 0.5;

/** An axis from nought to the next power of ten. */
export function tollScale(highest: number): TollScale {
  const ticks = [0, 1];
  for (let tick = 10; (ticks.at(-1) ?? 0) < Math.max(10, highest); tick *= 10) ticks.push(tick);
  return { top: ticks.at(-1) ?? 10, ticks };
}

/** Share of the width at which a toll stands. */
export function tollShare({ top }: TollScale, toll: number): number {
  const share = Math.log((toll + half) / half) / Math.log((top + half) / half);
  return Math.max(0, Math.min(1, share));
}
