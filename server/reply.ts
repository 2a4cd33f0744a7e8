import * as z from 'zod';
import type { WatchSocket } from '#server/audience.ts';
import type { WireRefusal } from '#server/contract.ts';
import { frameOf, sendFrame, WrittenAnswer } from '#server/frame.ts';

/** What came over a socket: an event with what it asks, and whatever else was sent with it. */
export interface Asked {
  event: string;
  args: readonly unknown[];
}

/** How whoever asked hears what became of it. Called once. */
export interface Reply {
  done: (answer: object) => void;
  refused: (refusal: WireRefusal) => void;
}

/**
 * By the callback, where one came. What was asked without one is done all the same: of a join the
 * view follows as a change, of an entry the screens hear. Only a refusal would be heard by nobody.
 */
export function replyTo(socket: WatchSocket, { event, args }: Asked): Reply {
  const answer = args.at(-1);
  if (typeof answer === 'function') {
    return {
      done: (told) => answer(told),
      refused: (refusal) => answer({ ok: false, ...refusal }),
    };
  }
  return {
    done: (told) => {
      if (told instanceof WrittenAnswer) sendFrame(socket, frameOf('watch:changed', told.view));
    },
    refused: (refusal) => {
      const told = { event, id: idOf(args[0]), ...refusal };
      sendFrame(socket, frameOf('ask:refused', JSON.stringify(told)));
    },
  };
}

/** As long as the id of an entry is. */
const named = z.object({ id: z.string().max(36) });

function idOf(ask: unknown): string | null {
  return named.safeParse(ask).data?.id ?? null;
}
