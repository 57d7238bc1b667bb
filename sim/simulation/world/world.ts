/**
 * An account in a world of its own: the exchange on its virtual clock, the platform around the object, and the object
 * itself, the very code that runs in production, which can be killed at any of its calls and lives on in the next event.
 */
import { Account } from "../../../src/durable/account/account.ts";
import { addCredentials } from "../../../src/durable/account/store/credentials.ts";
import { type AccountDatabase, openDatabase } from "../../../src/durable/account/store/database.ts";
import { utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import type { VirtualClock } from "../../exchange/clock/virtual-clock.ts";
import type { ExchangeState } from "../../exchange/state/exchange-state.ts";
import { createExchange, type Exchange, type ExchangeOptions } from "../../exchange/exchange.ts";
import type { AccountOpening } from "../../exchange/accounts/open-account.ts";
import { Crossings } from "../outside/crossings.ts";
import type { Boundary, Fates } from "../outside/fate.ts";
import { type BrokerWrapper, simulatedOutside } from "../outside/simulated-outside.ts";
import { Alarm } from "../platform/alarm.ts";
import { type Entry, KeyValueStore } from "../platform/key-value-store.ts";
import { Recipient } from "../platform/recipient.ts";
import { Spells, type Spell } from "../platform/spells.ts";
import { quiet } from "../realm.ts";
import { SimulatedStorage, type StorageCopy } from "../storage/simulated-storage.ts";
import { Life } from "./life.ts";

export const USER = "user-of-the-simulation";
/** The object drops to a wake of its own before the platform would give up. */
const LAST_RETRY = 5;
const RETRY_AFTER_FAILURES = 60_000;

export interface WorldOptions {
  readonly exchange: Omit<ExchangeOptions, "realTime">;
  readonly account: AccountOpening;
  readonly fates: Fates;
  /** Goes on from there, with the exchange's seed of then, instead of opening an account. */
  readonly resume?: Checkpoint;
  /** When parts of the platform do not answer. */
  readonly spells?: readonly Spell[];
  /** By how much the object's clock is ahead of the exchange's, ms. */
  readonly clockSkew?: number;
  /** Puts something between the account and its broker: a build that is broken on purpose. */
  readonly wrapBroker?: BrokerWrapper;
}

/** Everything that outlives a moment in which nothing is under way. Order faults that have not struck are not in it. */
export interface Checkpoint {
  readonly exchange: ExchangeState;
  readonly storage: StorageCopy;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly executions: Recipient["executions"];
  readonly alarmAt: number | null;
}

/** Somebody who sees what the object does, and may do something about it before it takes effect. */
export interface Witness {
  /** A call leaves the object. */
  called(boundary: Boundary): void;
  /** A request reaches the exchange. */
  arrived(request: Request): void;
}

/** How something that was asked of the object ended. */
export type Ended<T> = { kind: "done"; value: T } | { kind: "failed"; error: unknown } | { kind: "killed" };

export class World {
  readonly exchange: Exchange;
  readonly keys: { readonly accountId: string; readonly keyId: string; readonly secretKey: string };
  readonly storage = new SimulatedStorage();
  readonly store = new KeyValueStore();
  readonly recipient = new Recipient();
  readonly crossings: Crossings;
  readonly alarm: Alarm;
  /** What happened that is not usual, in order. */
  readonly story: string[] = [];
  /** What was thrown at somebody who asked something, and is no answer that did not come. */
  readonly bugs: string[] = [];
  witness: Witness | undefined;
  readonly #options: WorldOptions;
  readonly #spells: Spells;
  readonly #looking = this.storage.inspect();
  #life: Life | undefined;
  /** The life in which a command of the owner's is at work. */
  #commanded: Life | undefined;

  constructor(options: WorldOptions) {
    this.#options = options;
    const { resume } = options;
    this.exchange = createExchange({
      ...options.exchange,
      ...(resume ? { state: resume.exchange } : {}),
      realTime: {
        now: () => 0,
        setTimeout: (run, milliseconds) => this.after(milliseconds, run),
        // The handle is what `after` answered.
        clearTimeout: (cancel) => (cancel as () => void)(),
      },
    });
    const [known] = this.exchange.accountKeys();
    this.keys = known ?? this.exchange.addAccount(options.account);
    this.#spells = new Spells(options.spells ?? [], () => this.clock.now());
    this.crossings = new Crossings({
      clock: this.clock,
      fates: options.fates,
      outputGate: () => this.storage.commit(),
      tell: (line) => this.tell(line),
      onCall: (boundary) => this.witness?.called(boundary),
    });
    this.alarm = new Alarm(this.clock, (retries) => this.#ring(retries));
    if (resume) this.#takeUp(resume);
  }

  #takeUp({ storage, entries, executions, alarmAt }: Checkpoint): void {
    // The first life makes the tables.
    this.#living();
    this.storage.paste(storage);
    this.store.putAll(entries);
    for (const row of executions.values()) this.recipient.take({ kind: "execution", row });
    this.alarm.set(alarmAt);
  }

  /** To go on from here in other worlds. Nothing may be under way. */
  checkpoint(): Checkpoint {
    return {
      exchange: this.exchange.snapshotState(),
      storage: this.storage.copy(),
      entries: new Map(this.store.entries),
      executions: new Map(this.recipient.executions),
      alarmAt: this.alarm.at,
    };
  }

  get clock(): VirtualClock {
    return this.exchange.clock;
  }

  /** The object's tables, for somebody who looks. */
  get database(): AccountDatabase {
    return openDatabase(this.storage.inspect());
  }

  /** The state of the run under way; `undefined` when there is none. Asked at every call, and so without drizzle. */
  runState(): string | undefined {
    const [row] = this.#looking.sql
      .exec("SELECT state FROM runs WHERE state <> 'reported' ORDER BY claimed_at LIMIT 1")
      .toArray();
    const state = row?.["state"];
    return typeof state === "string" ? state : undefined;
  }

  /** Whether runs that are over have left orders of which it is not known what became of them. */
  hasUnresolved(): boolean {
    const query = `SELECT 1 FROM orders JOIN runs USING (slot)
      WHERE runs.state = 'reported' AND orders.state NOT IN ('closed', 'rejected') LIMIT 1`;
    return this.#looking.sql.exec(query).toArray().length > 0;
  }

  tell(line: string): void {
    this.story.push(`${utcTimestamp(this.clock.now())} ${line}`);
  }

  /** Does something after some virtual milliseconds; answers what cancels it. */
  after(milliseconds: number, run: () => void): () => void {
    return this.clock.schedule(this.clock.now() + milliseconds, async () => {
      run();
      await quiet();
    });
  }

  /** Connects the account: its credentials are put where connecting puts them, sealed in name only. */
  async connect(): Promise<void> {
    await this.#living().account.migrate();
    addCredentials(this.database, {
      id: "credential",
      broker: "alpaca",
      brokerAccountId: this.keys.accountId,
      isPaper: true,
      apiKeyEncrypted: "",
      apiSecretEncrypted: "",
      salt: "",
      keyVersion: 1,
      createdAt: this.clock.now(),
      deletedAt: null,
    });
    this.storage.commit();
  }

  /** Asks something of the object, in its present life or in a new one. Time must pass until it ends. */
  async ask<T>(task: (account: Account) => Promise<T>): Promise<Ended<T>> {
    const life = this.#living();
    const ended = await Promise.race([
      task(life.account).then(
        (value): Ended<T> => ({ kind: "done", value }),
        (error: unknown): Ended<T> => ({ kind: "failed", error }),
      ),
      life.death.then((): Ended<T> => ({ kind: "killed" })),
    ]);
    life.dieIfDoomed();
    if (life.isDead) return { kind: "killed" };
    this.storage.commit();
    return ended;
  }

  /** Does the work of a command of the owner's, when its turn has come. */
  async atCommand<T>(work: () => Promise<T> | T): Promise<T> {
    const life = this.#living();
    this.#commanded = life;
    try {
      return await work();
    } finally {
      if (this.#commanded === life) this.#commanded = undefined;
    }
  }

  /** Whether a command of the owner's is at work. */
  get isAtCommand(): boolean {
    return this.#commanded !== undefined && !this.#commanded.isDead;
  }

  #living(): Life {
    if (!this.#life || this.#life.isDead) {
      this.#life = new Life(this.storage, (life, storage) => {
        const account = new Account(storage, this.#outsideOf(life));
        // It is synchronous behind its promise; a migration that fails shows in the first query.
        void account.migrate();
        return account;
      });
    }
    return this.#life;
  }

  #outsideOf(life: Life) {
    return simulatedOutside({
      userId: USER,
      travel: (name, effect, signal) => {
        const spell = () => this.#spells.assertUp(name);
        return this.crossings.cross(
          life,
          name,
          () => {
            spell();
            return effect();
          },
          signal,
        );
      },
      exchange: this.exchange,
      keys: this.keys,
      store: this.store,
      recipient: this.recipient,
      alarm: this.alarm,
      clockSkew: this.#options.clockSkew ?? 0,
      wrapBroker: this.#options.wrapBroker,
      onArrival: (request) => this.witness?.arrived(request),
    });
  }

  /** As the object's own `alarm` does it. */
  async #ring(retries: number): Promise<boolean> {
    const ended = await this.ask((account) => account.work());
    if (ended.kind === "done") return true;
    if (ended.kind === "killed") return false;
    this.tell(`the alarm failed: ${String(ended.error)}`);
    if (retries < LAST_RETRY) return false;
    this.alarm.set(this.clock.now() + RETRY_AFTER_FAILURES);
    return true;
  }
}
