import type { Program } from "../evaluate/program.ts";
import { settledBars, warmUpBars } from "../evaluate/required-bars.ts";
import type { Finding } from "../strategy/finding.ts";

/** How much history a strategy needs, and had. */
export interface HistoryNeeds {
  /** Bars up to and including the first traded one. */
  readonly bars: number;
  /** Bars until everything is filled. */
  readonly warmUp: number;
  /** Bars until the start of the history has no effect above one part in a million; Infinity when it always may. */
  readonly settled: number;
}

/** `start` is the first bar that is traded on. */
export function historyNeeds(program: Program, start: number): HistoryNeeds {
  return { bars: start + 1, warmUp: warmUpBars(program), settled: settledBars(program) };
}

/**
 * A warning where the first decision came before the strategy's indicators had settled. Where nothing ever settles the
 * linter says so.
 */
export function unsettledFindings({ bars, settled }: HistoryNeeds, dates: readonly string[]): Finding[] {
  if (bars >= settled || settled === Infinity) return [];
  const date = dates[settled - 1];
  const since = date === undefined ? `${dates.length} are there` : `that is from ${date} on`;
  const message = `the first decision had ${bars} bars of history; indicators have settled to one part in a million after ${settled}: ${since}`;
  return [{ code: "history.unsettled", level: "warning", nodeId: null, path: "", message }];
}
