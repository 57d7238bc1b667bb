/** A look at the account between two runs. */
import { isLookedAt } from "../ledgers/sync.ts";
import type { RunContext } from "../record/context.ts";
import { accountNow } from "./account-now.ts";
import { accept, type Result } from "./result.ts";

/** Whether the broker answered in full, or there was nothing to ask for; refused as `accountNow` refuses. */
export async function recheckAccount(context: RunContext): Promise<Result<boolean>> {
  if (!isLookedAt(context.database)) return accept(true);
  const now = await accountNow(context);
  return now.ok ? accept(now.value.isComplete) : now;
}
