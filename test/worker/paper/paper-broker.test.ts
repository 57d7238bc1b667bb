import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { toText } from "../../../src/engine/money/decimal.ts";
import { CONFORMANCE } from "../brokers/conformance/fake-broker.ts";
import {
  answerOf,
  ended,
  held,
  lookUp,
  orderFor,
  refusalOf,
  textOf,
  trade,
} from "../brokers/conformance/steps.ts";
import { openPaperFake, type PaperFake } from "./support/paper-fake.ts";

const NEXT_DAY = "2026-08-21";

async function waitUntil(fake: PaperFake, date: string, time: string): Promise<void> {
  await fake.advance(newYorkInstant(date, time) - fake.now());
}

async function kindsOf(fake: PaperFake): Promise<string[]> {
  return answerOf(await fake.broker.activitiesSince(CONFORMANCE.openedAt)).map(({ kind }) => kind);
}

describe("the paper broker", () => {
  it("begins its activities with the money that the account was opened with", async ({ expect }) => {
    const { broker } = await openPaperFake();
    const [opening] = answerOf(await broker.activitiesSince(CONFORMANCE.openedAt));
    expect(opening).toMatchObject({ kind: "deposit", at: CONFORMANCE.openedAt });
    expect(textOf(opening!.cash)).toBe(CONFORMANCE.cash);
  });

  it("fills an order of the evening at a price of the next session", async ({ expect }) => {
    const fake = await openPaperFake();
    await waitUntil(fake, "2026-08-20", "18:00");
    const request = orderFor("buy", "1", "SPY");
    answerOf(await fake.broker.place(request));
    await fake.movePrice("SPY", 610);
    await waitUntil(fake, NEXT_DAY, "09:31");
    const order = await ended(fake, request);
    expect([order.status, textOf(order.filledAveragePrice)]).toEqual(["filled", "610.02"]);
  });

  it("lets an order of the evening that nobody looked after expire at the next close", async ({ expect }) => {
    const fake = await openPaperFake();
    await waitUntil(fake, "2026-08-20", "18:00");
    const request = orderFor("buy", "1", "SPY");
    answerOf(await fake.broker.place(request));
    await waitUntil(fake, "2026-08-24", "10:00");
    expect((await lookUp(fake, request)).status).toBe("expired");
  });

  it("values what nobody tells a price of any more at the price that it was last heard at", async ({
    expect,
  }) => {
    const fake = await openPaperFake();
    await trade(fake, orderFor("buy", "10", "SPY"));
    await fake.movePrice("SPY", 650);
    await fake.advance(15 * 60_000);
    answerOf(await fake.broker.account());
    fake.silence("SPY");
    const [position] = answerOf(await fake.broker.positions()).held;
    expect(toText(position!.marketValue!)).toBe("6500");
  });

  it("pays a dividend and splits shares once, the first time that it is asked on the day or after it", async ({
    expect,
  }) => {
    const fake = await openPaperFake();
    await trade(fake, orderFor("buy", "10", "TLT"));
    const before = answerOf(await fake.broker.account()).cash;
    fake.setExDates((date) => new Map(date === NEXT_DAY ? [["TLT", { splitFactor: 4, cash: 0.5 }]] : []));
    await waitUntil(fake, NEXT_DAY, "09:29");
    expect(toText(await held(fake, "TLT"))).toBe("10");
    await waitUntil(fake, "2026-08-24", "12:00");
    for (let look = 0; look < 3; look++) {
      expect(toText(await held(fake, "TLT"))).toBe("40");
      expect(toText(answerOf(await fake.broker.account()).cash.minus(before))).toBe("5");
    }
    expect(await kindsOf(fake)).toEqual(["deposit", "fill", "dividend", "split"]);
  });

  it("never takes a session that nobody could be asked about for one without dividends", async ({
    expect,
  }) => {
    const fake = await openPaperFake();
    await trade(fake, orderFor("buy", "10", "TLT"));
    fake.setExDates(() => undefined);
    await waitUntil(fake, NEXT_DAY, "10:00");
    await trade(fake, orderFor("sell", "10", "TLT"));
    fake.setExDates((date) => new Map(date === NEXT_DAY ? [["TLT", { splitFactor: 1, cash: 0.5 }]] : []));
    await waitUntil(fake, NEXT_DAY, "15:50");
    expect(await kindsOf(fake)).toEqual(["deposit", "fill", "fill", "dividend"]);
  });

  it("never passes a session over that nobody could be asked about, though later ones are known", async ({
    expect,
  }) => {
    const fake = await openPaperFake();
    await trade(fake, orderFor("buy", "10", "TLT"));
    fake.setExDates((date) => (date === NEXT_DAY ? undefined : new Map()));
    await waitUntil(fake, "2026-08-24", "10:00");
    expect(await kindsOf(fake)).toEqual(["deposit", "fill"]);
    fake.setExDates((date) => new Map(date === NEXT_DAY ? [["TLT", { splitFactor: 2, cash: 0.5 }]] : []));
    expect(await kindsOf(fake)).toEqual(["deposit", "fill", "dividend", "split"]);
  });

  it("asks about a session again only a minute after nobody could answer", async ({ expect }) => {
    const fake = await openPaperFake();
    await trade(fake, orderFor("buy", "10", "TLT"));
    const asked: string[] = [];
    fake.setExDates((date) => {
      asked.push(date);
      return undefined;
    });
    await waitUntil(fake, NEXT_DAY, "10:00");
    await fake.askOne(async (broker) => {
      await broker.account();
      await broker.positions();
      await fake.advance(60_000);
      await broker.account();
    });
    expect(asked).toEqual([NEXT_DAY, NEXT_DAY]);
  });

  it("tells of the whole New York day that activities are asked for from", async ({ expect }) => {
    const fake = await openPaperFake();
    await trade(fake, orderFor("buy", "10", "TLT"));
    const evening = newYorkInstant("2026-08-20", "23:59");
    expect(answerOf(await fake.broker.activitiesSince(evening))).toHaveLength(2);
    expect(answerOf(await fake.broker.activitiesSince(evening + 60_000))).toEqual([]);
  });

  it("quotes neither side of a symbol that does not trade any more", async ({ expect }) => {
    const fake = await openPaperFake();
    await fake.halt("SPY");
    const quote = answerOf(await fake.broker.quotes(["SPY"])).get("SPY");
    expect([quote?.bid, quote?.ask, textOf(quote?.last)]).toEqual([null, null, "600"]);
  });

  it("does not fill twice when two looks overlap", async ({ expect }) => {
    const fake = await openPaperFake();
    answerOf(await fake.broker.place(orderFor("buy", "2", "SPY", "590")));
    await fake.movePrice("SPY", 580);
    const looks = [fake.broker.openOrders(), fake.broker.positions(), fake.broker.account()];
    await Promise.all(looks);
    expect(toText(await held(fake, "SPY"))).toBe("2");
    expect(await kindsOf(fake)).toEqual(["deposit", "fill"]);
  });

  it("without a list of tickers trades whatever somebody tells a price of", async ({ expect }) => {
    const fake = await openPaperFake();
    fake.setAssets("unlisted");
    expect(answerOf(await fake.broker.asset("GLD"))).toEqual({
      symbol: "GLD",
      tradable: true,
      fractionable: true,
    });
    expect(answerOf(await fake.broker.asset("NOPE"))).toBeNull();
    expect(refusalOf(await fake.broker.place(orderFor("buy", "1", "NOPE", "10")))).toBe("not_tradable");
  });

  it("says that it does not know when the list of tickers cannot be read, and takes no order", async ({
    expect,
  }) => {
    const fake = await openPaperFake();
    fake.setAssets("unanswered");
    const request = orderFor("buy", "1", "SPY");
    expect((await fake.broker.asset("SPY")).kind).toBe("unknown");
    expect((await fake.broker.place(request)).kind).toBe("unknown");
    expect(answerOf(await fake.broker.orderByClientId(request.clientOrderId))).toBeNull();
  });
});
