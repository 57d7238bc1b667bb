/**
 * One discrete-event clock in virtual time. Everything that happens later on the exchange - an order becoming
 * new, a fill, an expiry, a client's timer - is an event in its queue.
 *
 * Standing still (speed 0) nothing happens until somebody advances it; an event that is already due runs at
 * once. Running (speed n) it gains n virtual milliseconds per real one and starts the due events in order; time
 * never passes an event that has not been started, so that each one sees its own instant on the clock.
 */
import { EventQueue } from "./event-queue.ts";
import type { ClockEvent } from "./event-queue.ts";
import { platformTime } from "./real-time.ts";
import type { RealTime } from "./real-time.ts";

export interface VirtualClockOptions {
  /** Where the clock stands at first, epoch ms. */
  readonly now: number;
  readonly realTime?: RealTime | undefined;
  /** Told of every event that threw or rejected, with its id when it has one. */
  readonly onError?: ((error: unknown, id: string | undefined) => void) | undefined;
}

/** A platform's timer overflows at 2^31 ms; the alarm is set anew each time it rings early. */
const LONGEST_ALARM_MS = 86_400_000;
/** Events started in one go before the platform gets a turn, so that a fast clock does not starve it. */
const EVENTS_PER_TURN = 1_000;

export class VirtualClock {
  readonly #queue = new EventQueue();
  readonly #named = new Map<string, ClockEvent>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #realTime: RealTime;
  readonly #onError: (error: unknown, id: string | undefined) => void;
  #sequence = 0;
  #speed = 0;
  /** The latest instant the clock has shown. */
  #standing: number;
  /** Where virtual and real time met when the clock last began to run. */
  #anchor = { virtual: 0, real: 0 };
  /** While events run, the clock stands at their instant. */
  #held = false;
  #alarm: { readonly handle: unknown } | undefined;
  #turn: Promise<void> = Promise.resolve();
  #settlingDueEvents = false;

  constructor(options: VirtualClockOptions) {
    this.#standing = Math.floor(options.now);
    this.#realTime = options.realTime ?? platformTime;
    this.#onError = options.onError ?? (() => undefined);
  }

  /** The virtual instant, epoch ms; never goes back. */
  now(): number {
    if (!this.#held && this.#speed > 0) {
      const due = this.#queue.peek()?.at ?? Number.POSITIVE_INFINITY;
      this.#standing = Math.max(this.#standing, Math.min(this.#flowing(), due));
    }
    return this.#standing;
  }

  /** Virtual milliseconds per real millisecond; 0 when the clock stands still. */
  get speed(): number {
    return this.#speed;
  }

  /**
   * Runs something at a virtual instant (epoch ms); an instant that has passed means at once. An `id` names the
   * event: scheduling another one with the same id takes the place of one that has not started. Answers a
   * function that cancels the event if it has not started.
   */
  schedule(at: number, run: () => void | Promise<void>, id?: string): () => void {
    const event: ClockEvent = {
      at: Math.max(Math.ceil(at), this.now()),
      sequence: this.#sequence++,
      run,
      id,
      cancelled: false,
    };
    if (id !== undefined) {
      const replaced = this.#named.get(id);
      if (replaced) replaced.cancelled = true;
      this.#named.set(id, event);
    }
    this.#queue.push(event);
    this.#arm();
    return () => {
      event.cancelled = true;
      this.#forgetName(event);
    };
  }

  /**
   * Moves the clock to an instant (epoch ms), running every event due on the way in order and waiting for each;
   * events that those schedule are included. Resolves when the clock stands at the instant. Calls made at the
   * same time take turns; an instant that has passed only runs what is due. A running clock pauses for it, and
   * runs on from the instant.
   */
  async advanceTo(instant: number): Promise<void> {
    const turn = this.#turn.then(() => this.#step(Math.floor(instant)));
    this.#turn = turn;
    await turn;
  }

  /** Sets the speed: 0 stands still, 1 is real time. Throws `RangeError` for a negative or infinite speed. */
  setSpeed(speed: number): void {
    if (!Number.isFinite(speed) || speed < 0) throw new RangeError(`speed ${speed} is not zero or more`);
    this.#standing = this.now();
    this.#speed = speed;
    this.#dropAnchor();
    this.#arm();
  }

  #flowing(): number {
    return Math.floor(this.#anchor.virtual + (this.#realTime.now() - this.#anchor.real) * this.#speed);
  }

  #dropAnchor(): void {
    this.#anchor = { virtual: this.#standing, real: this.#realTime.now() };
  }

  /** Sees to it that the next event will be run: by an alarm when running, at once when due and standing still. */
  #arm(): void {
    if (this.#alarm) this.#realTime.clearTimeout(this.#alarm.handle);
    this.#alarm = undefined;
    const next = this.#queue.peek();
    if (this.#held || next === undefined) return;
    if (this.#speed > 0) {
      const wait = Math.max(0, Math.ceil((next.at - this.#flowing()) / this.#speed));
      const handle = this.#realTime.setTimeout(() => this.#pump(), Math.min(wait, LONGEST_ALARM_MS));
      this.#alarm = { handle };
    } else if (next.at <= this.#standing && !this.#settlingDueEvents) {
      this.#settlingDueEvents = true;
      this.#turn = this.#turn.then(() => {
        this.#settlingDueEvents = false;
        return this.#step(this.#standing);
      });
    }
  }

  /** Starts the events that real time has reached. What they await goes on while time passes, as it really would. */
  #pump(): void {
    this.#alarm = undefined;
    if (this.#held || this.#speed === 0) return;
    this.#held = true;
    for (let started = 0; started < EVENTS_PER_TURN; started++) {
      const event = this.#queue.peek();
      if (event === undefined || event.at > this.#flowing()) break;
      void this.#run(event);
    }
    this.#held = false;
    this.#arm();
  }

  async #step(instant: number): Promise<void> {
    this.#standing = this.now();
    this.#held = true;
    this.#arm();
    await Promise.all(this.#underWay);
    for (let event = this.#queue.peek(); event && event.at <= Math.max(instant, this.#standing);) {
      await this.#run(event);
      event = this.#queue.peek();
    }
    this.#standing = Math.max(this.#standing, instant);
    this.#dropAnchor();
    this.#held = false;
    this.#arm();
  }

  #run(event: ClockEvent): Promise<void> {
    this.#queue.pop();
    this.#forgetName(event);
    this.#standing = Math.max(this.#standing, event.at);
    const running = this.#report(event);
    this.#underWay.add(running);
    return running.finally(() => this.#underWay.delete(running));
  }

  #forgetName(event: ClockEvent): void {
    if (event.id !== undefined && this.#named.get(event.id) === event) this.#named.delete(event.id);
  }

  async #report(event: ClockEvent): Promise<void> {
    try {
      await event.run();
    } catch (error) {
      this.#tell(error, event.id);
    }
  }

  #tell(error: unknown, id: string | undefined): void {
    try {
      this.#onError(error, id);
    } catch {
      // A listener that fails must not stop the clock for everybody else.
    }
  }
}
