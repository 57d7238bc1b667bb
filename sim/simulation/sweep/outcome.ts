/** What a run came to, without what depends on when it came to it. */
import { readReasons } from "../../../src/durable/account/record/reasons.ts";
import type { AccountDatabase } from "../../../src/durable/account/store/database.ts";
import { standingDoubts } from "../../../src/durable/account/store/doubts.ts";
import { activeStrategies } from "../../../src/durable/account/store/strategies.ts";
import { ledgerEntries, ledgerPositions } from "../../../src/durable/account/store/schema/index.ts";
import { runsOn } from "../../../src/durable/account/store/runs.ts";
import { toText } from "../../../src/engine/money/decimal.ts";
import { accountAtBroker } from "../world/at-broker.ts";
import type { World } from "../world/world.ts";

/** When a row was made, and the broker's own ids of orders, which it numbers in the order in which they come. */
const INCIDENTAL = new Set(["executedAt", "orderId"]);

/** Every value in a structure with the path to it, also in those that are stored as JSON. */
function leaves(path: string, value: unknown): [string, string][] {
  const read: unknown = typeof value === "string" && /^[{[]/.test(value) ? JSON.parse(value) : value;
  if (typeof read !== "object" || read === null) return [[path, String(read)]];
  return Object.entries(read).flatMap(([name, inner]) =>
    INCIDENTAL.has(name) ? [] : leaves(`${path} ${name}`, inner),
  );
}

/** By name, so that a difference can be named: orders, positions, cash, ledgers, history, run. */
export type RunOutcome = Readonly<Record<string, string>>;

/** The codes of reasons, each with its symbol, alphabetical. */
function codesOf(reasonsJson: string): string {
  const codes = readReasons(reasonsJson).map(({ code, symbol }) => `${code} ${symbol ?? ""}`.trim());
  return codes.toSorted().join(", ");
}

/** The kinds of entries that are in the journal, alphabetical. */
function entryKinds(database: AccountDatabase): string[] {
  const rows = database.selectDistinct({ kind: ledgerEntries.kind }).from(ledgerEntries).all();
  return rows.map(({ kind }) => kind).toSorted();
}

/** Reads the outcome of the runs of a date (New York). */
export async function outcomeOf(world: World, date: string): Promise<RunOutcome> {
  const { cash, positions, orders } = await accountAtBroker(world);
  const { database, recipient } = world;
  const byId = orders.toSorted((a, b) => (a.client_order_id < b.client_order_id ? -1 : 1));
  const entries: [string, string][] = [
    ["cash at the broker", cash],
    ["number of orders", String(orders.length)],
    ...byId.map((order): [string, string] => [
      `order ${order.client_order_id}`,
      `${order.side} ${order.qty} ${order.symbol}, ${order.status} ${order.filled_qty} at ${order.filled_avg_price}`,
    ]),
    ...positions.map(({ symbol, qty }): [string, string] => [`position in ${symbol}`, qty]),
    ...activeStrategies(database).map(({ name, cash: own }): [string, string] => [`cash of ${name}`, own]),
    ...database
      .select()
      .from(ledgerPositions)
      .all()
      .map(({ strategyId, symbol, quantity }): [string, string] => [`${symbol} of ${strategyId}`, quantity]),
    ...runsOn(database, date).map(({ slot, state, outcome, planHash, reasonsJson }): [string, string] => [
      `run ${slot}`,
      `${state} ${outcome} ${planHash} ${codesOf(reasonsJson)}`,
    ]),
    ...entryKinds(database).map((kind): [string, string] => [`entries of kind ${kind}`, "there are some"]),
    ...standingDoubts(database).map(({ symbol, amount }): [string, string] => [
      `doubt about ${symbol ?? "cash"}`,
      toText(amount),
    ]),
    ...[...recipient.executions.values()].flatMap((row) => leaves(`history ${row.id}`, row)),
    ["history that changed", recipient.changed.join(" ")],
  ];
  return Object.fromEntries(entries);
}

/** What differs between two outcomes, a line each. */
export function differences(expected: RunOutcome, found: RunOutcome): string[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
  return names.flatMap((name) =>
    expected[name] === found[name]
      ? []
      : [`${name}: ${found[name] ?? "nothing"} instead of ${expected[name] ?? "nothing"}`],
  );
}
