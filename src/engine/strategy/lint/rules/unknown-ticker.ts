import { findingAt, type LintRule } from "../rule.ts";
import { firstUses } from "../ticker-uses.ts";

/** A ticker without any history: nothing that needs it can be computed. */
export const unknownTicker: LintRule = (tree) => {
  const { histories } = tree.data;
  if (histories === undefined) return [];
  return firstUses(tree)
    .filter(({ ticker }) => !histories.has(ticker))
    .map(({ ticker, visit, keys }) =>
      findingAt(visit, keys, "ticker.unknown", `there is no price history of ${ticker}`),
    );
};
