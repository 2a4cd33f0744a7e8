import type { LogWriter } from '#db/demo/log-writer.ts';
import { alJazeera, guardian, nbcNews, npr, pressurePoint, scmp } from '#db/demo/mali/sources.ts';

const thatDay = { eventAt: '2026-04-25T00:00:00Z', precision: 'day' } as const;
const bamako = { type: 'place', place: 'bamako' } as const;
const cited = 'As cited by The Pressure Point; the outlet itself was not read.';

/** The evening of the coordinated attacks, as one brief tells it. */
export function recordApril2026(log: LogWriter): void {
  const incident = log.record('wave-2026', {
    kind: 'incident-opened',
    incident: {
      title: 'Near-simultaneous attacks on Bamako and four other cities',
      startAt: thatDay.eventAt,
      precision: thatDay.precision,
      where: bamako,
      note: 'Military sites and the airport zone. The hour is not given.',
      clocks: [
        { kind: 'first-statement' },
        { kind: 'after-action-communique', window: { earliest: 24, latest: 72 } },
        { kind: 'security-adjustment' },
        { kind: 'investigation' },
      ],
      source: pressurePoint,
    },
  });
  recordAttacks(log, incident);
  recordStatements(log, incident);
  log.signal('crouch-2026', {
    indicator: 'military-posture',
    ...thatDay,
    where: bamako,
    headline: 'Forces held to barracks, state sites and transport nodes rather than pursuit',
    note: 'Inferred by the brief from the army’s statement; no order is reported.',
    source: pressurePoint,
    grade: 'C3',
    claim: 'inference',
    incident,
    details: { movement: 'retrenchment' },
  });
  recordTripwires(log, incident);
}

function recordAttacks(log: LogWriter, incident: string): void {
  const wave = {
    indicator: 'attack-frequency',
    ...thatDay,
    note: cited,
    incident,
    claim: 'media',
  } as const;
  const onBamako = {
    type: 'battle',
    subType: 'armed-clash',
    target: 'Military sites and the airport zone',
  } as const;
  const report = {
    ...wave,
    where: bamako,
    grade: 'B2',
    details: onBamako,
  } as const;
  const event = log.signal('wave-2026-npr', {
    ...report,
    headline: 'Bamako: near-simultaneous attacks on military sites and the airport zone',
    source: npr,
  });
  log.signal('wave-2026-al-jazeera', {
    ...report,
    headline: 'Military sites and the airport zone of Bamako under attack',
    source: alJazeera,
    event,
  });
  log.signal('wave-2026-guardian', {
    ...report,
    headline: 'Attackers strike military sites and the airport zone in Bamako',
    source: guardian,
    event,
  });
  log.signal('wave-2026-nbc', {
    ...report,
    headline: 'Bamako attacked at several sites, the airport zone among them',
    source: nbcNews,
    event,
  });
  log.signal('wave-2026-cities', {
    ...wave,
    headline: 'Four other cities attacked in the same wave; not named',
    note: `One origin. The cities are not told apart, so they are counted once. ${cited}`,
    source: guardian,
    grade: 'B3',
    details: { type: 'battle', target: 'Four cities beyond Bamako' },
  });
  log.signal('wave-2026-claim', {
    ...wave,
    where: bamako,
    headline: 'JNIM claims responsibility for the attacks of 25 April',
    source: guardian,
    relayOf: 'JNIM',
    grade: 'B2',
    claim: 'perpetrator',
    event,
    details: { ...onBamako, actor: 'JNIM', attribution: 'claimed' },
  });
}

function recordStatements(log: LogWriter, incident: string): void {
  const army = {
    ...thatDay,
    source: scmp,
    relayOf: 'Malian armed forces',
    grade: 'B2',
    claim: 'official',
    incident,
  } as const;
  log.signal('wave-2026-acknowledged', {
    ...army,
    indicator: 'response-speed',
    headline: 'Army acknowledges several attacks, operations under way',
    note: `Same day; the hour is not given. ${cited}`,
    details: { clock: 'first-statement', stage: 'announced' },
  });
  log.signal('wave-2026-ongoing', {
    ...army,
    indicator: 'public-messaging',
    headline: 'Army says in a brief statement that fighting is ongoing',
    note: cited,
    details: {
      speaker: 'Malian armed forces',
      tone: 0,
      claims: [{ text: 'Fighting is ongoing' }],
      status: 'ongoing',
    },
  });
  log.signal('wave-2026-terrorists', {
    ...thatDay,
    indicator: 'public-messaging',
    headline: 'Government calls the attackers terrorists',
    note: 'A framing, not a claim that can be checked; tone defensive: it shifts the blame outward.',
    source: pressurePoint,
    relayOf: 'Government of Mali',
    grade: 'C2',
    claim: 'official',
    incident,
    details: {
      speaker: 'Government of Mali',
      tone: -1,
      claims: [{ text: 'The attackers are terrorists', checkable: false }],
    },
  });
}

function recordTripwires(log: LogWriter, incident: string): void {
  const open = { type: 'observed', earliestAt: null, latestAt: null } as const;
  log.record('tripwire-communique', {
    kind: 'tripwire-opened',
    title: 'After-action communiqué: from "ongoing" to "under control"',
    condition: {
      type: 'observed',
      earliestAt: '2026-04-26T00:00:00Z',
      latestAt: '2026-04-28T00:00:00Z',
    },
    incident,
    note: 'Names sites penetrated, what was destroyed, casualties and detentions. Decides between a one-off and the opening of a campaign.',
    source: pressurePoint,
  });
  log.record('tripwire-airport', {
    kind: 'tripwire-opened',
    title: 'Airport restricted: notices to aviators, flights suspended, wider cordon',
    condition: open,
    incident,
    source: pressurePoint,
  });
  log.record('tripwire-redeployment', {
    kind: 'tripwire-opened',
    title: 'Interior or rural commands redeployed into Bamako',
    condition: open,
    incident,
    opensNext: { title: 'Roads and secondary cities', days: 7 },
    source: pressurePoint,
  });
}
