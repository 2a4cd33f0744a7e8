import { integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * One run of a watch. A real watch has one; an exercise that is started afresh gets another.
 * The row is written together with the first entries of its run and never changed.
 */
export const watch = sqliteTable(
  'watch',
  {
    id: text().notNull(),
    run: integer().notNull(),
    /** Places, regions, zone: see the watch schema of the domain. JSON. */
    definition: text().notNull(),
    /** When this run began, epoch milliseconds. */
    startedAt: integer('started_at').notNull(),
    /** How many times faster than life an exercise is played; null for a real watch. */
    pace: real(),
  },
  (table) => [primaryKey({ columns: [table.id, table.run] })],
);

/** The log: only ever added to. */
export const entry = sqliteTable(
  'entry',
  {
    watch: text().notNull(),
    run: integer().notNull(),
    revision: integer().notNull(),
    id: text().notNull(),
    kind: text().notNull(),
    author: text().notNull(),
    /** Epoch milliseconds. */
    recordedAt: integer('recorded_at').notNull(),
    /** The draft as it was accepted, in its form on the wire. JSON. */
    body: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.watch, table.run, table.revision] }),
    uniqueIndex('entry_id').on(table.watch, table.run, table.id),
  ],
);
