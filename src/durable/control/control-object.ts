/** Control: what holds for many accounts at once. A few of them, sharded by user. */
import { DurableObject } from "cloudflare:workers";
import { asc, eq, gt } from "drizzle-orm";
import { drizzle, type DrizzleSqliteDODatabase } from "drizzle-orm/durable-sqlite";
import { migrate } from "drizzle-orm/durable-sqlite/migrator";
import { type AskedSince, earliest } from "../../engine/calendar/asked-slots.ts";
import type { SessionOverrides } from "../../engine/calendar/overrides.ts";
import { type AccountClaim, claimAccount, claimOn, releaseAccount } from "./account-claims.ts";
import {
  jobsBetween,
  type JobOutcome,
  type JobState,
  leaseJob,
  settledJobs,
  settleJob,
} from "./job-leases.ts";
import migrations from "./migrations/migrations.js";
import { activeAccounts, systemState } from "./schema.ts";
import { noteSessions, type NotedSessions, readOverrides } from "./session-overrides.ts";
import { reportOf, saveReport, type SlotReport } from "./slot-reports.ts";
import type { TradingState } from "../../engine/risk/trading-state.ts";

const STATE_ROW = 1;

/** How an account counts whose message does not say which slots it asks for. */
const DAILY: AskedSince = { daily: 0 };

export interface ActiveAccount {
  readonly userId: string;
  readonly tickers: string[];
  /** Which slots its strategies ask for. */
  readonly askedSince: AskedSince;
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

  /** Notes which symbols and slots an account with active strategies needs; null symbols take it off the list. */
  setAccount(userId: string, tickers: string[] | null, askedSince: AskedSince = DAILY): void {
    if (tickers === null) {
      this.#database.delete(activeAccounts).where(eq(activeAccounts.userId, userId)).run();
      return;
    }
    const set = { tickers: JSON.stringify(tickers), askedSince: JSON.stringify(askedSince) };
    this.#database
      .insert(activeAccounts)
      .values({ userId, ...set })
      .onConflictDoUpdate({ target: activeAccounts.userId, set })
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
      .map((row) => ({
        userId: row.userId,
        tickers: JSON.parse(row.tickers),
        askedSince: JSON.parse(row.askedSince),
      }));
  }

  /** Which slots the accounts of this shard ask for, all together. */
  askedSince(): AskedSince {
    const rows = this.#database
      .selectDistinct({ askedSince: activeAccounts.askedSince })
      .from(activeAccounts)
      .all();
    return earliest(rows.map(({ askedSince }) => JSON.parse(askedSince)));
  }

  /** Claims a brokerage account of this shard for a user, and answers the claim that stands; see `claimAccount`. */
  claimAccount(claim: AccountClaim, insteadOf: string | null): AccountClaim {
    return claimAccount(this.#database, claim, insteadOf);
  }

  /** Gives up the claim that credentials made on a brokerage account of this shard. */
  releaseAccount(claim: Omit<AccountClaim, "userId">): void {
    releaseAccount(this.#database, claim);
  }

  /** For operators: who trades a brokerage account of this shard, or null. */
  claimOn(broker: string, brokerAccountId: string): AccountClaim | null {
    return claimOn(this.#database, { broker, brokerAccountId });
  }

  /** Sessions that are known better than the rules; every shard has the same. */
  sessionOverrides(): SessionOverrides {
    return readOverrides(this.#database);
  }

  /** Replaces what is known of some dates; answers those on which that changed anything. */
  noteSessions(noted: NotedSessions): string[] {
    return this.ctx.storage.transactionSync(() => noteSessions(this.#database, noted));
  }

  /**
   * Gives the caller a job of a slot until `now + milliseconds` (epoch ms), which it answers as the lease's mark;
   * null when somebody has the job or it is settled. A holder that dies lets the lease run out, and the next caller
   * gets it.
   */
  leaseJob(slot: string, job: string, now: number, milliseconds: number): number | null {
    return leaseJob(this.#database, slot, job, now, milliseconds);
  }

  /**
   * Settles a leased job for good at an instant, or hands it back (null) so that the next tick takes it up. Handing
   * back does nothing once somebody else has the lease; what is settled stays as it is. Answers how often the job has been
   * handed back.
   */
  settleJob(slot: string, job: string, lease: number, outcome: JobOutcome | null, now: number): number {
    return settleJob(this.#database, slot, job, lease, outcome, now);
  }

  /** Names of the jobs of a slot that are settled. */
  settledJobs(slot: string): string[] {
    return settledJobs(this.#database, slot);
  }

  /** For operators: what became of every job that was taken up, by slot, between two New York dates, both included. */
  jobsBetween(from: string, to: string, now: number): JobState[] {
    return jobsBetween(this.#database, from, to, now);
  }

  /** Keeps what a slot came to. The first report of a slot stands. */
  saveReport(report: SlotReport): void {
    saveReport(this.#database, report);
  }

  /** What a slot came to, or null before it was reported. */
  report(slot: string): SlotReport | null {
    return reportOf(this.#database, slot);
  }
}
