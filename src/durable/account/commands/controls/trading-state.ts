/** The switches for all trading of an account: its owner's, and the platform's. They wait for nothing. */
import type { AccountControls } from "../../../../contract/controls.ts";
import type { BrokerLink } from "../../outside/broker-link.ts";
import type { AccountDatabase } from "../../store/database.ts";
import { unresolvedOrders } from "../../store/orders.ts";
import { isRunning } from "../../store/runs.ts";
import { isStopped, saveSettings, type SettingsRow, settingsOf } from "../../store/settings.ts";
import { cancelOpenOrders } from "./cancel-open-orders.ts";

/** What of an account the switches need: they wait for nothing, and wake what has to hear of them. */
export interface Switchable {
  readonly database: AccountDatabase;
  readonly userId: string;
  /** Has the run under way looked at at once. */
  wakeNow(): Promise<void>;
  /** Runs a task when everything before it has ended. */
  exclusive<T>(task: () => Promise<T> | T): Promise<T>;
  /** The broker of the credentials in use; `undefined` when none are connected. */
  broker(): Promise<BrokerLink | undefined>;
}

export type Switches = Partial<Pick<SettingsRow, "tradingState" | "systemState">>;

/** What is set for the whole account. */
export function accountControls(database: AccountDatabase): AccountControls {
  const { tradingState, systemState, mode } = settingsOf(database);
  return { tradingState, systemState, mode };
}

/**
 * What of ours is open at the broker once nothing may trade: `null` when it did not tell, or when a run is under way,
 * which cancels its own.
 */
async function stop(account: Switchable): Promise<number | null> {
  const { database, userId } = account;
  if (isRunning(database)) {
    await account.wakeNow();
    return null;
  }
  return account.exclusive(async () => {
    if (!isStopped(database)) return 0;
    if (isRunning(database)) return null;
    const link = await account.broker();
    if (!link) return 0;
    return link.ok ? cancelOpenOrders(link.broker, userId) : null;
  });
}

/**
 * Sets switches at once, without waiting for a run or a command: a run looks at them before it sends anything and at every
 * look at its orders. With a stop what is open of ours is cancelled: by the run under way, which is woken, or here.
 */
export async function setSwitches(
  account: Switchable,
  switches: Switches,
): Promise<AccountControls & { cancelling: number | null }> {
  const { database } = account;
  saveSettings(database, switches);
  // The platform's stop is to reach thousands of accounts soon: brokers are asked where something may be open.
  const isAsked = switches.tradingState !== undefined || unresolvedOrders(database).length > 0;
  const isNeeded = isStopped(database) && (isAsked || isRunning(database));
  const cancelling = isNeeded ? await stop(account) : 0;
  return { ...accountControls(database), cancelling };
}
