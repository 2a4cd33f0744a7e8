import { configuration } from '#domain/configuration.ts';
import {
  byGrade,
  type Claimant,
  claimedTolls,
  officialTolls,
} from '#domain/indicators/messaging-dead.ts';
import { reach } from '#domain/indicators/messaging-statements.ts';
import { tollTally } from '#domain/indicators/messaging-toll-tally.ts';
import { gapOf, tollGapsAsOf } from '#domain/indicators/messaging-tolls.ts';
import type { Instant, Precision } from '#domain/instant.ts';
import { type VictimClass, victimClasses } from '#domain/signal.ts';
import type { Toll, TollGap } from '#domain/statistics/toll-gap.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { tollWindow } = configuration.messaging;

/** The dead of one class of victims of one incident, by others and by officials. */
export interface TollRow {
  incident: string;
  incidentTitle: string;
  /** Null when nobody knows when it began. */
  startAt: Instant | null;
  startPrecision: Precision;
  victims: VictimClass;
  claimed: Toll;
  claimedBy: Claimant | 'both';
  /** Null where officials are silent. */
  official: Toll | null;
  /** ln((claimed + ½)/(official + ½)), turned round for attackers; null with the toll. */
  gap: TollGap | null;
  /** How long officials have been silent, from the start of the incident; null where they speak. */
  silentFor: number | null;
}

/** Tolls of the incidents of the last 30 days, newest incident first, and their pooled gap. */
export interface TollComparison {
  rows: TollRow[];
  /** Weighted median of the gaps. */
  pooled: TollGap;
  /** Incidents compared, and those without any official toll. */
  compared: number;
  silent: number;
}

export function tollComparison(state: WatchState, asOf: Instant): TollComparison {
  const { claimed: attacks, official: statements } = tollTally(state);
  const claimed = claimedTolls(attacks.within(asOf - tollWindow, asOf), asOf, byGrade);
  const official = officialTolls(statements.within(asOf - reach, asOf), asOf, byGrade);
  const rows: TollRow[] = [];
  for (const [incident, { counts }] of claimed) {
    const shared = incidentOf(state, incident);
    for (const victims of victimClasses) {
      const count = counts.get(victims);
      if (count === undefined) continue;
      const admitted = official.get(incident)?.get(victims)?.toll ?? null;
      const [by = 'independent', other] = count.by;
      rows.push({
        ...shared,
        victims,
        claimed: count.toll,
        claimedBy: other === undefined ? by : 'both',
        official: admitted,
        gap: admitted && gapOf(victims, { claimed: count.toll, official: admitted }),
        silentFor: admitted === null ? lengthSince(shared.startAt, asOf) : null,
      });
    }
  }
  const { low, best, high, compared, silent } = tollGapsAsOf(state, asOf);
  return { rows: rows.sort(newestFirst), pooled: { low, best, high }, compared, silent };
}

function incidentOf(state: WatchState, id: string) {
  const incident = state.incidents.incidents.get(id);
  return {
    incident: id,
    incidentTitle: incident?.content.title ?? id,
    startAt: incident?.startAt ?? null,
    startPrecision: incident?.content.precision ?? ('unknown' as const),
  };
}

function lengthSince(startAt: Instant | null, asOf: Instant): number | null {
  return startAt === null || startAt > asOf ? null : asOf - startAt;
}

/** Incidents without a start come last; classes keep their order. */
function newestFirst(a: TollRow, b: TollRow): number {
  const [aAt, bAt] = [a.startAt ?? Number.NEGATIVE_INFINITY, b.startAt ?? Number.NEGATIVE_INFINITY];
  if (aAt !== bAt) return aAt > bAt ? -1 : 1;
  return a.incident < b.incident ? -1 : a.incident > b.incident ? 1 : 0;
}
