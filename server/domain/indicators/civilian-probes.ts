import type { Service } from '#domain/indicators/civilian-services.ts';
import { message } from '#domain/message.ts';
import type { Probe } from '#domain/outlook.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** The service that weighs most in the region where most people live: lost, and working. */
export function civilianProbes({ watch }: WatchState): Probe[] {
  const region = watch.regions.reduce((most, each) =>
    (each.population ?? 0) > (most.population ?? 0) ? each : most,
  );
  const service: Service = 'medical';
  const report = (severity: 0 | 1, key: string): Probe => ({
    message: message(`probes.civilian-impact.${key}`, { region: region.name }),
    signal: {
      indicator: 'civilian-impact',
      where: { type: 'region', region: region.id },
      details: {
        about: 'disruption',
        service,
        severity,
        phase: severity === 1 ? 'begun' : 'ended',
      },
    },
    most: 1,
  });
  return [report(1, 'lost'), report(0, 'working')];
}
