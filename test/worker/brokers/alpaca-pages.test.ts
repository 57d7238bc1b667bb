import { describe, it } from "vitest";
import { openAlpacaFake } from "./conformance/alpaca-fake.ts";
import { CONFORMANCE } from "./conformance/fake-broker.ts";
import { answerOf, ended, orderFor } from "./conformance/steps.ts";

const REQUESTS_PER_MINUTE = 10_000;

describe("more than one page at Alpaca", () => {
  it("of orders is all of them, once each and in order", async ({ expect }) => {
    const fake = await openAlpacaFake(REQUESTS_PER_MINUTE);
    const requests = Array.from({ length: 510 }, () => orderFor("buy", "1", "SPY", "5"));
    for (const request of requests) answerOf(await fake.broker.place(request));
    await fake.advance(1000);
    const sent = requests.map(({ clientOrderId }) => clientOrderId);
    const all = answerOf(await fake.broker.ordersSince(CONFORMANCE.openedAt - 1));
    expect(all.orders.map(({ clientOrderId }) => clientOrderId)).toEqual(sent);
    const open = answerOf(await fake.broker.openOrders());
    expect(open.orders.map(({ clientOrderId }) => clientOrderId)).toEqual(sent);
  });

  it("of activities is all of them, once each and in order", async ({ expect }) => {
    const fake = await openAlpacaFake(REQUESTS_PER_MINUTE);
    // Each order fills in two parts.
    const requests = Array.from({ length: 105 }, () => orderFor("buy", "0.5", "TLT"));
    for (const request of requests) answerOf(await fake.broker.place(request));
    for (const request of requests) await ended(fake, request);
    const activities = answerOf(await fake.broker.activitiesSince(CONFORMANCE.openedAt));
    expect(activities.filter(({ kind }) => kind === "fill")).toHaveLength(210);
    expect(new Set(activities.map(({ id }) => id)).size).toBe(211);
    const instants = activities.map(({ at }) => at);
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  });
});
