import type { Figure } from '#domain/indicators/indicator.ts';
import type { MessagingCounts } from '#domain/indicators/messaging-amounts.ts';
import type { Silence } from '#domain/indicators/messaging-silence.ts';
import { reach } from '#domain/indicators/messaging-statements.ts';
import { hasGaps, type MessagingSums } from '#domain/indicators/messaging-sums.ts';
import { claimsWindow } from '#domain/indicators/messaging-tally.ts';
import { DAY, HOUR } from '#domain/instant.ts';
import { type Message, message } from '#domain/message.ts';

const guarded = 1;
/** A tone further from neutral than this is called confident or defensive. */
const leaning = 0.1;

/** Claims that anybody could check, made in the last 28 days, and those contradicted by now. */
type Claimed = Pick<MessagingCounts, 'checkable' | 'contradicted'>;

/** What stands large on the tile: contradicted among checkable claims. */
export function messagingFigure(
  { silence }: MessagingSums,
  { checkable, contradicted }: Claimed,
): Figure {
  const key = 'figures.public-messaging';
  const counts = { checkable, contradicted };
  const none = counts.checkable === 0;
  return {
    value: none ? message(`${key}.value-none`) : message(`${key}.value`, counts),
    label: none
      ? message(`${key}.label-none`, { days: claimsWindow / DAY })
      : message(`${key}.label`, counts),
    context: silenceContext(silence),
  };
}

function silenceContext(silence: Silence | null): Message {
  const key = 'figures.public-messaging';
  if (silence === null) return message(`${key}.context-none`);
  const hours = Math.floor(silence.elapsed / HOUR);
  if (!hasGaps(silence)) return message(`${key}.context-first`, { hours });
  return message(`${key}.context`, { hours, longer: silence.longer, n: silence.n });
}

/** Confident, while more of what is said is contradicted than in calm times: never shown as good. */
export function isIncoherent({ tone, claims }: Pick<MessagingSums, 'tone' | 'claims'>): boolean {
  return tone !== null && tone > leaning && (claims.contradiction.scale ?? 0) >= guarded;
}

/** What was seen, in one sentence; confident and contradicted is said before anything else. */
export function messagingSentence(
  sums: MessagingSums,
  { claimed, statements }: { claimed: Claimed; statements: number },
): Message {
  const key = 'readings.public-messaging';
  const { tone, tolls } = sums;
  const { silent } = tolls;
  const days = claimsWindow / DAY;
  const counts = { checkable: claimed.checkable, contradicted: claimed.contradicted };
  if (statements === 0) {
    return message(`${key}.none`, { days: reach / DAY, silent });
  }
  const cause = causeOf(sums);
  if (isIncoherent(sums) && counts.contradicted > 0) {
    return message(`${key}.incoherent`, { ...counts, days, silent, ...cause });
  }
  if (cause.because !== 'claims') return message(`${key}.${cause.because}`, cause);
  return message(`${key}.tone`, {
    ...counts,
    days,
    silent,
    tone: tone === null ? 'unknown' : toneWord(tone),
    n: sums.weights.tones,
  });
}

type Cause = { because: 'silence' | 'toll' | 'claims' } & Message['values'];

/** What drives the level, where it is neither the tone nor the claims: a sentence must not hide it. */
function causeOf({ tolls, silence, evaluation: { driver, scale } }: MessagingSums): Cause {
  if (driver === 'silence' && hasGaps(silence) && (scale ?? 0) > 0) {
    const hours = Math.floor(silence.elapsed / HOUR);
    return { because: 'silence', hours, longer: silence.longer, n: silence.n };
  }
  if (driver === 'toll-gap' && tolls.best !== null && (scale ?? 0) > 0) {
    return {
      because: 'toll',
      factor: Math.exp(tolls.best),
      low: Math.exp(tolls.low ?? tolls.best),
      high: Math.exp(tolls.high ?? tolls.best),
      n: tolls.compared,
    };
  }
  return { because: 'claims' };
}

function toneWord(tone: number): 'confident' | 'neutral' | 'defensive' {
  if (tone > leaning) return 'confident';
  return tone < -leaning ? 'defensive' : 'neutral';
}
