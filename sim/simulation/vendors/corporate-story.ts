/** A corporate action of one symbol: what happens, when the broker books and tells it, and what the vendors make of it. */
import type { Situation } from "../coverage/situations.ts";

export type TrueAction =
  /** `factor`: shares for one share before. */
  | { readonly type: "split"; readonly factor: number }
  /** Dollars a share. */
  | { readonly type: "dividend"; readonly cash: number };

/** A row of the list of corporate actions, as a vendor tells it for the session of a date (New York). */
export interface ListedAction {
  readonly date: string;
  readonly symbol: string;
  /** Shares for one share before; 1 where it is a dividend. */
  readonly factor: number;
  /** Dollars a share. */
  readonly cash: number;
}

export interface CorporateStory {
  readonly situation: Situation;
  readonly symbol: string;
  /** New York date of the session from which on it counts. */
  readonly exDate: string;
  /** Null where nothing happens, whatever is told. */
  readonly happens: TrueAction | null;
  /** Virtual ms from the open until shares or cash move, and until the activity is told. */
  readonly bookedAfter: number;
  readonly toldAfter: number;
  readonly listed: readonly ListedAction[];
  /** Whether the platform has the list; else each account asks the broker for its own, which tells what really happens. */
  readonly isListKnown: boolean;
  /** Sessions after the ex-date on which the history is still the one from before it. */
  readonly lateHistories: number;
}
