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
  const pressure = ends(levels, pressureWith);
  const deficit = ends(levels, deficitWith);
  // The axes share no part, so every pair of their ends is within reach.
  const reached = new Set(pressure.flatMap((p) => deficit.map((d) => verdictOf(p, d))));
  return {
    pressure,
    deficit,
    verdicts: verdicts.filter((verdict) => reached.has(verdict)),
    known: Object.values(levels).filter((level) => level !== null).length,
  };
}

/** The one verdict that levels reach; null where more than one is within reach. */
export function decidedVerdict(levels: PartLevels): Verdict | null {
  const pressure = pressureWith(levels, unknownAs[0]);
  const deficit = deficitWith(levels, unknownAs[0]);
  const verdict = verdictOf(pressure, deficit);
  const highest = verdictOf(pressureWith(levels, unknownAs[1]), deficitWith(levels, unknownAs[1]));
  return verdict === highest ? verdict : null;
}

function ends(
  levels: PartLevels,
  axis: (levels: PartLevels, unknown: number) => number,
): [low: number, high: number] {
  return [axis(levels, unknownAs[0]), axis(levels, unknownAs[1])];
}

function pressureWith({ attacks, civilian }: PartLevels, unknown: number): number {
  return Math.max(attacks ?? unknown, civilian ?? unknown);
}

function deficitWith({ response, posture, messaging }: PartLevels, unknown: number): number {
  return median(response ?? unknown, posture ?? unknown, messaging ?? unknown);
}

/** The verdict of known pressure and control deficit. */
function verdictOf(pressure: number, deficit: number): Verdict {
  if (pressure >= strained) return deficit >= strained ? 'crouch' : 'containing';
  return deficit >= strained ? 'brittle' : 'contained';
}

function median(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
