import { findingAt, type LintRule } from "../rule.ts";

/** An indicator whose value depends on where the history begins, however long it is. */
export const neverSettling: LintRule = ({ readings }) =>
  readings
    .filter(({ reading }) => reading.settledBars === Infinity)
    .map(({ visit, reading: { what, keys } }) =>
      findingAt(
        visit,
        keys,
        "indicator.never-settles",
        `${what} depends on the first bar of the history: a longer history gives other values`,
      ),
    );
