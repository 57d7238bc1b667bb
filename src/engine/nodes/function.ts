import type { Planner } from "../evaluate/compile/planner.ts";
import type { RankPlan } from "../evaluate/program.ts";
import { positionTickersOf } from "../strategy/tickers.ts";
import type { FunctionNode } from "../strategy/tree.ts";

/** Scores each child by the metric of the tickers in the positions under it, whatever it holds at the moment. */
export function planFunction(
  { metric, window, take, rank, slots }: FunctionNode,
  planner: Planner,
): RankPlan {
  const { next } = slots;
  return {
    shape: "rank",
    branch: planner.branch(next),
    scores: next.children.map((child) =>
      positionTickersOf(child).map((ticker) => planner.indicatorOf(metric, ticker, window)),
    ),
    take,
    rank,
  };
}
