import { message } from '#domain/message.ts';
import type { Probe } from '#domain/outlook.ts';
import type { WatchState } from '#domain/watch-state.ts';

const most = 12;

/** Forces drawn back to the capital, and forces sent out from it. */
export function postureProbes({ watch }: WatchState): Probe[] {
  const { capital } = watch;
  const away = watch.places.find(({ id, region }) => id !== capital && region !== null);
  const name = watch.places.find(({ id }) => id === capital)?.name ?? capital;
  if (away === undefined) return [];
  return [
    {
      message: message('probes.military-posture.inward', { capital: name }),
      signal: {
        indicator: 'military-posture',
        details: { movement: 'retrenchment', from: away.id, to: capital },
      },
      most,
    },
    {
      message: message('probes.military-posture.outward', { capital: name }),
      signal: {
        indicator: 'military-posture',
        details: { movement: 'reinforcement', from: capital, to: away.id },
      },
      most,
    },
  ];
}
