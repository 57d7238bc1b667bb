/**
 * After a deploy that changed the engine: whether the strategies that were activated under an older one may go on. Until
 * one has been checked it decides nothing.
 */
import { checkFingerprint, type FingerprintVerdict } from "../../../engine/gate/check-fingerprint.ts";
import { ENGINE_VERSION } from "../../../engine/strategy/fingerprint.ts";
import { announceStrategies } from "../strategies/announce.ts";
import type { RunContext } from "../record/context.ts";
import type { AccountDatabase } from "../store/database.ts";
import { post } from "../store/outbox.ts";
import { activeStrategies, type StrategyRow, updateStrategy } from "../store/strategies.ts";
import { heldNotification } from "./held-notification.ts";
import { presentPin } from "./present-pin.ts";
import { repeatedDecisions } from "./repeated-decisions.ts";
import { reasonOf } from "../../../platform/reason-of.ts";

type GateContext = Pick<RunContext, "database" | "market" | "userId" | "clock">;

async function verdictOn({ database, market }: GateContext, row: StrategyRow): Promise<FingerprintVerdict> {
  const pin = presentPin(row.tree);
  if (!pin) {
    const message = "the present engine cannot read the strategy";
    return { kind: "hold", code: "strategy_changed", date: null, differences: [], message };
  }
  const verdict = checkFingerprint(row, pin, await repeatedDecisions(database, market, row));
  return verdict.kind === "same" ? { kind: "repin", pin, compared: 0 } : verdict;
}

/** Pins the strategy anew or holds it for its owner, who is told. */
async function checkEngine(context: GateContext, row: StrategyRow): Promise<void> {
  const { database, userId, clock } = context;
  const verdict = await verdictOn(context, row);
  if (verdict.kind === "repin") {
    const { pin, compared } = verdict;
    database.transaction(() => {
      updateStrategy(database, row.id, pin);
      announceStrategies(database, userId, [row.id]);
    });
    const from = row.engineVersion;
    console.log({ event: "engine_repinned", strategyId: row.id, from, to: ENGINE_VERSION, compared });
  } else if (verdict.kind === "hold") {
    database.transaction(() => {
      updateStrategy(database, row.id, { gateReason: verdict.message });
      post(database, {
        kind: "notification",
        row: heldNotification(userId, row, verdict, clock.now()),
      });
    });
    console.log({ event: "engine_held", strategyId: row.id, code: verdict.code, message: verdict.message });
  }
}

/** A strategy in force whose engine is not the present one, and on which nothing was found yet. */
function uncheckedStrategy(database: AccountDatabase): StrategyRow | undefined {
  return activeStrategies(database).find(
    ({ engineVersion, gateReason }) => engineVersion !== ENGINE_VERSION && gateReason === null,
  );
}

/** `failed`: the check broke. What has not been checked holds, and is checked when somebody comes again. */
export type EngineCheck = "checked" | "failed" | "none_left";

/** Checks one strategy that has not been. */
export async function checkNextEngine(context: GateContext): Promise<EngineCheck> {
  const row = uncheckedStrategy(context.database);
  if (!row) return "none_left";
  try {
    await checkEngine(context, row);
    return "checked";
  } catch (error) {
    console.error({ event: "engine_check_failed", strategyId: row.id, error: reasonOf(error) });
    return "failed";
  }
}

/** Checks strategies that have not been, none later than an instant (epoch ms by the context's clock). */
export async function checkEngines(context: GateContext, until: number): Promise<void> {
  let last: EngineCheck = "checked";
  while (last === "checked" && context.clock.now() < until) last = await checkNextEngine(context);
}
