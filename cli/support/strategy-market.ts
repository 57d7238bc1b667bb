/** The market that strategy files run on, opened once for all of them. */
import type { MarketData } from "../../sim/exchange/market/market-data.ts";
import type { BarTable, DailyBars } from "../../src/engine/bars/types.ts";
import { newYorkDate } from "../../src/engine/calendar/new-york.ts";
import { sessionCalendar } from "../../src/engine/bars/align-on-sessions.ts";
import { isSessionOfRules, previousSession } from "../../src/engine/calendar/sessions.ts";
import type { History } from "../../src/engine/strategy/lint/lint-data.ts";
import { openMarket } from "./market.ts";
import { dailyBars } from "./market-bars.ts";
import { SharedCalendars } from "./shared-calendars.ts";

export class StrategyMarket {
  readonly market: MarketData;
  /** The last session that the data know of. */
  readonly lastSession: string | undefined;
  readonly #bars = new Map<string, DailyBars | undefined>();
  readonly #calendars = new SharedCalendars();

  private constructor(market: MarketData, lastSession?: string) {
    this.market = market;
    this.lastSession = lastSession ?? this.#lastDate();
  }

  /**
   * The CSV files of a directory, or the built-in market up to the last session before `today` (epoch ms). Bad files
   * are a `UserError`.
   */
  static open(directory: string | undefined, today: number): StrategyMarket {
    const through = previousSession(newYorkDate(today)).date;
    const market = openMarket(directory, through);
    // The built-in market makes a ticker's bars when they are asked for: asking for all of them takes long.
    return new StrategyMarket(market, directory === undefined ? through : undefined);
  }

  /** The adjusted daily bars of a ticker, made once; `undefined` when the market lacks it. */
  bars(ticker: string): DailyBars | undefined {
    if (!this.#bars.has(ticker)) this.#bars.set(ticker, dailyBars(this.market, ticker));
    return this.#bars.get(ticker);
  }

  /** The dates of a ticker's bars on which the exchange was shut. */
  closedDays(ticker: string): string[] {
    const dates = this.bars(ticker)?.dates ?? [];
    return sessionCalendar([dates]) === dates ? [] : dates.filter((date) => !isSessionOfRules(date));
  }

  /** Some tickers on their common calendar, for none all of the market's; those that the market lacks are left out. */
  table(tickers: readonly string[]): BarTable {
    const wanted = tickers.length > 0 ? tickers : [...this.market.keys()];
    const bars = new Map<string, DailyBars>();
    for (const ticker of wanted) {
      const daily = this.bars(ticker);
      if (daily !== undefined) bars.set(ticker, daily);
    }
    return this.#calendars.table(bars);
  }

  /** Whether any ticker has a bar on a New York date. */
  hasPricesOn(date: string): boolean {
    return Iterator.from(this.market.keys()).some((ticker) => this.bars(ticker)?.dates.includes(date));
  }

  /** The histories of those of the tickers that the market has. */
  histories(tickers: Iterable<string>): ReadonlyMap<string, History> {
    const histories = new Map<string, History>();
    for (const ticker of tickers) {
      const dates = this.bars(ticker)?.dates ?? [];
      const [firstDate, lastDate] = [dates[0], dates.at(-1)];
      if (firstDate === undefined || lastDate === undefined) continue;
      histories.set(ticker, { firstDate, lastDate, bars: dates.length });
    }
    return histories;
  }

  #lastDate(): string | undefined {
    return Array.from(this.histories(this.market.keys()).values(), ({ lastDate }) => lastDate)
      .sort()
      .at(-1);
  }
}
