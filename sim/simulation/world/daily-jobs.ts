/** What the platform asks of an account once a day, beside its slots. */
import { recheckAccount } from "../../../src/durable/account/commands/recheck-account.ts";
import { dailySummary } from "../../../src/durable/account/run/settling/daily-summary.ts";
import { post } from "../../../src/durable/account/store/outbox.ts";
import type { World } from "./world.ts";

const MINUTE = 60_000;
/** The platform has a job tried again every minute until it is done, for so long. */
const MOST_TRIES = 30;

/** Whether the account was looked at between two runs, and the broker answered in full. */
async function recheckOnce(world: World): Promise<boolean> {
  const ended = await world.ask((account) => account.brokerCommand(recheckAccount));
  if (ended.kind !== "done") return false;
  return ended.value.ok ? ended.value.value : ended.value.code !== "broker_unreachable";
}

/** Has the account looked at, again every minute until the broker has answered in full. Time must pass. */
export async function recheck(world: World, tries = 0): Promise<void> {
  const isDone = await recheckOnce(world);
  if (!isDone && tries < MOST_TRIES) world.after(MINUTE, () => void recheck(world, tries + 1));
}

/** Has the owner told what a day (New York date) came to. */
export function summarise(world: World, date: string): void {
  void world.ask((account) =>
    account.exclusive(async (clock) => {
      const row = dailySummary(account.database, account.userId, date, clock.now());
      if (!row) return;
      post(account.database, { kind: "notification", row });
      await account.deliverAndArm(clock);
    }),
  );
}
