import type { Refusal } from "../api/answer.ts";

type Place = { to: string; name: string };

const TODAY: Place = { to: "/", name: "Go to Today" };
const STRATEGIES: Place = { to: "/strategies", name: "Go to your strategies" };
const ACCOUNT: Place = { to: "/account", name: "Go to your account" };

/** `advice`: what one can do about a refusal. `place`: where. `isOutdated`: what was shown cannot be acted upon any more. */
export type Obstacle = { advice: string; place?: Place; isOutdated?: true };

const OBSTACLES: Record<string, Obstacle> = {
  market_closed: {
    advice: "Nothing can be traded until then. The runs of the timetable come by themselves.",
  },
  slot_at_hand: {
    advice:
      "A run of the timetable is about to begin, and two may not overlap. Watch it, then preview again.",
    place: TODAY,
  },
  run_in_progress: { advice: "Watch it, and preview again when it is over.", place: TODAY },
  halted: { advice: "The notice at the top says by whom. Once trading is allowed again, preview again." },
  preview_expired: {
    advice: "Prices may have moved since. Preview again, and decide on that.",
    isOutdated: true,
  },
  plan_changed: {
    advice: "Nothing was sent. Preview again to see what a run would do now.",
    isOutdated: true,
  },
  levels_changed: { advice: "Nothing was moved. Look again to see what would move now.", isOutdated: true },
  nothing_active: { advice: "Activate a strategy, or resume one that is paused.", place: STRATEGIES },
  not_active: { advice: "It may have been deactivated meanwhile.", place: STRATEGIES },
  not_connected: { advice: "Without an account nothing can trade.", place: ACCOUNT },
  other_account: { advice: "Connect the account that your strategies trade.", place: ACCOUNT },
  account_blocked: { advice: "This is your broker's decision: ask there. Nothing was sent." },
  shares_exceed_equity: {
    advice: "Deactivate a strategy, or activate one anew on a smaller share; then look again.",
    place: STRATEGIES,
  },
  no_answer: { advice: "Look there what has happened before you try again.", place: TODAY },
  broker_unreachable: { advice: "Nothing was sent. Wait a moment and try again." },
  control_unreachable: { advice: "Nothing was sent. Wait a moment and try again." },
};

/** What can be done about a refusal to run or to move; undefined where its own words have to do. */
export function obstacleOf(refusal: Refusal | null): Obstacle | undefined {
  return refusal === null ? undefined : OBSTACLES[refusal.code];
}
