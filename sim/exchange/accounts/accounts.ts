/** All accounts of the exchange, found by their keys. */
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import { ZERO } from "../../../src/engine/money/decimal.ts";
import { lastSessionBegun, sessionBefore } from "../calendar/trading-days.ts";
import type { Identifiers } from "../random/identifiers.ts";
import { Account } from "./account.ts";
import type { Multiplier } from "./account.ts";

export class Accounts {
  readonly #byKeyId = new Map<string, Account>();

  /** Opens an account that will start with so many dollars of cash at an instant (epoch ms); it has none yet. */
  open(identifiers: Identifiers, cash: Decimal, multiplier: Multiplier, instant: number): Account {
    const identity = {
      id: identifiers.uuid(),
      number: identifiers.accountNumber(),
      ...identifiers.keyPair(),
      createdAt: instant,
      multiplier,
    };
    const closing = {
      date: sessionBefore(lastSessionBegun(instant).date).date,
      equity: cash,
      maintenanceMargin: ZERO,
    };
    const account = this.add(new Account(identity, ZERO, closing, closing));
    account.keepBooks(instant);
    return account;
  }

  add(account: Account): Account {
    this.#byKeyId.set(account.identity.keyId, account);
    return account;
  }

  /** The account that a key pair opens, or `undefined` when there is none. */
  withKeys(keyId: string, secretKey: string): Account | undefined {
    const account = this.#byKeyId.get(keyId);
    return account?.identity.secretKey === secretKey ? account : undefined;
  }

  /** The account of a key id, whoever asks; `undefined` when there is none. */
  withKeyId(keyId: string): Account | undefined {
    return this.#byKeyId.get(keyId);
  }

  /** The account of an id, or `undefined`. */
  withId(id: string): Account | undefined {
    return this.all().find(({ identity }) => identity.id === id);
  }

  /** Every account, in order of opening. */
  all(): Account[] {
    return [...this.#byKeyId.values()];
  }
}
