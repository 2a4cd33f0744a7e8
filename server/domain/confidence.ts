import { configuration } from '#domain/configuration.ts';
import type { Account } from '#domain/indicators/indicator.ts';
import { levelOf } from '#domain/level.ts';
import type { Confidence } from '#domain/reading.ts';

type Grade = Confidence['grade'];
const order: readonly Grade[] = ['high', 'moderate', 'low'];
const limits = ['evidence', 'freshness', 'coverage', 'stability'] as const;
const { high, moderate } = configuration.confidence;

/**
 * Confidence is the worst of four, and says which: enough evidence from enough origins, fresh,
 * from enough regions, and a level that stays the same at both ends of the band and with all
 * grades ignored (indicators.md §7).
 */
export function confidenceOf(account: Account, age: number, limit: number): Confidence {
  const grades: Record<Confidence['limitedBy'], Grade> = {
    evidence: evidenceGrade(account.nEff, account.origins),
    freshness: age <= limit / 2 ? 'high' : age <= limit ? 'moderate' : 'low',
    coverage: account.coverage === null ? 'high' : coverageGrade(account.coverage),
    stability: stabilityGrade(account),
  };
  let worst: Confidence = { grade: 'high', limitedBy: 'evidence' };
  for (const limitedBy of limits) {
    const grade = grades[limitedBy];
    if (order.indexOf(grade) > order.indexOf(worst.grade)) worst = { grade, limitedBy };
  }
  return worst;
}

function evidenceGrade(nEff: number, origins: number): Grade {
  if (nEff >= high.nEff && origins >= high.origins) return 'high';
  return nEff >= moderate.nEff && origins >= moderate.origins ? 'moderate' : 'low';
}

function coverageGrade(coverage: number): Grade {
  if (coverage >= high.coverage) return 'high';
  return coverage >= moderate.coverage ? 'moderate' : 'low';
}

function stabilityGrade({ scale, scaleRange }: Account): Grade {
  if (scale === null) return 'low';
  const level = levelOf(scale);
  const apart = scaleRange.map((end) => (end === null ? 0 : Math.abs(levelOf(end) - level)));
  const most = Math.max(...apart);
  return most === 0 ? 'high' : most === 1 ? 'moderate' : 'low';
}
