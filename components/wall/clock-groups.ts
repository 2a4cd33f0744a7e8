import type { ClockView } from '#domain/view.ts';

/** Lines that fit the panel under its title, which names the first incident. */
export const LINES = 5;
/** Characters of an incident's name that fit one line. */
const ONE_LINE = 48;

export interface ClockGroup {
  incident: string;
  title: string;
  shown: ClockView[];
}

/**
 * The clocks that fit, in the order given, under their incidents; how many do not; and whether
 * every line is taken. `linesOf` says how many lines one of them takes.
 */
export function clockGroups(
  clocks: readonly ClockView[],
  lines = LINES,
  linesOf: (clock: ClockView) => number = () => 1,
): { groups: ClockGroup[]; more: number; full: boolean } {
  const groups: ClockGroup[] = [];
  let left = lines;
  let more = 0;
  for (const clock of clocks) {
    const group = groups.find(({ incident }) => incident === clock.incident);
    const needed =
      linesOf(clock) + (group === undefined && groups.length > 0 ? nameLines(clock) : 0);
    if (left < needed) {
      more += 1;
      continue;
    }
    left -= needed;
    if (group !== undefined) group.shown.push(clock);
    else groups.push({ incident: clock.incident, title: clock.incidentTitle, shown: [clock] });
  }
  return { groups, more, full: left === 0 };
}

/** Lines that the name of a further incident takes above its clocks. */
function nameLines({ incidentTitle }: ClockView): number {
  return incidentTitle.length > ONE_LINE ? 2 : 1;
}
