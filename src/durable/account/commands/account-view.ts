/** What the API shows of an account. */
import type { Broker } from "../../../brokers/broker.ts";
import type { RunSummary, Status } from "../../../contract/status.ts";
import { utcTimestamp } from "../../../engine/calendar/new-york.ts";
import { toText } from "../../../engine/money/decimal.ts";
import { unassignedShares } from "../../../engine/rebalance/funding.ts";
import type { Ledger } from "../../../engine/rebalance/types.ts";
import { readCrosses, readPlan } from "../record/plan-document.ts";
import { ledgersNow } from "../record/progress.ts";
import { readReasons } from "../record/reasons.ts";
import type { AccountDatabase } from "../store/database.ts";
import { ordersOf } from "../store/orders.ts";
import { latestRun, type RunRow, unfinishedRun } from "../store/runs.ts";
import { ledgersInForce } from "../store/ledgers.ts";
import { activeStrategies } from "../store/strategies.ts";
import { plannedLedger } from "../../../engine/ledger/journal/ledger.ts";
import type { Prices } from "../../../engine/ledger/journal/valuation.ts";
import { brokerPrices } from "../ledgers/read-account.ts";
import { shownDoubts } from "../ledgers/shown-doubts.ts";
import { liveStrategy } from "./strategy/live-strategy.ts";
import { accountControls } from "./controls/trading-state.ts";

export type AccountView = Pick<
  Status,
  "account" | "brokerError" | "controls" | "strategies" | "doubts" | "lastRun"
>;

function summary(run: RunRow): RunSummary {
  return {
    slot: run.slot,
    state: run.state,
    outcome: run.state === "reported" ? run.outcome : null,
    reasons: readReasons(run.reasonsJson),
    claimedAt: utcTimestamp(run.claimedAt),
    reportedAt: run.reportedAt === null ? null : utcTimestamp(run.reportedAt),
  };
}

/** The ledgers with what the run under way has filled so far, so that its fills do not look unassigned. */
function presentLedgers(database: AccountDatabase): Ledger[] {
  const run = unfinishedRun(database);
  if (run && run.planJson !== null && run.outcome === null) {
    return ledgersNow(readPlan(run.planJson), readCrosses(run.crossesJson), ordersOf(database, run.slot));
  }
  return ledgersInForce(database).map(plannedLedger);
}

interface AtBroker extends Pick<AccountView, "account" | "brokerError"> {
  readonly prices: Prices;
}

const unknown = (brokerError: string | null): AtBroker => ({ account: null, brokerError, prices: new Map() });

async function accountAtBroker(database: AccountDatabase, broker: Broker): Promise<AtBroker> {
  const [account, positions] = await Promise.all([broker.account(), broker.positions()]);
  if (account.kind !== "confirmed") return unknown(account.message);
  if (positions.kind !== "confirmed") return unknown(positions.message);
  const holdings = new Map(positions.value.held.map((position) => [position.symbol, position]));
  const ledgers = presentLedgers(database);
  const unassigned = [...unassignedShares(holdings, ledgers)];
  return {
    account: {
      equity: toText(account.value.equity),
      cash: toText(account.value.cash),
      unassigned: unassigned.map(([symbol, quantity]) => ({ symbol, quantity: toText(quantity) })),
    },
    brokerError: null,
    prices: brokerPrices(positions.value.held),
  };
}

/** The account as it stands; without a broker only what the object itself knows. */
export async function accountView(database: AccountDatabase, broker: Broker | null): Promise<AccountView> {
  const { prices, ...fromBroker } = broker ? await accountAtBroker(database, broker) : unknown(null);
  const run = latestRun(database);
  return {
    ...fromBroker,
    controls: accountControls(database),
    strategies: activeStrategies(database).map((row) => liveStrategy(database, row, prices)),
    doubts: shownDoubts(database),
    lastRun: run ? summary(run) : null,
  };
}
