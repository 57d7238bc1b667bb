import { slotOf } from "../../../src/engine/calendar/slots.ts";
import type { TradingState } from "../../../src/engine/risk/trading-state.ts";
import type { LiveStrategy } from "../../../src/contract/strategies.ts";
import type { IconName } from "../components/icon.tsx";
import { formatSlot } from "../format/slot.ts";
import type { Tone } from "./tone.ts";

type StateWords = {
  label: string;
  command: string;
  meaning: string;
  done: string;
  tone: Tone;
  icon: IconName;
};

/** What a strategy may do, as its owner sets it. `done` follows its name. */
export const STRATEGY_STATE_WORDS: Record<TradingState, StateWords> = {
  ACTIVE: {
    label: "Active",
    command: "Trade",
    meaning: "It buys and sells in its runs. Resuming does not make up for runs that went by.",
    done: "trades again, from its next run on.",
    tone: "good",
    icon: "check",
  },
  REDUCING: {
    label: "Only sells",
    command: "Only sell",
    meaning: "Its runs sell what it no longer wants, and buy nothing.",
    done: "only sells from now on.",
    tone: "changed",
    icon: "adjusted",
  },
  HALTED: {
    label: "Paused",
    command: "Pause",
    meaning: "It takes part in no run, and keeps what it holds. Your other strategies go on.",
    done: "is paused. It keeps what it holds.",
    tone: "changed",
    icon: "pause",
  },
};

export type StrategyBadge = Pick<StateWords, "label" | "tone" | "icon">;

/** The slot that a strategy leaves out; null when there is none, or when it is over at `now` (epoch ms). */
export function skippedSlot({ skipSlot }: LiveStrategy, now: number): string | null {
  const slot = skipSlot === null ? undefined : slotOf(skipSlot);
  return slot !== undefined && slot.endsAt > now ? slot.id : null;
}

/** How a strategy stands at `now` (epoch ms): everything that keeps it from trading, or that it trades. */
export function strategyBadges(strategy: LiveStrategy, now: number): StrategyBadge[] {
  const skipped = skippedSlot(strategy, now);
  const held: StrategyBadge[] =
    strategy.heldBecause === null ? [] : [{ label: "Held", tone: "bad", icon: "warning" }];
  const skips: StrategyBadge[] =
    skipped === null ? [] : [{ label: `Skips ${formatSlot(skipped)}`, tone: "changed", icon: "clock" }];
  const obstacles = [...held, ...skips];
  return strategy.tradingState === "ACTIVE" && obstacles.length > 0
    ? obstacles
    : [STRATEGY_STATE_WORDS[strategy.tradingState], ...obstacles];
}
