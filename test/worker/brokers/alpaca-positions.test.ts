import { describe, it } from "vitest";
import { createAlpacaBroker } from "../../../src/brokers/alpaca/alpaca.ts";
import { openConnection } from "../../../src/brokers/alpaca/connection.ts";
import type { BrokerPositions } from "../../../src/brokers/broker.ts";
import { serverWith } from "../support/vendors/answers.ts";
import { answerOf, textOf } from "./conformance/steps.ts";

const HOSTS = { tradingUrl: "http://trading.test", dataUrl: "http://data.test" };
const SPY = {
  symbol: "SPY",
  asset_class: "us_equity",
  side: "long",
  qty: "3",
  qty_available: "3",
  market_value: "1800",
};
const ODD = { ...SPY, symbol: "ODD" };

function brokerWith(answer: unknown) {
  const server = serverWith(Response.json(answer));
  return createAlpacaBroker(
    openConnection({ apiKey: "key", apiSecret: "secret", fetch: server.fetch }),
    HOSTS,
  );
}

async function read(...rows: readonly object[]): Promise<BrokerPositions> {
  return answerOf(await brokerWith(rows).positions());
}

/** One line for each symbol that is held: `SPY 3 of 3 worth 1800`. */
function linesOf({ held }: BrokerPositions): string[] {
  return held.map(
    ({ symbol, quantity, available, marketValue }) =>
      `${symbol} ${textOf(available)} of ${textOf(quantity)} worth ${textOf(marketValue)}`,
  );
}

describe("what Alpaca says an account holds", () => {
  it("is one row for each share, shorts with negative quantities", async ({ expect }) => {
    const short = {
      ...SPY,
      symbol: "TSLA",
      side: "short",
      qty: "-50",
      qty_available: "-50",
      market_value: "-10000",
    };
    const positions = await read(SPY, short);
    expect(linesOf(positions)).toEqual(["SPY 3 of 3 worth 1800", "TSLA -50 of -50 worth -10000"]);
    expect(positions).toMatchObject({ others: [], doubtful: [] });
  });

  it("is read from the exponents of a library that writes them", async ({ expect }) => {
    expect(linesOf(await read({ ...SPY, qty: "1e+3", qty_available: "1E3", market_value: 6e5 }))).toEqual([
      "SPY 1000 of 1000 worth 600000",
    ]);
  });

  it("is not an amount of more digits than there are cents in the world", async ({ expect }) => {
    expect(await read({ ...SPY, qty: "1e999999999" })).toMatchObject({ doubtful: [{ symbol: "SPY" }] });
  });

  it.for([null, undefined, "", "n/a", "-5"])(
    "is held without a value where that is %j",
    async (value, { expect }) => {
      const positions = await read({ ...ODD, market_value: value }, SPY);
      expect(linesOf(positions)).toEqual(["ODD 3 of 3 worth null", "SPY 3 of 3 worth 1800"]);
    },
  );

  it.for([
    { said: "2", free: "2" },
    { said: "7", free: "3" },
    { said: "-1", free: "0" },
    { said: null, free: "3" },
    { said: undefined, free: "3" },
  ])(
    "can be sold as far as it says ($said), and never beyond what there is",
    async ({ said, free }, { expect }) => {
      expect(linesOf(await read({ ...SPY, qty_available: said }))).toEqual([`SPY ${free} of 3 worth 1800`]);
    },
  );

  it.for([
    { what: "how many there are", rows: [{ ...ODD, qty: null }] },
    { what: "how many there are in a number", rows: [{ ...ODD, qty: "lots" }] },
    { what: "how many of them can be sold in a number", rows: [{ ...ODD, qty_available: "" }] },
    { what: "on which side they are without contradiction", rows: [{ ...ODD, side: "short" }] },
    { what: "what they are", rows: [{ ...ODD, asset_class: null }] },
    { what: "it once", rows: [ODD, { ...ODD, qty: "1246.875" }] },
    { what: "it once: not even the same twice", rows: [ODD, ODD] },
    { what: "it once: nor as a share and as an option", rows: [ODD, { ...ODD, asset_class: "us_option" }] },
  ])("is in doubt about a symbol when it does not say $what", async ({ rows }, { expect }) => {
    const positions = await read(SPY, ...rows);
    expect(linesOf(positions)).toEqual(["SPY 3 of 3 worth 1800"]);
    expect(positions.others).toEqual([]);
    expect(positions.doubtful).toEqual([{ symbol: "ODD", message: expect.stringContaining("ODD") }]);
  });

  it("tells apart what is no share: options, crypto, and what there may be next year", async ({ expect }) => {
    const option = { ...SPY, symbol: "SPY261218P00600000", asset_class: "us_option", qty: "-1" };
    const positions = await read(
      { ...option, side: "short", market_value: "-1250" },
      { ...SPY, symbol: "BTCUSD", asset_class: "crypto", qty: "0.1", market_value: null },
      { ...SPY, symbol: "NEW", asset_class: "us_future" },
    );
    expect(positions).toMatchObject({ held: [], doubtful: [] });
    expect(
      positions.others.map(({ symbol, assetClass, marketValue }) => [
        symbol,
        assetClass,
        textOf(marketValue),
      ]),
    ).toEqual([
      [option.symbol, "us_option", "-1250"],
      ["BTCUSD", "crypto", null],
      ["NEW", "us_future", "1800"],
    ]);
  });

  it("is of shares where no class is named, as before there were any", async ({ expect }) => {
    expect(linesOf(await read({ symbol: "SPY", qty: 3, market_value: 1800 }))).toEqual([
      "SPY 3 of 3 worth 1800",
    ]);
  });

  it("is unknown when it is no list, or has a row about no symbol: that may be of any", async ({
    expect,
  }) => {
    for (const answer of [{ message: "hello" }, [SPY, { ...ODD, symbol: "" }], [SPY, null]]) {
      expect((await brokerWith(answer).positions()).kind).toBe("unknown");
    }
  });
});

describe("what Alpaca says of an account as a whole", () => {
  const ACCOUNT = { id: "account-1", status: "ACTIVE", equity: "1000.5", cash: "400", buying_power: "400" };
  const VALUES = { long_market_value: "900", short_market_value: "-300" };

  async function worth(body: object): Promise<(string | null)[]> {
    const { equity, positionsValue } = answerOf(await brokerWith(body).account());
    return [textOf(equity), textOf(positionsValue)];
  }

  it("is its equity, and the value of its positions where it tells both sides", async ({ expect }) => {
    expect(await worth({ ...ACCOUNT, ...VALUES })).toEqual(["1000.5", "600"]);
    expect(await worth(ACCOUNT)).toEqual(["1000.5", null]);
    expect(await worth({ ...ACCOUNT, long_market_value: "900" })).toEqual(["1000.5", null]);
  });

  it.for([null, undefined, "", "lots"])(
    "is cash and positions together where its equity is %j, and unknown without them",
    async (equity, { expect }) => {
      expect(await worth({ ...ACCOUNT, ...VALUES, equity })).toEqual(["1000", "600"]);
      expect((await brokerWith({ ...ACCOUNT, equity }).account()).kind).toBe("unknown");
    },
  );
});
