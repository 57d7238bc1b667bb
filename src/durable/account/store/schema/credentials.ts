import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Sealed broker credentials; the newest row without `deletedAt` is in use. */
export const credentials = sqliteTable("credentials", {
  id: text("id").primaryKey(),
  broker: text("broker", { enum: ["alpaca", "forge_paper"] }).notNull(),
  brokerAccountId: text("broker_account_id").notNull(),
  isPaper: integer("is_paper", { mode: "boolean" }).notNull(),
  apiKeyEncrypted: text("api_key_encrypted").notNull(),
  apiSecretEncrypted: text("api_secret_encrypted").notNull(),
  salt: text("salt").notNull(),
  keyVersion: integer("key_version").notNull(),
  createdAt: integer("created_at").notNull(),
  deletedAt: integer("deleted_at"),
});
