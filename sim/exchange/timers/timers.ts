/**
 * Timers for clients that live in virtual time: at an instant the exchange posts to a URL. Delivery is at least
 * once, like an alarm of a Durable Object: a failed one is tried again with growing waits.
 */
import { utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import type { VirtualClock } from "../clock/virtual-clock.ts";

/** Posts a JSON body (already written) to a URL. */
export type Deliver = (url: string, body: string) => Promise<Response>;

export interface Timer {
  readonly id: string;
  /** The instant asked for, epoch ms. */
  readonly at: number;
  readonly url: string;
  /** Deliveries that have failed. */
  readonly failures: number;
  /** When it will be delivered next, epoch ms; it has passed while a delivery is under way. */
  readonly due: number;
}

/** Virtual milliseconds from a failed delivery to the next one; after the last there is none. */
const WAITS_MS = [2_000, 4_000, 8_000, 16_000, 32_000, 64_000] as const;

/** Posts with the platform's `fetch`. */
export const deliverByFetch: Deliver = (url, body) =>
  fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });

export class Timers {
  readonly #clock: VirtualClock;
  readonly #deliver: Deliver;
  readonly #onError: (error: unknown, id: string) => void;
  readonly #timers = new Map<string, Timer>();
  readonly #underWay = new Map<string, Promise<void>>();

  /** `onError` is told of every delivery that failed. */
  constructor(clock: VirtualClock, deliver: Deliver, onError: (error: unknown, id: string) => void) {
    this.#clock = clock;
    this.#deliver = deliver;
    this.#onError = onError;
  }

  /** Sets the timer of an id; one that stood under the id is replaced, even while it is being delivered. */
  set(id: string, at: number, url: string): Timer {
    return this.restore({ id, at, url, failures: 0, due: Math.max(at, this.#clock.now()) });
  }

  /** Takes up a timer as it stood when the exchange was stopped. */
  restore(timer: Timer): Timer {
    this.#timers.set(timer.id, timer);
    this.#clock.schedule(timer.due, () => this.#fire(timer), `timer:${timer.id}`);
    return timer;
  }

  /** Removes a timer; answers whether there was one. A delivery under way goes on and is not repeated. */
  delete(id: string): boolean {
    return this.#timers.delete(id);
  }

  /** Every timer that has not been delivered, by instant. */
  all(): Timer[] {
    return [...this.#timers.values()].sort((a, b) => a.due - b.due);
  }

  /** Two deliveries of one id never overlap, and a timer that was replaced or removed meanwhile is not delivered. */
  async #fire(timer: Timer): Promise<void> {
    await this.#underWay.get(timer.id);
    if (this.#timers.get(timer.id) !== timer) return;
    const delivery = this.#post(timer);
    this.#underWay.set(timer.id, delivery);
    await delivery;
    if (this.#underWay.get(timer.id) === delivery) this.#underWay.delete(timer.id);
  }

  async #post(timer: Timer): Promise<void> {
    const failure = await this.#failureOf(timer);
    if (failure !== undefined) this.#onError(failure, `timer:${timer.id}`);
    if (this.#timers.get(timer.id) !== timer) return;
    const wait = WAITS_MS[timer.failures];
    if (failure === undefined || wait === undefined) this.#timers.delete(timer.id);
    else this.restore({ ...timer, failures: timer.failures + 1, due: this.#clock.now() + wait });
  }

  async #failureOf(timer: Timer): Promise<unknown> {
    try {
      const body = JSON.stringify({ id: timer.id, at: utcTimestamp(timer.at) });
      const response = await this.#deliver(timer.url, body);
      await response.body?.cancel();
      return response.ok
        ? undefined
        : new Error(`timer ${timer.id}: ${timer.url} answered ${response.status}`);
    } catch (error) {
      return error ?? new Error(`timer ${timer.id}: the delivery to ${timer.url} failed`);
    }
  }
}
