import * as fc from "fast-check";
import { describe, it } from "vitest";
import { entryKey } from "../../../../src/engine/ledger/journal/entry.ts";
import { type AccountThen, replay } from "../../../../src/engine/ledger/replay/replay.ts";
import { revisionsOf } from "../../../../src/engine/ledger/replay/revisions.ts";
import { toText } from "../../../../src/engine/money/decimal.ts";
import { holdsAlways, PROPERTY_TIMEOUT } from "../../support/property.ts";
import { owned } from "../support/account.ts";
import { type History, histories } from "../support/histories.ts";
import { historyOf } from "../support/history.ts";
import { retold, tellers } from "../support/retold.ts";
import { ToldAccount } from "../support/told-account.ts";

/** What an account has, whose it is, and what became of it, as text. */
function textOf({ explained, ledgers, ended }: AccountThen): unknown {
  const all = (each: AccountThen["ledgers"]) =>
    each.map((ledger) => [ledger.strategyId, owned(ledger), ...[ledger.realised, ledger.income].map(toText)]);
  const holdings = [...explained.holdings].map(([symbol, quantity]) => `${toText(quantity)} ${symbol}`);
  return {
    cash: toText(explained.cash),
    holdings: holdings.toSorted(),
    ledgers: all(ledgers),
    ended: all(ended),
  };
}

/** An account that was told of everything at once, as it is right. */
function inTrueOrder({ opening, tellings }: History): ToldAccount {
  const account = new ToldAccount(opening);
  account.tell(...tellings.map((versions) => versions.at(-1)!));
  return account;
}

describe("the order in which facts are told", { timeout: PROPERTY_TIMEOUT }, () => {
  it("changes nothing: the ledgers and the explained account are those of the true order", ({ expect }) => {
    holdsAlways(
      fc.property(histories(), tellers, (history, numbers) => {
        const right = inTrueOrder(history);
        const account = new ToldAccount(history.opening);
        for (const batch of retold(history, numbers)) account.tell(...batch);
        expect(textOf(account.then)).toEqual(textOf(right.then));
      }),
      150,
    );
  });

  it("changes nothing of the journal's sum, which is one replay in the true order", ({ expect }) => {
    holdsAlways(
      fc.property(histories(), tellers, (history, numbers) => {
        const { journal } = inTrueOrder(history);
        const account = new ToldAccount(history.opening);
        for (const batch of retold(history, numbers)) account.tell(...batch);
        expect(revisionsOf(account.journal, journal)).toEqual([]);
        expect(revisionsOf(journal, account.journal)).toEqual([]);
        // Each entry names the fact that it rests on, and when that counts.
        const at = new Map(account.facts.map((fact) => [fact.id, fact.at]));
        const told = history.tellings.flat().map(({ id }) => id);
        const last = new Map(account.journal.map((entry) => [entryKey(entry), entry]));
        for (const { reference, countsAt } of last.values()) {
          expect(told).toContain(reference);
          if (at.has(reference)) expect(countsAt).toBe(at.get(reference));
        }
      }),
      100,
    );
  });

  it("is told again, and nothing is appended", ({ expect }) => {
    holdsAlways(
      fc.property(histories(), tellers, (history, numbers) => {
        const account = new ToldAccount(history.opening);
        for (const batch of retold(history, numbers)) account.tell(...batch);
        const { length } = account.journal;
        account.tell(...history.tellings.map((versions) => versions.at(-1)!));
        expect(account.journal).toHaveLength(length);
      }),
      100,
    );
  });
});

describe("a replay", { timeout: PROPERTY_TIMEOUT }, () => {
  it("may start at any checkpoint: what came before is in it", ({ expect }) => {
    holdsAlways(
      fc.property(histories(), fc.nat(16_000), (history, checkpoint) => {
        const whole = inTrueOrder(history);
        const before = whole.facts.filter(({ at }) => at < checkpoint);
        const since = whole.facts.filter(({ at }) => at >= checkpoint);
        const first = replay(history.opening, before);
        const second = replay(first.then, since, (symbol) =>
          historyOf(history.opening, before, first.entries, symbol),
        );
        expect(textOf(second.then)).toEqual(textOf(whole.then));
        expect(revisionsOf(whole.journal, [...first.entries, ...second.entries])).toEqual([]);
      }),
      100,
    );
  });
});
