/** The cash that came and went besides executions, by type and point of a history. */
import { ZERO, toText } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import type { NonTradeActivity } from "../accounts/activities/non-trade-activity.ts";
import type { HistoryQuery } from "./history-query.ts";
import type { Window } from "./windows.ts";

/**
 * Dollars of each type asked for, a number for every window: what moved since the end of the window before
 * it, for the first one since an instant (epoch ms), up to its own end. `ALL` lists the types that there were.
 */
export function cashflowsOf(
  activities: readonly NonTradeActivity[],
  windows: readonly Window[],
  since: number,
  asked: HistoryQuery["cashflow"],
): Record<string, number[]> {
  const last = windows.at(-1)?.end ?? since;
  const booked = activities.filter(
    ({ at, movedAt, netAmount }) => at !== null && movedAt > since && movedAt <= last && !netAmount.eq(0),
  );
  const types = asked === "ALL" ? [...new Set(booked.map(({ type }) => type))] : asked;
  const flows: Record<string, number[]> = {};
  for (const type of types) {
    const sums: Decimal[] = windows.map(() => ZERO);
    for (const activity of booked) {
      const place = windows.findIndex(({ end }) => activity.movedAt <= end);
      const sum = sums[place];
      if (activity.type === type && sum) sums[place] = sum.plus(activity.netAmount);
    }
    flows[type] = sums.map((sum) => Number(toText(sum)));
  }
  return flows;
}
