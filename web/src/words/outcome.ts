import type { Outcome } from "../../../src/engine/execution/outcomes.ts";
import type { IconName } from "../components/icon.tsx";
import type { Tone } from "./tone.ts";

/** An outcome in two or three words, in a sentence of its own, and as the end of "Today's run ...". */
export type OutcomeWords = { label: string; meaning: string; today: string; tone: Tone; icon: IconName };

/** What each outcome of a run means to the account's owner. */
export const OUTCOME_WORDS: Record<Outcome, OutcomeWords> = {
  completed: {
    label: "Completed",
    meaning: "Every order was filled. Your holdings are what your strategies asked for.",
    today: "completed as planned",
    tone: "good",
    icon: "check",
  },
  completed_adjusted: {
    label: "Completed with changes",
    meaning: "The run finished, but some orders were changed, cut or left out.",
    today: "completed with changes",
    tone: "changed",
    icon: "adjusted",
  },
  no_trades: {
    label: "Nothing to trade",
    meaning: "Your holdings already were what your strategies asked for, so no orders were sent.",
    today: "found nothing to trade",
    tone: "good",
    icon: "equal",
  },
  held: {
    label: "Held",
    meaning: "Nothing was traded: it was safer to keep what there was.",
    today: "held and traded nothing",
    tone: "changed",
    icon: "pause",
  },
  skipped: {
    label: "Skipped",
    meaning: "The strategy was left out of this run, as you had asked, and keeps what it holds.",
    today: "was skipped and traded nothing",
    tone: "changed",
    icon: "pause",
  },
  missed: {
    label: "Missed",
    meaning: "The run could not start in time before the close, so nothing was traded.",
    today: "was missed and traded nothing",
    tone: "bad",
    icon: "clock",
  },
  halted: {
    label: "Halted",
    meaning: "Trading was stopped. Orders that had been filled by then stand.",
    today: "was halted",
    tone: "bad",
    icon: "stop",
  },
  failed: {
    label: "Failed",
    meaning: "The run could not finish. The next one starts from what your broker says you hold.",
    today: "failed",
    tone: "bad",
    icon: "cross",
  },
};
