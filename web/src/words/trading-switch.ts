import type { TradingState } from "../../../src/engine/risk/trading-state.ts";
import type { AccountControls, AccountSwitched } from "../../../src/contract/controls.ts";
import type { Tone } from "./tone.ts";

type SwitchWords = {
  /** As one of the states to choose from. */
  choice: string;
  meaning: string;
  /** The command that chooses it. */
  command: string;
  /** The button that is on every page while it is so. */
  change: string;
};

/** The account's switch as its owner sets it. */
export const SWITCH_WORDS: Record<TradingState, SwitchWords> = {
  ACTIVE: {
    choice: "Trade",
    meaning: "Your strategies buy and sell at their times.",
    command: "Resume trading",
    change: "Stop trading",
  },
  REDUCING: {
    choice: "Only sell",
    meaning:
      "Runs sell what your strategies no longer want, and buy nothing. A buy order that is at your broker already may still fill.",
    command: "Only sell",
    change: "Change trading",
  },
  HALTED: {
    choice: "Stop all trading",
    meaning:
      "At once: no order is sent any more, and our orders that are still open are cancelled. What has filled stands, and nothing that you hold is sold.",
    command: "Stop all trading",
    change: "Resume trading",
  },
};

export type Limitation = { tone: Tone; title: string; meaning: string };

const OWN: Record<Exclude<TradingState, "ACTIVE">, Limitation> = {
  REDUCING: {
    tone: "changed",
    title: "Your account only sells.",
    meaning: "You set it so: nothing is bought until you resume trading.",
  },
  HALTED: {
    tone: "bad",
    title: "You have stopped all trading.",
    meaning: "No order is sent until you resume trading. What you hold stays as it is.",
  },
};

const PLATFORM: Record<Exclude<TradingState, "ACTIVE">, Limitation> = {
  REDUCING: {
    tone: "changed",
    title: "The platform only lets accounts sell.",
    meaning:
      "Nothing is bought for anybody until its operators lift this. Your own switch does not change it.",
  },
  HALTED: {
    tone: "bad",
    title: "The platform has stopped all trading.",
    meaning:
      "No order is sent for anybody until its operators lift this. What you hold stays as it is; at your broker you can trade yourself.",
  },
};

/** What keeps the account from trading freely: its owner's switch, the platform's, both or nothing. */
export function limitations({ tradingState, systemState }: AccountControls): Limitation[] {
  return [
    ...(systemState === "ACTIVE" ? [] : [PLATFORM[systemState]]),
    ...(tradingState === "ACTIVE" ? [] : [OWN[tradingState]]),
  ];
}

/** What a use of the switch was answered. `duringRun`: a run was under way, which cancels its own orders. */
export type Switched = AccountSwitched & { duringRun: boolean };

/** What a use of the switch has come to. */
export function switchedWords({ tradingState, cancelling, duringRun }: Switched): string {
  if (tradingState === "ACTIVE") return "Your account may trade again.";
  if (tradingState === "REDUCING") return "From now on your account only sells.";
  if (cancelling === 0) return "Trading is stopped. None of our orders was open at your broker.";
  if (cancelling !== null) {
    const orders = cancelling === 1 ? "1 open order is" : `${cancelling} open orders are`;
    return `Trading is stopped. ${orders} being cancelled.`;
  }
  return duringRun
    ? "Trading is stopped, and the run under way is told to cancel its open orders. Today shows when it has ended."
    : "Trading is stopped: nothing new is sent. But your broker did not say whether orders of ours are still open. Ask again, or look at your broker.";
}
