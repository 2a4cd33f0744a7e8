import type { LogWriter } from '#db/demo/log-writer.ts';
import { september2024 as source } from '#db/demo/mali/sources.ts';

const attackDay = { eventAt: '2024-09-17T00:00:00Z', precision: 'day' } as const;
const bamako = { type: 'place', place: 'bamako' } as const;

/** After the attacks in Bamako, a year after the Alliance of Sahel States was formed. */
export function recordSeptember2024(log: LogWriter): void {
  const incident = log.record('bamako-2024', {
    kind: 'incident-opened',
    incident: {
      title: 'Attacks in Bamako on the airport area and a military police school',
      startAt: attackDay.eventAt,
      precision: attackDay.precision,
      where: bamako,
      note: 'Day inferred: the text gives none.',
      clocks: [{ kind: 'first-statement' }, { kind: 'security-adjustment' }],
      source,
    },
  });
  recordAttack(log, incident);
  recordAnswers(log, incident);
  recordContradiction(log, incident);
  log.signal('north-2024', {
    indicator: 'military-posture',
    eventAt: '2024-07-01T00:00:00Z',
    precision: 'month',
    headline: 'Army sends a large operation into the north and meets a setback in July',
    note: 'The year is all that is said of the operation; July is the month of the setback.',
    source,
    grade: 'F2',
    claim: 'media',
    details: { movement: 'reinforcement' },
  });
}

function recordAttack(log: LogWriter, incident: string): void {
  const event = log.signal('bamako-2024-attack', {
    indicator: 'attack-frequency',
    ...attackDay,
    where: bamako,
    headline: 'Bamako: airport area and military police school attacked, over 75 dead',
    note: 'Over 75 dead and over 250 injured; the text does not say who they were. Day inferred.',
    source,
    grade: 'F2',
    claim: 'media',
    incident,
    details: {
      type: 'battle',
      subType: 'armed-clash',
      actor: 'JNIM',
      attribution: 'suspected',
      target: 'Airport area, military police school',
      tolls: { killed: { unknown: { low: 75 } }, wounded: { unknown: { low: 250 } } },
    },
  });
  log.signal('bamako-2024-claim', {
    indicator: 'attack-frequency',
    ...attackDay,
    where: bamako,
    headline: 'JNIM says that 13 of its fighters took part in the Bamako attacks',
    source,
    relayOf: 'JNIM',
    grade: 'F3',
    claim: 'perpetrator',
    incident,
    event,
    details: {
      type: 'battle',
      subType: 'armed-clash',
      actor: 'JNIM',
      attribution: 'claimed',
      target: 'Airport area, military police school',
    },
  });
}

/** The presidency announced the review "on Tuesday"; the address fell in the same week. */
function recordAnswers(log: LogWriter, incident: string): void {
  const announcement = {
    eventAt: '2024-09-24T00:00:00Z',
    source,
    relayOf: 'Presidency of Mali',
    grade: 'F2',
    claim: 'official',
    incident,
  } as const;
  log.signal('review-2024-announced', {
    indicator: 'response-speed',
    ...announcement,
    precision: 'day',
    where: bamako,
    headline: 'Presidency announces a security review with the military chiefs',
    note: 'Day inferred from "on Tuesday".',
    details: { clock: 'security-adjustment', stage: 'announced' },
  });
  log.signal('address-2024-answer', {
    indicator: 'response-speed',
    ...announcement,
    precision: 'week',
    where: bamako,
    headline: 'The leader speaks to the nation for the first time since the attacks',
    note: 'Day not given; by the 24th at the latest.',
    details: { clock: 'first-statement', stage: 'announced' },
  });
  log.signal('review-2024', {
    indicator: 'military-posture',
    ...announcement,
    precision: 'day',
    headline: 'Military chiefs review security protocols and draw up new operational guidelines',
    note: 'Day inferred: that of the announcement.',
    details: { movement: 'reorganisation' },
  });
}

function recordContradiction(log: LogWriter, incident: string): void {
  const address = log.signal('address-2024', {
    indicator: 'public-messaging',
    eventAt: '2024-09-24T00:00:00Z',
    precision: 'week',
    where: bamako,
    headline: 'Goïta honours the victims and asks the forces for vigilance',
    note: 'The claim about the arrests is the official account as the report renders it.',
    source,
    relayOf: 'Presidency of Mali',
    grade: 'F2',
    claim: 'official',
    incident,
    details: {
      speaker: 'Colonel Assimi Goïta',
      tone: 0,
      claims: [{ text: 'Those arrested had part in the attacks; the threat is being managed' }],
    },
  });
  log.signal('arrested-2024', {
    indicator: 'public-messaging',
    eventAt: '2024-09-24T00:00:00Z',
    precision: 'week',
    headline: 'JNIM says that everybody arrested is innocent, against the official account',
    source,
    relayOf: 'JNIM',
    grade: 'F3',
    claim: 'perpetrator',
    incident,
    details: {
      speaker: 'JNIM',
      contradicts: [{ signal: address, claim: 0 }],
    },
  });
}
