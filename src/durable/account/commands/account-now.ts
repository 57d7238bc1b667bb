/** The account as the broker has it now, with ledgers that agree with it: what commands that move assets start from. */
import { syncLedgers, type Synced } from "../ledgers/sync.ts";
import type { RunContext } from "../record/context.ts";
import { runUnderWay } from "./busy.ts";
import { accept, refuse, type Result } from "./result.ts";

/**
 * Looks at the account and brings the ledgers in line with what has happened to it; a command acts on this very look. Refused
 * while a run is under way (409), when the broker does not answer, or not as of one moment (502), and when the credentials
 * open another account than the ledgers belong to (409).
 */
export async function accountNow(context: RunContext): Promise<Result<Synced>> {
  const { database, broker, brokerAccountId } = context;
  const busy = runUnderWay(database);
  if (busy) return busy;
  const account = await broker.account();
  if (account.kind === "confirmed" && account.value.id !== brokerAccountId) {
    return refuse(409, "other_account", "the credentials open another account than the ledgers belong to");
  }
  const synced = await syncLedgers(context);
  return synced
    ? accept(synced)
    : refuse(502, "broker_unreachable", "the broker did not tell what the account holds; try again");
}
