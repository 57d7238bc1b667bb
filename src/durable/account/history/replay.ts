/**
 * Makes a past run's plan and decisions again from what was stored of them, with the same code, and compares bit by bit.
 * It claims no equality that it has not seen: a decision whose histories the vendor has adjusted since is said not to be
 * recomputable.
 */
import { unpackBars } from "../../../engine/bars/packed.ts";
import type { ExecutionInputs, StoredDecision } from "../../../contract/execution-inputs.ts";
import { slotOfRun } from "../record/context.ts";
import { writeTrace } from "../record/trace-text.ts";
import type { UsableHistory, UsedHistories } from "../run/planning/decide.ts";
import { readDecisionPrices } from "../run/planning/decision-prices.ts";
import { makePlan } from "../run/planning/make-plan.ts";
import { readInputs } from "../run/planning/plan-inputs.ts";
import { recordedHistory } from "./recorded-history.ts";
import { repeatDecision } from "./repeat-decision.ts";

export interface Compared {
  /** `plan`, `prices`, or a strategy's name. */
  readonly what: string;
  /** `not_asked`: there was nothing to make again, because the strategy's tree did not decide. */
  readonly result: "equal" | "different" | "not_recomputable" | "not_asked";
  /** One line for people. */
  readonly message: string;
}

/** The packed history of a symbol, as the API answers it now; `undefined` when there is none. */
export type ReadPacket = (symbol: string) => Promise<ArrayBuffer | undefined>;

function equal(what: string, message: string): Compared {
  return { what, result: "equal", message };
}

function different(what: string, message: string): Compared {
  return { what, result: "different", message };
}

/** The plan from its stored inputs; `undefined` of a run that ended before it planned. */
function replayPlan({ inputsJson, planJson, planHash }: ExecutionInputs): Compared | undefined {
  if (inputsJson === null || planJson === null || planHash === null) return undefined;
  const made = makePlan(readInputs(inputsJson));
  if (made.planJson !== planJson) return different("plan", "the same inputs give another plan");
  if (made.planHash !== planHash) return different("plan", `its hash is ${made.planHash}, not ${planHash}`);
  return equal("plan", `${made.plan.orders.length} orders, hash ${planHash}`);
}

/** Whether the plan was made with the prices that were decided on. */
function comparePrices({ inputsJson, pricesJson }: ExecutionInputs): Compared | undefined {
  if (inputsJson === null || pricesJson === null) return undefined;
  const { prices, snapshotHash, inDoubt } = readInputs(inputsJson);
  const { snapshot } = readDecisionPrices(pricesJson);
  // Shares in doubt may be valued on their own side of a split; nothing of them is traded.
  const other = Object.entries(snapshot.prices).find(
    ([symbol, { last }]) => prices[symbol] !== last && !inDoubt.includes(symbol),
  );
  if (other) return different("prices", `the plan has another price of ${other[0]} than the decisions`);
  if (snapshot.hash !== snapshotHash) return different("prices", "the plan names another snapshot");
  return equal("prices", `${Object.keys(snapshot.prices).length} symbols, snapshot ${snapshotHash}`);
}

type FoundHistories = { ok: true; histories: Map<string, UsableHistory> } | { ok: false; message: string };

/** The histories as they were: the bars that there were then, if they are the same still. */
async function historiesThen(used: UsedHistories, readPacket: ReadPacket): Promise<FoundHistories> {
  const histories = new Map<string, UsableHistory>();
  for (const [symbol, history] of Object.entries(used)) {
    const packet = await readPacket(symbol);
    const present = packet && unpackBars(packet);
    if (!present) return { ok: false, message: `there is no history of ${symbol} to make it from` };
    const then = recordedHistory(present, history);
    if (!then) return { ok: false, message: `the history of ${symbol} was adjusted since` };
    histories.set(symbol, then);
  }
  return { ok: true, histories };
}

async function replayDecision(
  inputs: ExecutionInputs,
  { name, tree, targetsJson, traceJson, historiesJson, heldBecause }: StoredDecision,
  readPacket: ReadPacket,
): Promise<Compared> {
  if (historiesJson === null || inputs.pricesJson === null) {
    return { what: name, result: "not_asked", message: heldBecause ?? "everything was to be sold" };
  }
  const found = await historiesThen(JSON.parse(historiesJson), readPacket);
  if (!found.ok) {
    const message = `decision not recomputable: ${found.message}`;
    return { what: name, result: "not_recomputable", message };
  }
  const prices = readDecisionPrices(inputs.pricesJson);
  const again = repeatDecision({ tree, slot: slotOfRun(inputs), prices }, found.histories);
  if (!again.ok) return different(name, `it would not decide now: ${again.reason.message}`);
  const { weights, trace } = again.decision;
  if (JSON.stringify(weights) !== targetsJson) {
    return different(name, `it decides ${JSON.stringify(weights)} now, and decided ${targetsJson}`);
  }
  const traceAgain = writeTrace(trace, traceJson?.length ?? 0);
  if (traceAgain !== traceJson) return different(name, "it decides the same for other reasons");
  return equal(name, `weights and trace, from ${found.histories.size} histories`);
}

/** Everything of a run that can be made again, compared; empty when it ended before it decided anything. */
export async function replay(inputs: ExecutionInputs, readPacket: ReadPacket): Promise<Compared[]> {
  const compared: (Compared | undefined)[] = [replayPlan(inputs), comparePrices(inputs)];
  for (const decision of inputs.decisions) {
    compared.push(await replayDecision(inputs, decision, readPacket));
  }
  return compared.filter((one) => one !== undefined);
}
