import type { Content, Story, VoiceName } from '#db/demo/exercise/story.ts';

type Messaging = Extract<Content, { indicator: 'public-messaging' }>['details'];

/** One statement, by an official or by somebody who holds something against it. */
export interface Words extends Pick<Messaging, 'tone' | 'toll' | 'status'> {
  minute: number;
  name?: string;
  speaker: string;
  /** The source, when the speaker is not quoted by the state agency. */
  from?: VoiceName;
  told: string;
  claims?: readonly string[];
  /** Names of earlier statements whose claim of that number this one contradicts. */
  denies?: readonly (readonly [name: string, claim: number])[];
}

/** Tells what officials and others say. */
export function say(story: Story, words: readonly Words[]): void {
  for (const line of words) {
    const { minute, name, speaker, from, told, tone, toll, status } = line;
    story.tell(
      { minute, name, told, from: from ?? { speaker }, incident: 'wave' },
      {
        indicator: 'public-messaging',
        details: {
          speaker,
          tone: tone ?? null,
          claims: line.claims?.map((text) => ({ text })),
          contradicts: line.denies?.map(([denied, claim]) => ({
            signal: story.idOf(denied),
            claim,
          })),
          toll: toll ?? null,
          status: status ?? null,
        },
      },
    );
  }
}
