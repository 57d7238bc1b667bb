/**
 * The ledgers by a fold of its own, written down from the rules and nothing else: whole cents and billionths of a share, one
 * fact after the other. It knows orders, deposits, withdrawals, trades by hand, funding and retiring.
 */
import type { Activity } from "../../../../src/engine/ledger/reconcile/activity.ts";
import type { FundFact, OrderFact } from "../../../../src/engine/ledger/replay/fact.ts";
import type { AccountThen } from "../../../../src/engine/ledger/replay/replay.ts";
import type { Decimal } from "../../../../src/engine/money/decimal.ts";
import type { Telling } from "./told-account.ts";

const BILLION = 1_000_000_000n;

interface Position {
  shares: bigint;
  cost: bigint;
}

interface Owner {
  name: string;
  cash: bigint;
  percent: bigint;
  positions: Record<string, Position>;
}

const cents = (amount: Decimal) => BigInt(amount.times(100).toFixed(0));
const billionths = (quantity: Decimal) => BigInt(quantity.times(1e9).toFixed(0));
const total = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);
const atLeast0 = (amount: bigint) => (amount > 0n ? amount : 0n);
const least = (a: bigint, b: bigint) => (a < b ? a : b);
/** A quotient of two that are not negative, rounded half up. */
const halfUp = (dividend: bigint, divisor: bigint) => (2n * dividend + divisor) / (2n * divisor);

/** Parts in proportion to weights: each rounded down, and one more to those that lost most by it, the first among equals. */
export function divided(amount: bigint, weights: readonly bigint[]): bigint[] {
  const all = total(weights);
  if (all <= 0n || amount < 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (amount * weight) / all);
  const lost = weights.map((weight, index) => ({ index, rest: (amount * weight) % all }));
  lost.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  const left = Number(amount - total(parts));
  for (const { index } of lost.slice(0, left)) parts[index]! += 1n;
  return parts;
}

class Fold {
  owners: Owner[] = [];
  cash = 0n;
  shares: Record<string, bigint> = {};

  constructor({ explained, ledgers, shares }: AccountThen) {
    this.cash = cents(explained.cash);
    for (const [symbol, quantity] of explained.holdings) this.shares[symbol] = billionths(quantity);
    for (const { strategyId, cash, holdings } of ledgers) {
      const share = shares.get(strategyId);
      const percent = share?.kind === "percent" ? BigInt(share.percent.toFixed(0)) : 0n;
      const positions: Record<string, Position> = {};
      for (const [symbol, { quantity, cost }] of holdings) {
        positions[symbol] = { shares: billionths(quantity), cost: cents(cost) };
      }
      this.owners.push({ name: strategyId, cash: cents(cash), percent, positions });
    }
  }

  sharesOf(owner: Owner, symbol: string): bigint {
    return owner.positions[symbol]?.shares ?? 0n;
  }

  /** Unassigned cash; less than none when the ledgers own more than there is. */
  freeCash(): bigint {
    return this.cash - total(this.owners.map(({ cash }) => cash));
  }

  freeShares(symbol: string): bigint {
    const owned = total(this.owners.map((owner) => this.sharesOf(owner, symbol)));
    return atLeast0((this.shares[symbol] ?? 0n) - owned);
  }

  lose(owner: Owner, symbol: string, quantity: bigint): void {
    const position = owner.positions[symbol];
    if (!position || quantity === 0n) return;
    position.cost -= halfUp(position.cost * quantity, position.shares);
    position.shares -= quantity;
    if (position.shares === 0n) delete owner.positions[symbol];
  }

  takeCash(amount: bigint): void {
    const purses = this.owners.map(({ cash }) => atLeast0(cash));
    const given = divided(least(atLeast0(amount), total(purses)), purses);
    for (const [index, owner] of this.owners.entries()) owner.cash -= given[index]!;
  }

  takeShares(symbol: string, quantity: bigint): void {
    const owned = this.owners.map((owner) => this.sharesOf(owner, symbol));
    const given = divided(least(atLeast0(quantity), total(owned)), owned);
    for (const [index, owner] of this.owners.entries()) this.lose(owner, symbol, given[index]!);
  }

  order({ side, symbol, quantity, value, shares }: OrderFact): void {
    const parts = divided(
      billionths(quantity),
      shares.map((share) => billionths(share.quantity)),
    );
    const values = divided(cents(value), parts);
    for (const [index, { strategyId }] of shares.entries()) {
      const owner = this.owners.find(({ name }) => name === strategyId);
      const part = parts[index]!;
      if (!owner || part === 0n) continue;
      if (side === "buy") {
        const held = owner.positions[symbol] ?? { shares: 0n, cost: 0n };
        owner.positions[symbol] = { shares: held.shares + part, cost: held.cost + values[index]! };
        owner.cash -= values[index]!;
        continue;
      }
      const sold = least(part, this.sharesOf(owner, symbol));
      owner.cash += (values[index]! * sold) / part;
      this.lose(owner, symbol, sold);
    }
    const sign = side === "buy" ? 1n : -1n;
    this.shares[symbol] = (this.shares[symbol] ?? 0n) + sign * billionths(quantity);
    this.cash -= sign * cents(value);
    this.settle(symbol);
  }

  byHand({ symbol, quantity, price }: Activity): void {
    const moved = billionths(quantity!);
    const size = moved < 0n ? -moved : moved;
    const value = halfUp(size * cents(price!), BILLION);
    if (moved < 0n) this.takeShares(symbol!, size - this.freeShares(symbol!));
    else this.takeCash(value - atLeast0(this.freeCash()));
    this.shares[symbol!] = (this.shares[symbol!] ?? 0n) + moved;
    this.cash += moved < 0n ? value : -value;
    this.settle(symbol!);
  }

  flow(amount: bigint): void {
    if (amount < 0n) this.takeCash(-amount - atLeast0(this.freeCash()));
    else {
      const percents = this.owners.map(({ percent }) => percent);
      const parts = divided(amount, [...percents, atLeast0(100n - total(percents))]).slice(0, -1);
      const reach = atLeast0(this.freeCash() + amount);
      const given = total(parts) > reach ? divided(reach, parts) : parts;
      for (const [index, owner] of this.owners.entries()) owner.cash += given[index]!;
    }
    this.cash += amount;
    this.settle();
  }

  fund({ strategyId, share, cash }: FundFact): void {
    const percent = share.kind === "percent" ? BigInt(share.percent.toFixed(0)) : 0n;
    this.owners.push({ name: strategyId, cash: cents(cash), percent, positions: {} });
    this.settle();
  }

  retire(strategyId: string): void {
    // What it owes is owed by all: it leaves with nothing, and the others are short of it.
    const owner = this.owners.find(({ name }) => name === strategyId);
    if (owner) Object.assign(owner, { cash: 0n, positions: {} });
    this.settle();
    this.owners = this.owners.filter(({ name }) => name !== strategyId);
  }

  /** What the ledgers own and is not there, they give. */
  settle(symbol?: string): void {
    if (symbol !== undefined) {
      const owned = total(this.owners.map((owner) => this.sharesOf(owner, symbol)));
      this.takeShares(symbol, owned - atLeast0(this.shares[symbol] ?? 0n));
    }
    this.takeCash(-this.freeCash());
  }

  tell(told: Telling): void {
    if ("brokerType" in told) {
      if (told.kind === "fill") this.byHand(told);
      else this.flow(cents(told.cash!));
    } else if (told.kind === "order") this.order(told);
    else if (told.kind === "fund") this.fund(told);
    else if (told.kind === "retire") this.retire(told.strategyId);
    else throw new Error(`the reference knows nothing of ${told.kind}`);
  }
}

/** What each strategy has, in cents, billionths of a share and cents of cost, after things in the order in which they count. */
export function referenceFold(opening: AccountThen, told: readonly Telling[]): unknown {
  const fold = new Fold(opening);
  for (const each of told) fold.tell(each);
  return fold.owners.map(({ name, cash, positions }) => ({
    name,
    cash: String(cash),
    positions: Object.entries(positions)
      .map(([symbol, { shares, cost }]) => `${shares} ${symbol} for ${cost}`)
      .toSorted(),
  }));
}
