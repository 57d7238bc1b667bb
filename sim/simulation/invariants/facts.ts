/** What is known after the days of a plan: on our side, at the broker, and at whom history was delivered to. */
import type { OrderRow } from "../../../src/durable/account/store/orders.ts";
import type { DecisionRow, RunEvidence, RunRow } from "../../../src/durable/account/store/runs.ts";
import type { StrategyRow } from "../../../src/durable/account/store/strategies.ts";
import { type Slot, slotOf } from "../../../src/engine/calendar/slots.ts";
import type { NotedFact } from "../../../src/engine/ledger/replay/fact.ts";
import type { ledgerPositions } from "../../../src/durable/account/store/schema/index.ts";
import type { PlannedOrder } from "../../../src/engine/rebalance/types.ts";
import { planOf, type RunPlan } from "../../../src/durable/account/record/plan-document.ts";
import type { Boundary } from "../outside/fate.ts";
import type { Plan } from "../plans/plan.ts";
import type { Recipient } from "../platform/recipient.ts";
import type { OnRecord } from "./replay/on-record.ts";
import type { Truth } from "./truth.ts";
import type { AccountAtBroker, OrderAtBroker } from "../world/at-broker.ts";

/** A run with what it decided on. */
export type StoredRun = RunRow & RunEvidence;

export interface Facts {
  readonly plan: Plan;
  readonly truth: Truth | null;
  readonly account: AccountAtBroker;
  /** Orders at the broker that are ours by their ids, and the others, which the owner made by hand. */
  readonly ours: readonly OrderAtBroker[];
  readonly byHand: readonly OrderAtBroker[];
  readonly orders: readonly OrderRow[];
  readonly runs: readonly StoredRun[];
  readonly decisions: readonly DecisionRow[];
  /** Those in force, and all that ever were. */
  readonly strategies: readonly StrategyRow[];
  readonly everyStrategy: readonly StrategyRow[];
  /** Shares that ledgers own: one row per strategy and symbol. */
  readonly ledgers: readonly (typeof ledgerPositions.$inferSelect)[];
  /** What the account has noted of its own doing: crosses, commands, and doubts that it took for facts. */
  readonly noted: readonly NotedFact[];
  /** When its ledgers were begun, epoch ms; anew while no strategy has any of it. */
  readonly openedAt: number;
  /** When it was first told of activities, epoch ms, by their ids. */
  readonly toldAt: ReadonlyMap<string, number>;
  /** What the exchange has on record, and the dollars that the account was opened with. */
  readonly onRecord: OnRecord;
  readonly openingCash: string;
  /** What the account has by all that it knows to have happened: dollars, and shares by symbol. */
  readonly explained: { readonly cash: string; readonly shares: ReadonlyMap<string, string> } | undefined;
  /** What its last look could not explain; dollars where there is no symbol. */
  readonly doubts: readonly { readonly symbol: string | null; readonly amount: string }[];
  /** When the broker said nothing of orders, epoch ms. */
  readonly silences: readonly { readonly from: number; readonly to: number }[];
  readonly isOutboxEmpty: boolean;
  readonly recipient: Recipient;
  readonly boundaries: readonly Boundary[];
  /** What commands threw. */
  readonly bugs: readonly string[];
  /** Dollars of cash at the broker whenever it was looked at. */
  readonly cashSeen: readonly string[];
}

/** Transfers that the owner made, dollars; when, epoch ms. */
export function transfersOf({
  plan,
}: Pick<Facts, "plan">): { readonly at: number; readonly amount: number }[] {
  if (plan.kind !== "faults") return [];
  return plan.days.flatMap(({ byHand }) =>
    byHand.flatMap((deed) => (deed.kind === "transfer" ? [deed] : [])),
  );
}

/** The slot of a run, as it was when it was claimed. */
export function slotOfRun({ slot, slotJson }: Pick<RunRow, "slot" | "slotJson">): Slot {
  const known = slotJson === null ? slotOf(slot) : (JSON.parse(slotJson) as Slot);
  if (!known) throw new Error(`${slot} is no slot`);
  return known;
}

/** One planned order of a run with all its attempts, oldest first. */
export interface Planned {
  readonly run: RunRow;
  readonly plan: RunPlan;
  readonly order: PlannedOrder;
  readonly attempts: readonly OrderRow[];
}

/** All planned orders of runs that made a plan. */
export function plannedOrders(facts: Facts): Planned[] {
  return facts.runs.flatMap((run) => {
    if (run.planJson === null) return [];
    const plan = planOf(run);
    return plan.orders.map((order) => ({
      run,
      plan,
      order,
      attempts: facts.orders
        .filter(
          ({ slot, symbol, side }) => slot === run.slot && symbol === order.symbol && side === order.side,
        )
        .toSorted((a, b) => a.attempt - b.attempt),
    }));
  });
}
