import type { FunctionNode } from "../../tree.ts";
import { below, type Location, refuse } from "../location.ts";
import { quoted } from "../quoted.ts";
import type { NodeSource } from "./source.ts";
import { wholeNumber } from "../whole-number.ts";

const DEFAULT_METRIC = "Relative Strength Index";
const DEFAULT_WINDOW = 10;

const RANKS: ReadonlyMap<string, FunctionNode["rank"]> = new Map([
  ["top", "top"],
  ["bottom", "bottom"],
]);

export function parseFunction({ shape, looks, at, metrics, branch }: NodeSource): FunctionNode {
  const read = metrics.read(shape.metric ?? DEFAULT_METRIC, at, "metric");
  return {
    ...looks,
    kind: "function",
    // Without a metric or a rank the strategy is refused, and what stands here is never used.
    metric: read?.metric ?? DEFAULT_METRIC,
    window:
      read?.definition.hasWindow === false ? null : wholeNumber(shape.window, DEFAULT_WINDOW, at, "window"),
    take: wholeNumber(shape.bottom, 1, at, "bottom"),
    rank: parseRank(shape.rank, below(at, "rank")) ?? "bottom",
    slots: { next: branch("next", "") },
  };
}

function parseRank(name: string | undefined, at: Location): FunctionNode["rank"] | null {
  const rank = RANKS.get(name?.toLowerCase() ?? "bottom");
  return rank ?? refuse(at, "rank.unknown", `${quoted(name ?? "")} is not a rank; there are Top, Bottom`);
}
