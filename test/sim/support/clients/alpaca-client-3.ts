/** Alpaca's client library for JavaScript, version 3, at a local exchange. */
import Alpaca from "alpaca-trade-api-3";
import type { AccountKeys } from "../../../../sim/exchange/accounts/open-account.ts";
import type { AlpacaClient, ClientOrder, Update } from "./alpaca-client.ts";

// The library answers `any` and demands parameters that it does not need: this is what the tests use of it.
interface Version3 {
  getAccount(): Promise<{ status: string; cash: string }>;
  updateAccountConfigurations(change: object): Promise<{ no_shorting: boolean }>;
  getAssets(query: object): Promise<{ symbol: string }[]>;
  getClock(): Promise<{ is_open: boolean }>;
  getCalendar(query: object): Promise<{ close: string }[]>;
  createOrder(order: object): Promise<RawOrder>;
  getOrder(id: string): Promise<RawOrder>;
  getOrders(query: object): Promise<RawOrder[]>;
  replaceOrder(id: string, change: object): Promise<RawOrder>;
  cancelOrder(id: string): Promise<unknown>;
  cancelAllOrders(): Promise<unknown[]>;
  getPositions(): Promise<{ symbol: string; qty: string }[]>;
  closePosition(symbol: string): Promise<RawOrder>;
  closeAllPositions(): Promise<{ symbol: string }[]>;
  getAccountActivities(query: object): Promise<{ qty: string }[]>;
  getPortfolioHistory(query: object): Promise<{ equity: number[] }>;
  getBarsV2(symbol: string, query: object): AsyncIterable<{ ClosePrice: number }>;
  getLatestTrade(symbol: string): Promise<{ Price: number }>;
  readonly trade_ws: {
    onConnect(run: () => void): void;
    onOrderUpdate(run: (update: RawUpdate) => void): void;
    subscribe(streams: readonly string[]): void;
    connect(): void;
    disconnect(): void;
  };
}

interface RawOrder {
  readonly id: string;
  readonly status: string;
  readonly qty: string | null;
  readonly filled_qty: string;
}

interface RawUpdate {
  readonly event: string;
  readonly order: RawOrder;
  readonly price?: string;
}

function orderOf({ id, status, qty, filled_qty: filledQty }: RawOrder): ClientOrder {
  return { id, status, qty, filledQty };
}

function updateOf({ event, order, price }: RawUpdate): Update {
  return { event, orderId: order.id, price };
}

/** A client of the exchange at an address. */
export function alpacaClient3(url: string, { keyId, secretKey }: AccountKeys): AlpacaClient {
  const options = { keyId, secretKey, paper: true, baseUrl: url, dataBaseUrl: url };
  // Its declarations are those of a CommonJS module; what Node imports is the class itself.
  const api = new (Alpaca as unknown as new (config: object) => Version3)(options);
  return {
    account: () => api.getAccount(),
    forbidShorting: async (forbidden) =>
      (await api.updateAccountConfigurations({ no_shorting: forbidden })).no_shorting,
    symbols: async () => (await api.getAssets({ status: "active" })).map(({ symbol }) => symbol),
    isOpen: async () => (await api.getClock()).is_open,
    closes: async (start, end) => (await api.getCalendar({ start, end })).map(({ close }) => close),
    place: async ({ symbol, side, qty, limitPrice, clientOrderId }) =>
      orderOf(
        await api.createOrder({
          symbol,
          side,
          qty,
          type: limitPrice === undefined ? "market" : "limit",
          time_in_force: "day",
          limit_price: limitPrice,
          client_order_id: clientOrderId,
        }),
      ),
    read: async (id) => orderOf(await api.getOrder(id)),
    openOrders: async () => (await api.getOrders({ status: "open" })).map(orderOf),
    replace: async (id, change) => orderOf(await api.replaceOrder(id, change)),
    cancel: async (id) => {
      await api.cancelOrder(id);
    },
    cancelAll: async () => (await api.cancelAllOrders()).length,
    positions: () => api.getPositions(),
    close: async (symbol) => orderOf(await api.closePosition(symbol)),
    closeAll: async () => (await api.closeAllPositions()).map(({ symbol }) => symbol),
    fills: async () => (await api.getAccountActivities({ activityTypes: ["FILL"] })).map(({ qty }) => qty),
    equities: async () => (await api.getPortfolioHistory({ period: "1W", timeframe: "1D" })).equity,
    dailyCloses: async (symbol, start, end) => {
      const closes: number[] = [];
      for await (const bar of api.getBarsV2(symbol, { timeframe: "1Day", start, end, feed: "iex" })) {
        closes.push(bar.ClosePrice);
      }
      return closes;
    },
    latestPrice: async (symbol) => (await api.getLatestTrade(symbol)).Price,
    listen: (onUpdate) => {
      api.trade_ws.onOrderUpdate((update) => onUpdate(updateOf(update)));
      api.trade_ws.onConnect(() => api.trade_ws.subscribe(["trade_updates"]));
      api.trade_ws.connect();
    },
    leave: () => api.trade_ws.disconnect(),
  };
}
