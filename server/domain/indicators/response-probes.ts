import { clocksAsOf, runsOf } from '#domain/indicators/response-clocks.ts';
import type { Instant } from '#domain/instant.ts';
import { message } from '#domain/message.ts';
import type { Probe } from '#domain/outlook.ts';
import type { WatchState } from '#domain/watch-state.ts';

const shown = 4;

/** Each of the oldest open clocks, answered now. */
export function responseProbes(state: WatchState, asOf: Instant): Probe[] {
  return runsOf(clocksAsOf(state, asOf).current, asOf)
    .filter((run) => run.state === 'open')
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, shown)
    .map(({ clock }) => ({
      message: message('probes.response-speed.answered', {
        clock: clock.kind,
        clockName: clock.name ?? '',
        incident: clock.incidentTitle,
      }),
      signal: {
        indicator: 'response-speed',
        incident: clock.incident,
        details: { clock: clock.kind, clockName: clock.name, stage: 'announced' },
      },
      most: 1,
    }));
}
