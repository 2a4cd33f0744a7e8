import type { LogWriter } from '#db/demo/log-writer.ts';
import { june2025 as source } from '#db/demo/mali/sources.ts';

/** Attacks "in June" in a brief of the 3rd: some day of that week. */
const byTheThird = { eventAt: '2025-06-02T00:00:00Z', precision: 'week' } as const;

/** Entries that a later finding takes back or builds on. */
export interface June2025 {
  incident: string;
  partner: string;
}

/** The brief with three scenarios, after Boulkessi and Timbuktu. */
export function recordJune2025(log: LogWriter): June2025 {
  const incident = log.record('boulkessi-timbuktu', {
    kind: 'incident-opened',
    incident: {
      title: 'Attacks on military positions at Boulkessi and Timbuktu',
      startAt: byTheThird.eventAt,
      precision: byTheThird.precision,
      clocks: [{ kind: 'first-statement' }, { kind: 'security-adjustment' }],
      source,
    },
  });
  for (const place of ['boulkessi', 'tombouctou'] as const) recordAttack(log, incident, place);
  recordContext(log);
  recordCivilians(log);
  const partner = log.record('partner-wagner', {
    kind: 'annotation',
    text: 'Security partner: Wagner Group, an ongoing partnership',
    fromAt: '2025-06-03T00:00:00Z',
    toAt: null,
  });
  recordOutlook(log);
  return { incident, partner };
}

function recordAttack(log: LogWriter, incident: string, place: 'boulkessi' | 'tombouctou'): void {
  const name = place === 'boulkessi' ? 'Boulkessi' : 'Timbuktu';
  log.signal(`${place}-2025`, {
    indicator: 'attack-frequency',
    ...byTheThird,
    where: { type: 'place', place },
    headline: `Military position attacked at ${name}; attributed to JNIM`,
    note: 'No day and no toll given.',
    source,
    grade: 'F2',
    claim: 'media',
    incident,
    details: {
      type: 'battle',
      subType: 'armed-clash',
      actor: 'JNIM',
      attribution: 'suspected',
      target: 'Military position',
    },
  });
}

function recordContext(log: LogWriter): void {
  log.signal('timbuktu-shelling', {
    indicator: 'attack-frequency',
    eventAt: null,
    precision: 'unknown',
    where: { type: 'region', region: 'tombouctou' },
    headline: 'Infrastructure in the Timbuktu region shelled; no date given',
    source,
    grade: 'F3',
    claim: 'media',
    details: {
      type: 'explosion',
      subType: 'shelling-artillery-missile',
      attribution: 'suspected',
      target: 'Infrastructure',
    },
  });
  log.signal('soldiers-three-countries', {
    indicator: 'attack-frequency',
    eventAt: '2025-05-01T00:00:00Z',
    precision: 'month',
    headline: 'Over 400 soldiers killed in a month in Mali, Burkina Faso and Niger together',
    note: 'Context: the three countries are not told apart, so it is not counted for Mali.',
    source,
    grade: 'F3',
    claim: 'media',
    details: {
      type: 'battle',
      target: 'State forces of three countries',
      tolls: { killed: { 'state-forces': { low: 400 } } },
      counted: false,
    },
  });
}

function recordCivilians(log: LogWriter): void {
  log.signal('timbuktu-displaced', {
    indicator: 'civilian-impact',
    eventAt: '2025-06-03T00:00:00Z',
    precision: 'day',
    where: { type: 'region', region: 'tombouctou' },
    headline: 'Over 33,000 people displaced in the Timbuktu region since August 2023',
    source,
    grade: 'F2',
    claim: 'media',
    details: { about: 'displaced', stock: { low: 33_000 } },
  });
  log.signal('timbuktu-roads', {
    indicator: 'civilian-impact',
    eventAt: '2025-06-01T00:00:00Z',
    precision: 'month',
    where: { type: 'region', region: 'tombouctou' },
    headline: 'Armed groups restrict movement on roads in the Timbuktu region',
    note: 'How far traffic is held up is not said.',
    source,
    grade: 'F2',
    claim: 'media',
    details: { about: 'disruption', service: 'road', severity: null, phase: 'begun' },
  });
}

function recordOutlook(log: LogWriter): void {
  log.record('outlook-2025', {
    kind: 'forecast',
    set: 'mali-outlook-2025',
    scenarios: [
      {
        id: 'slow-deterioration',
        title: 'Base: slow deterioration, contained regionally',
        turnsOn: 'Control lost over much of the centre and north; south and mining routes held',
        probability: 0.6,
      },
      {
        id: 'tactical-stabilisation',
        title: 'Upside: tactical stabilisation, conditional re-engagement',
        turnsOn: 'Phased transition, local reconciliation, gains in Timbuktu and Djenné',
        probability: 0.2,
      },
      {
        id: 'strategic-collapse',
        title: 'Downside: strategic collapse, regional spillover',
        turnsOn:
          'Fall of Gao or rout in Mopti, desertions, refugees to Mauritania, Senegal, Côte d’Ivoire',
        probability: 0.2,
      },
    ],
    madeAt: '2025-06-03T00:00:00Z',
    source,
  });
  log.record('tripwire-gao-mopti', {
    kind: 'tripwire-opened',
    title: 'Fall of Gao, or rout in Mopti',
    condition: { type: 'observed', earliestAt: null, latestAt: null },
    note: 'Signals the downside scenario.',
    source,
  });
}
