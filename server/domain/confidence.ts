import { configuration } from '#domain/configuration.ts';
import type { Account } from '#domain/indicators/indicator.ts';
import { HOUR } from '#domain/instant.ts';
import { levelOf } from '#domain/level.ts';
import type { Confidence } from '#domain/reading.ts';

type Grade = Confidence['grade'];
const order: readonly Grade[] = ['high', 'moderate', 'low'];
const { high, moderate } = configuration.confidence;

/** One of the four limits of confidence: what it rests on, and how far that carries. */
export interface ConfidencePart {
  limitedBy: Confidence['limitedBy'];
  grade: Grade;
  /** The numbers behind it, for its sentence. */
  values: Readonly<Record<string, number>>;
}

/**
 * Confidence is the worst of four, and says which: enough evidence from enough origins, fresh,
 * from enough regions, and a level that stays the same at both ends of the band and with all
 * grades ignored (indicators.md §7).
 */
export function confidenceOf(account: Account, age: number, limit: number): Confidence {
  const { evidence, freshness, coverage, stability } = gradesOf(account, age, limit);
  let worst: Confidence = { grade: evidence, limitedBy: 'evidence' };
  if (isWorse(freshness, worst.grade)) worst = { grade: freshness, limitedBy: 'freshness' };
  if (isWorse(coverage, worst.grade)) worst = { grade: coverage, limitedBy: 'coverage' };
  if (isWorse(stability, worst.grade)) worst = { grade: stability, limitedBy: 'stability' };
  return worst;
}

function isWorse(grade: Grade, than: Grade): boolean {
  return order.indexOf(grade) > order.indexOf(than);
}

function gradesOf(
  account: Account,
  age: number,
  limit: number,
): Readonly<Record<Confidence['limitedBy'], Grade>> {
  const { nEff, origins, coverage, reported } = account;
  const apart = levelsApart(account);
  return {
    evidence: evidenceGrade(nEff, origins),
    freshness: age <= limit / 2 ? 'high' : age <= limit ? 'moderate' : 'low',
    coverage: coverage === null ? 'high' : coverageGrade(coverage, reported ?? 1),
    stability: apart === null ? 'low' : apart === 0 ? 'high' : apart === 1 ? 'moderate' : 'low',
  };
}

/** All four limits. `age` of the newest evidence and the freshness limit in milliseconds. */
export function confidenceParts(account: Account, age: number, limit: number): ConfidencePart[] {
  const { nEff, origins, coverage, reported } = account;
  const apart = levelsApart(account);
  const grades = gradesOf(account, age, limit);
  return [
    { limitedBy: 'evidence', grade: grades.evidence, values: { nEff, origins } },
    {
      limitedBy: 'freshness',
      grade: grades.freshness,
      values: { hours: age / HOUR, limitHours: limit / HOUR },
    },
    {
      limitedBy: 'coverage',
      grade: grades.coverage,
      values: {
        ...(coverage === null ? {} : { coverage }),
        ...(reported === undefined ? {} : { reported }),
      },
    },
    {
      limitedBy: 'stability',
      grade: grades.stability,
      values: apart === null ? {} : { apart },
    },
  ];
}

/** Eight equal weights are worth eight, whatever the last digit of their sums says. */
const rounding = 1e-9;

function evidenceGrade(effective: number, origins: number): Grade {
  const nEff = effective + rounding;
  if (nEff >= high.nEff && origins >= high.origins) return 'high';
  return nEff >= moderate.nEff && origins >= moderate.origins ? 'moderate' : 'low';
}

/** With less than half of the window reported, the best is moderate. */
function coverageGrade(coverage: number, reported: number): Grade {
  if (coverage >= high.coverage && reported >= configuration.direction.reported) return 'high';
  return coverage >= moderate.coverage ? 'moderate' : 'low';
}

/** How many levels apart the ends of the band are at most; null without a scale. */
function levelsApart({ scale, scaleRange }: Account): number | null {
  if (scale === null) return null;
  const level = levelOf(scale);
  const apartFrom = (end: number | null) => (end === null ? 0 : Math.abs(levelOf(end) - level));
  return Math.max(apartFrom(scaleRange[0]), apartFrom(scaleRange[1]));
}
