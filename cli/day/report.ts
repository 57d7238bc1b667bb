/** The report of a day, from the API and the broker. */
import type { Exchange } from "../../sim/exchange/exchange.ts";
import { utcTimestamp } from "../../src/engine/calendar/new-york.ts";
import type { Slot } from "../../src/engine/calendar/slots.ts";
import type { HistoryRecord, HistoryRow } from "../../src/contract/history.ts";
import type { Outcome } from "../../src/engine/execution/outcomes.ts";
import type { Reason, Status } from "../../src/contract/status.ts";
import type { LiveStrategy } from "../../src/contract/strategies.ts";
import type { ApiClient } from "../local/api-client.ts";

export interface ReportedOrder {
  readonly symbol: string;
  readonly side: string;
  /** Shares. */
  readonly qty: string;
  /** Dollars; null for a market order. */
  readonly limitPrice: number | null;
  readonly filledQty: string;
  readonly filledAvgPrice: number | null;
  readonly status: string;
  readonly clientOrderId: string;
}

export interface ReportedAccount {
  readonly strategies: readonly {
    readonly name: string;
    /** Percent of the account that it was given. */
    readonly weight: number;
    /** Fraction of the strategy per symbol; null when it held. */
    readonly targets: Readonly<Record<string, number>> | null;
  }[];
  readonly orders: readonly ReportedOrder[];
  /** Shares per symbol. */
  readonly positions: Readonly<Record<string, string>>;
  /** Dollars. */
  readonly equityBefore: number | null;
  readonly equityAfter: number | null;
  readonly cash: number | null;
  readonly outcome: Outcome | null;
  readonly reasons: readonly Reason[];
}

export interface DayReport {
  readonly date: string;
  readonly slot: string;
  /** Dollars per symbol, from the slot's snapshot. */
  readonly prices: Readonly<Record<string, number>>;
  readonly accounts: readonly ReportedAccount[];
  /** Whether every account's run succeeded. */
  readonly ok: boolean;
}

interface BrokerOrder {
  symbol: string;
  side: string;
  qty: string;
  limit_price: string | null;
  filled_qty: string;
  filled_avg_price: string | null;
  status: string;
  client_order_id: string;
}

type Keys = { readonly keyId: string; readonly secretKey: string };

async function askBroker<T>(exchange: Exchange, keys: Keys, path: string): Promise<T> {
  const headers = { "APCA-API-KEY-ID": keys.keyId, "APCA-API-SECRET-KEY": keys.secretKey };
  const response = await exchange.fetch(new Request(`http://exchange.local${path}`, { headers }));
  if (!response.ok) throw new Error(`the exchange answered ${response.status} to ${path}`);
  return response.json();
}

const numeric = (text: string | null | undefined) =>
  text === null || text === undefined ? null : Number(text);

async function ordersOf(exchange: Exchange, keys: Keys, slot: Slot): Promise<ReportedOrder[]> {
  const query = new URLSearchParams({
    status: "all",
    direction: "asc",
    limit: "500",
    after: utcTimestamp(slot.session.open),
  });
  const orders = await askBroker<BrokerOrder[]>(exchange, keys, `/v2/orders?${query}`);
  return orders.map((order) => ({
    symbol: order.symbol,
    side: order.side,
    qty: order.qty,
    limitPrice: numeric(order.limit_price),
    filledQty: order.filled_qty,
    filledAvgPrice: numeric(order.filled_avg_price),
    status: order.status,
    clientOrderId: order.client_order_id,
  }));
}

async function recordsOf(api: ApiClient, slot: Slot): Promise<HistoryRecord[]> {
  const { history } = await api.get<{ history: HistoryRow[] }>("/api/live/history?limit=200");
  const records: HistoryRecord[] = [];
  for (const { id } of history.filter((row) => row.slot === slot.id)) {
    records.push(
      (await api.get<{ record: HistoryRecord }>(`/api/live/history/${encodeURIComponent(id)}`)).record,
    );
  }
  return records;
}

/** The report of a slot that is over. */
export async function reportDay(
  api: ApiClient,
  exchange: Exchange,
  keys: Keys,
  slot: Slot,
): Promise<DayReport> {
  const status = await api.get<Status>("/api/live/status");
  const records = await recordsOf(api, slot);
  const run = status.lastRun?.slot === slot.id ? status.lastRun : null;
  const byStrategy = new Map(records.map((record) => [record.strategyId, record]));
  const strategies = status.strategies.map(({ id, name, sharePercent }: LiveStrategy) => ({
    name,
    weight: Number(sharePercent),
    targets: byStrategy.get(id)?.targets ?? null,
  }));
  const positions = await askBroker<{ symbol: string; qty: string }[]>(exchange, keys, "/v2/positions");
  const account: ReportedAccount = {
    strategies,
    orders: await ordersOf(exchange, keys, slot),
    positions: Object.fromEntries(positions.map(({ symbol, qty }) => [symbol, qty])),
    equityBefore: numeric(records[0]?.accountValue),
    equityAfter: numeric(status.account?.equity),
    cash: numeric(status.account?.cash),
    outcome: run?.outcome ?? null,
    reasons: run?.reasons ?? [],
  };
  return {
    date: slot.session.date,
    slot: slot.id,
    prices: Object.assign({}, ...records.map(({ prices }) => prices)),
    accounts: [account],
    ok: records.length > 0 && records.every(({ success }) => success),
  };
}
