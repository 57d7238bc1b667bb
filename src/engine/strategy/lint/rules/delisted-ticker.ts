import { nextSession } from "../../../calendar/sessions.ts";
import type { LintData } from "../lint-data.ts";
import { findingAt, type LintRule } from "../rule.ts";
import { firstUses } from "../ticker-uses.ts";

/** For so many sessions a price is carried over a hole. */
const LONGEST_HOLE = 5;

/** A ticker whose history ended so long ago that its price is unknown by now. */
export const delistedTicker: LintRule = (tree) => {
  const { histories } = tree.data;
  const lastSession = tree.data.lastSession ?? lastDateOf(tree.data);
  if (histories === undefined || lastSession === undefined) return [];
  return firstUses(tree).flatMap(({ ticker, visit, keys }) => {
    const lastDate = histories.get(ticker)?.lastDate;
    if (lastDate === undefined || lastDate >= lastSession) return [];
    if (firstUnknownSession(lastDate) > lastSession) return [];
    const message = `the prices of ${ticker} end on ${lastDate}: it may be delisted or renamed`;
    return [findingAt(visit, keys, "ticker.delisted", message)];
  });
};

function lastDateOf({ histories }: LintData): string | undefined {
  return [...(histories?.values() ?? [])]
    .map(({ lastDate }) => lastDate)
    .sort()
    .at(-1);
}

function firstUnknownSession(lastDate: string): string {
  let date = lastDate;
  for (let session = 0; session <= LONGEST_HOLE; session++) date = nextSession(date).date;
  return date;
}
