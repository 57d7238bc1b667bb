/** What every strategy of a run wants. */
import type { Slot } from "../../../../engine/calendar/slots.ts";
import type { Ledger } from "../../../../engine/rebalance/types.ts";
import { ENGINE_VERSION } from "../../../../engine/strategy/fingerprint.ts";
import { shortened } from "../../../../platform/row-size.ts";
import type { NewDecision } from "../../store/runs.ts";
import type { StrategyRow } from "../../store/strategies.ts";
import { decidesIn, type RunAction } from "../../record/action.ts";
import { MOST_OF_TRACES, writeTrace } from "../../record/trace-text.ts";
import { type Course, courseOf } from "./bad-data.ts";
import { type DecisionData, decideStrategy, type StrategyDecision, type UsedHistories } from "./decide.ts";
import type { StrategyInputs } from "./plan-inputs.ts";
import type { Reason } from "../../record/reasons.ts";
import { reasonOf } from "../../../../platform/reason-of.ts";

export interface Decided {
  readonly inputs: readonly StrategyInputs[];
  /** One for each strategy that decides in the slot, without the slot. */
  readonly decisions: readonly NewDecision[];
  readonly reasons: readonly Reason[];
}

/** One strategy that fails holds what it has and never stops another. */
function decideSafely(decide: () => StrategyDecision): StrategyDecision {
  try {
    return decide();
  } catch (error) {
    console.error({ event: "decision_failed", error: reasonOf(error) });
    const reason = { code: "decision_failed", message: "its decision failed" };
    return { ok: false, reason, isBadData: false };
  }
}

/** Selling everything asks no tree. */
function allOut(date: string): Course {
  const decision = { date, weights: {}, trace: [], unknowns: [], carried: [] };
  return { decision, reason: null, policy: null };
}

const held = (reason: Reason): Course => ({ decision: null, reason, policy: null });

/** Why a strategy that has the slot keeps what it has without being asked, or null. */
function heldBy({ gateReason, engineVersion, skipSlot }: StrategyRow, slot: Slot): Course | null {
  if (gateReason !== null) return held({ code: "engine_changed", message: gateReason });
  if (engineVersion !== ENGINE_VERSION) {
    const message = "the engine has changed, and there was no time to compare what it decides";
    return held({ code: "engine_changed", message });
  }
  if (skipSlot !== slot.id) return null;
  const reason = { code: "skipped", message: "its owner wanted this run left out" };
  return { decision: null, reason, policy: "skip" };
}

/** What a strategy does, and on which histories it decided, when its tree was asked. */
function courseFor(
  row: StrategyRow,
  ledger: Ledger,
  slot: Slot,
  action: RunAction | null,
  data: DecisionData,
): { course: Course; histories: UsedHistories | null } {
  const { date } = slot.session;
  if (action !== null && action.kind !== "rebalance") return { course: allOut(date), histories: null };
  const unasked = heldBy(row, slot);
  if (unasked) return { course: unasked, histories: null };
  const decided = decideSafely(() => decideStrategy(row, ledger, slot, data));
  const course = courseOf(row, ledger, date, data, decided);
  return { course, histories: decided.ok ? decided.histories : null };
}

/** Lets every strategy that takes part decide on its own; the others keep what they have. */
export function decideAll(
  strategies: readonly { readonly row: StrategyRow; readonly ledger: Ledger }[],
  slot: Slot,
  action: RunAction | null,
  data: DecisionData,
): Decided {
  const inputs: StrategyInputs[] = [];
  const decisions: NewDecision[] = [];
  const reasons: Reason[] = [];
  let room = MOST_OF_TRACES;
  for (const { row, ledger } of strategies) {
    const terms = { driftBand: Number(row.driftBand), reduceOnly: row.tradingState === "REDUCING" };
    if (!decidesIn(row, slot, action)) {
      inputs.push({ ...terms, ledger, weights: null });
      continue;
    }
    const { course, histories } = courseFor(row, ledger, slot, action, data);
    const { decision, reason } = course;
    inputs.push({ ...terms, ledger, weights: decision?.weights ?? null });
    if (reason) reasons.push({ ...reason, strategyId: row.id, message: `${row.name}: ${reason.message}` });
    const traceJson = decision && writeTrace(decision.trace, room);
    room = Math.max(0, room - (traceJson?.length ?? 0));
    decisions.push({
      strategyId: row.id,
      targetsJson: decision && JSON.stringify(decision.weights),
      traceJson,
      heldReason: decision || !reason ? null : shortened(reason.message),
      historiesJson: histories && JSON.stringify(histories),
      badDataPolicy: course.policy,
    });
  }
  return { inputs, decisions, reasons };
}
