/** What one strategy's tree says on the slot's prices. */
import { alignOnSessions } from "../../../../engine/bars/align-on-sessions.ts";
import { appendProvisionalBar, appendProvisionalClose } from "../../../../engine/bars/provisional.ts";
import type { DailyBars, HistoryColumns } from "../../../../engine/bars/types.ts";
import type { Slot } from "../../../../engine/calendar/slots.ts";
import { type Decision, decide } from "../../../../engine/evaluate/decide.ts";
import { historyToday } from "../../../../engine/prices/history-today.ts";
import { termsBefore } from "../../../../engine/prices/listed-terms.ts";
import { priceDoubtMessage } from "../../../../engine/prices/symbol-doubt.ts";
import type { Ledger } from "../../../../engine/rebalance/types.ts";
import type { RefreshFailure } from "../../../../market/bars/refresh-one.ts";
import type { History } from "../../../../market/bars/store.ts";
import type { Incomplete } from "../../../../market/bars/whole.ts";
import { isGood } from "../../../../market/snapshot/snapshot.ts";
import type { StrategyRow } from "../../store/strategies.ts";
import { readTree } from "../../strategies/read-tree.ts";
import type { Reason } from "../../record/reasons.ts";
import type { DecisionPrices } from "./decision-prices.ts";
import type { SymbolDoubts } from "./doubts.ts";

/** What of a symbol's history a decision rests on. */
export interface UsedHistory {
  /** How many bars, and the checksum of just these. */
  readonly bars: number;
  readonly columns: HistoryColumns;
  readonly checksum: string;
  /** Adjusted dollars: tells by how much the same bars have been adjusted since. */
  readonly lastClose: number;
}

export type UsedHistories = Readonly<Record<string, UsedHistory>>;

/** Not ok: why not; `isBadData` when data are missing or were refused, which is what an owner has a policy for. */
export type StrategyDecision =
  | { ok: true; decision: Decision; histories: UsedHistories }
  | { ok: false; reason: Reason; isBadData: boolean };

function undecided(code: string, message: string): StrategyDecision {
  return { ok: false, reason: { code, message }, isBadData: true };
}

/** Why a price may not be decided on that is there. */
function whyRefused({ snapshot: { prices, steps }, exDates }: DecisionPrices, symbol: string): string {
  const price = prices[symbol];
  if (!price) return `the snapshot has no price of ${symbol}`;
  const doubted = steps[symbol]?.find(({ verdict }) => verdict === price.verdict)?.last ?? "another price";
  const doubt = price.doubt ?? (price.verdict === "contradicted" ? price.verdict : undefined);
  if (doubt) return priceDoubtMessage(symbol, doubt, doubted);
  const what = {
    good: "is good",
    stale: `is ${Math.round(price.ageMs / MINUTE)} minutes old`,
    jump: `has jumped to ${doubted} and ${exDates ? "no second source bears it out" : "nothing is known of splits and dividends"}`,
    contradicted: "contradicts what is listed",
    no_reference: "cannot be compared with the close before, and no second source bears it out",
    last_resort: "is that of an earlier close",
  }[price.verdict];
  return `the price of ${symbol} ${what}`;
}

/** Why there is no price to decide on. */
function unpriced(prices: DecisionPrices, symbol: string): StrategyDecision {
  const code = prices.snapshot.prices[symbol] ? "price_refused" : "price_missing";
  return undecided(code, whyRefused(prices, symbol));
}

const MINUTE = 60_000;

/** A history that a decision can be made from. */
export type UsableHistory = Pick<History, "bars" | "checksum" | "columns">;

/** What strategies decide on in one run. */
export interface DecisionData extends DecisionPrices {
  /** Stored histories by symbol, with at least the columns that are read of them. */
  readonly histories: ReadonlyMap<string, UsableHistory>;
  /** Symbols whose histories could not be refreshed. */
  readonly stale: ReadonlySet<string>;
  /** Why those could not be had that the vendor was asked about. */
  readonly failures?: ReadonlyMap<string, RefreshFailure>;
  /** Histories that are shorter than what is read of them, and may have been cut. */
  readonly incomplete?: ReadonlyMap<string, Incomplete>;
  /** Symbols of which what is known does not tell one story. */
  readonly doubts?: SymbolDoubts;
}

/** What is said of a history that is not there: that nobody has one is known only where the vendor says so. */
function whyAbsent(symbol: string, failure: RefreshFailure | undefined): string {
  if (failure === "not_found" || failure === "no_bars") {
    return `there is no price history of ${symbol}: the vendor does not have the ticker`;
  }
  return `the price history of ${symbol} could not be read yet; it is asked for again`;
}

/** What is said of a history that has too few bars for the strategy. */
function whyShort(symbol: string, { dates }: DailyBars, doubt: Incomplete): string {
  const begins = `the price history of ${symbol} begins on ${dates[0]}`;
  return doubt === "cut"
    ? `${begins}, and the vendor has more that it does not give`
    : `${begins}, and the vendor does not say whether that is all of it`;
}

/** The decision of a tree that names no ticker at all. */
function allCash(date: string): Decision {
  return { date, weights: {}, trace: [], unknowns: [], carried: [] };
}

/**
 * The strategy's decision in the slot. Not ok: data that it needs are missing, stale or refused, or
 * its tree cannot be read; a missing price is never taken for zero. Every price that it reads must be good; what it
 * holds besides must have one that tells its worth. One history may lack its ticker's last sessions, on which it did
 * not trade: the engine carries it over a hole, and says when the hole is too long. When all of them lack the last
 * session, it has not been published yet. Histories are
 * brought to today's splits and dividends, as far as these are known.
 */
export function decideStrategy(
  strategy: Pick<StrategyRow, "tree">,
  ledger: Pick<Ledger, "positions">,
  { session, lastSession }: Pick<Slot, "session" | "lastSession">,
  data: DecisionData,
): StrategyDecision {
  const { snapshot, histories, stale, failures, incomplete, exDates, around, doubts } = data;
  const tree = readTree(strategy.tree);
  if (!tree.ok) {
    return {
      ok: false,
      reason: { code: "strategy_unreadable", message: tree.message },
      isBadData: false,
    };
  }
  const { needed } = tree;
  const doubted = [...needed, ...ledger.positions.keys()].find((symbol) => doubts?.has(symbol));
  const doubt = doubted === undefined ? undefined : doubts?.get(doubted);
  if (doubt) return undecided(doubt.code, doubt.message);
  const unvalued = [...ledger.positions.keys()].find((symbol) => !snapshot.prices[symbol]);
  if (unvalued !== undefined) return unpriced(data, unvalued);
  if (needed.length === 0) return { ok: true, decision: allCash(session.date), histories: {} };
  const earlier = termsBefore(around ?? [], session.date);
  const bars = new Map<string, DailyBars>();
  const used: Record<string, UsedHistory> = {};
  let newest = "";
  for (const symbol of needed) {
    const price = snapshot.prices[symbol];
    if (!isGood(price)) return unpriced(data, symbol);
    const found = histories.get(symbol);
    if (!found) return undecided("history_missing", whyAbsent(symbol, failures?.get(symbol)));
    if (stale.has(symbol)) {
      return undecided("history_stale", `the history of ${symbol} could not be brought up to date`);
    }
    const short = incomplete?.get(symbol);
    if (short) return undecided(`history_${short}`, whyShort(symbol, found.bars, short));
    const history = found.bars;
    used[symbol] = {
      bars: history.dates.length,
      columns: found.columns,
      checksum: found.checksum,
      lastClose: history.close.at(-1) ?? 0,
    };
    newest = [newest, history.dates.at(-1) ?? ""].toSorted().at(-1) ?? "";
    const { date } = session;
    const action = exDates?.get(symbol);
    const before = earlier.get(symbol) ?? [];
    const facts = { symbol, date, lastSession, price, action, earlier: before };
    const brought = historyToday(history, facts);
    if (!brought.ok) return undecided(brought.code, brought.message);
    const today =
      found.columns === "closes"
        ? appendProvisionalClose(brought.bars, date, price.last)
        : appendProvisionalBar(brought.bars, date, price);
    bars.set(symbol, today);
  }
  if (newest < lastSession) {
    return undecided("history_stale", `the price histories end on ${newest}, not on ${lastSession}`);
  }
  const decision = decide(tree.program, alignOnSessions(bars, data.sessions));
  const missing = decision.unknowns.find(({ reason }) => reason === "missing-data");
  if (missing) {
    return undecided("data_missing", `the decision rests on missing data of ${missing.tickers.join(", ")}`);
  }
  return { ok: true, decision, histories: used };
}
