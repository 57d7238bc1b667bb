/** The platform's own key at Alpaca, as a test gives it one. */
import { vi } from "vitest";
import { openConnection } from "../../../../src/brokers/alpaca/connection.ts";
import type { PlatformAlpaca } from "../../../../src/market/alpaca/platform.ts";
import { createExchange, type Exchange, type ExchangeOptions } from "../../../../sim/exchange/exchange.ts";
import { type ListedAnswer, serverWith } from "./answers.ts";

/** A key at an exchange, over whatever `fetch` is at the moment of a request. */
export function alpacaKeyAt(exchange: Exchange): PlatformAlpaca {
  const { keyId, secretKey } = exchange.addAccount({ cash: "0" });
  return {
    ...openConnection({
      apiKey: keyId,
      apiSecret: secretKey,
      fetch: async (input, init) => exchange.fetch(new Request(input, init)),
    }),
    tradingUrl: "http://exchange.test",
    dataUrl: "http://exchange.test",
  };
}

/** An exchange of its own with a key at it. */
export function exchangeWithKey(options: ExchangeOptions): { exchange: Exchange; alpaca: PlatformAlpaca } {
  const exchange = createExchange(options);
  return { exchange, alpaca: alpacaKeyAt(exchange) };
}

/** A key at a server that answers from a list, with errors kept off the log. */
export function alpacaAnswering(...answers: readonly ListedAnswer[]) {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const server = serverWith(...answers);
  const alpaca: PlatformAlpaca = {
    ...openConnection({ apiKey: "key", apiSecret: "secret", fetch: server.fetch }),
    tradingUrl: "http://trading.test",
    dataUrl: "http://data.test",
  };
  return { server, alpaca };
}
