/** Runs and what each strategy decided in them. */
import { asc, desc, eq, like, ne } from "drizzle-orm";
import type { AccountDatabase } from "./database.ts";
import { decisions, runs } from "./schema.ts";

export type RunRow = typeof runs.$inferSelect;
export type DecisionRow = typeof decisions.$inferSelect;

/** The run that is under way, the older one should there be two, or `undefined`. */
export function unfinishedRun(database: AccountDatabase): RunRow | undefined {
  return database
    .select()
    .from(runs)
    .where(ne(runs.state, "reported"))
    .orderBy(asc(runs.claimedAt))
    .limit(1)
    .get();
}

/** The newest run, finished or not. */
export function latestRun(database: AccountDatabase): RunRow | undefined {
  return database.select().from(runs).orderBy(desc(runs.claimedAt)).limit(1).get();
}

/** The runs of a day (New York date), in order of time. */
export function runsOn(database: AccountDatabase, date: string): RunRow[] {
  return database
    .select()
    .from(runs)
    .where(like(runs.slot, `${date}/%`))
    .orderBy(asc(runs.claimedAt))
    .all();
}

export function runOf(database: AccountDatabase, slot: string): RunRow | undefined {
  return database.select().from(runs).where(eq(runs.slot, slot)).get();
}

/** Takes a slot. False when it was taken before: this is what makes a slot run once. */
export function claimSlot(
  database: AccountDatabase,
  claim: Pick<RunRow, "slot" | "slotJson" | "trigger" | "claimedAt"> &
    Partial<Pick<RunRow, "actionJson" | "expectedPlanHash" | "snapshotJson">>,
): boolean {
  const inserted = database
    .insert(runs)
    .values({ ...claim, state: "claimed" })
    .onConflictDoNothing()
    .returning({ slot: runs.slot })
    .all();
  return inserted.length > 0;
}

export function updateRun(database: AccountDatabase, slot: string, change: Partial<RunRow>): void {
  database.update(runs).set(change).where(eq(runs.slot, slot)).run();
}

export function saveDecision(database: AccountDatabase, row: DecisionRow): void {
  database.insert(decisions).values(row).onConflictDoNothing().run();
}

export function decisionsOf(database: AccountDatabase, slot: string): DecisionRow[] {
  return database.select().from(decisions).where(eq(decisions.slot, slot)).all();
}
