/** What may happen to an account, at random. */
import * as fc from "fast-check";

export const SYMBOLS = ["AAA", "BBB", "CCC"] as const;
/** With those that mergers bring. */
export const ALL_SYMBOLS = [...SYMBOLS, ...SYMBOLS.map((symbol) => `${symbol}.NEW`)];

/** What an independent fold can follow (`reference.ts`). */
export const PLAIN = [
  "buy",
  "sell",
  "deposit",
  "withdrawal",
  "handBuy",
  "handSell",
  "fund",
  "retire",
] as const;

export const OPERATIONS = [
  ...PLAIN,
  "buy",
  "sell",
  "cross",
  "dividend",
  "lateDividend",
  "interest",
  "fee",
  "feeOfSymbol",
  "split",
  "merger",
  "paidOut",
  "instalment",
  "transferIn",
  "transferOut",
  "adoptCash",
  "adoptShares",
  "releaseCash",
  "releaseShares",
  "relevel",
  "acceptedCash",
  "acceptedShares",
] as const;

export type Operation = (typeof OPERATIONS)[number];

export interface Happening {
  readonly operation: Operation;
  readonly symbol: (typeof SYMBOLS)[number];
  /** Which strategy, and of what there is, in percent. */
  readonly index: number;
  readonly part: number;
  /** Dollars a share. */
  readonly price: number;
  readonly factor: string;
  readonly isPair: boolean;
  /** Known to the day only. */
  readonly isDated: boolean;
  /** Of what it came to, in percent, what was told of it first; none where that was right. */
  readonly first: number | null;
}

/** Any of some kinds. */
export function happening(operations: readonly Operation[]): fc.Arbitrary<Happening> {
  return fc.record({
    operation: fc.constantFrom(...operations),
    symbol: fc.constantFrom(...SYMBOLS),
    index: fc.nat(3),
    part: fc.integer({ min: 1, max: 100 }),
    price: fc.integer({ min: 1, max: 50_000 }).map((cents) => cents / 100),
    factor: fc.constantFrom("2", "4", "1.5", "0.5", "0.1"),
    isPair: fc.boolean(),
    isDated: fc.boolean(),
    first: fc.option(fc.integer({ min: 0, max: 150 }), { freq: 2 }),
  });
}
