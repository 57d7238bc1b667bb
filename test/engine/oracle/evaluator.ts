import type { CloseCall, Side } from "./close-calls.ts";
import type { AltExitNode, OracleNode, Reading } from "./tree/tree.ts";

/** Fractions by ticker, each above 0; the rest is cash. */
export type Allocation = ReadonlyMap<string, number>;

/** What the rules of nodes, conditions and weightings may ask about a bar's decision. */
export interface Evaluator {
  /** New York dates of the bars. */
  readonly dates: readonly string[];
  /** What a decision on that bar reads; NaN where unknown. */
  value(reading: Reading, bar: number): number;
  /** The same, and how exact it is. */
  side(reading: Reading, bar: number): Side;
  allocation(node: OracleNode, bar: number): Allocation;
  /** Whether an altExit is in after the bar's transition. */
  isIn(node: AltExitNode, bar: number): boolean;
  note(call: CloseCall): void;
}
