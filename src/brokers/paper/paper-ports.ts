/** What the paper broker asks of the world. None of these throws: what could not be had is said to be missing. */
import type { SessionOverrides } from "../../engine/calendar/overrides.ts";
import type { PaperQuotes } from "../../engine/paper/quote.ts";
import type { ExDates } from "../../engine/prices/ex-date.ts";
import type { TradableAsset } from "../../engine/rebalance/types.ts";

/** What may be traded, by symbol; `unlisted` where no list was ever made, `unanswered` when it cannot be read now. */
export type PaperAssets = ReadonlyMap<string, TradableAsset> | "unlisted" | "unanswered";

export interface PaperPorts {
  /** The present instant, epoch ms. */
  now(): Promise<number>;
  /** Which sessions are known better than the rules. */
  overrides(now: number): Promise<SessionOverrides>;
  /** The latest quotes; symbols that nobody tells anything of are missing. */
  quotes(symbols: readonly string[], now: number): Promise<PaperQuotes>;
  /** The splits and dividends that these symbols have on a session (New York date); `undefined`: nobody could be asked. */
  exDates(date: string, symbols: readonly string[]): Promise<ExDates>;
  assets(now: number): Promise<PaperAssets>;
  /** A fresh id, unique for ever. */
  newId(): string;
}
