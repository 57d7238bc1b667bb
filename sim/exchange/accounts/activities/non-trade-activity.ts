/** What changes an account besides executions: transfers, dividends, fees, interest and corporate actions. */
import type { Decimal } from "../../../../src/engine/money/decimal.ts";

/** Alpaca's types of the activities that this exchange books, besides `FILL`. */
export const NON_TRADE_TYPES = [
  "CSD",
  "CSW",
  "JNLC",
  "INT",
  "DIV",
  "FEE",
  "SPLIT",
  "NC",
  "MA",
  "REORG",
  "DIVNRA",
  // Not one of Alpaca's: what a correction of an execution moved, which nobody is told.
  "CORRECTION",
] as const;
export type NonTradeType = (typeof NON_TRADE_TYPES)[number];

export interface NonTradeActivity {
  /** A UUID. */
  readonly id: string;
  readonly type: NonTradeType;
  /** Alpaca's closer word for it, as `TAF` of a fee or `FSPLIT` of a split; `null` for none. */
  readonly subType: string | null;
  /** When it was told to clients, epoch ms; it may be yet to come. `null` for what they are never told. */
  readonly at: number | null;
  /** When its cash and shares moved, epoch ms; may be yet to come. */
  readonly movedAt: number;
  /** New York date. */
  readonly date: string;
  /** Dollars that came into cash; negative for what left it. */
  readonly netAmount: Decimal;
  readonly symbol: string | null;
  /**
   * Of a dividend the shares that earned it. Of a corporate action the shares that came into the account,
   * negative for those that left it. `null` where no shares are involved.
   */
  readonly qty: Decimal | null;
  /** Dollars a share, of a dividend or a cash-out. */
  readonly perShareAmount: Decimal | null;
  readonly description: string;
  /** The same for the activities of one event, as the old and the new shares of a split; `null` for one alone. */
  readonly groupId: string | null;
}

/** The types whose quantity moves shares in or out of the account. */
const MOVING_SHARES: ReadonlySet<NonTradeType> = new Set(["SPLIT", "NC", "MA", "REORG", "CORRECTION"]);

/** Whether the activity's quantity moved shares, as opposed to saying which shares it was paid for. */
export function movesShares({ type }: NonTradeActivity): boolean {
  return MOVING_SHARES.has(type);
}
