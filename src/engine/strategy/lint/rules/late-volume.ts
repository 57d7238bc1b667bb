import { findingAt, type LintRule } from "../rule.ts";

/** An indicator that reads the volume, which is not known before the day is over. */
export const lateVolume: LintRule = ({ readings }) =>
  readings
    .filter(({ reading }) => reading.readsVolume)
    .map(({ visit, reading: { what, keys } }) =>
      findingAt(
        visit,
        keys,
        "indicator.volume-late",
        `${what} reads the volume: live it is a bar late, and differs from a backtest`,
      ),
    );
