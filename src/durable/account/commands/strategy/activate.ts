/** Activating a version of a bot on a share of the account. */
import type { Broker } from "../../../../brokers/broker.ts";
import type { ExecutionFrequency } from "../../../../engine/calendar/frequency.ts";
import { ownedShares } from "../../../../engine/ledger/account-book.ts";
import type { CapitalShare } from "../../../../engine/ledger/capital-share.ts";
import { plannedLedger } from "../../../../engine/ledger/journal/ledger.ts";
import { decimal, sum, toText, ZERO } from "../../../../engine/money/decimal.ts";
import { type BadDataPolicy, safeAssetOf } from "../../../../engine/prices/bad-data.ts";
import { fundStrategy } from "../../../../engine/rebalance/funding.ts";
import { ENGINE_VERSION } from "../../../../engine/strategy/fingerprint.ts";
import type { LiveStrategy } from "../../../../contract/strategies.ts";
import { noteCommand } from "../../ledgers/note-command.ts";
import type { Synced } from "../../ledgers/sync.ts";
import type { RunContext } from "../../record/context.ts";
import { activeStrategies, addStrategy, strategyById } from "../../store/strategies.ts";
import { announceStrategies } from "../../strategies/announce.ts";
import { accountNow } from "../account-now.ts";
import { runUnderWay } from "../busy.ts";
import { liveStrategy } from "./live-strategy.ts";
import { accept, refuse, type Refusal, type Result } from "../result.ts";

export interface ActivateRequest {
  readonly botId: string;
  readonly botVersionId: string;
  readonly name: string;
  /** JSON of the strategy tree. */
  readonly tree: string;
  readonly fingerprint: string;
  /** Percent of managed equity; null for all that is left. */
  readonly sharePercent: number | null;
  /** Dollars instead of percent; null without. */
  readonly shareDollars: string | null;
  /** Fraction of the strategy by which weights may drift before it trades. */
  readonly driftBand: number;
  readonly executionFrequency: ExecutionFrequency;
  /** What it does on days of bad data. */
  readonly onBadData: BadDataPolicy;
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

/** What strategies have and can be given, at the broker's prices, dollars. */
function fundable({ certain: { ledgers, cash }, prices }: Synced) {
  const symbols = new Set(ledgers.flatMap(({ holdings }) => [...holdings.keys()]));
  const holdings = new Map(
    [...symbols].map((symbol) => {
      const quantity = ownedShares(ledgers, symbol);
      return [symbol, { quantity, marketValue: quantity.times(prices.get(symbol) ?? ZERO) }] as const;
    }),
  );
  const equity = cash.plus(sum([...holdings.values()].map(({ marketValue }) => marketValue)));
  return { equity, cash, holdings, ledgers: ledgers.map(plannedLedger) };
}

/** Pins the version, funds its ledger from unassigned cash, and puts it in force. */
export async function activateStrategy(
  context: RunContext,
  request: ActivateRequest,
): Promise<Result<LiveStrategy>> {
  const { database, broker, clock, userId, brokerAccountId } = context;
  const unsafe = await obstacleToSafeAsset(broker, request.onBadData);
  if (unsafe) return unsafe;
  const busy = runUnderWay(database);
  if (busy) return busy;
  const strategies = activeStrategies(database);
  if (strategies.some(({ botId }) => botId === request.botId)) {
    return refuse(409, "already_active", "this strategy is active already");
  }
  const now = await accountNow(context);
  if (!now.ok) return now;
  const asked =
    request.shareDollars === null
      ? { askedPercent: request.sharePercent === null ? null : decimal(request.sharePercent) }
      : { askedDollars: decimal(request.shareDollars) };
  const funding = fundStrategy({
    ...fundable(now.value),
    givenPercent: sum(strategies.map(({ sharePercent }) => decimal(sharePercent))),
    ...asked,
  });
  if (!funding.ok) return refuse(409, funding.code, funding.message);
  const id = crypto.randomUUID();
  const { cash, shareDollars } = funding;
  const share: CapitalShare =
    shareDollars === null
      ? { kind: "percent", percent: funding.sharePercent }
      : { kind: "dollars", dollars: shareDollars };
  const at = clock.now();
  database.transaction(() => {
    addStrategy(database, {
      id,
      botId: request.botId,
      botVersionId: request.botVersionId,
      name: request.name,
      tree: request.tree,
      fingerprint: request.fingerprint,
      engineVersion: ENGINE_VERSION,
      brokerAccountId,
      sharePercent: toText(funding.sharePercent),
      shareDollars: funding.shareDollars && toText(funding.shareDollars),
      driftBand: String(request.driftBand),
      cash: "0",
      executionFrequency: request.executionFrequency,
      onBadData: request.onBadData.policy,
      safeAsset: safeAssetOf(request.onBadData),
      isActive: true,
      activatedAt: at,
    });
    noteCommand(database, { kind: "fund", id, at, strategyId: id, share, cash });
    announceStrategies(database, userId, [id]);
  });
  const row = strategyById(database, id);
  if (!row) throw new Error(`strategy ${id} was not stored`);
  return accept(liveStrategy(database, row));
}
