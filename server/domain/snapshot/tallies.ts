import type { Packing } from '#domain/snapshot/packing.ts';

/** All that is packed besides the books, in this order: what rests on another comes after it. */
export const tallies: readonly Packing[] = [];
