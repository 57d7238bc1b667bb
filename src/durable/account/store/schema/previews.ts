import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { longText } from "./long-texts.ts";

/** Plans that were shown and not sent; the newest few. */
export const previews = sqliteTable("previews", {
  planHash: text("plan_hash").primaryKey(),
  /** JSON of what was asked for. */
  actionJson: longText("action_json").notNull(),
  /** JSON of the prices that it was made with. */
  snapshotJson: longText("snapshot_json").notNull(),
  createdAt: integer("created_at").notNull(),
});
