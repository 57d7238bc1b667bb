/** Alpaca's client library for JavaScript, version 4, at a local exchange. */
import { Alpaca } from "alpaca-trade-api-4";
import type { streaming, trading } from "alpaca-trade-api-4";
import type { AccountKeys } from "../../../../sim/exchange/accounts/open-account.ts";
import type { Exchange } from "../../../../sim/exchange/exchange.ts";
import type { AlpacaClient, ClientOrder } from "./alpaca-client.ts";
import { openExchange } from "../client.ts";
import { serveValidated } from "../validated-exchange.ts";
import type { ValidatedExchange } from "../validated-exchange.ts";

function orderOf({ id, status, qty, filledQty }: trading.Order): ClientOrder {
  return { id, status, qty, filledQty };
}

/** The library itself, with requests to Alpaca's hosts sent to an address instead, and nothing repeated. */
export function openAlpaca4(url: string, { keyId, secretKey }: AccountKeys): Alpaca {
  const fetchApi = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const { pathname, search } = new URL(input instanceof Request ? input.url : input);
    return fetch(url + pathname + search, init);
  };
  return new Alpaca({ keyId, secret: secretKey, paper: true, fetchApi, retry: false });
}

export interface ServedAlpaca4 {
  readonly exchange: Exchange;
  readonly served: ValidatedExchange;
  readonly keys: AccountKeys;
  readonly alpaca: Alpaca;
}

/** The library with an account of $1,000 on an exchange that is served until the test ends. */
export async function serveAlpaca4(exchange: Exchange = openExchange()): Promise<ServedAlpaca4> {
  const keys = exchange.addAccount({ cash: "1000" });
  const served = await serveValidated(exchange);
  return { exchange, served, keys, alpaca: openAlpaca4(served.url, keys) };
}

/** The stream of the account's orders, at an address. */
export function tradingStream4(alpaca: Alpaca, url: string): streaming.TradingStream {
  return alpaca.trading.stream({ url: `${url.replace("http", "ws")}/stream`, reconnect: false });
}

/** A client of the exchange at an address. */
export function alpacaClient4(url: string, keys: AccountKeys): AlpacaClient {
  const alpaca = openAlpaca4(url, keys);
  const stream = tradingStream4(alpaca, url);
  const { trading: api, marketData } = alpaca;
  return {
    account: async () => {
      const { status, cash } = await api.account.getAccount();
      return { status, cash };
    },
    forbidShorting: async (forbidden) => {
      const accountConfigurations = { noShorting: forbidden };
      return (await api.accountConfigurations.patchAccountConfig({ accountConfigurations })).noShorting;
    },
    symbols: async () => (await api.assets.getV2Assets({ status: "active" })).map(({ symbol }) => symbol),
    isOpen: async () => (await api.clock.legacyClock()).isOpen,
    closes: async (from, to) => {
      const days = await api.calendar.legacyCalendar({ start: new Date(from), end: new Date(to) });
      return days.map(({ close }) => close);
    },
    place: async ({ limitPrice, ...terms }) =>
      orderOf(
        limitPrice === undefined
          ? await api.orders.market(terms)
          : await api.orders.limit({ ...terms, limitPrice }),
      ),
    read: async (orderId) => orderOf(await api.orders.getOrderByOrderID({ orderId })),
    openOrders: async () => (await api.orders.getAllOrders({ status: "open" })).map(orderOf),
    replace: async (orderId, patchOrderRequest) =>
      orderOf(await api.orders.patchOrderByOrderId({ orderId, patchOrderRequest })),
    cancel: (orderId) => api.orders.deleteOrderByOrderID({ orderId }),
    cancelAll: async () => (await api.orders.deleteAllOrders()).length,
    positions: async () => api.positions.getAllOpenPositions(),
    close: async (symbolOrAssetId) => orderOf(await api.positions.deleteOpenPosition({ symbolOrAssetId })),
    closeAll: async () => (await api.closeAllPositions()).map(({ symbol }) => symbol),
    fills: async () => {
      const activities = await api.accountActivities.getAccountActivities({ activityTypes: ["FILL"] });
      return activities.map(({ qty }) => qty);
    },
    equities: async () =>
      (await api.portfolioHistory.getAccountPortfolioHistory({ period: "1W", timeframe: "1D" })).equity,
    dailyCloses: async (symbol, from, to) => {
      const query = {
        symbols: symbol,
        timeframe: "1Day",
        start: new Date(from),
        end: new Date(`${to}T23:59:59Z`),
      };
      const { bars } = await marketData.stocks.stockBars({ ...query, feed: "iex" });
      return (bars[symbol] ?? []).map(({ c }) => c);
    },
    latestPrice: async (symbol) => (await marketData.stocks.stockLatestTradeSingle({ symbol })).trade.p,
    listen: (onUpdate) => {
      stream.onTradeUpdate(({ event, order, price }) => onUpdate({ event, orderId: order.id, price }));
      stream.subscribeTradeUpdates();
      stream.connect();
    },
    leave: () => stream.disconnect(),
  };
}
