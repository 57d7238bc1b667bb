/** The platform's switch: whether anybody may trade. */
import { accountOf, allControls } from "../platform/addresses.ts";
import type { TradingState } from "../engine/risk/trading-state.ts";
import { alert } from "../platform/alert.ts";
import { forEachAccountOf } from "./jobs/active-accounts.ts";

export interface SystemSwitched {
  /** Control objects that did not take it, or did not say which accounts there are. */
  readonly controlsUnreached: number;
  /** Accounts that were told, and accounts that could not be. */
  readonly told: number;
  readonly unreached: number;
}

/**
 * Sets the state in every control object, where runs ask before they send anything, and tells every active account, so
 * that runs under way hear of it now. Needs neither D1 nor KV. May be repeated; what fails for one stops no other.
 */
export async function setSystemState(env: Env, state: TradingState): Promise<SystemSwitched> {
  const tell = (userId: string) => accountOf(env, userId).noteSystemState(state);
  const answers = await Promise.allSettled(
    allControls(env).map(async (control) => {
      await control.setTradingState(state);
      return forEachAccountOf([control], undefined, tell);
    }),
  );
  const reached = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
  const switched = {
    controlsUnreached: answers.length - reached.length,
    told: reached.reduce((total, { done }) => total + done, 0),
    unreached: reached.reduce((total, { failures }) => total + failures, 0),
  };
  alert("system_state_set", { state, ...switched });
  return switched;
}
