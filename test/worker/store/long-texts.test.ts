/** Texts that are longer than a row of the platform's database may be. */
import { runInDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { describe, it } from "vitest";
import { bookNow, saveBookNow } from "../../../src/durable/account/store/books.ts";
import { type AccountDatabase, openDatabase } from "../../../src/durable/account/store/database.ts";
import { addFact, notedFactsSince } from "../../../src/durable/account/store/facts.ts";
import { LONGEST_PART, partsOf } from "../../../src/durable/account/store/long-texts.ts";
import { previewOf, savePreview } from "../../../src/durable/account/store/previews.ts";
import {
  claimSlot,
  evidenceOf,
  groundsOf,
  runOf,
  saveDecision,
  unfinishedRun,
  updateRun,
} from "../../../src/durable/account/store/runs.ts";
import { longTexts, runs } from "../../../src/durable/account/store/schema/index.ts";
import { addStrategy, strategyById } from "../../../src/durable/account/store/strategies.ts";
import { decimal } from "../../../src/engine/money/decimal.ts";
import { bytesOf, MAX_ROW_BYTES } from "../../../src/platform/row-size.ts";
import { accountObjectOf } from "../support/account-object.ts";
import { quietMarket } from "../support/market.ts";
import { openTradingDay } from "../support/trading-day.ts";

const SLOT = "2026-08-20/close";
const CLAIM = { slot: SLOT, slotJson: "{}", trigger: "alarm", claimedAt: 1 } as const;
/** JSON of so many characters. */
const json = (length: number, filling = "x") => JSON.stringify(filling.repeat(length - 2));
const MEGABYTES = json(3_000_000);

/** What a task answers of the database of a new account's object. */
async function inDatabase<Answer>(task: (database: AccountDatabase) => Answer): Promise<Answer> {
  const { user } = await openTradingDay(quietMarket({ SPY: 600 }));
  return runInDurableObject(await accountObjectOf(user), (_object, state) =>
    task(openDatabase(state.storage)),
  );
}

const keysIn = (database: AccountDatabase) => [
  ...new Set(
    database
      .select()
      .from(longTexts)
      .all()
      .map(({ key }) => key),
  ),
];

function strategy(id: string, tree: string) {
  const names = { id, botId: id, botVersionId: id, name: id, fingerprint: "f" };
  return { ...names, tree, sharePercent: "10", cash: "0", isActive: false, activatedAt: 1 };
}

describe("a text in parts", () => {
  it("is the same again when they are put together, none of them too large a row, no character torn", ({
    expect,
  }) => {
    const unit = fc.constantFrom("a", "é", "€", "💶", "\uD83D", "\uDCB6");
    const near = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 }),
        near,
        fc.array(unit),
        unit,
        (parts, offset, head, filling) => {
          const length = Math.max(0, parts * LONGEST_PART + offset);
          const text = (head.join("") + filling.repeat(length)).slice(0, length);
          const split = partsOf(text);
          expect(split.join("") === text).toBe(true);
          for (const [index, part] of split.entries()) {
            expect(part.length).toBeGreaterThan(0);
            expect(bytesOf(part)).toBeLessThan(MAX_ROW_BYTES);
            expect(/[\uD800-\uDBFF]$/.test(part) && /^[\uDC00-\uDFFF]/.test(split[index + 1] ?? "")).toBe(
              false,
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it.for([
    [0, []],
    [1, [1]],
    [LONGEST_PART, [LONGEST_PART]],
    [LONGEST_PART + 1, [LONGEST_PART, 1]],
    [2 * LONGEST_PART, [LONGEST_PART, LONGEST_PART]],
  ] as const)("of %i characters has parts of %j", ([length, lengths], { expect }) => {
    expect(partsOf("x".repeat(length)).map((part) => part.length)).toEqual(lengths);
  });
});

describe("what an account keeps", () => {
  it.for([
    [2, 0],
    [65_536, 0],
    [65_537, 1],
    [500_000, 1],
    [500_001, 2],
    [3_000_000, 6],
  ] as const)(
    "is read as it was written, of %i characters, for which it takes %i parts",
    async ([length, parts], { expect }) => {
      const text = json(length);
      const [read, kept] = await inDatabase((database) => {
        claimSlot(database, { ...CLAIM, snapshotJson: text });
        return [evidenceOf(database, SLOT).snapshotJson, database.select().from(longTexts).all()];
      });
      expect(read === text).toBe(true);
      expect(kept).toHaveLength(parts);
    },
  );

  it("is whole in every table that has long texts", async ({ expect }) => {
    const kept = await inDatabase((database) => {
      addStrategy(database, strategy("s", MEGABYTES));
      claimSlot(database, { ...CLAIM, snapshotJson: MEGABYTES });
      updateRun(database, SLOT, { planJson: MEGABYTES, inputsJson: MEGABYTES, reasonsJson: MEGABYTES });
      const decision = { slot: SLOT, strategyId: "s", heldReason: null, badDataPolicy: null };
      const long = { targetsJson: MEGABYTES, traceJson: MEGABYTES, historiesJson: null };
      saveDecision(database, { ...decision, ...long });
      savePreview(database, { planHash: "h", actionJson: "{}", snapshotJson: MEGABYTES, createdAt: 1 });
      const run = unfinishedRun(database);
      return [
        strategyById(database, "s")?.tree,
        run?.planJson,
        run?.reasonsJson,
        evidenceOf(database, SLOT).inputsJson,
        groundsOf(database, SLOT, "s").traceJson,
        previewOf(database, "h")?.snapshotJson,
      ].map((text) => text === MEGABYTES);
    });
    expect(kept).toEqual(Array(6).fill(true));
  });

  it("of facts and books is whole as well, of however many symbols", async ({ expect }) => {
    const symbols = Array.from({ length: 20_000 }, (_, place) => `S${place}`);
    const [parts, holdings] = await inDatabase((database) => {
      const amounts = { quantity: decimal(1), cash: decimal(0), cost: decimal("12.34") };
      const adopted = symbols.map((symbol) => ({ strategyId: "s", symbol, ...amounts }));
      addFact(database, { id: "adopt", kind: "adopt", at: 5, parts: adopted });
      const held = new Map(symbols.map((symbol) => [symbol, decimal(1)]));
      const times = { latest: 1, lookedAt: null, notedAt: 1 };
      saveBookNow(database, { explained: { cash: decimal(1), holdings: held }, ...times });
      saveBookNow(database, { explained: { cash: decimal(2), holdings: held }, ...times });
      const [fact] = notedFactsSince(database, 5);
      return [fact?.kind === "adopt" ? fact.parts.length : 0, bookNow(database)?.explained.holdings.size];
    });
    expect([parts, holdings]).toEqual([20_000, 20_000]);
  });

  it("stays as it is where one of the same name comes again that is not to replace it", async ({
    expect,
  }) => {
    const [taken, kept] = await inDatabase((database) => {
      claimSlot(database, { ...CLAIM, snapshotJson: MEGABYTES });
      const again = claimSlot(database, { ...CLAIM, snapshotJson: json(2_000_000, "y") });
      return [again, evidenceOf(database, SLOT).snapshotJson === MEGABYTES];
    });
    expect([taken, kept]).toEqual([false, true]);
  });

  it("leaves nothing behind when it becomes short, or null", async ({ expect }) => {
    const [long, short, none] = await inDatabase((database) => {
      claimSlot(database, { ...CLAIM, actionJson: MEGABYTES });
      updateRun(database, SLOT, { planJson: MEGABYTES });
      updateRun(database, SLOT, { planJson: json(2_500_000, "z") });
      const before = keysIn(database);
      updateRun(database, SLOT, { planJson: "{}", state: "planned" });
      const { planJson } = runOf(database, SLOT) ?? {};
      updateRun(database, SLOT, { actionJson: null });
      return [before.length, planJson, keysIn(database)];
    });
    expect([long, short, none]).toEqual([2, "{}", []]);
  });

  it("goes with its row", async ({ expect }) => {
    const [before, after] = await inDatabase((database) => {
      const preview = (at: number, snapshotJson: string) =>
        savePreview(database, { planHash: `hash ${at}`, actionJson: "{}", snapshotJson, createdAt: at });
      preview(1, MEGABYTES);
      preview(2, MEGABYTES);
      const both = keysIn(database).length;
      for (const at of [3, 4, 5, 6]) preview(at, "[]");
      return [both, keysIn(database)];
    });
    expect(before).toBe(2);
    expect(after).toEqual(["previews.snapshot_json hash 2"]);
  });

  it("is refused rather than read or written in part by a query that does not know of long texts", async ({
    expect,
  }) => {
    const errors = await inDatabase((database) => {
      claimSlot(database, { ...CLAIM, snapshotJson: MEGABYTES });
      const errorOf = (query: () => unknown) => {
        try {
          query();
          return "none";
        } catch (error) {
          return String(error);
        }
      };
      return [
        errorOf(() => database.select().from(runs).all()),
        errorOf(() => database.update(runs).set({ planJson: MEGABYTES }).run()),
      ];
    });
    expect(errors).toEqual([
      "Error: a long text is read by a `prepared` query",
      "Error: a long text is written by `insertInto` or `updateWhere`",
    ]);
  });

  it("is not taken for whole when a part of it is missing", async ({ expect }) => {
    await expect(
      inDatabase((database) => {
        claimSlot(database, { ...CLAIM, snapshotJson: MEGABYTES });
        database.$client.sql.exec("DELETE FROM long_texts WHERE part = 1");
        return evidenceOf(database, SLOT);
      }),
    ).rejects.toThrow("has 5 parts of 6");
  });
});
