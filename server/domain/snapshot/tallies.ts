import { attackDelays } from '#domain/indicators/attack-delays.ts';
import { gradedRegions } from '#domain/indicators/attack-grades.ts';
import { attackPoints } from '#domain/indicators/attack-points.ts';
import { civilianReports, deadlyAttacks } from '#domain/indicators/civilian-reports.ts';
import { gradedTally, ungradedTally } from '#domain/indicators/civilian-tally.ts';
import { civilianTolls } from '#domain/indicators/civilian-tolls.ts';
import { messagingReports } from '#domain/indicators/messaging-reports.ts';
import { messagingTally } from '#domain/indicators/messaging-tally.ts';
import { tollTallyPacking } from '#domain/indicators/messaging-toll-tally.ts';
import { postureReports } from '#domain/indicators/posture-reports.ts';
import { postureTally } from '#domain/indicators/posture-tally.ts';
import { reportsApartPacking } from '#domain/reports-apart.ts';
import type { Packing } from '#domain/snapshot/packing.ts';

/** All that is packed besides the books, in this order: what rests on another comes after it. */
export const tallies: readonly Packing[] = [
  attackDelays.packing,
  gradedRegions.packing,
  attackPoints.packing,
  civilianTolls.credible.packing,
  civilianTolls.firm.packing,
  civilianTolls.all.packing,
  gradedTally.packing,
  ungradedTally.packing,
  civilianReports.packing,
  deadlyAttacks.packing,
  reportsApartPacking,
  postureTally.packing,
  postureReports.packing,
  messagingTally.packing,
  messagingReports.packing,
  tollTallyPacking,
];
