/** Manual recovery: runs that an operator starts, for one account or for all. */
import { accountOf, allControls } from "../platform/addresses.ts";
import { reasonOf } from "../platform/reason-of.ts";
import type { Executed } from "../contract/controls.ts";
import { forEachAccountOf } from "./jobs/active-accounts.ts";

/** Starts a rebalance in one account. Never throws: what breaks is told as `internal_error`. */
async function executeOne(env: Env, userId: string): Promise<Executed> {
  try {
    const result = await accountOf(env, userId).executeNow();
    return result.ok
      ? { userId, slot: result.value.slot }
      : { userId, code: result.code, message: result.message };
  } catch (error) {
    console.error({ event: "execute_now_failed", error: reasonOf(error) });
    return { userId, code: "internal_error", message: "something went wrong on our side; try again" };
  }
}

/**
 * Starts a rebalance now in a user's account, or in every active one, a bounded number at a time; answers for each. Throws
 * when it cannot be found out which accounts are active.
 */
export async function executeNow(env: Env, userId: string | undefined): Promise<Executed[]> {
  if (userId !== undefined) return [await executeOne(env, userId)];
  const executed: Executed[] = [];
  await forEachAccountOf(allControls(env), undefined, async (id) => {
    executed.push(await executeOne(env, id));
  });
  return executed;
}
