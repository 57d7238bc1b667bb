/** The market that strategy files run on, opened once for all of them. */
import type { MarketData } from "../../sim/exchange/market/market-data.ts";
import type { BarTable, DailyBars } from "../../src/engine/bars/types.ts";
import { newYorkDate } from "../../src/engine/calendar/new-york.ts";
import { sessionCalendar } from "../../src/engine/bars/align-on-sessions.ts";
import { isSessionOfRules, previousSession } from "../../src/engine/calendar/sessions.ts";
import type { History } from "../../src/engine/strategy/lint/lint-data.ts";
import { openFiles, openMarket } from "./market.ts";
import { dailyBars } from "./market-bars.ts";
import { SharedCalendars } from "./shared-calendars.ts";
import { UserError } from "./user-error.ts";

/** What strategies are compared with, and whose sessions one without tickers has. */
export const DEFAULT_BENCHMARK = "SPY";

export class StrategyMarket {
  readonly #market: MarketData;
  readonly #findLastSession: () => string | undefined;
  #lastSession: { readonly date: string | undefined } | undefined;
  readonly #bars = new Map<string, DailyBars | undefined>();
  readonly #calendars = new SharedCalendars();

  private constructor(market: MarketData, findLastSession: () => string | undefined) {
    this.#market = market;
    this.#findLastSession = findLastSession;
  }

  /**
   * The CSV files of a directory, of which those that are asked for are read, or the built-in market up to the last
   * session before `today` (epoch ms). A directory without such files is a `UserError`.
   */
  static open(directory: string | undefined, today: number): StrategyMarket {
    const through = previousSession(newYorkDate(today)).date;
    // The built-in market makes a ticker's bars when they are asked for: asking for all of them takes long.
    if (directory === undefined) return new StrategyMarket(openMarket(undefined, through), () => through);
    const files = openFiles(directory);
    return new StrategyMarket(files, () =>
      Array.from(files.values(), ({ lastDate }) => lastDate ?? "")
        .sort()
        .at(-1),
    );
  }

  /** The last session that the data know of. */
  get lastSession(): string | undefined {
    this.#lastSession ??= { date: this.#findLastSession() || undefined };
    return this.#lastSession.date;
  }

  /** The adjusted daily bars of a ticker, made once; `undefined` when the market lacks it. A bad file is a `UserError`. */
  bars(ticker: string): DailyBars | undefined {
    if (!this.#bars.has(ticker)) this.#bars.set(ticker, dailyBars(this.#market, ticker));
    return this.#bars.get(ticker);
  }

  /** The same, with a bad file as if there were none: for what nobody asked for. */
  barsIfGood(ticker: string): DailyBars | undefined {
    try {
      return this.bars(ticker);
    } catch (error) {
      if (error instanceof UserError) return undefined;
      throw error;
    }
  }

  /** The dates of a ticker's bars on which the exchange was shut. */
  closedDays(ticker: string): string[] {
    const dates = this.bars(ticker)?.dates ?? [];
    return sessionCalendar([dates]) === dates ? [] : dates.filter((date) => !isSessionOfRules(date));
  }

  /**
   * Some tickers on their common calendar, those that the market lacks left out; for none one of the market's, whose
   * sessions are as good as any other's.
   */
  table(tickers: readonly string[]): BarTable {
    const bars = new Map<string, DailyBars>();
    const add = (ticker: string, daily: DailyBars | undefined) => daily && bars.set(ticker, daily);
    for (const ticker of tickers) add(ticker, this.bars(ticker));
    if (tickers.length > 0) return this.#calendars.table(bars);
    for (const ticker of [DEFAULT_BENCHMARK, ...this.#market.keys()]) {
      add(ticker, this.barsIfGood(ticker));
      if (bars.size > 0) break;
    }
    return this.#calendars.table(bars);
  }

  /** Whether none of the tickers that were asked for so far has a bar on a New York date, and there were some. */
  lacksPricesOn(date: string): boolean {
    const known = [...this.#bars.values()].filter((daily) => daily !== undefined);
    return known.length > 0 && !known.some(({ dates }) => dates.includes(date));
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
}
