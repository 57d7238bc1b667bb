import type { RunKind } from "../../../src/routes/contract/runs.ts";

type RunKindWords = {
  /** The page's title; `whom` is a strategy's name or all of them. */
  title: (whom: string) => string;
  lead: string;
  command: string;
  /** What it does, in paragraphs, to be read before it is confirmed. */
  consequences: readonly string[];
};

/** The kinds of runs that an owner can ask for. */
export const RUN_KIND_WORDS: Record<RunKind, RunKindWords> = {
  rebalance: {
    title: (whom) => `Run ${whom} now`,
    lead: "What a run would do if it started now, at the latest prices. Nothing is sent until you press Run now. The runs of the timetable take place all the same.",
    command: "Run now",
    consequences: ["The orders that you have seen are sent now."],
  },
  go_to_cash: {
    title: (whom) => `Take ${whom} to cash`,
    lead: "Everything is sold, and then paused: it keeps its cash and its share, and buys nothing until you resume it.",
    command: "Sell and pause",
    consequences: [
      "The orders that you have seen are sent now. What is sold stays sold, also if prices rise again, and gains can be taxable.",
      "Afterwards it is paused. You can resume it at any time; it buys again in its next run.",
    ],
  },
  liquidate: {
    title: (whom) => `Liquidate ${whom}`,
    lead: "Everything is sold, and then deactivated: its cash becomes unassigned, and it trades no more.",
    command: "Liquidate",
    consequences: [
      "The orders that you have seen are sent now. What is sold stays sold, also if prices rise again, and gains can be taxable.",
      "Afterwards it is deactivated, and its record of profit ends. What could not be sold stays, and it is paused instead.",
    ],
  },
};
