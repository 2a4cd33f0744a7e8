/** Work that can be put down after every step, for others to have their turn. */
export type Steps<T> = Generator<undefined, T>;

/** The work, all of it now. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
