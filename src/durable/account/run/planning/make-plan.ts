/** From inputs to the plan: the same code for a run, for a preview and for a replay. */
import { decimal } from "../../../../engine/money/decimal.ts";
import { planRebalance } from "../../../../engine/rebalance/plan.ts";
import type { Plan } from "../../../../engine/rebalance/types.ts";
import { checkPlan } from "../../../../engine/risk/check-plan.ts";
import { managedEquityAt } from "../../../../engine/risk/managed-equity.ts";
import { onlyReducing } from "../../../../engine/risk/only-reducing.ts";
import { hashText, type LeftOut, type RunPlan, writePlan } from "../../record/plan-document.ts";
import { type PlanInputs, writeInputs } from "./plan-inputs.ts";

const BUYING_STOPPED: LeftOut = { code: "halted", message: "buying is stopped: reducing" };

export interface MadePlan {
  readonly plan: RunPlan;
  /** The plan as it is stored. */
  readonly planJson: string;
  /** The inputs as they are stored. */
  readonly inputsJson: string;
  /** SHA-256 (hex) of inputs and plan: prices, ledgers, positions, targets, limits; no quotes. */
  readonly planHash: string;
  /** Whether the risk gate refused the plan as a whole. */
  readonly refused: boolean;
}

/** The plan without symbols that are in doubt: neither traded at the broker nor crossed. */
function leavingAlone(plan: Plan, inDoubt: readonly string[]): Plan {
  const isLeft = ({ symbol }: { readonly symbol: string }) => inDoubt.includes(symbol);
  const left = new Set([...plan.orders, ...plan.crosses].filter(isLeft).map(({ symbol }) => symbol));
  if (left.size === 0) return plan;
  const skips = [...left].map((symbol) => ({
    code: "in_doubt" as const,
    symbol,
    message: `${symbol} is left alone: it is not certain how much of it the account has`,
  }));
  return {
    orders: plan.orders.filter((order) => !isLeft(order)),
    crosses: plan.crosses.filter((cross) => !isLeft(cross)),
    skips: [...skips, ...plan.skips],
  };
}

/**
 * The plan of some inputs, within the risk limits. Pure: equal inputs give equal text and the same hash. Throws when a
 * price that a strategy needs is missing.
 */
export function makePlan(inputs: PlanInputs): MadePlan {
  const prices = new Map(Object.entries(inputs.prices).map(([symbol, price]) => [symbol, decimal(price)]));
  const ledgers = inputs.strategies.map(({ ledger }) => ledger);
  const everything = planRebalance({
    strategies: inputs.strategies,
    prices,
    assets: inputs.assets,
    available: inputs.available,
  });
  const certain = leavingAlone(everything, inputs.inDoubt);
  const isReducing = inputs.tradingState === "REDUCING";
  const planned = isReducing ? onlyReducing(certain) : certain;
  const stopped = isReducing && planned.orders.length < certain.orders.length ? [BUYING_STOPPED] : [];
  const managedEquity = managedEquityAt(ledgers, inputs.accountCash, prices);
  const checked = checkPlan(planned, { managedEquity, prices, ledgers }, inputs.limits);
  const plan: RunPlan = {
    prices: inputs.prices,
    ledgers,
    orders: checked.orders,
    crosses: checked.refused ? [] : planned.crosses,
    skips: [...stopped, ...planned.skips, ...checked.refusals],
  };
  const planJson = writePlan(plan);
  const inputsJson = writeInputs(inputs);
  return { plan, planJson, inputsJson, planHash: hashText(inputsJson + planJson), refused: checked.refused };
}
