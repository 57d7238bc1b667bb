/** What moved an account's cash or shares, in the field's terms, whichever broker tells of it. */
import type { Decimal } from "../../money/decimal.ts";

export const ACTIVITY_KINDS = [
  "fill",
  "deposit",
  "withdrawal",
  "dividend",
  "interest",
  "fee",
  "split",
  "transfer",
  "other",
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Something that has happened to an account's cash or shares. */
export interface Activity {
  /** The broker's own id, unique for ever. */
  readonly id: string;
  readonly kind: ActivityKind;
  /** The broker's own word: `DIV`, `CSD`, ... */
  readonly brokerType: string;
  /** When it happened, epoch ms; of an entry that has a New York date only, the start of that day. */
  readonly at: number;
  readonly symbol: string | null;
  /** Shares that came (positive) or went (negative); of a dividend or a fee, shares that it is counted for; null without any. */
  readonly quantity: Decimal | null;
  /** Dollars that came or went; null where no cash is told of, as for a fill: that is quantity x price. */
  readonly cash: Decimal | null;
  /** Of a fill: dollars per share, and the broker's id of the order. */
  readonly price: Decimal | null;
  readonly brokerOrderId: string | null;
  /** The broker's id of what this and others tell of together, as both sides of a merger; null where it names none. */
  readonly groupId: string | null;
}
