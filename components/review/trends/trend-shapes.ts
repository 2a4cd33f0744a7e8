/** A run of one step of the line; `emphasis` is drawn stronger, in the step's own colour. */
export interface Step {
  from: number;
  to: number;
  value: 0 | 1 | 2 | 3 | 4;
  stale: boolean;
}

export interface TrendPlotProps {
  /** Both ends of the shared time axis. */
  from: number;
  to: number;
  /** Lowest and highest value drawn; null where there is nothing to draw. */
  extent: readonly [number, number] | null;
  rows: readonly { at: number; value: number | null; band: [number, number] | null }[];
  steps: readonly Step[];
  /** Hatched: old evidence, or none at all. */
  covers: readonly { from: number; to: number; value: 'live' | 'stale' | 'gap' }[];
  baseline: { low: number; high: number } | null;
  marks: readonly { id: string; at: number; kind: 'incident' | 'annotation' | 'known' }[];
}
