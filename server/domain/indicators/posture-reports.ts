import { GatheredBook } from '#domain/gathering.ts';
import { LateReports } from '#domain/indicators/evidence.ts';
import { reach } from '#domain/indicators/posture-tally.ts';
import { kept } from '#domain/kept.ts';
import { keptTally } from '#domain/snapshot/kept-tally.ts';

/** How many reports of whom stand behind the posture. */
export const gatheredPosture = kept(
  ({ books }) => new GatheredBook(books['military-posture'], reach),
);

/** Those of them that are dated later than their events. */
export const postureReports = keptTally(
  'posture-reports',
  'military-posture',
  (): LateReports<'military-posture'> => new LateReports('military-posture'),
);
