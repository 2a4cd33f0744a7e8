import type { LogWriter } from '#db/demo/log-writer.ts';
import type { June2025 } from '#db/demo/mali/june-2025.ts';
import { july2025 as source } from '#db/demo/mali/sources.ts';

/** Inferred: the text gives no date, and speaks of attacks in May and June as past. */
const aboutTheFirst = { eventAt: '2025-07-01T00:00:00Z', precision: 'week' } as const;
const reportedBy = '2025-07-02T00:00:00Z';
const kayes = { type: 'region', region: 'kayes' } as const;

/** The fighting reaches Kayes and the west. */
export function recordJuly2025(log: LogWriter, june: June2025): void {
  const incident = log.record('west-centre-2025', {
    kind: 'incident-opened',
    incident: {
      title: 'Attacks on several towns in the west and centre, Kayes among them',
      startAt: aboutTheFirst.eventAt,
      precision: aboutTheFirst.precision,
      where: kayes,
      clocks: [{ kind: 'first-statement' }, { kind: 'security-adjustment' }],
      source,
    },
  });
  recordAttacks(log, incident);
  recordEarlierAttacks(log);
  recordAnswers(log, incident);
  recordRest(log);
  followUp(log, june);
}

function recordAttacks(log: LogWriter, incident: string): void {
  const battle = {
    indicator: 'attack-frequency',
    ...aboutTheFirst,
    where: kayes,
    source,
    incident,
  } as const;
  const event = log.signal('west-centre-2025-attack', {
    ...battle,
    headline: 'Coordinated assaults on several towns in the west and centre reach Kayes',
    note: 'Kayes is the only one named, and called untouched until then. Date inferred.',
    grade: 'F2',
    claim: 'media',
    details: { type: 'battle', subType: 'armed-clash', target: 'Several towns' },
  });
  log.signal('west-centre-2025-claim', {
    ...battle,
    headline: 'An armed group says that it took outposts and barracks',
    note: 'The group is not named.',
    grade: 'F3',
    claim: 'perpetrator',
    event,
    details: {
      type: 'battle',
      subType: 'non-state-actor-overtakes-territory',
      attribution: 'claimed',
      target: 'Military outposts and barracks',
    },
  });
  log.signal('kayes-abduction', {
    ...battle,
    where: { type: 'place', place: 'kayes', geoPrecision: 2 },
    headline: 'Three Indian workers abducted at a cement factory in Kayes',
    grade: 'F2',
    claim: 'media',
    details: {
      type: 'violence-against-civilians',
      subType: 'abduction',
      target: 'Foreign workers at a cement factory',
      tolls: { abducted: { civilian: { low: 3, best: 3, high: 3 } } },
    },
  });
}

function recordEarlierAttacks(log: LogWriter): void {
  log.signal('may-2025-camp', {
    indicator: 'attack-frequency',
    eventAt: '2025-05-01T00:00:00Z',
    precision: 'month',
    headline: 'Raid on a military camp leaves 41 soldiers dead',
    note: 'The camp is not named.',
    source,
    grade: 'F2',
    claim: 'media',
    details: {
      type: 'battle',
      subType: 'armed-clash',
      target: 'Military camp',
      tolls: { killed: { 'state-forces': { best: 41 } } },
    },
  });
  log.signal('june-2025-centre', {
    indicator: 'attack-frequency',
    eventAt: '2025-06-01T00:00:00Z',
    precision: 'month',
    headline: 'More than 130 people killed in one attack in central Mali',
    note: 'Neither the place nor the victims are named.',
    source,
    grade: 'F2',
    claim: 'media',
    details: { type: 'battle', tolls: { killed: { unknown: { low: 130 } } } },
  });
}

function recordAnswers(log: LogWriter, incident: string): void {
  const army = {
    eventAt: reportedBy,
    precision: 'week',
    source,
    relayOf: 'Malian armed forces',
    grade: 'F2',
    claim: 'official',
    incident,
  } as const;
  log.signal('west-2025-statement', {
    ...army,
    indicator: 'response-speed',
    headline: 'Army speaks of the attacks and reports counter-offensives',
    note: 'Day not given; by the time of the report.',
    details: { clock: 'first-statement', stage: 'announced' },
  });
  log.signal('west-2025-adjustment', {
    ...army,
    indicator: 'response-speed',
    headline: 'Army answers the attacks with counter-offensives',
    note: 'Day not given; by the time of the report.',
    details: { clock: 'security-adjustment', stage: 'implemented' },
  });
  log.signal('west-2025-toll', {
    ...army,
    indicator: 'public-messaging',
    headline: 'Army says that counter-offensives killed dozens of insurgents',
    note: '"Dozens" is entered as 12 or more, as ACLED counts it.',
    details: {
      speaker: 'Malian armed forces',
      tone: 1,
      claims: [{ text: 'Counter-offensives killed dozens of insurgents' }],
      toll: { attackers: { low: 12 } },
    },
  });
}

function recordRest(log: LogWriter): void {
  const july = { eventAt: '2025-07-01T00:00:00Z', precision: 'month', source } as const;
  log.signal('west-2025-thin', {
    ...july,
    indicator: 'military-posture',
    where: kayes,
    headline: 'Too few troops in the west while the effort goes elsewhere; army short of men',
    note: 'A standing shortfall, not a move: retrenchment is the nearest of the three.',
    grade: 'F3',
    claim: 'media',
    details: { movement: 'retrenchment' },
  });
  log.signal('civilians-2025', {
    ...july,
    indicator: 'civilian-impact',
    headline: 'Civilians live with fear, displacement and uncertainty; no figure given',
    grade: 'F3',
    claim: 'media',
    details: { about: 'displaced', stock: null },
  });
}

/** What the new text changes about the old: who the partner is, and which clocks still run. */
function followUp(log: LogWriter, june: June2025): void {
  for (const clock of ['first-statement', 'security-adjustment'] as const) {
    log.record(`boulkessi-timbuktu-${clock}-moot`, {
      kind: 'clock-mooted',
      incident: june.incident,
      clock,
      mootedAt: reportedBy,
      reason: 'No source reports an answer and none follows the attacks up: no longer watched',
    });
  }
  log.record('partner-wagner-ends', {
    kind: 'entry-retracted',
    target: june.partner,
    reason: 'The partnership is reported to have ended: entered anew with its end',
  });
  log.record('partner-wagner-until', {
    kind: 'annotation',
    text: 'Security partner: Wagner Group, replaced by this day; the day itself is not reported',
    fromAt: '2025-06-03T00:00:00Z',
    toAt: reportedBy,
  });
  log.record('partner-africa-corps', {
    kind: 'annotation',
    text: 'Security partner: Africa Corps, which has replaced Wagner',
    fromAt: reportedBy,
    toAt: null,
  });
}
