import { attackDelaysPacking } from '#domain/indicators/attack-delays.ts';
import { gradedRegionsPacking } from '#domain/indicators/attack-grades.ts';
import { attackPointsPacking } from '#domain/indicators/attack-points.ts';
import {
  civilianReportsPacking,
  deadlyAttacksPacking,
} from '#domain/indicators/civilian-reports.ts';
import { civilianTallyPackings } from '#domain/indicators/civilian-tally.ts';
import { civilianTollPackings } from '#domain/indicators/civilian-tolls.ts';
import { messagingReportsPacking } from '#domain/indicators/messaging-reports.ts';
import { messagingTallyPacking } from '#domain/indicators/messaging-tally.ts';
import { tollTallyPacking } from '#domain/indicators/messaging-toll-tally.ts';
import { postureReportsPacking } from '#domain/indicators/posture-reports.ts';
import { postureTallyPacking } from '#domain/indicators/posture-tally.ts';
import { reportsApartPacking } from '#domain/reports-apart.ts';
import type { Packing } from '#domain/snapshot/packing.ts';

/** All that is packed besides the books, in this order: what rests on another comes after it. */
export const tallies: readonly Packing[] = [
  attackDelaysPacking,
  gradedRegionsPacking,
  attackPointsPacking,
  ...civilianTollPackings,
  ...civilianTallyPackings,
  civilianReportsPacking,
  deadlyAttacksPacking,
  reportsApartPacking,
  postureTallyPacking,
  postureReportsPacking,
  messagingTallyPacking,
  messagingReportsPacking,
  tollTallyPacking,
];
