/** What an event of the account means for the ledgers. */
import type { Decimal } from "../../../money/decimal.ts";
import type { AccountBook } from "../../account-book.ts";
import type { CapitalShares } from "../../capital-share.ts";
import type { Difference } from "../difference.ts";
import type { HeldHistory } from "../holders.ts";
import type { LedgerEntry } from "../../journal/entry.ts";

export interface AttributionContext {
  /** The account just before the event. */
  readonly book: AccountBook;
  readonly shares: CapitalShares;
  /** How many shares of a symbol there were before. */
  readonly heldBefore: (symbol: string) => HeldHistory;
}

export interface Attribution {
  readonly entries: readonly LedgerEntry[];
  /** What the account's owner is told. */
  readonly differences: readonly Difference[];
}

/** What came to the account (positive) or left it. */
export interface Movement {
  /** Shares. */
  readonly quantity: Decimal;
  /** Dollars to the cent. */
  readonly amount: Decimal;
  /** The id of the event's first activity. */
  readonly reference: string;
}

/** A movement of shares. */
export interface ShareMovement extends Movement {
  readonly symbol: string;
}
