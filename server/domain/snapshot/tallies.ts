import { attackDelaysPacking } from '#domain/indicators/attack-delays.ts';
import { gradedRegionsPacking } from '#domain/indicators/attack-grades.ts';
import {
  civilianReportsPacking,
  deadlyAttacksPacking,
} from '#domain/indicators/civilian-reports.ts';
import { civilianTallyPackings } from '#domain/indicators/civilian-tally.ts';
import { civilianTollPackings } from '#domain/indicators/civilian-tolls.ts';
import { reportsApartPacking } from '#domain/reports-apart.ts';
import type { Packing } from '#domain/snapshot/packing.ts';

/** All that is packed besides the books, in this order: what rests on another comes after it. */
export const tallies: readonly Packing[] = [
  attackDelaysPacking,
  gradedRegionsPacking,
  ...civilianTollPackings,
  ...civilianTallyPackings,
  civilianReportsPacking,
  deadlyAttacksPacking,
  reportsApartPacking,
];
