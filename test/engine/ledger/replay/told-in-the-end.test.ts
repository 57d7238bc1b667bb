import * as fc from "fast-check";
import { describe, it } from "vitest";
import { isCertain, type OpenOrder } from "../../../../src/engine/ledger/doubt/doubt.ts";
import { accountEffect, type Explained, withEffects } from "../../../../src/engine/ledger/replay/effect.ts";
import { replay } from "../../../../src/engine/ledger/replay/replay.ts";
import { decimal, sum, toText } from "../../../../src/engine/money/decimal.ts";
import { holdsAlways, PROPERTY_TIMEOUT } from "../../support/property.ts";
import { events } from "../support/facts.ts";
import { type Operation, OPERATIONS } from "../support/happenings.ts";
import { type History, histories } from "../support/histories.ts";
import { type Telling, ToldAccount } from "../support/told-account.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** What is an instant apart in a history is so long apart here. */
const STRETCH = 5 * HOUR;

/** What happens by itself; what was accepted is for the looks to find. */
const HAPPENINGS: readonly Operation[] = OPERATIONS.filter((operation) => !operation.startsWith("accepted"));

interface Late {
  readonly telling: Telling;
  /** When the broker has it, and when it tells of it. */
  readonly bookedAt: number;
  readonly toldAt: number;
}

/** Days. */
interface Delay {
  readonly told: number;
  readonly booked: number;
}

const IN_TIME: Delay = { told: 0, booked: 0 };

/** A history over days, of which the broker has or tells some things days late. */
function late({ tellings }: History, delays: readonly Delay[]): Late[] {
  return tellings.map((versions, index) => {
    const right = versions.at(-1)!;
    const at = (right.at / 1000) * STRETCH;
    const isTold = "brokerType" in right || right.kind === "order";
    const { told, booked } = isTold ? delays.at(index % delays.length)! : IN_TIME;
    return { telling: { ...right, at }, bookedAt: at + booked * DAY, toldAt: at + told * DAY };
  });
}

/** What the broker has by an instant. */
function brokerAt({ opening }: History, happenings: readonly Late[], now: number): Explained {
  const happened = happenings.filter(({ bookedAt }) => bookedAt <= now).map(({ telling }) => telling);
  const rows = happened.flatMap((each) => ("brokerType" in each ? [each] : []));
  const facts = happened.flatMap((each) => ("brokerType" in each ? [] : [each]));
  return withEffects(opening.explained, [...events(...rows), ...facts].map(accountEffect));
}

/** Orders of which it is not known yet what became of them. */
function openAt(happenings: readonly Late[], now: number): OpenOrder[] {
  return happenings
    .filter(({ telling, toldAt }) => telling.at <= now && toldAt > now)
    .flatMap(({ telling }) =>
      "brokerType" in telling || telling.kind !== "order"
        ? []
        : [{ ...telling, left: telling.quantity, limitPrice: null }],
    );
}

describe("what is told or booked days late, while doubts become facts", { timeout: PROPERTY_TIMEOUT }, () => {
  const days = fc.constantFrom(0, 0, 0, 1, 2, 5, 9);
  const delays = fc.array(fc.record({ told: days, booked: days }), { minLength: 1, maxLength: 14 });

  it("leaves in the end what there is if all of it is in time", ({ expect }) => {
    let accepted = 0;
    holdsAlways(
      fc.property(histories(HAPPENINGS, 10), delays, (history, each) => {
        const told = late(history, each);
        const account = new ToldAccount(history.opening);
        const end = Math.max(0, ...told.flatMap(({ toldAt, bookedAt }) => [toldAt, bookedAt])) + DAY;
        for (let now = 0; now <= end; now += 8 * HOUR) {
          const news = told.filter(({ toldAt }) => toldAt > now - 8 * HOUR && toldAt <= now);
          const orders = openAt(told, now);
          const session = `day ${Math.floor(now / DAY)}`;
          const tellings = news.map(({ telling }) => telling);
          account.look(now, session, brokerAt(history, told, now), { told: tellings, orders });
        }
        const broker = brokerAt(history, told, end);
        // What was booked last may have to be found three times.
        account.look(end + HOUR, "end", broker);
        account.look(end + DAY, "a day later", broker);
        expect(isCertain(account.look(end + 2 * DAY, "two days later", broker))).toBe(true);
        const facts = account.facts.filter(({ kind }) => kind !== "accepted");
        accepted += account.facts.length - facts.length;
        const left = account.facts.flatMap((fact) => (fact.kind === "accepted" ? [fact] : []));
        for (const { symbol, amount } of left) expect(symbol === null ? "0" : toText(amount)).toBe("0");
        // Cents are not worth a doubt.
        expect(
          sum(left.map(({ amount }) => amount))
            .abs()
            .lt(1),
        ).toBe(true);
        const inTime = replay(history.opening, facts).then;
        for (const [index, { strategyId, cash, holdings }] of account.then.ledgers.entries()) {
          const expected = inTime.ledgers.at(index)!;
          expect(strategyId).toBe(expected.strategyId);
          expect(cash.minus(expected.cash).abs().lt(decimal(1))).toBe(true);
          const shares = ({ holdings: held }: Pick<typeof expected, "holdings">) =>
            [...held].map(([symbol, { quantity }]) => `${toText(quantity)} ${symbol}`).toSorted();
          expect(shares({ holdings })).toEqual(shares(expected));
        }
      }),
      150,
    );
    // Doubts did become facts: else nothing of them would have been tried.
    expect(accepted).toBeGreaterThan(0);
  });
});
