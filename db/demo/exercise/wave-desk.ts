import type { Story } from '#db/demo/exercise/story.ts';
import { DAY, type Instant, isoOf } from '#domain/instant.ts';

/** What would tell a one-off from a campaign. */
export function openTripwires(story: Story, incident: string): void {
  const open = { type: 'observed', earliestAt: null, latestAt: null } as const;
  const start: Instant = story.instantOf(0);
  story.add(
    { minute: 95, key: 'wire/communique' },
    {
      kind: 'tripwire-opened',
      title: 'After-action communiqué: from “ongoing” to “under control”',
      condition: {
        type: 'observed',
        earliestAt: isoOf(start + DAY),
        latestAt: isoOf(start + 3 * DAY),
      },
      incident: story.idOf(incident),
    },
  );
  story.add(
    { minute: 97, key: 'wire/airport' },
    {
      kind: 'tripwire-opened',
      title: 'Airport restricted: flights suspended or wider cordon',
      condition: open,
      incident: story.idOf(incident),
    },
  );
  story.add(
    { minute: 99, key: 'wire/redeployment' },
    {
      kind: 'tripwire-opened',
      title: 'Three or more interior commands send units to the capital',
      condition: open,
      incident: story.idOf(incident),
      opensNext: { title: 'Roads and secondary cities', days: 7 },
    },
  );
}

/** How the desk sees the month after the wave. */
export function recordOutlook(story: Story): void {
  const horizonAt = isoOf(story.instantOf(0) + 30 * DAY);
  const scenario = (id: string, title: string, turnsOn: string, probability: number) => ({
    id,
    title,
    turnsOn,
    probability,
    horizonAt,
    resolutionTest: turnsOn,
  });
  story.add(
    { minute: 720, key: 'outlook' },
    {
      kind: 'forecast',
      set: 'month-after-the-wave',
      scenarios: [
        scenario(
          'one-off',
          'One wave, then the old pattern',
          'Under 8 attacks a week by day 30',
          0.45,
        ),
        scenario(
          'campaign',
          'Opening of a campaign',
          'A second attack on the capital within 30 days',
          0.45,
        ),
        scenario(
          'collapse',
          'Loss of a regional seat',
          'A regional seat out of state hands for a week',
          0.1,
        ),
      ],
      madeAt: isoOf(story.instantOf(715)),
      rationale: 'Four towns at one hour need planning that a one-off does not; no seat was held.',
    },
  );
}
