import type { LogWriter } from '#db/demo/log-writer.ts';
import { april2026 as source } from '#db/demo/mali/sources.ts';

const undated = { eventAt: null, precision: 'unknown', source } as const;

/** The killing of the defence minister: a text without a date, a place or a manner. */
export function recordMinister2026(log: LogWriter): void {
  const incident = log.record('minister-2026', {
    kind: 'incident-opened',
    incident: {
      title: 'Killing of the serving defence minister',
      startAt: null,
      precision: 'unknown',
      vacancy: 'Minister of Defence',
      clocks: [{ kind: 'replacement' }, { kind: 'investigation' }],
      source,
    },
  });
  log.signal('minister-2026-killed', {
    ...undated,
    indicator: 'attack-frequency',
    headline: 'Serving defence minister killed amid a run of insurgent attacks',
    note: 'Day, place and manner are not stated.',
    grade: 'F3',
    claim: 'media',
    incident,
    details: {
      type: 'violence-against-civilians',
      target: 'Minister of Defence',
      tolls: { killed: { civilian: { low: 1, best: 1, high: 1 } } },
    },
  });
  recordCivilians(log);
  log.record('minister-2026-wave', {
    kind: 'annotation',
    text: 'No source says whether the minister’s death belongs to the wave of 25 April: two incidents until an analyst links them',
    fromAt: '2026-04-27T00:00:00Z',
    about: incident,
  });
}

function recordCivilians(log: LogWriter): void {
  const services = {
    market: 'Markets in rural areas likely disrupted by the attacks',
    road: 'Roads in rural areas likely blocked by the attacks',
    school: 'Schools in rural areas likely interrupted by the attacks',
    medical: 'Medical care in rural areas likely delayed by the attacks',
  } as const;
  for (const service of ['market', 'road', 'school', 'medical'] as const) {
    log.signal(`rural-2026-${service}`, {
      ...undated,
      indicator: 'civilian-impact',
      headline: services[service],
      note: 'The text infers it; no case is reported.',
      grade: 'F3',
      claim: 'inference',
      details: { about: 'disruption', service, severity: null },
    });
  }
}
