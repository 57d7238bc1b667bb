/** Notices halts: which symbols stopped trading, and which resumed, from one second of the market to the next. */
import type { VirtualClock } from "../../clock/virtual-clock.ts";
import { MarketTicker } from "./market-ticker.ts";

const SECOND_MS = 1_000;

export interface Halt {
  readonly symbol: string;
  readonly halted: boolean;
  /** When it was noticed, epoch ms. */
  readonly at: number;
}

export interface HaltWatchOptions {
  readonly clock: VirtualClock;
  /** The symbols that are halted now. */
  readonly halted: () => readonly string[];
  readonly tell: (halt: Halt) => void;
}

export class HaltWatch {
  readonly #options: HaltWatchOptions;
  readonly #ticker: MarketTicker;
  /** What was halted when it looked last; `undefined` while nobody wants to know. */
  #known: ReadonlySet<string> | undefined;

  constructor(options: HaltWatchOptions) {
    this.#options = options;
    this.#ticker = new MarketTicker({
      clock: options.clock,
      step: SECOND_MS,
      delay: 0,
      tick: (at) => this.#look(at),
    });
  }

  /** Starts or stops watching. Halts that stand when it starts are not told. */
  run(wanted: boolean): void {
    this.#known = wanted ? (this.#known ?? new Set(this.#options.halted())) : undefined;
    this.#ticker.run(wanted);
  }

  #look(at: number): void {
    const before = this.#known ?? new Set();
    const now = new Set(this.#options.halted());
    this.#known = now;
    for (const symbol of now) if (!before.has(symbol)) this.#options.tell({ symbol, halted: true, at });
    for (const symbol of before) if (!now.has(symbol)) this.#options.tell({ symbol, halted: false, at });
  }
}
