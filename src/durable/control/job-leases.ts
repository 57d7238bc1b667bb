/** Who may do a job of a slot, and what became of it. Instants are epoch ms by the callers' clock. */
import { and, asc, eq, gte, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { DrizzleSqliteDODatabase } from "drizzle-orm/durable-sqlite";
import { addDays } from "../../engine/calendar/dates.ts";
import { jobLeases } from "./schema.ts";

/** `missed`: too late, not done; `alerted`: done too late to end well, and said so. */
export type JobOutcome = "done" | "missed" | "alerted";

export interface JobState {
  readonly slot: string;
  readonly job: string;
  /** `leased`: somebody is at it; `open`: handed back, or its holder died; else how it was settled. */
  readonly state: "leased" | "open" | JobOutcome;
  readonly leasedAt: number | null;
  readonly leasedUntil: number;
  readonly settledAt: number | null;
  /** How often it was handed back undone. */
  readonly failures: number;
}

const keyOf = (slot: string, job: string) => and(eq(jobLeases.slot, slot), eq(jobLeases.job, job));

/** Takes a job up until `now + milliseconds`; answers the end of the lease, by which its holder is known, or null. */
export function leaseJob(
  database: DrizzleSqliteDODatabase,
  slot: string,
  job: string,
  now: number,
  milliseconds: number,
): number | null {
  const standing = database.select().from(jobLeases).where(keyOf(slot, job)).get();
  if (standing && (standing.outcome !== null || standing.leasedUntil > now)) return null;
  const lease = { leasedAt: now, leasedUntil: now + milliseconds };
  database
    .insert(jobLeases)
    .values({ slot, job, ...lease })
    .onConflictDoUpdate({ target: [jobLeases.slot, jobLeases.job], set: lease })
    .run();
  return lease.leasedUntil;
}

/**
 * Settles a job, or hands its lease back (null). What was settled stays; a lease that is somebody else's, too. Answers how
 * often the job has been handed back so far.
 */
export function settleJob(
  database: DrizzleSqliteDODatabase,
  slot: string,
  job: string,
  lease: number,
  outcome: JobOutcome | null,
  now: number,
): number {
  const unsettled = and(keyOf(slot, job), isNull(jobLeases.outcome));
  const failures = sql`${jobLeases.failures} + 1`;
  const change = outcome === null ? { leasedUntil: now, failures } : { outcome, settledAt: now };
  const where = outcome === null ? and(unsettled, eq(jobLeases.leasedUntil, lease)) : unsettled;
  database.update(jobLeases).set(change).where(where).run();
  return database.select().from(jobLeases).where(keyOf(slot, job)).get()?.failures ?? 0;
}

/** Names of a slot's settled jobs. */
export function settledJobs(database: DrizzleSqliteDODatabase, slot: string): string[] {
  return database
    .select({ job: jobLeases.job })
    .from(jobLeases)
    .where(and(eq(jobLeases.slot, slot), isNotNull(jobLeases.outcome)))
    .all()
    .map(({ job }) => job);
}

/** Every job that was ever taken up, of slots between two New York dates, both included, in order. */
export function jobsBetween(
  database: DrizzleSqliteDODatabase,
  from: string,
  to: string,
  now: number,
): JobState[] {
  return database
    .select()
    .from(jobLeases)
    .where(and(gte(jobLeases.slot, from), lt(jobLeases.slot, addDays(to, 1))))
    .orderBy(asc(jobLeases.slot), asc(jobLeases.leasedAt))
    .all()
    .map(({ outcome, ...row }) => ({
      ...row,
      state: outcome ?? (row.leasedUntil > now ? "leased" : "open"),
    }));
}
