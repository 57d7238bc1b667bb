/** Strategy trees of simulations. */

/** Percent by symbol. */
export type Mix = Readonly<Record<string, number>>;

/** Holds a mix. */
export function holding(mix: Mix): unknown {
  return {
    id: Object.keys(mix).join("-"),
    kind: "basic",
    weighting: "defined",
    children: {
      next: Object.entries(mix).map(([symbol, window]) => ({
        id: symbol,
        kind: "position",
        positions: [symbol],
        window,
      })),
    },
  };
}

/** Holds one mix while a symbol is below its mean of three days, and another above. */
export function following(symbol: string, below: Mix, above: Mix): unknown {
  return {
    id: "switch",
    kind: "indicator",
    conditions: [
      {
        id: "c",
        type: "if",
        metric: "Current Price",
        ticker: symbol,
        comparator: "gt",
        expanded: true,
        rightMetric: "Simple Moving Average",
        rightTicker: symbol,
        rightWindow: 3,
        threshold: 0,
      },
    ],
    children: { then: [holding(above)], else: [holding(below)] },
  };
}

/** Holds one mix while SIGNAL stands below 100, and another from 100 on. */
export function switching(before: Mix, after: Mix): unknown {
  return {
    id: "switch",
    kind: "indicator",
    conditions: [
      { id: "c", type: "if", metric: "Current Price", ticker: "SIGNAL", comparator: "gte", threshold: "100" },
    ],
    children: { then: [holding(after)], else: [holding(before)] },
  };
}
