import type { Story } from '#db/demo/exercise/story.ts';
import { isoOf, MINUTE } from '#domain/instant.ts';

/** What the desk itself does during the script, besides logging signals. */
export function playDesk(story: Story): void {
  fire(story, 11.8, 'wire/airport', 'airport-closed');
  fire(story, 51, 'wire/redeployment', null);
  story.add(
    { minute: 51.4, key: 'wire/roads' },
    {
      kind: 'tripwire-opened',
      title: 'Roads and secondary cities: a regional seat attacked within seven days',
      condition: {
        type: 'observed',
        earliestAt: isoOf(story.instantOf(51.4)),
        latestAt: isoOf(story.instantOf(51.4) + 7 * 24 * 60 * MINUTE),
      },
      incident: story.idOf('wave'),
    },
  );
  story.add(
    { minute: 70, key: 'mandelou/retracted' },
    {
      kind: 'entry-retracted',
      target: story.idOf('raid/mandelou'),
      reason: 'A wedding party: the police post was never fired on',
    },
  );
  fire(story, 87.9, 'wire/roads', 'shelling/kirbedo');
  story.countAgain('ambush/diarfeka', 65.2);
  story.correct(
    {
      minute: 72.6,
      name: 'stock/sandebo',
      told: 'Families camp at the stadium of Sandébo; count doubled',
      reason: 'The relief teams have counted the second stand as well',
    },
    {
      indicator: 'civilian-impact',
      details: { about: 'displaced', stock: { low: 3_500, best: 3_800, high: 4_200 } },
    },
  );
  story.add(
    { minute: 46.9, key: 'curfew' },
    {
      kind: 'annotation',
      text: 'Curfew in Sandébo until further notice',
      fromAt: isoOf(story.instantOf(46.9)),
      about: story.idOf('wave'),
    },
  );
  fire(story, 153.5, 'wire/communique', 'wave/after-action-communique');
}

function fire(story: Story, minute: number, tripwire: string, signal: string | null): void {
  story.add(
    { minute, key: `${tripwire}/fired` },
    {
      kind: 'tripwire-fired',
      tripwire: story.idOf(tripwire),
      firedAt: isoOf(story.instantOf(minute)),
      signal: signal === null ? null : story.idOf(signal),
    },
  );
}

/** The second shock: the army’s chief of staff. */
export function openSecondShock(story: Story): void {
  story.add(
    { minute: 33.9, key: 'chief' },
    {
      kind: 'incident-opened',
      incident: {
        title: 'Army chief of staff fired on in Sandébo',
        startAt: isoOf(Math.floor(story.instantOf(28) / MINUTE) * MINUTE),
        precision: 'minute',
        where: { type: 'place', place: 'sandebo' },
        vacancy: 'Army chief of staff',
        clocks: [{ kind: 'first-statement' }, { kind: 'investigation' }, { kind: 'replacement' }],
      },
    },
  );
}
