/** Control: what holds for many accounts at once. A few of them, sharded by user. */
import { DurableObject } from "cloudflare:workers";
import { and, asc, eq, gt } from "drizzle-orm";
import { drizzle, type DrizzleSqliteDODatabase } from "drizzle-orm/durable-sqlite";
import { migrate } from "drizzle-orm/durable-sqlite/migrator";
import migrations from "./migrations/migrations.js";
import { activeAccounts, jobLeases, systemState } from "./schema.ts";
import type { TradingState } from "./trading-state.ts";

const STATE_ROW = 1;

export interface ActiveAccount {
  readonly userId: string;
  readonly tickers: string[];
}

export class ControlObject extends DurableObject<Env> {
  readonly #database: DrizzleSqliteDODatabase;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#database = drizzle(state.storage);
    void state.blockConcurrencyWhile(() => migrate(this.#database, migrations));
  }

  /** Whether accounts of this shard may trade. */
  tradingState(): TradingState {
    return this.#database.select().from(systemState).get()?.state ?? "ACTIVE";
  }

  /** Sets whether accounts of this shard may trade. */
  setTradingState(state: TradingState): void {
    this.#database
      .insert(systemState)
      .values({ id: STATE_ROW, state })
      .onConflictDoUpdate({ target: systemState.id, set: { state } })
      .run();
  }

  /** Notes which symbols an account with active strategies needs; null takes it off the list. */
  setAccount(userId: string, tickers: string[] | null): void {
    if (tickers === null) {
      this.#database.delete(activeAccounts).where(eq(activeAccounts.userId, userId)).run();
      return;
    }
    const row = { userId, tickers: JSON.stringify(tickers) };
    this.#database
      .insert(activeAccounts)
      .values(row)
      .onConflictDoUpdate({ target: activeAccounts.userId, set: { tickers: row.tickers } })
      .run();
  }

  /** A page of the active accounts of this shard, by user id, after `cursor` ("" for the first page). */
  activeAccounts(cursor: string, limit: number): ActiveAccount[] {
    return this.#database
      .select()
      .from(activeAccounts)
      .where(gt(activeAccounts.userId, cursor))
      .orderBy(asc(activeAccounts.userId))
      .limit(limit)
      .all()
      .map(({ userId, tickers }) => ({ userId, tickers: JSON.parse(tickers) }));
  }

  /**
   * Gives the caller a job of a slot until `now + milliseconds` (epoch ms), unless somebody has it or it is
   * settled. A holder that dies lets the lease run out, and the next caller gets it.
   */
  leaseJob(slot: string, job: string, now: number, milliseconds: number): boolean {
    const key = and(eq(jobLeases.slot, slot), eq(jobLeases.job, job));
    const lease = this.#database.select().from(jobLeases).where(key).get();
    if (lease && (lease.outcome !== null || lease.leasedUntil > now)) return false;
    const leasedUntil = now + milliseconds;
    this.#database
      .insert(jobLeases)
      .values({ slot, job, leasedUntil })
      .onConflictDoUpdate({ target: [jobLeases.slot, jobLeases.job], set: { leasedUntil } })
      .run();
    return true;
  }

  /** Settles a leased job for good at an instant, or hands it back (null) so that the next tick takes it up. */
  settleJob(slot: string, job: string, outcome: "done" | "missed" | null, now: number): void {
    this.#database
      .update(jobLeases)
      .set(outcome ? { outcome, settledAt: now } : { leasedUntil: now })
      .where(and(eq(jobLeases.slot, slot), eq(jobLeases.job, job)))
      .run();
  }
}
