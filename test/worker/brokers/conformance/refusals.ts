/** What the broker refuses, and the codes that it is told by. Nothing has happened after a refusal. */
import { describe, it } from "vitest";
import type { OrderRequest, RejectionCode } from "../../../../src/brokers/broker.ts";
import { toText } from "../../../../src/engine/money/decimal.ts";
import { CONFORMANCE, type OpenFake } from "./fake-broker.ts";
import { answerOf, cashOf, held, orderFor, refusalOf, textOf, trade } from "./steps.ts";

interface Refused {
  readonly what: string;
  readonly order: () => OrderRequest;
  readonly code: RejectionCode;
}

const REFUSED: readonly Refused[] = [
  {
    what: "that cost more than there is",
    order: () => orderFor("buy", "100", "SPY"),
    code: "insufficient_buying_power",
  },
  {
    what: "that may cost more than there is at their limit",
    order: () => orderFor("buy", "20", "SPY", "501"),
    code: "insufficient_buying_power",
  },
  {
    what: "to sell what is not held",
    order: () => orderFor("sell", "1", "TLT"),
    code: "insufficient_shares",
  },
  {
    what: "for symbols that there are not",
    order: () => orderFor("buy", "1", "NOPE", "10"),
    code: "not_tradable",
  },
];

export function describeRefusals(openFake: OpenFake): void {
  describe("refuses orders", () => {
    it.for(REFUSED)("$what", async ({ order, code }, { expect }) => {
      const fake = await openFake();
      const request = order();
      const outcome = await fake.broker.place(request);
      expect(outcome).toMatchObject({ kind: "rejected", code });
      expect(outcome.kind === "rejected" && outcome.message).not.toBe("");
      expect(answerOf(await fake.broker.orderByClientId(request.clientOrderId))).toBeNull();
      expect(toText(await cashOf(fake))).toBe(CONFORMANCE.cash);
    });

    it("to sell more than is held", async ({ expect }) => {
      const fake = await openFake();
      await trade(fake, orderFor("buy", "2", "SPY"));
      expect(refusalOf(await fake.broker.place(orderFor("sell", "3", "SPY")))).toBe("insufficient_shares");
      expect(textOf(await held(fake, "SPY"))).toBe("2");
    });

    it("to sell what another open sell holds, and says what is available", async ({ expect }) => {
      const fake = await openFake();
      await trade(fake, orderFor("buy", "3", "SPY"));
      answerOf(await fake.broker.place(orderFor("sell", "2", "SPY", "700")));
      await fake.advance(1000);
      const [position] = answerOf(await fake.broker.positions()).held;
      expect([position!.quantity, position!.available].map(toText)).toEqual(["3", "1"]);
      expect(refusalOf(await fake.broker.place(orderFor("sell", "2", "SPY", "700")))).toBe(
        "insufficient_shares",
      );
    });

    it("that would spend what an open buy keeps back", async ({ expect }) => {
      const fake = await openFake();
      answerOf(await fake.broker.place(orderFor("buy", "19", "SPY", "500")));
      expect(refusalOf(await fake.broker.place(orderFor("buy", "1", "SPY", "501")))).toBe(
        "insufficient_buying_power",
      );
    });

    it("for fractions of what trades in whole shares", async ({ expect }) => {
      const { broker } = await openFake();
      const request = orderFor("buy", "1.5", CONFORMANCE.wholeSharesOnly);
      expect(refusalOf(await broker.place(request))).toBe("not_fractionable");
    });

    it("for less than a dollar, or for fractions at all", async ({ expect }) => {
      const { broker } = await openFake();
      const code = refusalOf(await broker.place(orderFor("buy", "0.001", "SPY")));
      expect(code).toBe(broker.capabilities.fractional ? "below_minimum" : "not_fractionable");
    });
  });
}
