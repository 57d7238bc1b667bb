import type { RunKind } from "../../../src/contract/runs.ts";

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
    lead: "Everything that is held is sold. Cash and shares of the account stay as they are, and nothing is bought until you resume.",
    command: "Sell and pause",
    consequences: [
      "The orders that you have seen are sent now. What is sold stays sold, also if prices rise again, and gains can be taxable.",
      "Pausing follows. You can resume at any time; what was sold may then be bought again in the next run.",
    ],
  },
  liquidate: {
    title: (whom) => `Liquidate ${whom}`,
    lead: "Everything that is held is sold. Deactivation follows: the cash becomes unassigned, and nothing trades it.",
    command: "Liquidate",
    consequences: [
      "The orders that you have seen are sent now. What is sold stays sold, also if prices rise again, and gains can be taxable.",
      "Deactivation follows, and the record of profit ends. A strategy of which something could not be sold keeps that, and is paused instead.",
    ],
  },
};
