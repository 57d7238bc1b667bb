/**
 * A feed of the stock data stream: trades and quotes of the price path as they change, minute and daily bars at every
 * whole minute, and halts. It takes no time from the clock while nobody has subscribed to anything.
 */
import type { Parts } from "../../parts.ts";
import type { Tape } from "../../market/prices.ts";
import type { Outlet } from "../outlet.ts";
import { EVERY_SYMBOL } from "./channels.ts";
import type { Channel } from "./channels.ts";
import { haltMessage } from "./halt-message.ts";
import { HaltWatch } from "./halt-watch.ts";
import { MarketTicker } from "./market-ticker.ts";
import { dayMessages, minuteMessages, tickMessages } from "./market-messages.ts";
import type { Publication } from "./publication.ts";
import type { Subscriptions } from "./subscriptions.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** What the feed needs of the exchange. */
export type FeedCore = Pick<Parts, "assets" | "clock" | "lifecycle" | "prices" | "seed" | "settings">;

export class DataFeed {
  readonly #core: FeedCore;
  readonly #delay: number;
  readonly #subscribers = new Map<Outlet, Subscriptions>();
  /** The market of each symbol as it was told last. */
  readonly #told = new Map<string, Tape>();
  readonly #ticks: MarketTicker;
  readonly #minutes: MarketTicker;
  readonly #halts: HaltWatch;

  /** Everything comes `delay` milliseconds late, a whole number of minutes. */
  constructor(core: FeedCore, delay: number) {
    const { clock, lifecycle } = core;
    this.#core = core;
    this.#delay = delay;
    this.#ticks = new MarketTicker({ clock, delay, step: SECOND_MS, tick: (at) => this.#tick(at) });
    this.#minutes = new MarketTicker({ clock, delay, step: MINUTE_MS, tick: (at) => this.#minute(at) });
    this.#halts = new HaltWatch({
      clock,
      halted: () => lifecycle.halted,
      tell: (halt) => {
        clock.schedule(halt.at + delay, () => this.#publish([haltMessage(halt)]));
      },
    });
  }

  /** Sends what a connection has subscribed to, as its subscriptions stand at each moment. */
  follow(outlet: Outlet, subscriptions: Subscriptions): void {
    this.#subscribers.set(outlet, subscriptions);
  }

  leave(outlet: Outlet): void {
    this.#subscribers.delete(outlet);
    this.update();
  }

  /** Must be told when subscriptions change, for what nobody wants is not worked out. */
  update(): void {
    const wanted = new Set([...this.#symbols("trades"), ...this.#symbols("quotes")]);
    const shown = this.#core.clock.now() - this.#delay;
    for (const symbol of this.#told.keys()) if (!wanted.has(symbol)) this.#told.delete(symbol);
    for (const symbol of wanted) {
      const tape = this.#told.get(symbol) ?? this.#core.prices.tape(symbol, shown);
      if (tape) this.#told.set(symbol, tape);
    }
    this.#ticks.run(wanted.size > 0);
    this.#minutes.run(this.#symbols("bars").size > 0 || this.#symbols("dailyBars").size > 0);
    this.#halts.run(this.#symbols("statuses").size > 0);
  }

  /** What anybody wants of a channel. */
  #symbols(channel: Channel): Set<string> {
    return new Set(
      [...this.#subscribers.values()].flatMap((subscriptions) => [...subscriptions.of(channel)]),
    );
  }

  /** The symbols of a channel that are listed and not halted, at an instant (epoch ms). */
  #trading(channel: Channel, instant: number): string[] {
    const halted = new Set(this.#core.lifecycle.halted);
    const wanted = this.#symbols(channel);
    const listed = wanted.has(EVERY_SYMBOL)
      ? this.#core.assets.all(instant).map(({ symbol }) => symbol)
      : [...wanted];
    return listed.filter((symbol) => !halted.has(symbol));
  }

  #tick(instant: number): void {
    const symbols = new Set([...this.#trading("trades", instant), ...this.#trading("quotes", instant)]);
    const publications: Publication[] = [];
    for (const symbol of symbols) {
      const tape = this.#core.prices.tape(symbol, instant);
      if (!tape) continue;
      const feed = this.#delay === 0 ? "iex" : "delayed_sip";
      publications.push(...tickMessages(this.#core, symbol, { told: this.#told.get(symbol), tape, feed }));
      this.#told.set(symbol, tape);
    }
    this.#publish(publications);
  }

  #minute(instant: number): void {
    const core = this.#core;
    this.#publish([
      ...this.#trading("bars", instant).flatMap((symbol) => minuteMessages(core, symbol, instant)),
      ...this.#trading("dailyBars", instant).flatMap((symbol) => dayMessages(core, symbol, instant)),
    ]);
  }

  /** Everything that one connection gets of a moment comes in one frame. */
  #publish(publications: readonly Publication[]): void {
    for (const [outlet, subscriptions] of this.#subscribers) {
      const own = publications.filter(({ channel, symbol }) => subscriptions.has(channel, symbol));
      if (own.length > 0) outlet.event(own.map(({ message }) => message));
    }
  }
}
