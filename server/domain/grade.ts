import * as z from 'zod';

/** Admiralty reliability of a source: A completely reliable … E unreliable, F cannot be judged. */
export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

/** Admiralty credibility of a report: 1 confirmed … 5 improbable, 6 cannot be judged. */
export const credibilities = ['1', '2', '3', '4', '5', '6'] as const;

export type Reliability = (typeof reliabilities)[number];
export type Credibility = (typeof credibilities)[number];

/** Reliability and credibility together, as in "B2". */
export type Grade = `${Reliability}${Credibility}`;

export const grades: readonly Grade[] = reliabilities.flatMap((reliability) =>
  credibilities.map((credibility): Grade => `${reliability}${credibility}`),
);

export const gradeSchema = z.enum(grades);

/** F and 6 stand in the middle: they mean "cannot be judged", not "worst". */
const reliabilityWeights = { A: 1, B: 0.8, C: 0.6, D: 0.4, E: 0.2, F: 0.5 };

/** STIX 2.1 credibility mapping over 100; 6 has no STIX value. */
const credibilityWeights = { 1: 0.9, 2: 0.7, 3: 0.5, 4: 0.3, 5: 0.1, 6: 0.5 };

const gradeWeights = new Map<Grade, number>(
  reliabilities.flatMap((reliability) =>
    credibilities.map((credibility): [Grade, number] => [
      `${reliability}${credibility}`,
      Math.sqrt(reliabilityWeights[reliability] * credibilityWeights[credibility]),
    ]),
  ),
);

/**
 * Weight 0 … 1 of one report: √(reliability × credibility). The geometric mean because the two
 * axes nearly repeat each other in practice (Baker 1968), so a product would penalise twice.
 */
export function gradeWeight(grade: Grade): number {
  return gradeWeights.get(grade) ?? 0;
}

/**
 * Weight of an event told by several reports, min(cap, 1 − Π(1 − w)) over distinct sources,
 * each by its best report: ten copies of one source add nothing. 0 without reports.
 */
export function eventWeight(
  reports: readonly (readonly [source: string, grade: Grade])[],
  cap = 0.99,
): number {
  const bySource = new Map<string, number>();
  for (const [source, grade] of reports) {
    bySource.set(source, Math.max(bySource.get(source) ?? 0, gradeWeight(grade)));
  }
  let doubt = 1;
  // Sorted, so that the order of arrival cannot change even the last digit.
  for (const weight of [...bySource.values()].sort((a, b) => a - b)) doubt *= 1 - weight;
  return Math.min(cap, 1 - doubt);
}
