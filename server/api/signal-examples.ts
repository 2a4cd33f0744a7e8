import type { SignalInput } from '#domain/indicators/signal-schema.ts';

/** One signal of each indicator that any watch accepts: it names no place and no earlier entry. */
export function exampleSignals(at: string): SignalInput[] {
  const shared = {
    eventAt: at,
    precision: 'minute',
    where: null,
    source: { name: 'Radio Horizon', family: 'Horizon', url: null, publishedAt: at },
    relayOf: null,
    grade: 'B2',
    incident: null,
    event: null,
  } as const;
  return [
    {
      ...shared,
      indicator: 'response-speed',
      headline: 'The interior ministry opens an investigation',
      claim: 'official',
      details: { clock: 'investigation', stage: 'announced' },
    },
    {
      ...shared,
      indicator: 'attack-frequency',
      headline: 'Armed men attack a checkpoint before dawn',
      note: 'Two of the wounded were taken to hospital',
      claim: 'media',
      details: {
        type: 'battle',
        subType: 'armed-clash',
        actor: null,
        attribution: 'suspected',
        target: 'a checkpoint',
        tolls: { wounded: { 'state-forces': { low: 2, best: 2, high: 4 } } },
      },
    },
    {
      ...shared,
      indicator: 'military-posture',
      headline: 'Two companies leave the garrison',
      claim: 'observed',
      details: { movement: 'reinforcement', from: null, to: null, size: 2 },
    },
    {
      ...shared,
      indicator: 'public-messaging',
      headline: 'The spokesman says that the town is quiet',
      claim: 'official',
      details: {
        speaker: 'Army spokesman',
        tone: 1,
        claims: [{ text: 'The town is quiet', checkable: true }],
        status: 'under-control',
      },
    },
    {
      ...shared,
      indicator: 'civilian-impact',
      headline: 'The weekly market did not open',
      claim: 'media',
      details: { about: 'disruption', service: 'market', severity: 0.75, phase: 'begun' },
    },
  ];
}
