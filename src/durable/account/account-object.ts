/** One user's account: serialises everything that touches their brokerage account. */
import { DurableObject } from "cloudflare:workers";
import type { Broker } from "../../brokers/broker.ts";
import { askedSlots, finest, takesPart } from "../../engine/calendar/asked-slots.ts";
import { newYorkDate } from "../../engine/calendar/new-york.ts";
import { NO_OVERRIDES, type SessionOverrides } from "../../engine/calendar/overrides.ts";
import { sessionOn } from "../../engine/calendar/sessions.ts";
import { nextSlot, type Slot, slotOf } from "../../engine/calendar/slots.ts";
import { type PlatformAlpaca, platformAlpaca } from "../../market/alpaca/platform.ts";
import { streamedPrices } from "../../market/stream/ask-board.ts";
import { platformTiingo } from "../../market/tiingo/platform.ts";
import type { Clock } from "../../ops/clock.ts";
import { platformPorts, type Ports } from "../../ops/ports.ts";
import type { BrokerAccount, CredentialStatus } from "../../routes/contract/credentials.ts";
import type { Outcome } from "../../routes/contract/status.ts";
import type { LiveStrategy } from "../../routes/contract/strategies.ts";
import { controlOf } from "../addresses.ts";
import { absentBroker, type BrokerLink, openBroker } from "./broker-link.ts";
import { type AccountView, accountView } from "./commands/account-view.ts";
import {
  type ActivateRequest,
  activateStrategy,
  deactivateStrategy,
  liveStrategy,
} from "./commands/activate.ts";
import {
  connectBroker,
  type ConnectRequest,
  credentialStatus,
  disconnectBroker,
} from "./commands/connect.ts";
import { refuse, type Result } from "./commands/result.ts";
import { emptyOutbox } from "./deliver.ts";
import { advanceRun } from "./run/advance.ts";
import { conclude } from "./run/conclude.ts";
import type { RunContext } from "./run/context.ts";
import { dailySummary } from "./run/daily-summary.ts";
import { addReasons } from "./run/reasons.ts";
import { recheckFills } from "./run/recheck-fills.ts";
import { KnownSessions } from "./known-sessions.ts";
import { credentialsInUse } from "./store/credentials.ts";
import { type AccountDatabase, migrateDatabase, openDatabase } from "./store/database.ts";
import { oldest, post } from "./store/outbox.ts";
import { claimSlot, runOf, type RunRow, unfinishedRun } from "./store/runs.ts";
import { activeStrategies, slotsAskedFor } from "./store/strategies.ts";

/** Between two tries to deliver the outbox, ms. */
const OUTBOX_RETRY = 30_000;
/** The platform drops an alarm after six failed tries; before that it is set anew. */
const LAST_RETRY = 5;
const RETRY_AFTER_FAILURES = 60_000;
const NOT_CONNECTED = { code: "not_connected", message: "no brokerage account is connected" };

export class AccountObject extends DurableObject<Env> {
  protected readonly ports: Ports = platformPorts;
  readonly #database: AccountDatabase;
  /** The tail of the queue of everything that must not interleave. */
  #queue: Promise<unknown> = Promise.resolve();
  /** The opened broker of the credentials in use: deriving their key takes tens of milliseconds. */
  #link: { credentialId: string; link: BrokerLink } | undefined;
  readonly #sessions: KnownSessions;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#database = openDatabase(state.storage);
    this.#sessions = new KnownSessions(state.storage.kv, () =>
      controlOf(env, this.#userId).sessionOverrides(),
    );
    void state.blockConcurrencyWhile(() => migrateDatabase(this.#database));
  }

  /** Connects a brokerage account; see `connectBroker`. */
  connectBroker(request: ConnectRequest): Promise<Result<BrokerAccount>> {
    return this.#command((clock) =>
      connectBroker(this.#database, this.env, this.#userId, request, clock.now()),
    );
  }

  /** Lets the brokerage account go; see `disconnectBroker`. */
  disconnectBroker(): Promise<Result<null>> {
    return this.#command((clock) => disconnectBroker(this.#database, this.#userId, clock.now()));
  }

  credentialStatus(): CredentialStatus {
    return credentialStatus(this.#database);
  }

  /** Puts a version of a bot in force; see `activateStrategy`. */
  activate(request: ActivateRequest): Promise<Result<LiveStrategy>> {
    return this.#command(async (clock) => {
      const link = await this.#broker();
      if (!link) return refuse(409, NOT_CONNECTED.code, "connect your Alpaca account first");
      if (!link.ok) return refuse(409, link.code, link.message);
      return activateStrategy(this.#database, link.broker, this.#userId, request, clock.now());
    });
  }

  /** Ends an activation; see `deactivateStrategy`. */
  deactivate(botId: string): Promise<Result<null>> {
    return this.#command((clock) => deactivateStrategy(this.#database, this.#userId, botId, clock.now()));
  }

  /** The strategies in force, in the order of their activation. */
  activeStrategies(): LiveStrategy[] {
    return activeStrategies(this.#database).map((row) => liveStrategy(this.#database, row));
  }

  /** What the API shows of the account. */
  async view(): Promise<AccountView> {
    const link = await this.#broker();
    const view = await accountView(this.#database, link?.ok ? link.broker : null);
    return link && !link.ok ? { ...view, brokerError: link.message } : view;
  }

  /** Which sessions are known better than the rules. */
  async sessionOverrides(): Promise<SessionOverrides> {
    const clock = await this.ports.openClock(this.env);
    return this.#sessions.overrides(clock.now());
  }

  /**
   * Takes a slot and returns at once; the alarm does the work. False when the slot was taken before, or when no
   * active strategy decides in it. Throws when the id names no slot.
   */
  async dispatch(slotId: string): Promise<boolean> {
    const clock = await this.ports.openClock(this.env);
    const slot = slotOf(slotId, await this.#sessions.overrides(clock.now()));
    if (!slot) throw new Error(`${slotId} is not a slot`);
    const claimed = this.#claim(slot, "dispatch", clock.now());
    if (claimed) await this.ports.wake(this.ctx, this.env, clock.now());
    return claimed;
  }

  /** What a slot came to: its outcome, `running` while that is open, or null when this account has no run of it. */
  outcomeOf(slotId: string): Outcome | "running" | null {
    const run = runOf(this.#database, slotId);
    // The outcome was written by a step of the run, as one of the list.
    return run ? ((run.state === "reported" ? (run.outcome as Outcome | null) : null) ?? "running") : null;
  }

  /** Has the owner told what a day (New York date) came to; not when there was no run. */
  summarise(date: string): Promise<void> {
    return this.#exclusive(async () => {
      const clock = await this.ports.openClock(this.env);
      const row = dailySummary(this.#database, this.#userId, date, clock.now());
      if (!row) return;
      post(this.#database, { kind: "notification", row });
      await this.#deliverAndArm(clock, null);
    });
  }

  /**
   * Compares what filled on a day (New York date) with what the broker says of it now; false when it did not say. Without
   * a broker there is nothing to compare with.
   */
  recheck(date: string): Promise<boolean> {
    return this.#exclusive(async () => {
      const clock = await this.ports.openClock(this.env);
      const link = await this.#broker();
      if (!link?.ok) return true;
      const checked = await recheckFills(this.#database, link.broker, this.#userId, date, clock.now());
      if (!checked.ok) {
        console.error({ event: "recheck_unanswered", message: checked.message });
        return false;
      }
      if (checked.notification) post(this.#database, { kind: "notification", row: checked.notification });
      await this.#deliverAndArm(clock, null);
      return true;
    });
  }

  /** Takes today's slot if it is due and nobody has, and sets the wake that ought to be set, in case it was lost. */
  async ensureArmed(): Promise<void> {
    await this.#exclusive(async () => {
      const clock = await this.ports.openClock(this.env);
      await this.#claimDue(clock.now());
      await this.#arm(clock, null);
    });
  }

  /** Goes on with whatever is due: the run under way, a slot that nobody dispatched, messages that did not leave. */
  override async alarm(info?: AlarmInvocationInfo): Promise<void> {
    try {
      await this.#exclusive(() => this.#work());
    } catch (error) {
      console.error({ event: "account_alarm_failed", error: String(error) });
      if ((info?.retryCount ?? 0) < LAST_RETRY) throw error;
      const clock = await this.ports.openClock(this.env);
      await this.ports.wake(this.ctx, this.env, clock.now() + RETRY_AFTER_FAILURES);
    }
  }

  get #userId(): string {
    const { name } = this.ctx.id;
    if (name === undefined) throw new Error("an account object is addressed by its user's id");
    return name;
  }

  #exclusive<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** Runs a user's command by itself, delivers what it has to tell, and sets the next wake. */
  #command<T>(run: (clock: Clock) => Promise<Result<T>> | Result<T>): Promise<Result<T>> {
    return this.#exclusive(async () => {
      const clock = await this.ports.openClock(this.env);
      const result = await run(clock);
      if (result.ok) await this.#deliverAndArm(clock, null);
      return result;
    });
  }

  /** Takes a slot if one of the strategies decides in it, and nobody has taken it. */
  #claim(slot: Slot, trigger: RunRow["trigger"], now: number): boolean {
    const strategies = activeStrategies(this.#database);
    if (!strategies.some(({ executionFrequency }) => takesPart(executionFrequency, slot))) return false;
    const slotJson = JSON.stringify(slot);
    return claimSlot(this.#database, { slot: slot.id, slotJson, trigger, claimedAt: now });
  }

  /**
   * Takes the slots of today that are due and that nobody has, even when it is too late to trade: then the run records
   * that it was missed. Strategies that were activated after a dispatch wait for their next slot.
   */
  async #claimDue(now: number): Promise<void> {
    const since = slotsAskedFor(activeStrategies(this.#database));
    if (Object.keys(since).length === 0) return;
    const overrides = await this.#sessions.overrides(now);
    const session = sessionOn(newYorkDate(now), overrides);
    for (const slot of session ? askedSlots(session, since, overrides) : []) {
      if (now >= slot.dispatchAt) this.#claim(slot, "alarm", now);
    }
  }

  async #work(): Promise<void> {
    const clock = await this.ports.openClock(this.env);
    await this.#claimDue(clock.now());
    const run = unfinishedRun(this.#database);
    const runWake = run ? await this.#advance(clock, run) : null;
    await this.#deliverAndArm(clock, runWake);
  }

  async #advance(clock: Clock, run: RunRow): Promise<number | null> {
    const credentials = credentialsInUse(this.#database);
    const link = await this.#broker();
    if (credentials && link?.ok) {
      return advanceRun(this.#context(clock, credentials.brokerAccountId, link.broker, link.connection));
    }
    const { code, message } = link && !link.ok ? link : NOT_CONNECTED;
    // Once orders may be out, the run goes on without a broker until it is lost, so that known fills are booked.
    if (run.state === "claimed" || run.state === "planned") {
      conclude(this.#database, run.slot, "failed", { code, message });
    } else {
      addReasons(this.#database, run.slot, [{ code, message }]);
    }
    return advanceRun(this.#context(clock, "", absentBroker(message), null));
  }

  #context(
    clock: Clock,
    brokerAccountId: string,
    broker: Broker,
    connection: PlatformAlpaca | null,
  ): RunContext {
    const userId = this.#userId;
    return {
      database: this.#database,
      userId,
      brokerAccountId,
      broker,
      clock,
      market: this.env.MARKET,
      tiingo: platformTiingo(this.env),
      stream: streamedPrices(this.env),
      alpaca: platformAlpaca(this.env) ?? connection,
      tradingState: async () => {
        try {
          return await controlOf(this.env, userId).tradingState();
        } catch (error) {
          console.error({ event: "control_unreachable", error: String(error) });
          return "HALTED";
        }
      },
    };
  }

  async #broker(): Promise<BrokerLink | undefined> {
    const row = credentialsInUse(this.#database);
    if (!row) return undefined;
    if (this.#link?.credentialId === row.id) return this.#link.link;
    const link = await openBroker(this.env, this.#userId, row);
    if (link.ok) this.#link = { credentialId: row.id, link };
    return link;
  }

  async #deliverAndArm(clock: Clock, runWake: number | null): Promise<void> {
    await emptyOutbox(this.#database, this.env, this.#userId);
    await this.#arm(clock, runWake);
  }

  /** Wakes at `wanted` (epoch ms), for the run under way, for the outbox, or for the next slot: whichever comes first. */
  async #arm(clock: Clock, wanted: number | null): Promise<void> {
    const now = clock.now();
    const frequencies = activeStrategies(this.#database).map(({ executionFrequency }) => executionFrequency);
    const overrides = frequencies.length > 0 ? await this.#sessions.overrides(now) : NO_OVERRIDES;
    const wakes = [
      wanted,
      unfinishedRun(this.#database) && wanted === null ? now : null,
      oldest(this.#database) ? now + OUTBOX_RETRY : null,
      frequencies.length > 0 ? nextSlot(now, finest(frequencies), overrides).dispatchAt : null,
    ].filter((at) => at !== null);
    await this.ports.wake(this.ctx, this.env, wakes.length > 0 ? Math.min(...wakes) : null);
  }
}
