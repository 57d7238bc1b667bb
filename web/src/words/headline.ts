/** The one sentence at the top of Today. `now` is market time in epoch ms; all times it names are New York's. */
import { newYorkDate, parseTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { strictest } from "../../../src/engine/risk/trading-state.ts";
import type { Status } from "../../../src/contract/status.ts";
import { formatDuration } from "../format/duration.ts";
import { slotDate } from "../format/slot.ts";
import { dayFrom, formatTime } from "../format/time.ts";
import { OUTCOME_WORDS } from "./outcome.ts";
import { RUN_STEPS, stepIndex } from "./run-steps.ts";
import type { Tone } from "./tone.ts";

export type Headline = {
  sentence: string;
  tone: Tone;
  /** Where the user has to go before anything can trade. */
  remedy: "connect" | "activate" | null;
};

/** What stands now, the most urgent thing first. */
export function headline(status: Status, now: number): Headline {
  const { broker, lastRun, strategies, market, controls } = status;
  const next = nextRun(status, now);

  if (lastRun !== null && lastRun.state !== "reported") {
    const step = RUN_STEPS[stepIndex(lastRun.state)]?.label.toLowerCase() ?? lastRun.state;
    return { sentence: `Run under way: ${step}`, tone: "calm", remedy: null };
  }
  if (!broker.connected) {
    return {
      sentence: "No account is connected, so nothing trades",
      tone: "changed",
      remedy: "connect",
    };
  }
  if (status.brokerError !== null) {
    return { sentence: `Your broker does not answer. ${next}`, tone: "bad", remedy: null };
  }
  if (strategies.length === 0) {
    return { sentence: "No strategy is active, so nothing trades", tone: "changed", remedy: "activate" };
  }
  const allowed = strictest(controls.tradingState, controls.systemState);
  if (allowed === "HALTED") return { sentence: "All trading is stopped", tone: "bad", remedy: null };
  if (strategies.every(({ tradingState }) => tradingState === "HALTED")) {
    return { sentence: "Every strategy is paused, so nothing trades", tone: "changed", remedy: null };
  }
  if (lastRun !== null && lastRun.outcome !== null && slotDate(lastRun.slot) === newYorkDate(now)) {
    const { today, tone } = OUTCOME_WORDS[lastRun.outcome];
    return { sentence: `Today's run ${today}. ${next}`, tone, remedy: null };
  }
  return { sentence: market.isOpen ? next : `Market closed. ${next}`, tone: "calm", remedy: null };
}

function nextRun({ market, strategies, broker }: Status, now: number): string {
  const dispatchAt = parseTimestamp(market.nextSlot.dispatchAt);
  if (dispatchAt === undefined) return "The time of the next run is not known";
  const wait = dispatchAt - now;
  const trading = strategies.filter(({ tradingState }) => tradingState !== "HALTED").length;
  const count = trading === 1 ? "1 strategy" : `${trading} strategies`;
  const what = broker.connected ? `${count}, ${broker.isPaper === true ? "paper" : "live"} account` : count;
  const closesAt = parseTimestamp(market.nextSlot.closesAt) ?? Number.POSITIVE_INFINITY;
  if (now >= closesAt) {
    return `The run was due at ${formatTime(dispatchAt)} New York and is not known to have started — ${what}`;
  }
  if (wait <= 0) return `The run is due now and about to start — ${what}`;
  const early = market.nextSlot.earlyClose ? " (early close)" : "";
  const when = `${dayFrom(dispatchAt, now)} ${formatTime(dispatchAt)} New York${early}`;
  return `Next run ${when}, in ${formatDuration(wait)} — ${what}`;
}
