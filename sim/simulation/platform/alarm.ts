/**
 * The alarm of a Durable Object: one instant at a time, delivered at least once. A delivery that fails, or in which the
 * object dies, is tried again with growing waits, unless another alarm was set meanwhile.
 */
import type { VirtualClock } from "../../exchange/clock/virtual-clock.ts";

/** Virtual ms from the first failed delivery to the next; each further wait is twice as long. */
const FIRST_WAIT = 2_000;
/** Then the platform gives up. */
const MOST_RETRIES = 6;

/** Delivers the alarm, with how often that failed before; whether it went well. */
type Deliver = (retries: number) => Promise<boolean>;

export class Alarm {
  readonly #clock: VirtualClock;
  readonly #deliver: Deliver;
  #standing: { at: number; retries: number } | null = null;
  #isUnderWay = false;

  constructor(clock: VirtualClock, deliver: Deliver) {
    this.#clock = clock;
    this.#deliver = deliver;
  }

  /** When it rings next, epoch ms; null when it does not. */
  get at(): number | null {
    return this.#standing?.at ?? null;
  }

  /** Has it ring at an instant (epoch ms), at once when that has passed, or never. */
  set(at: number | null): void {
    this.#stand(at === null ? null : { at, retries: 0 });
  }

  #stand(alarm: { at: number; retries: number } | null): void {
    this.#standing = alarm;
    if (!alarm) return;
    this.#clock.schedule(alarm.at, () => {
      // Deliveries do not overlap: what rings meanwhile rings when the one under way has ended.
      if (this.#standing !== alarm || this.#isUnderWay) return;
      this.#standing = null;
      this.#isUnderWay = true;
      // Not waited for: the delivery takes its time, which passes only when this has ended.
      void this.#ring(alarm);
    });
  }

  async #ring(alarm: { at: number; retries: number }): Promise<void> {
    const isWell = await this.#deliver(alarm.retries);
    this.#isUnderWay = false;
    const next = this.#standing;
    if (next) this.#stand(next);
    else if (!isWell && alarm.retries < MOST_RETRIES) {
      const wait = FIRST_WAIT * 2 ** alarm.retries;
      this.#stand({ at: this.#clock.now() + wait, retries: alarm.retries + 1 });
    }
  }
}
