import fc from 'fast-check';

/** Longer than all the runs of a property take on a machine that has nothing else to do. */
const LIMIT = 15_000;

/**
 * So many runs of a property whose cases are costly, or as many as a busy machine makes in 15 s; one
 * at least. What fails is told as it was drawn: to make it smaller would take minutes.
 */
export const runs = (numRuns: number) => ({
  numRuns,
  endOnFailure: true,
  plugins: [fc.interruptAfterTimeLimit(LIMIT)],
});
