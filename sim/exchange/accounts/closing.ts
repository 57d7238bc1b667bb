/** What an account was worth when a session closed, in dollars. */
import type { Decimal } from "../../../src/engine/money/decimal.ts";

export interface Closing {
  /** New York date of the session. */
  readonly date: string;
  readonly equity: Decimal;
  readonly maintenanceMargin: Decimal;
}
