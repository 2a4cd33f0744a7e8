import { betaInterval } from '#domain/statistics/beta-quantile.ts';
import { halfLifeWeight } from '#domain/statistics/decay.ts';
import { ratioOrNull } from '#domain/statistics/finite.ts';
import { betaExceeds } from '#domain/statistics/special.ts';

export type PostureCategory = 'reorganisation' | 'reinforcement' | 'retrenchment';
export type PerPosture<Value> = Record<PostureCategory, Value>;

export type PostureInput = {
  /** [time, category, weight]; time, `now` and `halfLife` in one unit. */
  signals: readonly (readonly [time: number, category: PostureCategory, weight: number])[];
  now: number;
  halfLife: number;
  /** Prior pseudo-signals, 1 of each unless told. */
  prior?: PerPosture<number>;
};

const onePrior = { reorganisation: 1, reinforcement: 1, retrenchment: 1 };

export type PostureAlpha = {
  alpha: PerPosture<number>;
  /** Null when neither prior nor signal weighs anything. */
  mean: PerPosture<number | null>;
  /** Decayed weight of the signals, without the prior. */
  evidence: number;
};

export type PostureShares = PostureAlpha & {
  lower: PerPosture<number | null>;
  upper: PerPosture<number | null>;
  probRetrenchOverReinforce: number | null;
};

function perPosture<Value>(of: (category: PostureCategory) => Value): PerPosture<Value> {
  return {
    reorganisation: of('reorganisation'),
    reinforcement: of('reinforcement'),
    retrenchment: of('retrenchment'),
  };
}

/** Posterior counts and mean shares alone, without the costly intervals. */
function postureAlpha(input: PostureInput): PostureAlpha {
  const { signals, now, halfLife, prior } = input;
  const added = perPosture(() => 0);
  for (const [time, category, weight] of signals) {
    added[category] += weight * halfLifeWeight(now - time, halfLife);
  }
  return posturePosterior(added, prior);
}

/** Posterior counts and mean shares from sums that are already decayed. */
export function posturePosterior(
  added: PerPosture<number>,
  prior: PerPosture<number> = onePrior,
): PostureAlpha {
  const alpha = perPosture((category) => prior[category] + added[category]);
  const total = sumOf(alpha);
  const mean = perPosture((category) => ratioOrNull(alpha[category], total));
  return { alpha, mean, evidence: sumOf(added) };
}

/**
 * Shares of the three postures with marginal Beta intervals, and P(retrenchment's share exceeds
 * reinforcement's) = 1 − I_½(α_ret, α_rei). Source: conjugate Dirichlet with decayed counts.
 * Limits and probability are null where a count is 0.
 */
export function postureShares(input: PostureInput & { confLevel?: number }): PostureShares {
  return postureBands(postureAlpha(input), input.confLevel);
}

/** `postureShares` of a posterior that is already known. */
export function postureBands(posterior: PostureAlpha, confLevel = 0.9): PostureShares {
  const { alpha } = posterior;
  const total = sumOf(alpha);
  const interval = perPosture((category) =>
    betaInterval(alpha[category], total - alpha[category], confLevel),
  );
  return {
    ...posterior,
    lower: perPosture((category) => interval[category].lower),
    upper: perPosture((category) => interval[category].upper),
    probRetrenchOverReinforce: probRetrenchOverReinforce(alpha),
  };
}

/** P(retrenchment's share exceeds reinforcement's); null where either count is 0. */
function probRetrenchOverReinforce(alpha: PerPosture<number>): number | null {
  return betaExceeds(0.5, alpha.retrenchment, alpha.reinforcement);
}

function sumOf(values: PerPosture<number>): number {
  return values.reorganisation + values.reinforcement + values.retrenchment;
}
