/** The market of a plan: a shared one, with the corporate action of the plan in its prices and in the vendors' histories. */
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { previousSession } from "../../../src/engine/calendar/sessions.ts";
import type { DailyBars } from "../../../src/engine/bars/types.ts";
import { writeBars } from "../../../src/market/bars/store.ts";
import type { SharedMarket } from "../market/shared-markets.ts";
import { barsBefore } from "../market/simulated-market.ts";
import { asNamespace, type Entry, KeyValueStore } from "../platform/key-value-store.ts";
import type { CorporateStory } from "./corporate-story.ts";

export class PlanMarket {
  readonly #market: SharedMarket;
  readonly #story: CorporateStory | null;

  constructor(market: SharedMarket, story: CorporateStory | null) {
    this.#market = market;
    this.#story = story;
  }

  has(symbol: string): boolean {
    return this.#market.data.has(symbol);
  }

  /** Dollars: the price that a symbol reaches ten minutes before the close of a date. */
  closeOn(symbol: string, date: string): number {
    const close = this.#market.closeOn(symbol, date);
    const story = this.#about(symbol);
    const isSplit = story?.happens?.type === "split" && date >= story.exDate;
    return isSplit && story.happens.type === "split" ? close / story.happens.factor : close;
  }

  /** Dollars: what a symbol closed at in the session before a date, as it was traded. */
  closeBefore(symbol: string, date: string): number {
    return this.closeOn(symbol, previousSession(date).date);
  }

  /** The closes of a symbol before a date, in the shares of that date. */
  closesBefore(symbol: string, date: string): number[] {
    const bars = this.#barsBefore(symbol, date);
    const factor = this.#factorOn(symbol, date);
    return [...bars.close].map((close, index) =>
      (bars.dates[index] ?? "") < (this.#story?.exDate ?? "") ? close * factor : close * this.#plain(symbol),
    );
  }

  /** The histories as the platform has them before a session. */
  async entriesBefore(date: string): Promise<ReadonlyMap<string, Entry>> {
    const entries = await this.#market.entriesBefore(date);
    const story = this.#story;
    if (!story?.happens || date <= story.exDate) return entries;
    const store = new KeyValueStore();
    store.putAll(entries);
    await writeBars(
      asNamespace(store, async (_name, effect) => effect()),
      story.symbol,
      this.#vendorsBars(story, date),
      newYorkInstant(date, "06:00"),
    );
    return store.entries;
  }

  #about(symbol: string): CorporateStory | undefined {
    return this.#story?.symbol === symbol ? this.#story : undefined;
  }

  #barsBefore(symbol: string, date: string): DailyBars {
    const listing = this.#market.data.get(symbol);
    if (!listing) throw new Error(`${symbol} is not listed`);
    return barsBefore(listing, date);
  }

  /** What prices from before the ex-date are multiplied by on a date. */
  #factorOn(symbol: string, date: string): number {
    const story = this.#about(symbol);
    if (!story?.happens || date < story.exDate) return 1;
    if (story.happens.type === "split") return 1 / story.happens.factor;
    const before = this.#barsBefore(symbol, story.exDate).close.at(-1) ?? 0;
    return 1 - story.happens.cash / before;
  }

  /** What prices from the ex-date on are multiplied by. */
  #plain(symbol: string): number {
    const story = this.#about(symbol);
    return story?.happens?.type === "split" ? 1 / story.happens.factor : 1;
  }

  /** The history of the story's symbol after its ex-date: adjusted, or still without the session of the ex-date. */
  #vendorsBars(story: CorporateStory, date: string): DailyBars {
    const { symbol, exDate, lateHistories } = story;
    const dates = this.#market.dates.filter((each) => each >= exDate && each < date);
    if (dates.length <= lateHistories) return this.#barsBefore(symbol, exDate);
    const bars = this.#barsBefore(symbol, date);
    const [past, since] = [this.#factorOn(symbol, date), this.#plain(symbol)];
    const scaled = (column: Float64Array) =>
      column.map((price, index) => price * ((bars.dates[index] ?? "") < exDate ? past : since));
    const { open, high, low, close, dates: all, volume } = bars;
    return {
      dates: all,
      open: scaled(open),
      high: scaled(high),
      low: scaled(low),
      close: scaled(close),
      volume,
    };
  }
}
