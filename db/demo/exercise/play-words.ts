import { scriptWords } from '#db/demo/exercise/script-words.ts';
import type { Story } from '#db/demo/exercise/story.ts';

/** What officials and others say. */
export function playWords(story: Story): void {
  for (const line of scriptWords) {
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
