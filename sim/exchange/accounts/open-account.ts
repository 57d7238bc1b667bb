/** Opens an account for an operator or a test. */
import { decimal } from "../../../src/engine/money/decimal.ts";
import type { Core } from "../core.ts";
import { uuidOf } from "../random/identifiers.ts";
import type { Multiplier } from "./account.ts";
import { bookActivity } from "./activities/book-activity.ts";

/** The keys of an account. */
export interface AccountKeys {
  readonly accountId: string;
  readonly keyId: string;
  readonly secretKey: string;
}

export interface AccountOpening {
  /** Dollars, as a decimal string with at most two decimals. */
  readonly cash: string;
  /** Buying power per dollar of equity; as the exchange says when not given. */
  readonly multiplier?: Multiplier | undefined;
  /** Whether it pays regulatory fees on sales; as the exchange says when not given. */
  readonly fees?: boolean | undefined;
}

/** Opens an account at the clock's instant, with its cash as a journal entry, and answers its keys. */
export function openAccount(core: Core, { cash, multiplier, fees }: AccountOpening): AccountKeys {
  const { identifiers, openings } = core;
  const [dollars, now] = [decimal(cash), core.clock.now()];
  const account = core.accounts.open(identifiers, dollars, multiplier ?? openings.multiplier, now);
  if (dollars.gt(0)) {
    const opening = { type: "JNLC", netAmount: dollars, description: "Opening cash" } as const;
    // An id of its own, so that those of orders do not hang on how accounts are opened.
    bookActivity(account, opening, { uuid: () => uuidOf("opening", account.identity.id) }, now);
  }
  account.paysFees = fees ?? openings.fees;
  const { id, keyId, secretKey } = account.identity;
  return { accountId: id, keyId, secretKey };
}
