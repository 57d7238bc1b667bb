/** Whether trading is allowed: of the whole system, of one account, of one strategy. */

/** `REDUCING`: sells only. `HALTED`: no order at all. */
export const TRADING_STATES = ["ACTIVE", "REDUCING", "HALTED"] as const;

export type TradingState = (typeof TRADING_STATES)[number];

/** The most restrictive of several states. */
export function strictest(...states: readonly TradingState[]): TradingState {
  return TRADING_STATES.findLast((state) => states.includes(state)) ?? "ACTIVE";
}
