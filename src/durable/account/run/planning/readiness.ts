/** Before a run plans anything: is it in time, may it trade, and what does the broker say the account has? */
import type { Slot } from "../../../../engine/calendar/slots.ts";
import { mayStart } from "../../../../engine/execution/timetable.ts";
import type { TradingState } from "../../../../engine/risk/trading-state.ts";
import type { AccountState } from "../../ledgers/read-account.ts";
import { type RunRow, updateRun } from "../../store/runs.ts";
import { conclude } from "../../record/conclude.ts";
import { brokerNow, type Next, type RunContext, waitFor } from "../../record/context.ts";
import { ourOpenOrders } from "../../record/our-open-orders.ts";
import { addReasons } from "../../record/reasons.ts";

/** Between two tries to read from a broker that does not answer, milliseconds. */
const RETRY = 5_000;
/** Between two looks at orders that are being cancelled, milliseconds. */
const CANCEL_POLL = 2_000;

export type Readiness =
  | { ready: true; state: AccountState; tradingState: TradingState }
  | { ready: false; next: Next };

/**
 * Asks the broker again in five seconds as long as the run could still start then, else ends it as missed:
 * nothing that was not answered is ever taken for zero or for flat.
 */
export function retryOrMiss(context: RunContext, run: RunRow, slot: Slot, message: string): Next {
  if (mayStart(slot, brokerNow(context, run) + RETRY)) return waitFor(context, RETRY);
  return conclude(context.database, run.slot, "missed", { code: "broker_unreachable", message });
}

/** Asks for the cancel of our orders that are open from before. How many there were; undefined: no answer. */
async function cancelLeftovers(context: RunContext, slot: string): Promise<number | undefined> {
  const open = await context.broker.openOrders();
  if (open.kind !== "confirmed") return undefined;
  const ours = ourOpenOrders(open.value, context.userId);
  for (const { id, symbol, isBeingCancelled } of ours ?? []) {
    if (!isBeingCancelled) await context.broker.cancel(id);
    const what = symbol === null ? "an order of ours" : `an order of ours for ${symbol}`;
    const message = `${what} was still open from before and is cancelled`;
    const about = symbol === null ? {} : { symbol };
    addReasons(context.database, slot, [{ code: "leftover_cancelled", ...about, message }]);
  }
  return ours?.length;
}

/** The account and its positions once everything allows the run to go on; else what comes next instead. */
export async function checkReadiness(context: RunContext, run: RunRow, slot: Slot): Promise<Readiness> {
  const notReady = (next: Next): Readiness => ({ ready: false, next });
  const retry = (message: string) => notReady(retryOrMiss(context, run, slot, message));
  const end = (outcome: "missed" | "halted" | "failed", code: string, message: string) =>
    notReady(conclude(context.database, run.slot, outcome, { code, message }));

  const refused = (message: string) =>
    end("failed", "credentials_refused", `the broker refused our credentials: ${message}`);

  const askedAt = context.clock.now();
  const time = await context.broker.clock();
  if (time.kind === "rejected") return refused(time.message);
  if (time.kind === "unknown") return retry("the broker's clock did not answer");
  // As if it had answered when it was asked: an answer that is long on its way makes deadlines earlier, never later.
  updateRun(context.database, run.slot, { clockSkew: time.value - askedAt });
  if (!mayStart(slot, time.value)) {
    return end("missed", "too_late", "the run came less than 90 seconds before the end of its slot");
  }
  const leftovers = await cancelLeftovers(context, run.slot);
  if (leftovers === undefined) return retry("the broker's open orders cannot be read");
  if (leftovers > 0) {
    return mayStart(slot, time.value + CANCEL_POLL)
      ? notReady(waitFor(context, CANCEL_POLL))
      : end("failed", "leftover_stuck", "an order of ours from before could not be cancelled");
  }
  const tradingState = await context.tradingState();
  if (tradingState === "HALTED") return end("halted", "halted", "trading is halted");

  const [account, positions] = await Promise.all([context.broker.account(), context.broker.positions()]);
  if (account.kind === "rejected") return refused(account.message);
  if (account.kind !== "confirmed" || positions.kind !== "confirmed") {
    return retry("the broker's account cannot be read");
  }
  if (account.value.id !== context.brokerAccountId) {
    return end("failed", "other_account", "the credentials open another account than the ledgers belong to");
  }
  if (account.value.blocked !== null) return end("failed", "account_blocked", account.value.blocked);
  return { ready: true, state: { account: account.value, positions: positions.value }, tradingState };
}
