/** What Alpaca says an account holds. A row that is odd concerns its symbol alone. */
import * as z from "zod";
import { max, min, ZERO } from "../../engine/money/decimal.ts";
import type { BrokerPosition, BrokerPositions, DoubtfulSymbol, OtherPosition } from "../broker.ts";
import { amountSchema, type PositionRow, positionRowSchema } from "./schemas.ts";

const EQUITY = "us_equity";

type Reading =
  | { readonly kind: "held"; readonly position: BrokerPosition }
  | { readonly kind: "others"; readonly position: OtherPosition }
  | { readonly kind: "doubtful"; readonly message: string };

const doubtful = (message: string): Reading => ({ kind: "doubtful", message });

/** A row of shares. */
function readShares({ symbol, side, qty, qty_available: free, market_value: value }: PositionRow): Reading {
  const quantity = amountSchema.safeParse(qty).data;
  if (!quantity) return doubtful(`the broker does not say how many shares of ${symbol} there are`);
  if ((side === "short" && quantity.gt(0)) || (side === "long" && quantity.lt(0))) {
    return doubtful(`the broker calls the shares of ${symbol} ${side}, and their number says the opposite`);
  }
  const available = free === undefined || free === null ? quantity : amountSchema.safeParse(free).data;
  if (!available) return doubtful(`the broker does not say how many shares of ${symbol} can be sold`);
  const marketValue = amountSchema.safeParse(value).data ?? null;
  const contradicts = marketValue?.times(quantity).lt(0) === true;
  return {
    kind: "held",
    position: {
      symbol,
      quantity,
      available: quantity.gt(0) ? max(min(available, quantity), ZERO) : available,
      marketValue: contradicts ? null : marketValue,
    },
  };
}

/** Answers from before there were classes do not name one: those were shares. */
function readRow(row: PositionRow): Reading {
  const { symbol, asset_class: assetClass = EQUITY } = row;
  if (assetClass === EQUITY) return readShares(row);
  if (typeof assetClass !== "string" || assetClass === "") {
    return doubtful(`the broker does not say what ${symbol} is`);
  }
  const marketValue = amountSchema.safeParse(row.market_value).data ?? null;
  return { kind: "others", position: { symbol, assetClass, marketValue } };
}

/** All rows of a symbol: which of two is right, or whether both count, nobody knows. */
function readSymbol(symbol: string, rows: readonly PositionRow[]): Reading[] {
  const readings = rows.map(readRow);
  if (rows.length === 1 || readings.every(({ kind }) => kind === "others")) return readings;
  return [doubtful(`the broker lists ${symbol} ${rows.length} times`)];
}

/**
 * Reads the list of positions. Throws (zod) when it is not one, or has a row that names no symbol: what is missing from
 * the list would then be taken for not held.
 */
export function readPositions(json: unknown): BrokerPositions {
  const bySymbol = new Map<string, PositionRow[]>();
  for (const row of z.array(positionRowSchema).parse(json)) {
    bySymbol.set(row.symbol, [...(bySymbol.get(row.symbol) ?? []), row]);
  }
  const held: BrokerPosition[] = [];
  const others: OtherPosition[] = [];
  const inDoubt: DoubtfulSymbol[] = [];
  for (const [symbol, rows] of bySymbol) {
    for (const reading of readSymbol(symbol, rows)) {
      if (reading.kind === "held") held.push(reading.position);
      else if (reading.kind === "others") others.push(reading.position);
      else inDoubt.push({ symbol, message: reading.message });
    }
  }
  return { held, others, doubtful: inDoubt };
}
