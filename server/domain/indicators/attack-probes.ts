import { regionCounts } from '#domain/indicators/attack-regions.ts';
import type { Instant } from '#domain/instant.ts';
import { message } from '#domain/message.ts';
import type { Probe } from '#domain/outlook.ts';
import type { WatchState } from '#domain/watch-state.ts';

const most = 20;

/** One more attack where most were, and one where none was for half a year. */
export function attackProbes(state: WatchState, asOf: Instant): Probe[] {
  const counts = regionCounts(state, asOf);
  const worst = counts.reduce<(typeof counts)[number] | null>(
    (most, each) => (most === null || each.y > most.y ? each : most),
    null,
  );
  const { credibleByRegion } = state.books['attack-frequency'];
  const fresh = state.watch.regions.find(({ id }) => (credibleByRegion.get(id)?.length ?? 0) === 0);
  const first =
    state.watch.regions.find(({ id }) => id === worst?.region) ?? state.watch.regions[0];
  const probe = (region: typeof fresh, key: string): Probe[] =>
    region === undefined
      ? []
      : [
          {
            message: message(`probes.attack-frequency.${key}`, { region: region.name }),
            signal: {
              indicator: 'attack-frequency',
              where: { type: 'region', region: region.id },
              details: { type: 'battle' },
            },
            most,
          },
        ];
  return [...probe(first, 'again'), ...probe(fresh, 'elsewhere')];
}
