/**
 * What an account must get over, and in which phases each of it can be met: the rows and the fields of the table of what
 * plans have visited. A plan is drawn for every field.
 */
import { type Phase, PHASES } from "./phases.ts";

const ALWAYS: readonly Phase[] = PHASES;
/** A command waits for the one at work. */
const BY_OWNER = PHASES.filter((phase) => phase !== "command");
/** When the object looks at what the account holds. */
const LOOKING = ["planning", "settling", "command"] as const satisfies readonly Phase[];
/** While something is one way at the broker and told another way, the whole day passes. */
const ALL_THE_TIME = PHASES;
/** From the open of a session to the broker's booking, which may be days later. */
const FROM_THE_OPEN = PHASES;
/** On the session's own day. */
const BY_DAY = PHASES.filter((phase) => phase !== "overnight");
/** When it asks for its orders. */
const ASKING_FOR_ORDERS = ["planning", "selling", "buying"] as const satisfies readonly Phase[];

export const SITUATIONS = {
  "owner activates a strategy": BY_OWNER,
  "owner ends a strategy": BY_OWNER,
  "owner sells a strategy": BY_OWNER,
  "owner pauses, resumes or restrains": BY_OWNER,
  "owner skips a run": BY_OWNER,
  "owner adopts": BY_OWNER,
  "owner releases": BY_OWNER,
  "owner re-levels": BY_OWNER,
  "owner runs by hand": BY_OWNER,
  "owner accepts a doubt": BY_OWNER,
  "owner looks": BY_OWNER,
  "owner changes settings": BY_OWNER,
  "owner switches trading": BY_OWNER,
  "owner trades at the broker": ALWAYS,
  "owner moves cash": ALWAYS,
  "positions: empty list": LOOKING,
  "positions: a row is missing": LOOKING,
  "positions: of an earlier moment": LOOKING,
  "positions: two rows of a symbol": LOOKING,
  "positions: null in a row": LOOKING,
  "account: zero balances": LOOKING,
  "account: of an earlier moment": LOOKING,
  "account: null in it": LOOKING,
  "activities: empty list": LOOKING,
  "activities: of an earlier moment": LOOKING,
  "activities: a row comes twice": LOOKING,
  "activities: in another order": LOOKING,
  "orders: empty list": ASKING_FOR_ORDERS,
  "orders: of an earlier moment": ASKING_FOR_ORDERS,
  "orders: null in a row": ASKING_FOR_ORDERS,
  "assets: null in one": ["planning", "command"],
  "refused once: clock": ["planning"],
  "refused once: account": LOOKING,
  "refused once: positions": LOOKING,
  "refused once: activities": LOOKING,
  "refused once: list of orders": ASKING_FOR_ORDERS,
  "refused once: look-up of an order": ["planning", "selling", "buying", "command"],
  "refused once: new order": ["selling", "buying"],
  "refused once: cancel": ["planning", "selling", "buying"],
  "refused once: asset": ["planning", "command"],
  // While it sells, only an open order of the owner's in the way has it ask, and owners here trade at the market.
  "refused once: quotes": ["planning", "buying"],
  "order: not over when its run is": PHASES,
  "order: cancel is settled after the close": ["selling", "buying"],
  "fill: taken back": ALL_THE_TIME,
  "fill: found late": ALL_THE_TIME,
  "fill: gets another price": ALL_THE_TIME,
  "charge: cash goes before it is told": ALL_THE_TIME,
  "charge: told before the cash goes": ALL_THE_TIME,
  "credit: cash comes before it is told": ALL_THE_TIME,
  "credit: told before the cash comes": ALL_THE_TIME,
  "charge: never told": ALL_THE_TIME,
  "credit: never told": ALL_THE_TIME,
  "trade by hand: never told": ALL_THE_TIME,
  "split: as it should be": BY_DAY,
  "split: shares change after the price": FROM_THE_OPEN,
  "split: activity comes after the shares": FROM_THE_OPEN,
  "split: listed, and does not happen": BY_DAY,
  "split: happens, and is not listed": BY_DAY,
  "split: listed a session early": BY_DAY,
  "split: listed a session late": BY_DAY,
  "split: listed the wrong way round": BY_DAY,
  "split: listed twice": BY_DAY,
  "split: history is not adjusted the day after": BY_DAY,
  "dividend: paid days after its ex-date": FROM_THE_OPEN,
} as const satisfies Readonly<Record<string, readonly Phase[]>>;

export type Situation = keyof typeof SITUATIONS;

/** All of them, in the order of the table. */
export function situationNames(): Situation[] {
  // The names of a constant are those of its type.
  return Object.keys(SITUATIONS) as Situation[];
}
