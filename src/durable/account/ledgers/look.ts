/** One look at the broker: what has become of our orders, what else has happened, and then what the account has. */
import type { Activity } from "../../../engine/ledger/reconcile/activity.ts";
import { bookNow } from "../store/books.ts";
import { type AccountState, readAccount } from "./read-account.ts";
import { type OrderPorts, type Recheck, recheckOrders } from "./recheck-orders.ts";

/** Activities are asked for from this long before the last complete look: five sessions, as corrections are, ms. */
const LOOK_BACK = 8 * 24 * 3_600_000;

export interface Look {
  readonly state: AccountState;
  readonly orders: Recheck;
  /** Null when the broker did not tell. */
  readonly activities: readonly Activity[] | null;
}

/**
 * Asks the broker. What the account has is asked last, so that what was told of before is in it. `undefined` when account
 * and positions were not told, or not as of one moment.
 */
export async function lookAt(ports: OrderPorts): Promise<Look | undefined> {
  const { database, broker, clock } = ports;
  const orders = await recheckOrders(ports);
  // Nothing may have asked for weeks: paused strategies have no runs.
  const lookedAt = Math.min(bookNow(database)?.lookedAt ?? clock.now(), clock.now());
  const activities = await broker.activitiesSince(lookedAt - LOOK_BACK);
  const state = await readAccount(broker);
  if (!state) return undefined;
  return { state, orders, activities: activities.kind === "confirmed" ? activities.value : null };
}
