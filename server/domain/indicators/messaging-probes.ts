import { message } from '#domain/message.ts';
import type { Probe } from '#domain/outlook.ts';

const most = 12;

/** An official statement on the defensive, and a confident one. */
export function messagingProbes(): Probe[] {
  const statement = (tone: -1 | 1, key: string): Probe => ({
    message: message(`probes.public-messaging.${key}`),
    signal: {
      indicator: 'public-messaging',
      claim: 'official',
      details: { speaker: 'Supposed', tone, claims: [{ text: 'Supposed', checkable: true }] },
    },
    most,
  });
  return [statement(-1, 'defensive'), statement(1, 'confident')];
}
