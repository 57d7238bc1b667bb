import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const MESSAGE_KINDS = [
  "credential",
  "strategy",
  "execution",
  "notification",
  "control",
  "claim",
] as const;

/** Messages on their way to D1 and to Control, in order. */
export const outbox = sqliteTable("outbox", {
  sequence: integer("sequence").primaryKey({ autoIncrement: true }),
  kind: text("kind", { enum: MESSAGE_KINDS }).notNull(),
  payload: text("payload").notNull(),
  /** How often it could not be delivered, and why the last time. */
  attempts: integer("attempts").notNull().default(0),
  error: text("error"),
  /** When its receiver, which was there, first refused it: since then it is set aside. Null while it is in its place. */
  refusedAt: integer("refused_at"),
  /** Before this instant it is not tried again; null while it was not tried. */
  retryAt: integer("retry_at"),
});
