/** Where Alpaca itself answers otherwise than its document says, and the exchange follows what was seen. */

export interface Departure {
  readonly operation: string;
  /** The problem as the comparison puts it, from its JSON pointer on. */
  readonly problem: string;
  readonly reason: string;
}

const DEPARTURES: readonly Departure[] = [
  {
    operation: "GET /v2/stocks/{symbol}/bars",
    problem: "/bars must be array",
    reason: "null where there are none",
  },
];

/** The known departure that a problem of an operation is; `undefined` when it is a violation. */
export function departureOf(operation: string, problem: string): Departure | undefined {
  return DEPARTURES.find((known) => known.operation === operation && known.problem === problem);
}
