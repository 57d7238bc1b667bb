/** Before a run plans anything: is it in time, and may it trade? */
import type { Outcome } from "../../../../brokers/broker.ts";
import type { Slot } from "../../../../engine/calendar/slots.ts";
import { mayStart } from "../../../../engine/execution/timetable.ts";
import type { TradingState } from "../../../../engine/risk/trading-state.ts";
import { type RunRow, updateRun } from "../../store/runs.ts";
import { conclude } from "../../record/conclude.ts";
import { brokerNow, type Next, type RunContext, waitFor } from "../../record/context.ts";
import { ourOpenOrders } from "../../record/our-open-orders.ts";
import { addReasons, type Reason } from "../../record/reasons.ts";

/** Between two tries to read from a broker, or to ask the platform, that does not answer as it should, milliseconds. */
export const RETRY = 5_000;
/** Between two looks at orders that are being cancelled, milliseconds. */
const CANCEL_POLL = 2_000;
/** Further than this no two clocks are apart that are right: whichever is wrong, no deadline is known, ms. */
const MOST_SKEW = 120_000;

export type Readiness = { ready: true; tradingState: TradingState } | { ready: false; next: Next };

/** How a run ends when what stands in its way stays until it is too late to start. */
interface Ending extends Reason {
  readonly outcome: "missed" | "failed";
}

/**
 * Tries again in five seconds as long as the run could still start then, else ends it: one answer that stands in the way
 * may be gone a moment later, whatever it says.
 */
function retryOrEnd(context: RunContext, run: RunRow, slot: Slot, { outcome, ...reason }: Ending): Next {
  if (mayStart(slot, brokerNow(context, run) + RETRY)) return waitFor(context, RETRY);
  return conclude(context.database, run.slot, outcome, reason);
}

/**
 * Asks the broker again in five seconds as long as the run could still start then, else ends it as missed:
 * nothing that was not answered is ever taken for zero or for flat.
 */
export function retryOrMiss(context: RunContext, run: RunRow, slot: Slot, message: string): Next {
  return retryOrEnd(context, run, slot, unanswered(message));
}

/** Nothing is begun that the platform may have stopped. */
export const CONTROL_UNREACHABLE: Reason = {
  code: "control_unreachable",
  message: "the platform could not be asked whether trading is allowed",
};

const unanswered = (message: string): Ending => ({ outcome: "missed", code: "broker_unreachable", message });

/** The statuses with which a broker, or a gateway before it, refuses keys. */
const KEY_REFUSALS: ReadonlySet<number> = new Set([401, 403]);

function refused({ status, message }: Extract<Outcome<unknown>, { kind: "rejected" }>): Ending {
  return KEY_REFUSALS.has(status)
    ? {
        outcome: "failed",
        code: "credentials_refused",
        message: `the broker refused our credentials: ${message}`,
      }
    : { outcome: "failed", code: "broker_refused", message: `the broker refused to answer: ${message}` };
}

/** Why a broker's clock tells no deadline: it is minutes away from ours (`skew`, ms). */
function implausible(slot: Slot, skew: number, time: number): Ending {
  const minutes = Math.round(Math.abs(skew) / 60_000);
  const message = `the broker's clock is ${minutes} minutes ${skew > 0 ? "ahead of" : "behind"} ours`;
  return { outcome: "missed", code: mayStart(slot, time) ? "clock_disagrees" : "too_late", message };
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

type Asked<Value> = { ok: true; value: Value } | { ok: false; ending: Ending };

/** That the account is ours and may trade; else how a run ends that this keeps from starting. */
async function askAccount({ broker, brokerAccountId }: RunContext): Promise<Asked<null>> {
  const account = await broker.account();
  if (account.kind === "rejected") return { ok: false, ending: refused(account) };
  if (account.kind !== "confirmed") {
    return { ok: false, ending: unanswered("the broker's account cannot be read") };
  }
  const failed = (code: string, message: string) =>
    ({ ok: false, ending: { outcome: "failed", code, message } }) as const;
  if (account.value.id !== brokerAccountId) {
    return failed("other_account", "the credentials open another account than the ledgers belong to");
  }
  if (account.value.blocked !== null) return failed("account_blocked", account.value.blocked);
  return { ok: true, value: null };
}

/** The broker's time, with its difference to ours noted; else how a run ends that this keeps from starting. */
async function askTime(context: RunContext, run: RunRow, slot: Slot): Promise<Asked<number>> {
  const askedAt = context.clock.now();
  const time = await context.broker.clock();
  if (time.kind === "rejected") return { ok: false, ending: refused(time) };
  if (time.kind === "unknown") {
    return { ok: false, ending: unanswered("the broker's clock did not answer") };
  }
  const skew = time.value - askedAt;
  if (Math.abs(skew) > MOST_SKEW) return { ok: false, ending: implausible(slot, skew, time.value) };
  // As if it had answered when it was asked: an answer that is long on its way makes deadlines earlier, never later.
  updateRun(context.database, run.slot, { clockSkew: skew });
  return { ok: true, value: time.value };
}

/** That everything allows the run to go on; else what comes next instead. */
export async function checkReadiness(context: RunContext, run: RunRow, slot: Slot): Promise<Readiness> {
  const notReady = (next: Next): Readiness => ({ ready: false, next });
  const retry = (ending: Ending) => notReady(retryOrEnd(context, run, slot, ending));
  const end = (outcome: "missed" | "halted" | "failed", code: string, message: string) =>
    notReady(conclude(context.database, run.slot, outcome, { code, message }));

  const time = await askTime(context, run, slot);
  if (!time.ok) return retry(time.ending);
  if (!mayStart(slot, time.value)) {
    return end("missed", "too_late", "the run came less than 90 seconds before the end of its slot");
  }
  const leftovers = await cancelLeftovers(context, run.slot);
  if (leftovers === undefined) return retry(unanswered("the broker's open orders cannot be read"));
  if (leftovers > 0) {
    return mayStart(slot, time.value + CANCEL_POLL)
      ? notReady(waitFor(context, CANCEL_POLL))
      : end("failed", "leftover_stuck", "an order of ours from before could not be cancelled");
  }
  const tradingState = await context.tradingState();
  if (tradingState === "HALTED") return end("halted", "halted", "trading is halted");
  if (tradingState === null) return retry({ outcome: "missed", ...CONTROL_UNREACHABLE });

  const account = await askAccount(context);
  if (!account.ok) return retry(account.ending);
  return { ready: true, tradingState };
}
