import { describe, it, type ExpectStatic } from "vitest";
import {
  control,
  execution,
  nameOf,
  strategy,
  told,
  withOutbox,
} from "../support/troubles/refusing-outbox.ts";
import { listenForAlerts } from "../support/notifications.ts";

const refusal = () => new Error("D1_ERROR: FOREIGN KEY constraint failed: SQLITE_CONSTRAINT");
const down = () => new Error("Network connection lost");

/** Expects one alert of an event. */
function expectOneAlert(expect: ExpectStatic, alerts: { event: string }[], event: string): void {
  expect(alerts.filter((alert) => alert.event === event)).toHaveLength(1);
}

describe("a message that D1 refuses for ever", () => {
  it("holds up nothing else: Control hears of the account, history and notifications arrive", async ({
    expect,
  }) => {
    const alerts = listenForAlerts();
    await withOutbox(
      (name) => (name === "strategy gone" ? refusal() : undefined),
      [
        strategy("gone"),
        control("SPY"),
        told("a"),
        strategy("other"),
        execution("today", "other"),
        told("b"),
      ],
      async ({ arrived, kept, pass }) => {
        await pass(1);
        expect(arrived.toSorted()).toEqual([
          "control SPY",
          "execution today",
          "notification a",
          "notification b",
          "strategy other",
        ]);
        expect(kept()).toEqual(["strategy gone"]);
      },
    );
    expectOneAlert(expect, alerts(), "outbox_refused");
  });

  it("is tried again at a growing pace, with one alert, and arrives when D1 takes it at last", async ({
    expect,
  }) => {
    const alerts = listenForAlerts();
    let isMended = false;
    await withOutbox(
      () => (isMended ? undefined : refusal()),
      [strategy("gone")],
      async ({ arrived, tries, kept, pass }) => {
        await pass(24 * 60);
        expect(tries.get("strategy gone")).toBeGreaterThan(8);
        expect(tries.get("strategy gone")).toBeLessThan(15);
        expect(kept()).toEqual(["strategy gone"]);
        isMended = true;
        await pass(48 * 60);
        expect(arrived).toEqual(["strategy gone"]);
        expect(kept()).toEqual([]);
      },
    );
    expectOneAlert(expect, alerts(), "outbox_refused");
  });

  it("is waited for by what must not arrive before it, in order, and by nothing else", async ({ expect }) => {
    listenForAlerts();
    let isMended = false;
    const messages = [
      strategy("first", "bot"),
      execution("of first", "first"),
      strategy("first", "bot", false),
      strategy("second", "bot"),
      execution("of second", "second"),
      execution("of another", "another"),
    ];
    await withOutbox(
      (name) => (!isMended && name === "strategy first" ? refusal() : undefined),
      messages,
      async ({ arrived, kept, pass }) => {
        await pass(3);
        expect(arrived).toEqual(["execution of another"]);
        expect(kept()).toHaveLength(5);
        isMended = true;
        await pass(60);
        expect(arrived.slice(1)).toEqual([
          "strategy first",
          "execution of first",
          "strategy first",
          "strategy second",
          "execution of second",
        ]);
      },
    );
  });

  it("does not undo what is newer when it is a list of symbols", async ({ expect }) => {
    listenForAlerts();
    let isMended = false;
    await withOutbox(
      (name) => (!isMended && name === "control OLD" ? new Error("string or blob too big") : undefined),
      [control("OLD"), control("NEW")],
      async ({ arrived, kept, pass }) => {
        await pass(1);
        isMended = true;
        await pass(600);
        expect(arrived).toEqual(["control NEW"]);
        expect(kept()).toEqual([]);
      },
    );
  });

  it("is found out although its error is none that we know, and although there are two of them", async ({
    expect,
  }) => {
    const alerts = listenForAlerts();
    await withOutbox(
      (name) =>
        name === "notification poison" || name === "notification venom"
          ? new Error("nobody knows")
          : undefined,
      [told("a"), told("poison"), told("venom"), told("b"), told("c"), control("SPY")],
      async ({ arrived, kept, pass }) => {
        await pass(30);
        expect(arrived.toSorted()).toEqual([
          "control SPY",
          "notification a",
          "notification b",
          "notification c",
        ]);
        expect(kept()).toEqual(["notification poison", "notification venom"]);
      },
    );
    expect(alerts().filter(({ event }) => event === "outbox_refused")).toHaveLength(2);
  });

  it("may be one that cannot even be read", async ({ expect }) => {
    const alerts = listenForAlerts();
    await withOutbox(
      () => undefined,
      [told("a"), told("b")],
      async ({ account, arrived, pass }) => {
        account.database.$client.sql.exec("UPDATE outbox SET payload = '{' WHERE sequence = 1");
        await pass(1);
        expect(arrived).toEqual(["notification b"]);
      },
    );
    expectOneAlert(expect, alerts(), "outbox_refused");
  });
});

describe("a receiver that is not there", () => {
  it("loses nothing, gets everything in order when it is back, and an operator is told once", async ({
    expect,
  }) => {
    const alerts = listenForAlerts();
    let isBack = false;
    const messages = [strategy("s"), execution("1", "s"), told("a"), execution("2", "s"), told("b")];
    await withOutbox(
      (name) => (isBack || name.startsWith("control") ? undefined : down()),
      [...messages, control("SPY")],
      async ({ arrived, tries, kept, pass }) => {
        await pass(60);
        expect(arrived).toEqual(["control SPY"]);
        expect(kept()).toEqual(messages.map(nameOf));
        // One is tried every minute, and one more to find out whether it is the message.
        expect([...tries.values()].reduce((sum, count) => sum + count)).toBeLessThan(130);
        isBack = true;
        await pass(3);
        expect(arrived.slice(1)).toEqual(messages.map(nameOf));
        expect(kept()).toEqual([]);
      },
    );
    expectOneAlert(expect, alerts(), "outbox_stuck");
    expect(alerts().map(({ event }) => event)).not.toContain("outbox_refused");
  });

  it("and does not even answer keeps no other receiver waiting", async ({ expect }) => {
    const stalled = Promise.withResolvers<never>();
    await withOutbox(
      (name) => (name.startsWith("control") ? undefined : stalled.promise),
      [told("a"), control("SPY")],
      async ({ account, arrived, kept }) => {
        const working = account.work();
        await scheduler.wait(1);
        expect(arrived).toEqual(["control SPY"]);
        stalled.reject(down());
        await working;
        expect(kept()).toEqual(["notification a"]);
      },
    );
  });
});
