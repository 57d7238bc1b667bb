/** Whether anything may trade: ACTIVE all, REDUCING sells only, HALTED nothing. */
export type TradingState = "ACTIVE" | "REDUCING" | "HALTED";
