import { CLOSES, type Indicator } from "./definition.ts";
import { drawdowns, last, mean } from "./lists.ts";
import { onRuns } from "./runs.ts";

export const DRAWDOWN: readonly Indicator[] = [
  onRuns(
    "Max Drawdown",
    CLOSES,
    (n) => n,
    ({ close }, n) => Math.max(...drawdowns(last(close, n))),
  ),
  onRuns(
    "Drawdown",
    CLOSES,
    () => 1,
    ({ close }) => {
      const peak = Math.max(...close);
      return (peak - close.at(-1)!) / peak;
    },
  ),
  onRuns(
    "Ulcer Index",
    CLOSES,
    (n) => n,
    ({ close }, n) => Math.sqrt(mean(drawdowns(last(close, n)).map((fraction) => (100 * fraction) ** 2))),
  ),
];
