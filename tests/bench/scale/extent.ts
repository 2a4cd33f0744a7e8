/** Entries of a long log: a million, or fewer while something is tried out. */
export const ENTRIES = Number(process.env.ENTRIES ?? 1_000_000);
/** When the log ends. */
export const UNTIL = Date.UTC(2026, 10, 1, 12);
