import type { SignalInput } from '#domain/indicators/signal-schema.ts';

/*
 * How the case is graded, throughout.
 *
 * The letter is the outlet in which it was read. B: newsrooms with a name to lose (NPR, Al
 * Jazeera, The Guardian, NBC News, SCMP), though known here only through a brief that cites
 * them. C: that brief, The Pressure Point, which names its sources but mixes report with
 * inference. F: texts that do not say which outlet they come from; nothing to judge them by.
 *
 * The number is the item as its headline words it. 2: fits all else that is known. 3: possible,
 * told by one voice, or drawn by inference. Never 1: nobody here has read two independent
 * accounts. "X says that Y" is graded on X having said it; the claim type tells whose word it
 * is, and `relayOf` names who spoke where an outlet only passed it on.
 */

type Source = SignalInput['source'];

export const september2024: Source = { name: 'Press report, September 2024 (outlet not named)' };

export const june2025: Source = {
  name: 'Scenario brief, 3 June 2025 (outlet not named)',
  publishedAt: '2025-06-03T00:00:00Z',
};

export const july2025: Source = { name: 'Press report, July 2025 (outlet not named)' };

export const april2026: Source = { name: 'Analysis, April 2026 (outlet not named)' };

export const pressurePoint: Source = {
  name: 'The Pressure Point',
  publishedAt: '2026-04-25T00:00:00Z',
};

export const npr: Source = { name: 'NPR' };
export const alJazeera: Source = { name: 'Al Jazeera' };
export const guardian: Source = { name: 'The Guardian' };
export const nbcNews: Source = { name: 'NBC News', family: 'NBCUniversal' };
export const scmp: Source = { name: 'SCMP', family: 'South China Morning Post' };
