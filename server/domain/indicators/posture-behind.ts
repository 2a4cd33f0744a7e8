import type { EventsBehind } from '#domain/indicators/behind.ts';
import type { Movement } from '#domain/indicators/posture-fields.ts';
import { reach } from '#domain/indicators/posture-tally.ts';

const evidence: EventsBehind = (state, asOf) =>
  state.books['military-posture'].within(asOf - reach, asOf);

const tellingOf =
  (movement: Movement): EventsBehind =>
  (state, asOf) =>
    state.books['military-posture']
      .within(asOf - reach, asOf)
      .filter(({ lead }) => lead.signal.details.movement === movement);

/** The events behind the numbers of military posture: all within reach, and some of them. */
export const postureBehind = {
  evidence,
  reorganisation: tellingOf('reorganisation'),
  reinforcement: tellingOf('reinforcement'),
  retrenchment: tellingOf('retrenchment'),
  /** Those that name an end of a move. */
  moves: (state, asOf) =>
    state.books['military-posture'].within(asOf - reach, asOf).filter(({ lead }) => {
      const { from, to } = lead.signal.details;
      return from !== null || to !== null;
    }),
} satisfies Record<string, EventsBehind>;
