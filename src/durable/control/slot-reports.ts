/** What a slot came to for all accounts together. */
import { eq } from "drizzle-orm";
import type { DrizzleSqliteDODatabase } from "drizzle-orm/durable-sqlite";
import { slotReports } from "./schema.ts";

export interface SlotReport {
  readonly slot: string;
  /** How many accounts took part. */
  readonly accounts: number;
  /** Accounts per outcome; `running` had not ended. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** SHA-256 of the shared snapshot; null when there was none. */
  readonly snapshotHash: string | null;
  /** Epoch ms. */
  readonly reportedAt: number;
}

/** Keeps a report unless the slot has one. */
export function saveReport(database: DrizzleSqliteDODatabase, report: SlotReport): void {
  const row = { ...report, outcomes: JSON.stringify(report.outcomes) };
  database.insert(slotReports).values(row).onConflictDoNothing().run();
}

/** The report of a slot, or null. */
export function reportOf(database: DrizzleSqliteDODatabase, slot: string): SlotReport | null {
  const row = database.select().from(slotReports).where(eq(slotReports.slot, slot)).get();
  return row ? { ...row, outcomes: JSON.parse(row.outcomes) } : null;
}
