/** What a run would do now, without doing it; and doing just that. */
import { utcTimestamp } from "../../../../engine/calendar/new-york.ts";
import type { SessionOverrides } from "../../../../engine/calendar/overrides.ts";
import type { Slot } from "../../../../engine/calendar/slots.ts";
import { decimal, roundHalfUp, toText } from "../../../../engine/money/decimal.ts";
import type { Preview } from "../../../../contract/runs.ts";
import { checkEngines } from "../../gate/check-engine.ts";
import { sourceOf } from "../../history/price-evidence.ts";
import { syncLedgers } from "../../ledgers/sync.ts";
import { actionOf, asksTrees, type RunAction } from "../../record/action.ts";
import type { RunContext } from "../../record/context.ts";
import {
  type DecisionPrices,
  readDecisionPrices,
  writeDecisionPrices,
} from "../../run/planning/decision-prices.ts";
import { CONTROL_UNREACHABLE } from "../../run/planning/readiness.ts";
import { type Prepared, prepare } from "../../run/planning/prepare.ts";
import { type Reason, withReasons } from "../../record/reasons.ts";
import { previewOf, savePreview } from "../../store/previews.ts";
import { claimSlot } from "../../store/runs.ts";
import { activeStrategies } from "../../store/strategies.ts";
import { runUnderWay } from "../busy.ts";
import { manualSlotNow } from "./manual-slot.ts";
import { accept, refuse, type Refusal, type Result } from "../result.ts";

/** How long a preview can be acted upon, ms. */
const GOOD_FOR = 5 * 60_000;
/** How long histories are refreshed for a preview at most, and strategies compared with a new engine, ms. */
const REFRESH_TIME = 20_000;

export interface PreviewRequest {
  readonly kind: RunAction["kind"];
  /** Null for all that trade. */
  readonly botIds: readonly string[] | null;
}

type Planned = { ok: true; slot: Slot; prepared: Prepared; found: readonly Reason[] } | Refusal;

/** Brings the ledgers in line and plans, as a run would that started now. */
async function plan(
  context: RunContext,
  overrides: SessionOverrides,
  action: RunAction,
  pinned: DecisionPrices | null,
): Promise<Planned> {
  const { database, broker, clock } = context;
  const busy = runUnderWay(database);
  if (busy) return busy;
  const slot = manualSlotNow(database, clock.now(), overrides);
  if (!slot.ok) return slot;
  const tradingState = await context.tradingState();
  if (tradingState === "HALTED") return refuse(409, "halted", "trading is halted");
  if (tradingState === null) {
    return refuse(502, CONTROL_UNREACHABLE.code, `${CONTROL_UNREACHABLE.message}; try again`);
  }
  const account = await broker.account();
  const unreachable = "the broker did not tell what the account holds; try again";
  if (account.kind !== "confirmed") return refuse(502, "broker_unreachable", unreachable);
  if (account.value.id !== context.brokerAccountId) {
    return refuse(409, "other_account", "the credentials open another account than the ledgers belong to");
  }
  if (account.value.blocked !== null) return refuse(409, "account_blocked", account.value.blocked);
  const synced = await syncLedgers(context);
  if (!synced) return refuse(502, "broker_unreachable", unreachable);
  const now = () => clock.now();
  if (asksTrees(action)) await checkEngines(context, now() + REFRESH_TIME);
  const refreshUntil = now() + REFRESH_TIME;
  const wanted = { slot: slot.value, action, synced, tradingState, pinned, refreshUntil, now };
  const prepared = await prepare(context, wanted);
  if (!prepared) return refuse(502, "broker_unreachable", unreachable);
  return { ok: true, slot: slot.value, prepared, found: synced.reasons };
}

function present(context: RunContext, { prepared, found }: Extract<Planned, { ok: true }>): Preview {
  const { made, decisions, reasons, snapshot } = prepared;
  const { plan: planned } = made;
  const rows = activeStrategies(context.database);
  return {
    planHash: made.planHash,
    expiresAt: utcTimestamp(context.clock.now() + GOOD_FOR),
    orders: planned.orders.map(({ symbol, side, quantity, reason }) => ({
      symbol,
      side,
      quantity: toText(quantity),
      reason,
      value: toText(roundHalfUp(quantity.times(decimal(planned.prices[symbol] ?? 0)), 2)),
    })),
    crosses: planned.crosses.map(({ symbol, quantity, fromStrategyId, toStrategyId }) => ({
      symbol,
      quantity: toText(quantity),
      fromStrategyId,
      toStrategyId,
    })),
    strategies: decisions.flatMap(({ strategyId, targetsJson, heldReason }) => {
      const row = rows.find(({ id }) => id === strategyId);
      if (!row) return [];
      const targets = targetsJson === null ? null : JSON.parse(targetsJson);
      return [{ strategyId, botId: row.botId, name: row.name, targets, heldBecause: heldReason }];
    }),
    reasons: withReasons(found, [...reasons, ...planned.skips]),
    prices: Object.fromEntries(
      Object.entries(planned.prices).map(([symbol, price]) => [
        symbol,
        { price, ...sourceOf(snapshot, symbol) },
      ]),
    ),
  };
}

/** The strategies that a request is about, by id; a refusal names the bot that does not trade. */
function strategiesOf(context: RunContext, { kind, botIds }: PreviewRequest): Result<string[]> {
  const active = activeStrategies(context.database);
  const unknown = botIds?.find((botId) => !active.some((row) => row.botId === botId));
  if (unknown !== undefined) return refuse(404, "not_active", "this strategy is not active");
  const asked = botIds
    ? active.filter(({ botId }) => botIds.includes(botId))
    : active.filter(({ tradingState }) => kind !== "rebalance" || tradingState !== "HALTED");
  if (asked.length === 0) return refuse(409, "nothing_active", "no strategy is active");
  return accept(asked.map(({ id }) => id));
}

/** Plans a run and keeps the plan, so that it can be asked for by its hash. Nothing is sent. */
export async function previewRun(
  context: RunContext,
  overrides: SessionOverrides,
  request: PreviewRequest,
): Promise<Result<Preview>> {
  const strategyIds = strategiesOf(context, request);
  if (!strategyIds.ok) return strategyIds;
  const action = { kind: request.kind, strategyIds: strategyIds.value };
  const planned = await plan(context, overrides, action, null);
  if (!planned.ok) return planned;
  const { prepared } = planned;
  savePreview(context.database, {
    planHash: prepared.made.planHash,
    actionJson: JSON.stringify(action),
    snapshotJson: writeDecisionPrices(prepared, prepared.symbols),
    createdAt: context.clock.now(),
  });
  return accept(present(context, planned));
}

/**
 * Takes a slot for the plan that a preview has shown; the alarm does the work. Refused when the preview is older than five
 * minutes, or when the plan would not be the same any more.
 */
export async function runNow(
  context: RunContext,
  overrides: SessionOverrides,
  planHash: string,
  trigger: "owner" | "operator" = "owner",
): Promise<Result<{ slot: string }>> {
  const { database, clock } = context;
  const preview = previewOf(database, planHash);
  if (!preview || clock.now() > preview.createdAt + GOOD_FOR) {
    return refuse(409, "preview_expired", "look at the plan again: it is older than five minutes");
  }
  const action = actionOf(preview);
  if (!action) throw new Error(`the preview ${planHash} says nothing of what is to be done`);
  const planned = await plan(context, overrides, action, readDecisionPrices(preview.snapshotJson));
  if (!planned.ok) return planned;
  if (planned.prepared.made.planHash !== planHash) {
    return refuse(
      409,
      "plan_changed",
      "the account is not as it was when the plan was shown: look at it again",
    );
  }
  const { slot } = planned;
  claimSlot(database, {
    slot: slot.id,
    slotJson: JSON.stringify(slot),
    trigger,
    claimedAt: clock.now(),
    actionJson: preview.actionJson,
    expectedPlanHash: planHash,
    snapshotJson: preview.snapshotJson,
  });
  return accept({ slot: slot.id });
}
