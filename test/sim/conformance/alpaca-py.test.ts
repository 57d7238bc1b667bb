import { beforeAll, describe, it } from "vitest";
import type { Answer } from "../../../sim/conformance/answer.ts";
import { mismatchOf } from "../../../sim/conformance/mismatch.ts";
import { fitsTemplate, withoutQuery } from "../../../sim/conformance/path-template.ts";
import { playScenario } from "../../../sim/conformance/scenario/scenario.ts";
import { openStage } from "../../../sim/conformance/scenario/stage.ts";
import {
  ALPACA_PY_MODELS,
  unreadableByPython,
  unreadableMessage,
} from "../../../sim/conformance/schemas/alpaca-py/readable.ts";
import { openClient } from "../support/client.ts";
import { dataClient, listeningClient } from "../support/clients/stream-client.ts";
import { movingMarket } from "../support/moving-market.ts";
import { present } from "../support/present.ts";

type Row = Readonly<Record<string, unknown>>;

/** What alpaca-py's models require, by what the exchange answers: the first row of a list stands for all. */
const REQUIRED: Readonly<Record<string, { at: readonly string[]; fields: string }>> = {
  "GET /v2/account": { at: [], fields: "id account_number status" },
  "GET /v2/account/configurations": {
    at: [],
    fields:
      "fractional_trading max_margin_multiplier no_shorting suspend_trade trade_confirm_email ptp_no_exception_entry",
  },
  "GET /v2/account/activities/{activity_type}": {
    at: ["0"],
    fields:
      "id activity_type transaction_time type price qty side symbol leaves_qty order_id cum_qty order_status",
  },
  "GET /v2/account/portfolio/history": {
    at: [],
    fields: "timestamp equity profit_loss profit_loss_pct timeframe",
  },
  "GET /v2/positions": {
    at: ["0"],
    fields: "asset_id symbol exchange asset_class avg_entry_price qty side cost_basis",
  },
  "GET /v2/orders": {
    at: ["0"],
    fields: "id client_order_id created_at updated_at submitted_at time_in_force status extended_hours",
  },
  "DELETE /v2/positions": { at: ["0"], fields: "body" },
  "GET /v2/clock": { at: [], fields: "timestamp is_open next_open next_close" },
  "GET /v2/calendar": { at: ["0"], fields: "date open close" },
  "GET /v2/assets": {
    at: ["0"],
    fields: "id class exchange symbol status tradable marginable shortable easy_to_borrow fractionable",
  },
  "GET /v2/stocks/trades/latest": { at: ["trades", "SPY"], fields: "t p s" },
  "GET /v2/stocks/quotes/latest": { at: ["quotes", "SPY"], fields: "t bp bs ap as" },
  "GET /v2/stocks/bars/latest": { at: ["bars", "SPY"], fields: "t o h l c v n vw" },
  "GET /v2/stocks/snapshots": { at: ["SPY", "latestQuote"], fields: "t bp bs ap as" },
};
/** Fields that its models may have as null although they must be there. */
const NULLABLE = new Set(["n", "vw"]);
/** And the other way round: what is left out is a simple order, and no cash flow. */
const NEVER_NULL = new Set(["order_class", "cashflow"]);

/** What stands at a place of a body. */
function at(body: unknown, path: readonly string[]): Row {
  return path.reduce((value, key) => present(value)[key] as Row, body as Row);
}

/** The body with something else at a place; with nothing at all for `undefined`. */
function changed(body: unknown, path: readonly string[], value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  const child = changed((body as Row)[first], rest, value);
  if (Array.isArray(body)) return body.with(Number(first), child);
  const { [first]: _, ...others } = body as Row;
  return child === undefined ? others : { ...others, [first]: child };
}

describe("Alpaca's Python client", () => {
  let answers: Answer[];

  beforeAll(async () => {
    const { exchange, keys } = await openStage();
    const fetch = (request: Request) => exchange.fetch(request);
    answers = await playScenario({ fetch, keys, clock: exchange.clock });
  }, 120_000);

  /** An answer to an operation that has something at a place. */
  function answerOf(operation: string, path: readonly string[]): Answer {
    const isOne = ({ method, path: asked, status, body }: Answer) => {
      if (status >= 300 || !fitsTemplate(operation, `${method} ${withoutQuery(asked)}`)) return false;
      const isFill = !operation.endsWith("{activity_type}") || asked.includes("FILL");
      return isFill && path.every((_, depth) => present(at(body, path.slice(0, depth)))[path[depth]!]);
    };
    return present(answers.find(isOne));
  }

  it("reads every answer of two days of trading", ({ expect }) => {
    expect(answers.map(unreadableByPython).filter((problem) => problem !== undefined)).toEqual([]);
    const read = new Set(
      Object.keys(ALPACA_PY_MODELS).filter((operation) =>
        answers.some(
          ({ method, path, status }) =>
            status < 300 && fitsTemplate(operation, `${method} ${withoutQuery(path)}`),
        ),
      ),
    );
    expect([...read]).toEqual(Object.keys(ALPACA_PY_MODELS));
  });

  for (const [operation, { at: path, fields }] of Object.entries(REQUIRED)) {
    it(`cannot read the answer to ${operation} without what it requires, and can without the rest`, ({
      expect,
    }) => {
      const answer = answerOf(operation, path);
      const required = new Set(fields.split(" "));
      const problem = (place: readonly string[], value: unknown) =>
        unreadableByPython({ ...answer, body: changed(answer.body, place, value) });
      const row = at(answer.body, path);
      expect([...required].filter((field) => !Object.hasOwn(row, field))).toEqual([]);
      for (const field of Object.keys(row)) {
        const isMissed = problem([...path, field], undefined) !== undefined;
        expect(isMissed, `${field} left out`).toBe(required.has(field));
        const isNullMissed = problem([...path, field], null) !== undefined;
        const neverNull = (required.has(field) && !NULLABLE.has(field)) || NEVER_NULL.has(field);
        expect(isNullMissed, `${field} null`).toBe(neverNull);
      }
      for (const field of required) {
        expect(problem([...path, field], { a: "row" }), `${field} of another type`).toBeDefined();
      }
    });
  }

  it("is spoken for when an answer is held against the schemas", ({ expect }) => {
    const answer = answerOf("GET /v2/account", []);
    expect(mismatchOf(answer)).toBeUndefined();
    // The exchange knows this status of Alpaca's documents, and alpaca-py does not.
    const closing = { ...answer, body: { ...(answer.body as Row), status: "ACCOUNT_CLOSED_PENDING" } };
    expect(mismatchOf(closing)).toContain("alpaca-py cannot read it: status:");
  });

  it("takes numbers that are written in texts, and no texts that are numbers", ({ expect }) => {
    const position = answerOf("GET /v2/positions", ["0"]);
    const history = answerOf("GET /v2/account/portfolio/history", []);
    const read = (answer: Answer, path: readonly string[], value: unknown) =>
      unreadableByPython({ ...answer, body: changed(answer.body, path, value) });
    expect(read(position, ["0", "qty"], 4.5)).toBeDefined();
    expect(read(position, ["0", "market_value"], 4.5)).toBeDefined();
    expect(read(history, ["base_value"], "4.5")).toBeUndefined();
    expect(read(history, ["base_value"], "four")).toBeDefined();
    expect(read(history, ["equity"], [null])).toBeDefined();
    expect(read(history, ["profit_loss_pct"], [null])).toBeUndefined();
  });

  it("reads what the streams tell, and nothing that lacks what it requires", async ({ expect }) => {
    const client = openClient({ market: movingMarket, time: "11:00" });
    const trading = listeningClient(client.exchange, client.keys);
    const data = dataClient(client.exchange, client.keys);
    data.send({
      action: "subscribe",
      trades: ["MOVE"],
      quotes: ["MOVE"],
      bars: ["MOVE"],
      dailyBars: ["MOVE"],
    });
    await client.order({ symbol: "MOVE", qty: "1" });
    await client.wait(61_000);
    const messages = [...trading.received(), ...data.received().flat()];
    expect(messages.map(unreadableMessage).filter((problem) => problem !== undefined)).toEqual([]);
    const fill = present(messages.find((message) => message.data?.event === "fill"));
    expect(unreadableMessage(changed(fill, ["data", "order", "status"], "odd") as Row)).toBeDefined();
    for (const [kind, field] of [
      ["t", "p"],
      ["q", "ap"],
      ["b", "vw"],
      ["d", "c"],
    ] as const) {
      const message = present(messages.find(({ T }) => T === kind));
      expect(unreadableMessage(changed(message, [field], undefined) as Row), kind).toBeDefined();
    }
  });
});
