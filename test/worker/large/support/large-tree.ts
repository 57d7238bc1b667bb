/** Strategies as large as people save them. */

/** What a block asks: that a mean of some bars is above a price, which it is by a number of many digits. */
function condition(place: number): object {
  const window = 2 + (place % 20);
  const joined = place === 0 ? {} : { type: "and" };
  return { ...joined, metric: "SMA", window, ticker: "SPY", comparator: "gt", threshold: 1.23456789 };
}

const holding = (ticker: string) => ({ kind: "position", positions: [ticker] });

/** Some conditions, all of them true: SPY rather than TLT. */
function block(conditions: number): object {
  return {
    kind: "indicator",
    conditions: Array.from({ length: conditions }, (_, place) => condition(place)),
    children: { then: [holding("SPY")], else: [holding("TLT")] },
  };
}

/** So many blocks side by side, each with so many conditions, all of them written out. */
export function blocksTree(blocks: number, conditions: number): unknown {
  return { kind: "basic", children: { next: Array.from({ length: blocks }, () => block(conditions)) } };
}

/** The same, of which the tree has one block that it calls so many times: it is small, and what is said of it is not. */
export function calledBlocksTree(blocks: number, conditions: number): unknown {
  const next = Array.from({ length: blocks }, () => ({ kind: "call", callRefId: "block" }));
  return { kind: "basic", children: { next }, callChains: [{ id: "block", root: block(conditions) }] };
}
