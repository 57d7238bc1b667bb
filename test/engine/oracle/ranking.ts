/** Which children a function takes. */
import { closeCall, type Side } from "./close-calls.ts";
import type { Evaluator } from "./evaluator.ts";
import { mean } from "./indicators/lists.ts";
import type { FunctionNode, OracleNode } from "./tree/tree.ts";
import { nodesOf, positionTickers } from "./tree/walk.ts";

interface Scored {
  readonly child: OracleNode;
  readonly tickers: readonly string[];
  readonly score: Side;
}

/** The chosen children, in tree order on ties; those without any value are left out. */
export function chosenChildren(node: FunctionNode, bar: number, evaluator: Evaluator): readonly OracleNode[] {
  const scored = node.next.children.flatMap((child) => scoreOf(child, node, bar, evaluator) ?? []);
  const direction = node.rank === "top" ? -1 : 1;
  const sorted = scored.toSorted((one, other) => direction * (one.score.value - other.score.value));
  const [chosen, others] = [sorted.slice(0, node.count), sorted.slice(node.count)];
  for (const taken of chosen) for (const other of others) noteCloseCall(taken, other, bar, evaluator);
  return chosen.map(({ child }) => child);
}

/** The mean of the metric over the position tickers under a child that have a value; `null` when none has. */
function scoreOf(
  child: OracleNode,
  { indicator, window }: FunctionNode,
  bar: number,
  evaluator: Evaluator,
): Scored | null {
  const tickers = positionTickers(nodesOf(child));
  const sides = tickers
    .map((ticker) => evaluator.side({ indicator, window, instrument: { form: "ticker", ticker } }, bar))
    .filter(({ value }) => !Number.isNaN(value));
  if (sides.length === 0) return null;
  const average = mean(sides.map(({ value }) => value));
  const score = sides.length === 1 ? sides[0]! : { value: average, exact: false, quotient: null };
  return { child, tickers, score };
}

/** Two children with the same tickers have the same score however it is computed. */
function noteCloseCall(one: Scored, other: Scored, bar: number, evaluator: Evaluator): void {
  const call = closeCall(bar, one.score, other.score);
  if (call === null) return;
  const same = one.tickers.join() === other.tickers.join();
  evaluator.note({ ...call, certain: call.certain || same });
}
