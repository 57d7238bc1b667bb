import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Messages on their way to D1 and to Control, in order. */
export const outbox = sqliteTable("outbox", {
  sequence: integer("sequence").primaryKey({ autoIncrement: true }),
  kind: text("kind", { enum: ["credential", "strategy", "execution", "notification", "control"] }).notNull(),
  payload: text("payload").notNull(),
});
