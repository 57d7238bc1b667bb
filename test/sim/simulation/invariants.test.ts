import { describe, expect, it } from "vitest";
import { breaches } from "../../../sim/simulation/invariants/invariants.ts";
import type { Facts } from "../../../sim/simulation/invariants/facts.ts";
import { atBroker, factsWith, ownedByStrategy, planToTrade, row } from "./support/facts.ts";

/** The numbers of the invariants that facts break. */
function broken(changes: Partial<Facts>): string[] {
  return breaches(factsWith(changes)).map(({ invariant }) => invariant.split(" ")[0]!);
}

const orders = (...rows: ReturnType<typeof row>[]) => rows as unknown as Facts["orders"];

describe("the invariants", () => {
  it("hold on a day on which all went well", () => {
    expect(breaches(factsWith())).toEqual([]);
  });

  it("1: notice an order at the broker that was never written down", () => {
    const { ours } = factsWith();
    expect(broken({ ours: [...ours, atBroker(3, "0")] })).toEqual(["1"]);
  });

  it("1: notice more fills than were planned", () => {
    const ours = [atBroker(1, "10"), atBroker(2, "6")];
    const rows = orders(row(1, "10", "10"), row(2, "0", "6"));
    const positions = [{ symbol: "AAA", qty: "16" }];
    const ledgers = [ownedByStrategy("16")];
    const account = { cash: "1000", positions, orders: ours };
    expect(broken({ account, ours, orders: rows, ledgers })).toEqual(["1"]);
  });

  it("2: notice an order that left after the last instant for orders", () => {
    const late = { number: 1, name: "POST /v2/orders", at: Date.parse("2026-08-19T19:59:32Z") };
    expect(broken({ boundaries: [late] })).toEqual(["2"]);
  });

  it("3: notice a child that asks for more than was left of the plan", () => {
    expect(broken({ orders: orders(row(1, "10", "4"), row(2, "7", "6")) })).toEqual(["3"]);
  });

  it("3: notice cash below zero, whenever it was", () => {
    expect(broken({ cashSeen: ["-0.01"] })).toEqual(["3"]);
  });

  it("4: notice the billionth part of a share that nobody owns", () => {
    expect(broken({ ledgers: [ownedByStrategy("9.999999999")] })).toEqual(["4"]);
  });

  it("4: notice dollars that ledgers own and the broker does not have", () => {
    const strategies = [
      { id: "strategy", name: "strategy", cash: "1000.05" },
    ] as unknown as Facts["strategies"];
    expect(broken({ strategies })).toEqual(["4"]);
  });

  it("4: know what the owner bought by hand for unassigned", () => {
    const { account, ours } = factsWith();
    const byHand = [{ ...atBroker(1, "5"), client_order_id: "by-hand" }];
    const positions = [{ symbol: "AAA", qty: "15" }];
    const changed = { ...account, positions, orders: [...ours, ...byHand] };
    expect(broken({ account: changed, byHand })).toEqual([]);
    expect(broken({ account: { ...changed, positions: [{ symbol: "AAA", qty: "14" }] }, byHand })).toEqual([
      "4",
    ]);
  });

  it("5: notice more sold than the ledgers owned", () => {
    const [run] = factsWith().runs;
    const sales = {
      orders: orders(...[row(1, "10", "4"), row(2, "6", "6")].map((r) => ({ ...r, side: "sell" }))),
    };
    expect(broken({ ...sales, runs: [{ ...run!, planJson: planToTrade("sell", 10) }] })).toEqual([]);
    expect(broken({ ...sales, runs: [{ ...run!, planJson: planToTrade("sell", 9) }] })).toEqual(["5"]);
  });

  it("6: notice an order that is still unknown, and a rejected one that the broker filled", () => {
    const still = { ...row(2, "6", "6"), state: "unknown" };
    expect(broken({ orders: orders(row(1, "10", "4"), still) })).toEqual(["6"]);
    const rejected = { ...row(2, "6", "6"), state: "rejected" };
    expect(broken({ orders: orders(row(1, "10", "4"), rejected) })).toEqual(["6"]);
  });

  it("9: notice a run that is not reported, history that did not arrive, and messages that wait", () => {
    const [run] = factsWith().runs;
    expect(broken({ runs: [{ ...run!, state: "settling" }] })).toEqual(["9"]);
    const strategies = [...factsWith().strategies, { ...factsWith().strategies[0]!, id: "other", cash: "0" }];
    expect(broken({ strategies })).toEqual(["9"]);
    expect(broken({ isOutboxEmpty: false })).toEqual(["9"]);
  });

  it("10: notice a history row that came again with another content", () => {
    const { recipient } = factsWith();
    const [history] = recipient.executions.values();
    recipient.take({ kind: "execution", row: history! });
    expect(broken({ recipient })).toEqual([]);
    recipient.take({ kind: "execution", row: { ...history!, outcome: "failed" } });
    expect(broken({ recipient })).toEqual(["10"]);
  });
});
