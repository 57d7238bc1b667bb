/** One execution, as the account's activities list it. */
import type { Decimal } from "../../../../src/engine/money/decimal.ts";
import type { Side } from "../../orders/order.ts";

export interface Fill {
  readonly id: string;
  readonly orderId: string;
  readonly symbol: string;
  readonly side: Side;
  /** Shares of this execution, and its price in dollars. */
  readonly qty: Decimal;
  readonly price: Decimal;
  /** Shares of the order filled and not filled after it. */
  readonly cumulativeQty: Decimal;
  readonly leavesQty: Decimal;
  /** Epoch ms. */
  readonly at: number;
  readonly completes: boolean;
}
