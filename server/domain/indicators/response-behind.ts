import { configuration } from '#domain/configuration.ts';
import type { EventsBehind } from '#domain/indicators/behind.ts';

const { currentFor } = configuration.response;

/** The events behind response speed. */
export const responseBehind = {
  evidence: (state, asOf) => state.books['response-speed'].within(asOf - currentFor, asOf),
} satisfies Record<string, EventsBehind>;
