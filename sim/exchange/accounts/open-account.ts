/** Opens an account for an operator or a test. */
import { decimal } from "../../../src/engine/money/decimal.ts";
import type { Core } from "../core.ts";

/** The keys of an account. */
export interface AccountKeys {
  readonly accountId: string;
  readonly keyId: string;
  readonly secretKey: string;
}

export interface AccountOpening {
  /** Dollars, as a decimal string with at most two decimals. */
  readonly cash: string;
  /** Buying power per dollar of equity; 1 when not given. */
  readonly multiplier?: 1 | 2 | undefined;
  /** Whether it pays regulatory fees on sales; as the exchange says when not given. */
  readonly fees?: boolean | undefined;
}

/** Opens an account at the clock's instant and answers its keys. */
export function openAccount(core: Core, { cash, multiplier = 1, fees }: AccountOpening): AccountKeys {
  const account = core.accounts.open(core.identifiers, decimal(cash), multiplier, core.clock.now());
  account.paysFees = fees ?? core.feesByDefault;
  const { id, keyId, secretKey } = account.identity;
  return { accountId: id, keyId, secretKey };
}
