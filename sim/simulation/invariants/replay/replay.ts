/** The account as its events leave it, each taken for what it was, in the order in which they count. */
import { unreachable } from "../../../../src/engine/unreachable.ts";
import type { Books } from "./books.ts";
import type { TrueEvent } from "./true-event.ts";
import { divided, valueOf } from "./units.ts";

type Event<Kind extends TrueEvent["kind"]> = Extract<TrueEvent, { readonly kind: Kind }>;

/** Billionths of a percent that make the whole. */
const WHOLE = 100n * 10n ** 9n;

/** A strategy's percent of the account (billionths) at an instant; zero when it was not in force. */
export type PercentAt = (strategyId: string, at: number) => bigint;

const least = (a: bigint, b: bigint) => (a < b ? a : b);

/** Shares that a strategy sells, no more than it has; what the others bring is nobody's. Cents that it gets, rounded down. */
function sell(books: Books, strategyId: string, symbol: string, quantity: bigint, value: bigint): void {
  const own = least(quantity, books.ofStrategy(strategyId, symbol));
  if (own <= 0n) return;
  books.toStrategy(strategyId, own === quantity ? value : (value * own) / quantity, symbol, -own);
}

function order(books: Books, { symbol, quantity, cost, parts }: Event<"order">): void {
  const isBuy = quantity > 0n;
  const quantities = divided(
    isBuy ? quantity : -quantity,
    parts.map((part) => part.quantity),
  );
  const values = divided(isBuy ? cost : -cost, quantities);
  parts.forEach(({ strategyId }, index) => {
    const [own, value] = [quantities[index] ?? 0n, values[index] ?? 0n];
    if (isBuy) books.toStrategy(strategyId, -value, symbol, own);
    else sell(books, strategyId, symbol, own, value);
  });
  books.toAccount(-cost, symbol, quantity);
}

function cross(books: Books, { symbol, quantity, price, from, to }: Event<"cross">): void {
  if (!books.strategies.has(from) || !books.strategies.has(to)) return;
  const own = least(quantity, books.ofStrategy(from, symbol));
  if (own <= 0n) return;
  const value = valueOf(own, price);
  books.toStrategy(from, value, symbol, -own);
  books.toStrategy(to, -value, symbol, own);
}

/** What was decided when it was given, but no more shares than there are. */
function command(books: Books, { parts }: Event<"command">): void {
  for (const { strategyId, symbol, quantity, cash } of parts) {
    const own = symbol === "" ? 0n : books.ofStrategy(strategyId, symbol);
    const gone = quantity < 0n && -quantity > own ? -own : quantity;
    if (symbol !== "" && gone === 0n) continue;
    books.toStrategy(strategyId, cash, symbol, gone);
  }
}

function byHand(books: Books, { symbol, quantity, cash }: Event<"by hand">): void {
  const lacking = -books.unassignedCash() - cash;
  books.toAccount(cash, symbol, quantity);
  if (cash < 0n) books.takeCash(lacking);
}

function toHolders(books: Books, { symbol, cash, of }: Event<"to holders">): void {
  const holders = books.holdersOf(symbol, of);
  books.toAccount(cash);
  if (!holders) return;
  const owned = [...holders.owned];
  const rest = holders.total - owned.reduce((total, [, quantity]) => total + quantity, 0n);
  const parts = divided(cash, [...owned.map(([, quantity]) => quantity), rest < 0n ? 0n : rest]);
  owned.forEach(([id], index) => books.toStrategy(id, parts[index] ?? 0n));
}

/** Weights of everybody who has a symbol: the strategies in their order, and last what is unassigned. */
function weightsOf(books: Books, symbol: string): { ids: string[]; weights: bigint[] } {
  const ids = [...books.strategies.keys()];
  const unassigned = books.unassignedShares(symbol);
  const weights = [...ids.map((id) => books.ofStrategy(id, symbol)), unassigned < 0n ? 0n : unassigned];
  return { ids, weights };
}

function split(books: Books, { symbol, before, after }: Event<"split">): void {
  const { ids, weights } = weightsOf(books, symbol);
  const changes = divided(after - before, weights);
  books.toAccount(0n, symbol, after - before);
  ids.forEach((id, index) => books.toStrategy(id, 0n, symbol, changes[index] ?? 0n));
}

function exchangeOfShares(books: Books, event: Event<"exchange of shares">): void {
  const { symbol, quantity, cash, successor } = event;
  const { ids, weights } = weightsOf(books, symbol);
  const given = divided(quantity, weights);
  const paid = divided(cash, given);
  const come = divided(successor?.quantity ?? 0n, given);
  books.toAccount(cash, symbol, -quantity);
  if (successor) books.toAccount(0n, successor.symbol, successor.quantity);
  ids.forEach((id, index) => {
    books.toStrategy(id, paid[index] ?? 0n, symbol, -(given[index] ?? 0n));
    if (successor) books.toStrategy(id, 0n, successor.symbol, come[index] ?? 0n);
  });
}

function apply(books: Books, event: TrueEvent, percentAt: PercentAt): void {
  switch (event.kind) {
    case "order":
      return order(books, event);
    case "cross":
      return cross(books, event);
    case "fund":
      books.open(event.strategyId);
      return books.toStrategy(event.strategyId, event.cash);
    case "command":
      return command(books, event);
    case "retire":
      return void books.strategies.delete(event.strategyId);
    case "accepted":
      // What lacks then is taken from what is nobody's first, and then in proportion.
      return books.toAccount(event.cash, event.symbol, event.quantity);
    case "by hand":
      return byHand(books, event);
    case "by percent": {
      const percents = [...books.strategies.keys()].map((id) => percentAt(id, event.at));
      const rest = WHOLE - percents.reduce((total, percent) => total + percent, 0n);
      books.toAccount(event.cash);
      return books.divideCash(event.cash, (id) => percentAt(id, event.at), rest < 0n ? 0n : rest);
    }
    case "withdrawal": {
      const lacking = -books.unassignedCash() - event.cash;
      books.toAccount(event.cash);
      return books.takeCash(lacking);
    }
    case "to holders":
      return toHolders(books, event);
    case "split":
      return split(books, event);
    case "exchange of shares":
      return exchangeOfShares(books, event);
    default:
      return unreachable(event);
  }
}

/** Symbols whose holders an event may change. */
function symbolsOf(books: Books, event: TrueEvent): string[] {
  if (event.kind === "command") {
    return event.parts.map(({ symbol }) => symbol).filter((symbol) => symbol !== "");
  }
  if (event.kind === "retire") return [...books.account.shares.keys()];
  if (event.kind === "exchange of shares" && event.successor) return [event.symbol, event.successor.symbol];
  return "symbol" in event && event.symbol !== "" ? [event.symbol] : [];
}

/** Goes through the events, which are sorted; the books are changed. */
export function replay(books: Books, events: readonly TrueEvent[], percentAt: PercentAt): void {
  books.settle([...books.account.shares.keys()]);
  for (const event of events) {
    apply(books, event, percentAt);
    books.settle(symbolsOf(books, event));
  }
}
