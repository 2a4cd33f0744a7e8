/** In alphabetical order, in which reachable verdicts are listed. */
export const verdicts = ['brittle', 'contained', 'containing', 'crouch'] as const;
export type Verdict = (typeof verdicts)[number];

/** Displayed level (or scale) of each part; null = unknown. */
export type PartLevels = {
  response: number | null;
  attacks: number | null;
  posture: number | null;
  messaging: number | null;
  civilian: number | null;
};

export type Composite = {
  /** Lowest and highest the axis can be, unknown parts tried at 0 and 5. */
  pressure: [low: number, high: number];
  deficit: [low: number, high: number];
  /** Every verdict within reach. */
  verdicts: Verdict[];
  /** Parts known, of five. */
  known: number;
};

/** From this level on an axis is strained. */
const strained = 2;
const unknownAs = [0, 5] as const;

/**
 * Two axes and the verdicts they reach: pressure = max(attacks, civilian), control deficit =
 * median(response, posture, messaging). No weighted sum, which would let one part hide another
 * (OECD/JRC Handbook on composite indicators).
 */
export function composite({ levels }: { levels: PartLevels }): Composite {
  const { response, attacks, posture, messaging, civilian } = levels;
  const [low, high] = unknownAs;
  const pressureAt = (unknown: number) => Math.max(attacks ?? unknown, civilian ?? unknown);
  const deficitAt = (unknown: number) =>
    median(response ?? unknown, posture ?? unknown, messaging ?? unknown);
  const pressure: Composite['pressure'] = [pressureAt(low), pressureAt(high)];
  const deficit: Composite['deficit'] = [deficitAt(low), deficitAt(high)];
  // The axes share no part, so every pair of their ends is within reach.
  const reached = new Set(pressure.flatMap((p) => deficit.map((d) => verdictOf(p, d))));
  return {
    pressure,
    deficit,
    verdicts: verdicts.filter((verdict) => reached.has(verdict)),
    known: Object.values(levels).filter((level) => level !== null).length,
  };
}

/** The verdict of known pressure and control deficit. */
function verdictOf(pressure: number, deficit: number): Verdict {
  if (pressure >= strained) return deficit >= strained ? 'crouch' : 'containing';
  return deficit >= strained ? 'brittle' : 'contained';
}

function median(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
