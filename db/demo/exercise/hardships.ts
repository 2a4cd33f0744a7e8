import type { Content, Story, VoiceName } from '#db/demo/exercise/story.ts';

type Civilian = Extract<Content, { indicator: 'civilian-impact' }>['details'];

/** A service that works worse, or better again, in one line. */
export type Hardship = readonly [
  minute: number,
  region: string,
  service: NonNullable<Civilian['service']>,
  severity: NonNullable<Civilian['severity']>,
  told: string,
  from: VoiceName,
];

/** Tells how services suffer. */
export function suffer(story: Story, rows: readonly Hardship[]): void {
  for (const [minute, region, service, severity, told, from] of rows) {
    story.tell(
      { minute, told, from, region },
      {
        indicator: 'civilian-impact',
        details: { about: 'disruption', service, severity, phase: 'begun' },
      },
    );
  }
}
