/** One change of one ledger, as it is appended to the journal and never changed. A ledger is the sum of its entries. */
import type { Decimal } from "../../money/decimal.ts";
import type { EntryKind } from "./entry-kinds.ts";

export interface LedgerEntry {
  readonly strategyId: string;
  readonly kind: EntryKind;
  /** Null for cash alone. */
  readonly symbol: string | null;
  /** Shares that come (positive) or go; 0 where none do. */
  readonly quantity: Decimal;
  /** Dollars that come or go, to the cent. */
  readonly cash: Decimal;
  /** Dollars of cost that come or go with the shares, to the cent. */
  readonly cost: Decimal;
  /** What it rests on: the id of an order, an activity or a command; a slot. */
  readonly reference: string;
}

/** What a kind of entry means for a strategy's profit and for its time-weighted return. */
export type EntryEffect =
  /** Shares against cash, or against other shares: cash and cost that do not cancel out are realised profit. */
  | "trade"
  /** Earned or charged without a trade. */
  | "income"
  /** From or to the world outside the ledger: no profit, and no return. */
  | "flow";

const EFFECTS: Readonly<Record<EntryKind, EntryEffect>> = {
  fund: "flow",
  fill: "trade",
  cross: "trade",
  deposit: "flow",
  withdrawal: "flow",
  interest: "income",
  dividend: "income",
  fee: "income",
  split: "trade",
  transfer: "flow",
  adopt: "flow",
  release: "flow",
  relevel: "flow",
  sold_outside: "flow",
  given_back: "flow",
  cash_left: "flow",
  correction: "trade",
  corporate_action: "trade",
  retire: "flow",
};

export function effectOf({ kind }: Pick<LedgerEntry, "kind">): EntryEffect {
  return EFFECTS[kind];
}

/** The name of an entry: posting it twice changes nothing. */
export function entryKey({
  strategyId,
  kind,
  symbol,
  reference,
}: Pick<LedgerEntry, "strategyId" | "kind" | "symbol" | "reference">): string {
  return JSON.stringify([strategyId, kind, symbol ?? "", reference]);
}
