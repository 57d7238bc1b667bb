/** Runs something at every whole step of the open market, on the virtual clock, while somebody wants it. */
import { marketHoursAt } from "../../calendar/market-hours.ts";
import type { VirtualClock } from "../../clock/virtual-clock.ts";

export interface MarketTickerOptions {
  readonly clock: VirtualClock;
  /** From one tick to the next, milliseconds. */
  readonly step: number;
  /** How much later than the market the ticks come, milliseconds; a whole number of steps. */
  readonly delay: number;
  /** Handed the instant of the market (epoch ms), which is `delay` ago. */
  readonly tick: (instant: number) => void;
}

export class MarketTicker {
  readonly #options: MarketTickerOptions;
  #cancel: (() => void) | undefined;

  constructor(options: MarketTickerOptions) {
    this.#options = options;
  }

  /** Starts or stops it; telling it what it already does changes nothing. */
  run(wanted: boolean): void {
    if (wanted && !this.#cancel) this.#schedule();
    if (!wanted) {
      this.#cancel?.();
      this.#cancel = undefined;
    }
  }

  /** The first tick of a session comes at its open and the last at its close. */
  #schedule(): void {
    const { clock, step, delay, tick } = this.#options;
    const shown = clock.now() - delay;
    const { isOpen, nextOpen } = marketHoursAt(shown);
    const next = isOpen ? (Math.floor(shown / step) + 1) * step : nextOpen;
    this.#cancel = clock.schedule(next + delay, () => {
      this.#schedule();
      tick(next);
    });
  }
}
