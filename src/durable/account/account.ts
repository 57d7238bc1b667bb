/**
 * One user's account: serialises everything that touches their brokerage account. It knows nothing of the platform but
 * its storage and what it is handed as `Outside`, so that it lives, and dies, in simulations as it does in production.
 */
import type { Broker } from "../../brokers/broker.ts";
import { absentBroker } from "../../brokers/absent-broker.ts";
import { askedSlots, finest, takesPart } from "../../engine/calendar/asked-slots.ts";
import { newYorkDate } from "../../engine/calendar/new-york.ts";
import { NO_OVERRIDES, type SessionOverrides } from "../../engine/calendar/overrides.ts";
import { sessionOn } from "../../engine/calendar/sessions.ts";
import { nextSlot, type Slot, slotOf } from "../../engine/calendar/slots.ts";
import { strictest, type TradingState } from "../../engine/risk/trading-state.ts";
import type { PlatformAlpaca } from "../../market/alpaca/platform.ts";
import type { Clock } from "../../platform/clock.ts";
import { reasonOf } from "../../platform/reason-of.ts";
import type { BrokerLink } from "./outside/broker-link.ts";
import { refuse, type Result } from "./commands/result.ts";
import { emptyOutbox, outboxDueAt } from "./outside/empty-outbox.ts";
import { KnownSessions } from "./outside/known-sessions.ts";
import type { Outside } from "./outside/outside.ts";
import { advanceRun } from "./run/advance.ts";
import { conclude } from "./record/conclude.ts";
import type { RunContext } from "./record/context.ts";
import { addReasons } from "./record/reasons.ts";
import { credentialsInUse } from "./store/credentials.ts";
import { type AccountDatabase, migrateDatabase, openDatabase } from "./store/database.ts";
import type { OutboxMessage } from "./store/outbox.ts";
import { claimSlot, isRunning, type RunRow, unfinishedRun } from "./store/runs.ts";
import { saveSettings, settingsOf } from "./store/settings.ts";
import { slotsAskedFor, timetable, unpaused } from "./store/strategies.ts";

const NOT_CONNECTED = { code: "not_connected", message: "no brokerage account is connected" };

export class Account {
  readonly database: AccountDatabase;
  readonly #outside: Outside;
  /** The broker's ids of the accounts that are just being connected; forgotten with whoever was connecting them. */
  readonly connecting: Set<string> = new Set();
  /** The tail of the queue of everything that must not interleave. */
  #queue: Promise<unknown> = Promise.resolve();
  /** The opened broker of the credentials in use: deriving their key takes tens of milliseconds. */
  #link: { credentialId: string; link: BrokerLink } | undefined;
  readonly #sessions: KnownSessions;

  constructor(storage: DurableObjectStorage, outside: Outside) {
    this.database = openDatabase(storage);
    this.#outside = outside;
    this.#sessions = new KnownSessions(storage.kv, () => outside.sessionOverrides());
  }

  /** Brings the storage's schema up to date; before anything else. */
  migrate(): Promise<void> {
    return migrateDatabase(this.database);
  }

  get userId(): string {
    return this.#outside.userId;
  }

  openClock(): Promise<Clock> {
    return this.#outside.openClock();
  }

  /** Which sessions are known better than the rules. */
  overrides(now: number): Promise<SessionOverrides> {
    return this.#sessions.overrides(now);
  }

  /** Runs a task when everything before it has ended, and nothing beside it. */
  exclusive<T>(task: (clock: Clock) => Promise<T> | T): Promise<T> {
    const result = this.#queue.then(async () => task(await this.openClock()));
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** Runs a user's command by itself, delivers what it has to tell, and sets the next wake. */
  command<T>(run: (clock: Clock) => Promise<Result<T>> | Result<T>): Promise<Result<T>> {
    return this.exclusive(async (clock) => {
      const result = await run(clock);
      if (result.ok) await this.deliverAndArm(clock);
      return result;
    });
  }

  /** Runs a command that asks the broker; refused when none is connected. */
  brokerCommand<T>(run: (context: RunContext) => Promise<Result<T>>): Promise<Result<T>> {
    return this.command(async (clock) => {
      const credentials = credentialsInUse(this.database);
      const link = await this.broker();
      if (!credentials || !link) return refuse(409, NOT_CONNECTED.code, "connect a brokerage account first");
      if (!link.ok) return refuse(409, link.code, link.message);
      return run(this.context(clock, credentials.brokerAccountId, link.broker, link.connection));
    });
  }

  /**
   * Takes a slot and returns at once; the alarm does the work. False when the slot was taken before, or when no
   * active strategy decides in it. Throws when the id names no slot.
   */
  async dispatch(slotId: string): Promise<boolean> {
    const clock = await this.openClock();
    const slot = slotOf(slotId, await this.overrides(clock.now()));
    if (!slot) throw new Error(`${slotId} is not a slot`);
    const claimed = this.#claim(slot, "dispatch", clock.now());
    if (claimed) await this.#outside.wake(clock.now());
    return claimed;
  }

  /** Has the run under way looked at without waiting for its next wake. */
  async wakeNow(): Promise<void> {
    const clock = await this.openClock();
    await this.#outside.wake(clock.now());
  }

  /** Takes today's slot if it is due and nobody has, and sets the wake that ought to be set, in case it was lost. */
  ensureArmed(): Promise<void> {
    return this.exclusive((clock) => this.#arm(clock, null));
  }

  /** Goes on with whatever is due: the run under way, a slot that nobody dispatched, messages that did not leave. */
  work(): Promise<void> {
    return this.exclusive(async (clock) => {
      await this.#claimDue(clock.now());
      const runWake = isRunning(this.database) ? await this.#advance(clock) : null;
      await this.deliverAndArm(clock, runWake);
    });
  }

  /** The broker of the credentials in use; `undefined` when none are connected. */
  async broker(): Promise<BrokerLink | undefined> {
    const row = credentialsInUse(this.database);
    if (!row) return undefined;
    if (this.#link?.credentialId === row.id) return this.#link.link;
    const link = await this.#outside.openBroker(row);
    if (link.ok) this.#link = { credentialId: row.id, link };
    return link;
  }

  /** Delivers what the outbox holds and sets the next wake, at `runWake` (epoch ms) at the latest where a run wants one. */
  async deliverAndArm(clock: Clock, runWake: number | null = null): Promise<void> {
    await this.#claimDue(clock.now());
    await this.#deliver(clock);
    await this.#arm(clock, runWake);
  }

  /** Delivers what is due of the outbox. Runs come first: they never wait for somebody who is down. */
  async #deliver(clock: Clock): Promise<void> {
    const { database, userId } = this;
    const deliver = (message: OutboxMessage) => this.#outside.deliver(message);
    await emptyOutbox({ database, userId, clock, deliver });
  }

  /** What the steps of a run work with. */
  context(
    clock: Clock,
    brokerAccountId: string,
    broker: Broker,
    connection: PlatformAlpaca | null,
  ): RunContext {
    const { userId, market, tiingo, stream, alpaca } = this.#outside;
    return {
      database: this.database,
      userId,
      brokerAccountId,
      broker,
      clock,
      market,
      tiingo,
      stream,
      alpaca: alpaca ?? connection,
      tradingState: () => this.#tradingState(),
      sessionOverrides: () => this.overrides(clock.now()),
    };
  }

  /**
   * What the owner and the platform together allow; null while the platform does not answer. What it answers is kept, so
   * that an account which a change of the switch did not reach does not go by the old one for ever.
   */
  async #tradingState(): Promise<TradingState | null> {
    const told = settingsOf(this.database).systemState;
    try {
      const system = await this.#outside.tradingState();
      // Both may have been switched while the platform was asked: then its answer is the older one.
      const { systemState, tradingState } = settingsOf(this.database);
      if (systemState !== told) return strictest(tradingState, systemState, system);
      if (system !== told) saveSettings(this.database, { systemState: system });
      return strictest(tradingState, system);
    } catch (error) {
      console.error({ event: "control_unreachable", error: reasonOf(error) });
      return settingsOf(this.database).tradingState === "HALTED" ? "HALTED" : null;
    }
  }

  /** Takes a slot if one of the strategies decides in it, and nobody has taken it. Paused ones do not. */
  #claim(slot: Slot, trigger: RunRow["trigger"], now: number): boolean {
    const rows = unpaused(timetable(this.database));
    if (!rows.some(({ executionFrequency }) => takesPart(executionFrequency, slot))) return false;
    const slotJson = JSON.stringify(slot);
    return claimSlot(this.database, { slot: slot.id, slotJson, trigger, claimedAt: now });
  }

  /**
   * Takes the slots of today that are due and that nobody has, even when it is too late to trade: then the run records
   * that it was missed. Strategies that were activated after a dispatch wait for their next slot.
   */
  async #claimDue(now: number): Promise<void> {
    const since = slotsAskedFor(timetable(this.database));
    if (Object.keys(since).length === 0) return;
    const overrides = await this.overrides(now);
    const session = sessionOn(newYorkDate(now), overrides);
    for (const slot of session ? askedSlots(session, since, overrides) : []) {
      if (now >= slot.dispatchAt) this.#claim(slot, "alarm", now);
    }
  }

  /** Takes the run under way as far as it goes now. */
  async #advance(clock: Clock): Promise<number | null> {
    const credentials = credentialsInUse(this.database);
    const link = await this.broker();
    if (credentials && link?.ok) {
      return advanceRun(this.context(clock, credentials.brokerAccountId, link.broker, link.connection));
    }
    const { code, message } = link && !link.ok ? link : NOT_CONNECTED;
    const run = unfinishedRun(this.database);
    if (!run) return null;
    // Once orders may be out, the run goes on without a broker until it is lost, so that known fills are booked.
    if (run.state === "claimed" || run.state === "planned") {
      conclude(this.database, run.slot, "failed", { code, message });
    } else {
      addReasons(this.database, run.slot, [{ code, message }]);
    }
    return advanceRun(this.context(clock, "", absentBroker(message), null));
  }

  /**
   * Wakes at `wanted` (epoch ms), for the run under way, for the outbox, or for the next slot: whichever comes first. What
   * is due by now is taken before: the wake that was set for it may be late, and would be replaced by this one.
   */
  async #arm(clock: Clock, wanted: number | null): Promise<void> {
    await this.#claimDue(clock.now());
    const now = clock.now();
    const frequencies = unpaused(timetable(this.database)).map(
      ({ executionFrequency }) => executionFrequency,
    );
    const overrides = frequencies.length > 0 ? await this.overrides(now) : NO_OVERRIDES;
    const isUnderWay = isRunning(this.database);
    const wakes = [
      wanted,
      isUnderWay && wanted === null ? now : null,
      isUnderWay ? null : outboxDueAt(this.database, now),
      frequencies.length > 0 ? nextSlot(now, finest(frequencies), overrides).dispatchAt : null,
    ].filter((at) => at !== null);
    await this.#outside.wake(wakes.length > 0 ? Math.min(...wakes) : null);
  }
}
