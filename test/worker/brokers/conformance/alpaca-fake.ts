/** Alpaca's stand-in: the local exchange, asked in process. Every order fills in two parts there. */
import { createExchange } from "../../../../sim/exchange/exchange.ts";
import type { Listing } from "../../../../sim/exchange/market/market-data.ts";
import { createAlpacaBroker } from "../../../../src/brokers/alpaca/alpaca.ts";
import { openConnection } from "../../../../src/brokers/alpaca/connection.ts";
import { endFaults, halt, orderByHand, orderFault, payIn } from "../../support/exchange-admin.ts";
import { rowsBetween } from "../../support/market.ts";
import { CONFORMANCE, type FakeBroker } from "./fake-broker.ts";

const ADDRESS = "http://exchange.test";

function listingAt(name: string, price: number): Listing {
  const rows = rowsBetween("2026-08-03", "2026-08-31", () => price);
  return { name, rows };
}

/** Opens an exchange with an account, and an Alpaca broker that trades it; 200 requests a minute are taken there. */
export async function openAlpacaFake(requestsPerMinute = 200): Promise<FakeBroker> {
  const market = new Map(
    Object.entries(CONFORMANCE.prices).map(([symbol, price]) => [symbol, listingAt(symbol, price)]),
  );
  const exchange = createExchange({
    market,
    now: CONFORMANCE.openedAt,
    requestsPerMinute,
    assets: { notFractionable: [CONFORMANCE.wholeSharesOnly] },
    fills: { partial: { fraction: 0.4, delay: 1500 } },
  });
  const keys = exchange.addAccount({ cash: CONFORMANCE.cash });
  const connection = openConnection({
    apiKey: keys.keyId,
    apiSecret: keys.secretKey,
    fetch: async (input, init) => exchange.fetch(new Request(input, init)),
    now: async () => exchange.clock.now(),
  });
  const lose = (method: string, effect: "before" | "after", times: number | "always" = 1) =>
    orderFault(exchange, { match: { method, pathPrefix: "/v" }, action: `drop-${effect}-effect`, times });
  return {
    broker: createAlpacaBroker(connection, { tradingUrl: ADDRESS, dataUrl: ADDRESS }),
    now: () => exchange.clock.now(),
    advance: (milliseconds) => exchange.clock.advanceTo(exchange.clock.now() + milliseconds),
    movePrice: async (symbol, price) => {
      market.set(symbol, listingAt(symbol, price));
      // Orders that the prices of the day could not reach are looked at again when trading resumes.
      await halt(exchange, symbol, false);
    },
    halt: (symbol) => halt(exchange, symbol),
    deposit: (dollars) => payIn(exchange, keys.accountId, dollars),
    sendByHand: ({ symbol, side, quantity }) => orderByHand(exchange, keys, { symbol, side, qty: quantity }),
    lostAnswers: {
      loseNextOrder: (effect) => lose("POST", effect),
      loseNextCancel: (effect) => lose("DELETE", effect),
      loseReads: () => lose("GET", "before", "always"),
      answerReads: () => endFaults(exchange),
    },
  };
}
