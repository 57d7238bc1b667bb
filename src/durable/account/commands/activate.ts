/** Activating a version of a bot on a share of the account, and ending it. */
import type { Broker } from "../../../brokers/broker.ts";
import type { LiveStrategy } from "../../../routes/contract/strategies.ts";
import type { ExecutionFrequency } from "../../../engine/calendar/frequency.ts";
import { utcTimestamp } from "../../../engine/calendar/new-york.ts";
import { decimal, sum, toText } from "../../../engine/money/decimal.ts";
import { fundStrategy } from "../../../engine/rebalance/funding.ts";
import { type BadDataPolicy, safeAssetOf } from "../../../engine/prices/bad-data.ts";
import { policyOf } from "../run/bad-data.ts";
import { safeAssets, symbolsNeeded } from "../run/inputs.ts";
import type { AccountDatabase } from "../store/database.ts";
import { post } from "../store/outbox.ts";
import { unfinishedRun } from "../store/runs.ts";
import {
  activeStrategies,
  addStrategy,
  ledgerOf,
  retireStrategy,
  slotsAskedFor,
  strategyById,
  type StrategyRow,
} from "../store/strategies.ts";
import { accept, refuse, type Refusal, type Result } from "./result.ts";

export interface ActivateRequest {
  readonly botId: string;
  readonly botVersionId: string;
  readonly name: string;
  /** JSON of the strategy tree. */
  readonly tree: string;
  readonly fingerprint: string;
  /** Percent of managed equity; null for all that is left. */
  readonly sharePercent: number | null;
  readonly executionFrequency: ExecutionFrequency;
  /** What it does on days of bad data. */
  readonly onBadData: BadDataPolicy;
}

/** A strategy as the API shows it. */
export function liveStrategy(database: AccountDatabase, row: StrategyRow): LiveStrategy {
  const ledger = ledgerOf(database, row);
  return {
    id: row.id,
    botId: row.botId,
    name: row.name,
    fingerprint: row.fingerprint,
    sharePercent: row.sharePercent,
    executionFrequency: row.executionFrequency,
    onBadData: policyOf(row),
    activatedAt: utcTimestamp(row.activatedAt),
    ledger: {
      cash: toText(ledger.cash),
      positions: Object.fromEntries(
        [...ledger.positions].map(([symbol, shares]) => [symbol, toText(shares)]),
      ),
    },
  };
}

function announce(database: AccountDatabase, userId: string, row: StrategyRow): void {
  post(database, {
    kind: "strategy",
    row: {
      id: row.id,
      userId,
      botId: row.botId,
      botVersionId: row.botVersionId,
      fingerprint: row.fingerprint,
      sharePercent: row.sharePercent,
      executionFrequency: row.executionFrequency,
      onBadData: row.onBadData,
      safeAsset: row.safeAsset,
      isActive: row.isActive,
      createdAt: utcTimestamp(row.activatedAt),
      deactivatedAt: row.deactivatedAt === null ? null : utcTimestamp(row.deactivatedAt),
    },
  });
  const active = activeStrategies(database);
  const trees = active.map(({ tree }) => tree);
  const tickers = trees.length > 0 ? symbolsNeeded(trees, safeAssets(active)) : null;
  post(database, { kind: "control", row: { tickers, askedSince: slotsAskedFor(active) } });
}

function runUnderWay(database: AccountDatabase): Refusal | undefined {
  if (!unfinishedRun(database)) return undefined;
  return refuse(409, "run_in_progress", "a rebalance is under way; try again when it has finished");
}

/** Why a strategy cannot go to its safe asset; `undefined` when it can, or has none. */
async function obstacleToSafeAsset(broker: Broker, policy: BadDataPolicy): Promise<Refusal | undefined> {
  const symbol = safeAssetOf(policy);
  if (symbol === null) return undefined;
  const asset = await broker.asset(symbol);
  if (asset.kind !== "confirmed") {
    return refuse(
      502,
      "broker_unreachable",
      `the broker did not tell whether ${symbol} can be traded; try again`,
    );
  }
  if (asset.value?.tradable === true) return undefined;
  return refuse(409, "safe_asset_not_tradable", `${symbol} cannot be traded at the broker`);
}

/** Pins the version, funds its ledger from unassigned cash, and puts it in force. */
export async function activateStrategy(
  database: AccountDatabase,
  broker: Broker,
  userId: string,
  request: ActivateRequest,
  now: number,
): Promise<Result<LiveStrategy>> {
  const account = await broker.account();
  const positions = await broker.positions();
  if (account.kind !== "confirmed" || positions.kind !== "confirmed") {
    return refuse(502, "broker_unreachable", "the broker did not tell what the account holds; try again");
  }
  const unsafe = await obstacleToSafeAsset(broker, request.onBadData);
  if (unsafe) return unsafe;
  const busy = runUnderWay(database);
  if (busy) return busy;
  const strategies = activeStrategies(database);
  if (strategies.some(({ botId }) => botId === request.botId)) {
    return refuse(409, "already_active", "this strategy is active already");
  }
  const funding = fundStrategy({
    equity: account.value.equity,
    cash: account.value.cash,
    holdings: new Map(positions.value.map((position) => [position.symbol, position])),
    ledgers: strategies.map((strategy) => ledgerOf(database, strategy)),
    givenPercent: sum(strategies.map(({ sharePercent }) => decimal(sharePercent))),
    askedPercent: request.sharePercent === null ? null : decimal(request.sharePercent),
  });
  if (!funding.ok) return refuse(409, funding.code, funding.message);
  const row: StrategyRow = {
    id: crypto.randomUUID(),
    botId: request.botId,
    botVersionId: request.botVersionId,
    name: request.name,
    tree: request.tree,
    fingerprint: request.fingerprint,
    sharePercent: toText(funding.sharePercent),
    cash: toText(funding.cash),
    executionFrequency: request.executionFrequency,
    onBadData: request.onBadData.policy,
    safeAsset: safeAssetOf(request.onBadData),
    isActive: true,
    activatedAt: now,
    deactivatedAt: null,
  };
  database.transaction(() => {
    addStrategy(database, row);
    announce(database, userId, row);
  });
  return accept(liveStrategy(database, row));
}

/** Ends an activation. What it held stays in the account, unassigned: nothing is sold. */
export function deactivateStrategy(
  database: AccountDatabase,
  userId: string,
  botId: string,
  now: number,
): Result<null> {
  const busy = runUnderWay(database);
  if (busy) return busy;
  const active = activeStrategies(database).find((strategy) => strategy.botId === botId);
  if (!active) return refuse(404, "not_active", "this strategy is not active");
  database.transaction(() => {
    retireStrategy(database, active.id, now);
    announce(database, userId, strategyById(database, active.id) ?? active);
  });
  return accept(null);
}
