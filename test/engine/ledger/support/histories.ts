/** Random histories of an account: what really happened to it, and what its broker tells of that. */
import * as fc from "fast-check";
import type { AccountActivity } from "../../../../src/engine/ledger/reconcile/account-event.ts";
import type { CapitalShares } from "../../../../src/engine/ledger/capital-share.ts";
import { applyEntries } from "../../../../src/engine/ledger/journal/journal.ts";
import type { StrategyLedger } from "../../../../src/engine/ledger/journal/ledger.ts";
import { sharesOf } from "../../../../src/engine/ledger/journal/ledger.ts";
import { entriesOfRun } from "../../../../src/engine/ledger/run-entries.ts";
import {
  type Decimal,
  decimal,
  min,
  roundHalfUp,
  sum,
  toText,
  ZERO,
} from "../../../../src/engine/money/decimal.ts";
import { dollars, shares } from "../../rebalance/support/arbitraries.ts";
import { activity, ledger, percents } from "./account.ts";

const SYMBOLS = ["AAA", "BBB", "CCC"] as const;
const OPERATIONS = [
  "manualBuy",
  "manualSell",
  "deposit",
  "withdrawal",
  "dividend",
  "interest",
  "fee",
  "split",
  "transferIn",
  "transferOut",
  "renamed",
  "paidOut",
  "ownBuy",
  "ownSell",
] as const;

interface Happening {
  readonly operation: (typeof OPERATIONS)[number];
  readonly symbol: (typeof SYMBOLS)[number];
  /** Of what there is, in percent. */
  readonly part: number;
  /** Dollars a share. */
  readonly price: number;
  readonly factor: string;
  readonly isPair: boolean;
}

/** An account as its broker has it, the ledgers as our own trades have left them, and what the broker can tell. */
export interface History {
  readonly ledgers: StrategyLedger[];
  readonly shares: CapitalShares;
  readonly holdings: Map<string, Decimal>;
  readonly cash: Decimal;
  readonly activities: AccountActivity[];
}

const happening: fc.Arbitrary<Happening> = fc.record({
  operation: fc.constantFrom(...OPERATIONS),
  symbol: fc.constantFrom(...SYMBOLS),
  part: fc.integer({ min: 1, max: 100 }),
  price: fc.integer({ min: 1, max: 50_000 }).map((cents) => cents / 100),
  factor: fc.constantFrom("2", "4", "1.5", "0.5", "0.1"),
  isPair: fc.boolean(),
});

class Account {
  ledgers: StrategyLedger[];
  readonly holdings: Map<string, Decimal>;
  cash: Decimal;
  readonly activities: AccountActivity[] = [];
  readonly #first: string;

  constructor(ledgers: StrategyLedger[], holdings: Map<string, Decimal>, cash: Decimal) {
    this.ledgers = ledgers;
    this.holdings = holdings;
    this.cash = cash;
    this.#first = ledgers[0]!.strategyId;
  }

  held(symbol: string): Decimal {
    return this.holdings.get(symbol) ?? ZERO;
  }

  /** The broker's side of something, and the row that tells of it. */
  moves(kind: AccountActivity["kind"], row: Parameters<typeof activity>[1]): void {
    const told = activity(kind, { at: this.activities.length, ...row });
    this.activities.push(told);
    const traded = told.price === null ? ZERO : roundHalfUp(told.quantity!.times(told.price), 2).neg();
    this.cash = this.cash.plus(told.cash ?? traded);
    if (told.symbol !== null && told.quantity !== null) {
      this.holdings.set(told.symbol, this.held(told.symbol).plus(told.quantity));
    }
  }

  /** A trade of the first strategy's, booked at once. */
  trades(symbol: string, quantity: Decimal, price: number): void {
    if (quantity.eq(0)) return;
    const side = quantity.lt(0) ? "sell" : "buy";
    const parts = [{ strategyId: this.#first, quantity: quantity.abs() }];
    const order = { symbol, side, quantity: quantity.abs(), value: quantity.abs().times(price) } as const;
    const reference = `order-${this.activities.length}`;
    const entries = entriesOfRun(this.ledgers, [], [{ ...order, shares: parts, reference }], "slot");
    this.ledgers = applyEntries(this.ledgers, entries);
    this.moves("fill", { symbol, quantity: toText(quantity), price, isOurs: true });
  }

  happens({ operation, symbol, part, price, factor, isPair }: Happening): void {
    const some = (of: Decimal, places: number) => of.times(part).div(100).round(places, 0);
    const held = this.held(symbol);
    const fraction = toText(some(held, 9));
    const money = toText(some(this.cash, 2));
    const at = this.activities.length;
    switch (operation) {
      case "manualBuy":
        return this.moves("fill", { symbol, quantity: toText(some(this.cash.div(price), 9)), price });
      case "manualSell":
        return this.moves("fill", { symbol, quantity: `-${fraction}`, price });
      case "deposit":
        return this.moves("deposit", { cash: price * part });
      case "withdrawal":
        return this.moves("withdrawal", { cash: `-${money}` });
      case "dividend":
        return this.moves("dividend", { symbol, cash: toText(held.times(part).div(100).round(2)) });
      case "interest":
        return this.moves("interest", { cash: price });
      case "fee":
        return this.moves("fee", { cash: toText(min(decimal(part).div(100), this.cash).neg()) });
      case "split": {
        const change = roundHalfUp(held.times(factor), 9).minus(held);
        if (!isPair) return this.moves("split", { symbol, quantity: toText(change) });
        this.moves("split", { symbol, quantity: toText(held.neg()), at });
        return this.moves("split", { symbol, quantity: toText(held.plus(change)), at });
      }
      case "transferIn":
        return this.moves("transfer", { symbol, quantity: part });
      case "transferOut":
        return this.moves("transfer", { symbol, quantity: `-${fraction}` });
      case "renamed":
        if (held.eq(0)) return;
        this.moves("other", { symbol, quantity: toText(held.neg()), at });
        return this.moves("other", { symbol: `${symbol}.NEW`, quantity: toText(held), at });
      case "paidOut":
        if (held.eq(0)) return;
        return this.moves("other", { symbol, quantity: toText(held.neg()), cash: price });
      case "ownBuy": {
        const affordable = min(this.cash, this.ledgers[0]!.cash).div(price);
        return affordable.gt(0) ? this.trades(symbol, some(affordable, 9), price) : undefined;
      }
      case "ownSell":
        return this.trades(symbol, some(min(sharesOf(this.ledgers[0]!, symbol), held), 9).neg(), price);
    }
  }
}

const quantities = fc.tuple(shares(50), shares(50), shares(50));
const owner = fc.record({ cash: dollars(5000), held: quantities });

function costed(held: readonly Decimal[]): Record<string, readonly [string, string]> {
  const named = SYMBOLS.map((symbol, index) => [symbol, held.at(index)!] as const);
  return Object.fromEntries(
    named
      .filter(([, quantity]) => quantity.gt(0))
      .map(([symbol, quantity]) => [symbol, [toText(quantity), toText(roundHalfUp(quantity.times(10), 2))]]),
  );
}

/** Accounts of one to three strategies and something unassigned, to which up to ten things have happened. */
export const histories: fc.Arbitrary<History> = fc
  .record({
    owners: fc.array(owner, { minLength: 2, maxLength: 4 }),
    share: fc.integer({ min: 0, max: 33 }),
    happenings: fc.array(happening, { maxLength: 10 }),
  })
  .map(({ owners, share, happenings }) => {
    const [unassigned, ...strategies] = owners;
    const ledgers = strategies.map(({ cash, held }, index) =>
      ledger(`s${index}`, toText(cash), costed(held)),
    );
    const holdings = SYMBOLS.map((symbol, index): [string, Decimal] => {
      const all = [unassigned!, ...strategies].map(({ held }) => held.at(index)!);
      return [symbol, sum(all)];
    });
    const account = new Account(ledgers, new Map(holdings), sum(owners.map(({ cash }) => cash)));
    for (const each of happenings) account.happens(each);
    const { holdings: held, cash, activities } = account;
    const given = percents(Object.fromEntries(ledgers.map(({ strategyId }) => [strategyId, share])));
    return { ledgers: account.ledgers, shares: given, holdings: held, cash, activities };
  });
