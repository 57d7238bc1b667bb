/** Who owns what of an account, while its events are gone through one by one. Cents and billionths of shares. */
import { divided } from "./units.ts";

export interface Owned {
  cash: bigint;
  readonly shares: Map<string, bigint>;
}

/** Who had a symbol at some time. */
interface Holders {
  readonly total: bigint;
  /** By strategy; what is left of the total was unassigned. */
  readonly owned: ReadonlyMap<string, bigint>;
}

const add = (shares: Map<string, bigint>, symbol: string, quantity: bigint) =>
  shares.set(symbol, (shares.get(symbol) ?? 0n) + quantity);
const sum = (amounts: Iterable<bigint>) => [...amounts].reduce((total, amount) => total + amount, 0n);
const least = (a: bigint, b: bigint) => (a < b ? a : b);
const notBelowZero = (amount: bigint) => (amount < 0n ? 0n : amount);

export class Books {
  readonly account: Owned;
  /** By strategy, in the order in which they were put in force. */
  readonly strategies = new Map<string, Owned>();
  /** Per symbol, oldest first. */
  readonly #history = new Map<string, Holders[]>();

  constructor(account: Owned) {
    this.account = account;
  }

  open(strategyId: string, owned: Owned = { cash: 0n, shares: new Map() }): void {
    this.strategies.set(strategyId, owned);
  }

  ofStrategy(strategyId: string, symbol: string): bigint {
    return this.strategies.get(strategyId)?.shares.get(symbol) ?? 0n;
  }

  unassignedShares(symbol: string): bigint {
    const owned = [...this.strategies.values()].map(({ shares }) => shares.get(symbol) ?? 0n);
    return (this.account.shares.get(symbol) ?? 0n) - sum(owned);
  }

  unassignedCash(): bigint {
    return this.account.cash - sum([...this.strategies.values()].map(({ cash }) => cash));
  }

  /** What the account gets (above zero) or loses. */
  toAccount(cash: bigint, symbol = "", quantity = 0n): void {
    this.account.cash += cash;
    if (symbol !== "") add(this.account.shares, symbol, quantity);
  }

  /** What a strategy gets or loses; nobody's where it is not in force any more. */
  toStrategy(strategyId: string, cash: bigint, symbol = "", quantity = 0n): void {
    const owned = this.strategies.get(strategyId);
    if (!owned) return;
    owned.cash += cash;
    if (symbol !== "") add(owned.shares, symbol, quantity);
  }

  /** Divides an amount of cash among the strategies by weights of theirs, and what is left over by `rest`. */
  divideCash(cash: bigint, weightOf: (strategyId: string, owned: Owned) => bigint, rest: bigint): void {
    const entries = [...this.strategies];
    const parts = divided(cash, [...entries.map(([id, owned]) => weightOf(id, owned)), rest]);
    entries.forEach(([id], index) => this.toStrategy(id, parts[index] ?? 0n));
  }

  /** Cash that has left the account: unassigned first, then the strategies in proportion to their cash. */
  takeCash(amount: bigint): void {
    const weightOf = (_id: string, { cash }: Owned) => notBelowZero(cash);
    const most = sum([...this.strategies.values()].map(({ cash }) => notBelowZero(cash)));
    this.divideCash(-least(notBelowZero(amount), most), weightOf, 0n);
  }

  /** Shares that have left the account beyond what is unassigned, from the strategies in proportion to what they have. */
  takeShares(symbol: string, quantity: bigint): void {
    const entries = [...this.strategies];
    const weights = entries.map(([id]) => this.ofStrategy(id, symbol));
    const parts = divided(least(notBelowZero(quantity), sum(weights)), weights);
    entries.forEach(([id], index) => this.toStrategy(id, 0n, symbol, -(parts[index] ?? 0n)));
  }

  /** After each event: the strategies together own no more than there is, and it is remembered who has what. */
  settle(symbols: readonly string[]): void {
    for (const symbol of symbols) {
      this.takeShares(symbol, -this.unassignedShares(symbol));
      const owned = [...this.strategies.keys()].map((id) => [id, this.ofStrategy(id, symbol)] as const);
      const total = this.account.shares.get(symbol) ?? 0n;
      const history = this.#history.get(symbol) ?? [];
      this.#history.set(symbol, [...history, { total, owned: new Map(owned) }]);
    }
    this.takeCash(-this.unassignedCash());
  }

  /** Who held a symbol when the account last had so many shares of it; else who held it last. */
  holdersOf(symbol: string, quantity: bigint | null): Holders | undefined {
    const history = this.#history.get(symbol) ?? [];
    const asMany = quantity === null ? undefined : history.findLast(({ total }) => total === quantity);
    return asMany ?? history.findLast(({ total }) => total > 0n);
  }
}
