/** Real time in which nothing happens before the test has seen that somebody waits for it. */
import type { RealTime } from "../../../sim/exchange/clock/real-time.ts";

export interface Wait {
  readonly milliseconds: number;
  /** Ends the wait, as if its time had passed. */
  readonly end: () => void;
  /** Whether its timer was cleared. */
  cleared: boolean;
}

export class AnnouncedTime implements RealTime {
  readonly #waits: Wait[] = [];
  #seen = 0;
  #tell: () => void = () => {};

  now(): number {
    return 0;
  }

  setTimeout(run: () => void, milliseconds: number): unknown {
    const wait = { milliseconds, end: run, cleared: false };
    this.#waits.push(wait);
    this.#tell();
    return wait;
  }

  clearTimeout(handle: unknown): void {
    for (const wait of this.#waits) if (wait === handle) wait.cleared = true;
  }

  /** How many waits have begun. */
  get begun(): number {
    return this.#waits.length;
  }

  /** The next wait that the test has not seen, once it begins. */
  async nextWait(): Promise<Wait> {
    for (;;) {
      const wait = this.#waits[this.#seen];
      if (wait) {
        this.#seen++;
        return wait;
      }
      await new Promise<void>((resolve) => {
        this.#tell = resolve;
      });
    }
  }
}
