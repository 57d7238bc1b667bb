/** Exported nodes in one line. */
export interface Export {
  readonly kind: string;
  readonly [field: string]: unknown;
}

export function hold(...positions: string[]): Export {
  return { kind: "position", positions };
}

export function basic(next: readonly (Export | null)[], fields: object = {}): Export {
  return { kind: "basic", children: { next }, ...fields };
}

/** AAA when the conditions hold, else BBB. */
export function aaaWhen(...conditions: object[]): Export {
  return {
    kind: "indicator",
    conditions,
    children: { then: [hold("AAA")], else: [hold("BBB")] },
  };
}

/** "The price of AAA is above the threshold", unless `fields` say otherwise. */
export function above(threshold: number, fields: object = {}): object {
  return { type: "if", metric: "Current Price", ticker: "AAA", comparator: "gt", threshold, ...fields };
}
