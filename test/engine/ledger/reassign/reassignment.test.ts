import { describe, it } from "vitest";
import { unassignedCash, unassignedShares } from "../../../../src/engine/ledger/account-book.ts";
import type { AccountBook } from "../../../../src/engine/ledger/account-book.ts";
import { adopt } from "../../../../src/engine/ledger/reassign/adopt.ts";
import { applyEntries } from "../../../../src/engine/ledger/journal/journal.ts";
import type { Reassignment } from "../../../../src/engine/ledger/reassign/reassignment.ts";
import { release } from "../../../../src/engine/ledger/reassign/release.ts";
import { retirementOf } from "../../../../src/engine/ledger/reassign/retire.ts";
import { decimal, toText } from "../../../../src/engine/money/decimal.ts";
import { book, ledger, linesOf, owned } from "../support/account.ts";

const account = (): AccountBook =>
  book([ledger("a", 100, { SPY: [2, 900] }), ledger("b", 50)], 200, { SPY: 5, GLD: -1 });
const spy = (quantity: number) =>
  ({ kind: "shares", symbol: "SPY", quantity: decimal(quantity), price: decimal("500.004") }) as const;
const dollars = (amount: number) => ({ kind: "cash", amount: decimal(amount) }) as const;
const refusal = (result: Reassignment) => (result.ok ? "none" : result.code);

/** The account after something that must have worked. */
function after(before: AccountBook, result: Reassignment): AccountBook {
  if (!result.ok) throw new Error(result.message);
  return { ...before, ledgers: applyEntries(before.ledgers, result.entries) };
}

describe("adopting", () => {
  it("gives a strategy unassigned shares at what they are worth", ({ expect }) => {
    const result = adopt(account(), "b", spy(3), "command-1");
    expect(result.ok && toText(result.value)).toBe("1500.01");
    const then = after(account(), result);
    expect(owned(then.ledgers[1]!)).toEqual({ cash: "50", SPY: "3 for 1500.01" });
    expect(toText(unassignedShares(then, "SPY"))).toBe("0");
  });

  it("gives a strategy unassigned cash", ({ expect }) => {
    const then = after(account(), adopt(account(), "a", dollars(50), "command-1"));
    expect(owned(then.ledgers[0]!)).toMatchObject({ cash: "150" });
    expect(toText(unassignedCash(then))).toBe("0");
  });

  it("gives no more than is unassigned, and nothing that the account is short of", ({ expect }) => {
    expect(refusal(adopt(account(), "a", spy(4), "r"))).toBe("not_unassigned");
    expect(refusal(adopt(account(), "a", dollars(51), "r"))).toBe("not_unassigned");
    expect(refusal(adopt(account(), "a", { ...spy(1), symbol: "GLD" }, "r"))).toBe("not_unassigned");
    expect(refusal(adopt(account(), "a", dollars(0), "r"))).toBe("not_positive");
    expect(refusal(adopt(account(), "a", spy(-1), "r"))).toBe("not_positive");
  });
});

describe("releasing", () => {
  it("takes shares from a strategy with what they had cost, and sells nothing", ({ expect }) => {
    const result = release(account().ledgers[0]!, spy(1), "command-1");
    expect(result.ok && toText(result.value)).toBe("500");
    const then = after(account(), result);
    expect(owned(then.ledgers[0]!)).toEqual({ cash: "100", SPY: "1 for 450" });
    expect(toText(unassignedShares(then, "SPY"))).toBe("4");
  });

  it("takes cash from a strategy", ({ expect }) => {
    const then = after(account(), release(account().ledgers[0]!, dollars(60), "command-1"));
    expect(owned(then.ledgers[0]!)).toMatchObject({ cash: "40" });
    expect(toText(unassignedCash(then))).toBe("110");
  });

  it("takes no more than a strategy has, and no cash from one that owes some", ({ expect }) => {
    expect(refusal(release(account().ledgers[0]!, spy(3), "r"))).toBe("not_owned");
    expect(refusal(release(account().ledgers[0]!, dollars(101), "r"))).toBe("not_owned");
    expect(refusal(release(ledger("a", -5), dollars(1), "r"))).toBe("not_owned");
    expect(refusal(release(account().ledgers[0]!, dollars(-1), "r"))).toBe("not_positive");
  });
});

describe("retiring", () => {
  it("leaves a ledger empty, and its profit as it was", ({ expect }) => {
    const own = { ...ledger("a", 100, { SPY: [2, 900], TLT: [1, 90] }), realised: decimal(7) };
    const { entries, positions, cash } = retirementOf(own, "command-1");
    expect(linesOf(entries)).toEqual([
      "a retire SPY: -2 shares, 0 cash, -900 cost",
      "a retire TLT: -1 shares, 0 cash, -90 cost",
      "a retire: 0 shares, -100 cash, 0 cost",
    ]);
    expect([...positions.keys()]).toEqual(["SPY", "TLT"]);
    expect(toText(cash)).toBe("100");
    const [empty] = applyEntries([own], entries);
    expect(owned(empty!)).toEqual({ cash: "0" });
    expect(toText(empty!.realised)).toBe("7");
  });

  it("says what a ledger owes to the others", ({ expect }) => {
    const { entries, cash } = retirementOf(ledger("a", -20), "command-1");
    expect(linesOf(entries)).toEqual(["a retire: 0 shares, 20 cash, 0 cost"]);
    expect(toText(cash)).toBe("-20");
  });
});
