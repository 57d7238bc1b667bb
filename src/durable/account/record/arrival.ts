/** What the market was when a run's orders were about to leave: what their fills are measured against. */
import { type Decimal, decimal, toText } from "../../../engine/money/decimal.ts";
import { withinReach } from "../../../engine/execution/limit-price.ts";
import { arrivalPrice, type LatestQuote } from "../../../engine/execution/slippage.ts";
import { type RunRow, runOf, updateRun } from "../store/runs.ts";
import type { RunContext } from "./context.ts";

/** Dollars as decimal text, null where that side had none; `price` is what counts as the arrival price. */
export interface Arrival {
  readonly bid: string | null;
  readonly ask: string | null;
  readonly last: string | null;
  readonly price: string | null;
}

export type Arrivals = Readonly<Record<string, Arrival>>;

/** The quotes that a run has noted, by symbol. */
export function readArrivals(run: Pick<RunRow, "arrivalJson">): Arrivals {
  return run.arrivalJson === null ? {} : JSON.parse(run.arrivalJson);
}

const dollars = (value: string | null) => (value === null ? null : decimal(value));

/** The quote that was noted; null where none was. */
export function quoteOf(arrival: Arrival | undefined): LatestQuote | null {
  return arrival
    ? { bid: dollars(arrival.bid), ask: dollars(arrival.ask), last: dollars(arrival.last) }
    : null;
}

const text = (value: Decimal | null) => value && toText(value);

export interface NotedArrivals {
  readonly arrivals: Arrivals;
  /** False when the broker did not say; then nothing new is noted. */
  readonly isAnswered: boolean;
}

/**
 * Asks for the quotes of symbols that are about to be traded and keeps them with the run. What was noted before stays:
 * orders arrive once.
 */
export async function noteArrivals(
  context: RunContext,
  run: RunRow,
  symbols: readonly string[],
): Promise<NotedArrivals> {
  const known = readArrivals(run);
  const asked = symbols.filter((symbol) => known[symbol] === undefined);
  if (asked.length === 0) return { arrivals: known, isAnswered: true };
  const quotes = await context.broker.quotes(asked);
  if (quotes.kind !== "confirmed") return { arrivals: known, isAnswered: false };
  const noted = Object.fromEntries(
    [...quotes.value].map(([symbol, { bid, ask, last }]): [string, Arrival] => [
      symbol,
      { bid: text(bid), ask: text(ask), last: text(last), price: text(arrivalPrice({ bid, ask, last })) },
    ]),
  );
  const latest = { ...readArrivals(runOf(context.database, run.slot) ?? run), ...noted };
  updateRun(context.database, run.slot, { arrivalJson: JSON.stringify(latest) });
  return { arrivals: latest, isAnswered: true };
}

/**
 * Dollars per share at which shares change hands inside the account: the arrival price, or the snapshot's where there is
 * none that could be right.
 */
export function crossPrice(arrivals: Arrivals, symbol: string, snapshotPrice: Decimal): Decimal {
  const arrival = arrivals[symbol]?.price;
  const price = arrival ? decimal(arrival) : snapshotPrice;
  return withinReach(price, snapshotPrice) ? price : snapshotPrice;
}
