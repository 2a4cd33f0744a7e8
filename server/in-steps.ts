import { setImmediate as breathe } from 'node:timers/promises';

/** Does work that comes in steps, with a turn for others after every step. */
export async function inSteps<T>(steps: Iterator<unknown, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
}
