/** Facts that are noted for their own sake: commands, crosses, accepted doubts. */
import { asc, eq, gte, sql } from "drizzle-orm";
import type { CapitalShare } from "../../../engine/ledger/capital-share.ts";
import type { AcceptedFact, NotedFact, Part } from "../../../engine/ledger/replay/fact.ts";
import { decimal, toText } from "../../../engine/money/decimal.ts";
import { unreachable } from "../../../engine/unreachable.ts";
import { readCross, type StoredCross, storedCross } from "./crosses.ts";
import type { AccountDatabase } from "./database.ts";
import { ledgerFacts } from "./schema/index.ts";
import { insertInto, prepared, updateWhere } from "./statements.ts";

type FactRow = typeof ledgerFacts.$inferSelect;

interface StoredPart {
  strategyId: string;
  symbol: string | null;
  quantity: string;
  cash: string;
  cost: string;
}

export type StoredShare = { kind: "percent"; percent: string } | { kind: "dollars"; dollars: string };

/** What a strategy was given, as it is stored. */
export function storedShare(share: CapitalShare): StoredShare {
  return share.kind === "percent"
    ? { kind: "percent", percent: toText(share.percent) }
    : { kind: "dollars", dollars: toText(share.dollars) };
}

/** What `storedShare` stored. */
export function readShare(stored: StoredShare): CapitalShare {
  return stored.kind === "percent"
    ? { kind: "percent", percent: decimal(stored.percent) }
    : { kind: "dollars", dollars: decimal(stored.dollars) };
}

function storedPart({ strategyId, symbol, quantity, cash, cost }: Part): StoredPart {
  return { strategyId, symbol, quantity: toText(quantity), cash: toText(cash), cost: toText(cost) };
}

function readPart({ strategyId, symbol, quantity, cash, cost }: StoredPart): Part {
  return { strategyId, symbol, quantity: decimal(quantity), cash: decimal(cash), cost: decimal(cost) };
}

function bodyOf(fact: NotedFact): unknown {
  switch (fact.kind) {
    case "cross":
      return storedCross(fact.cross);
    case "fund":
      return { strategyId: fact.strategyId, share: storedShare(fact.share), cash: toText(fact.cash) };
    case "adopt":
    case "release":
    case "relevel":
      return fact.parts.map(storedPart);
    case "retire":
      return { strategyId: fact.strategyId };
    case "accepted":
      return { symbol: fact.symbol, amount: toText(fact.amount), explained: toText(fact.explained) };
    default:
      return unreachable(fact);
  }
}

function readFact({ id, kind, at, bodyJson }: FactRow): NotedFact {
  // Every text was written by `bodyOf` for its kind.
  const body = JSON.parse(bodyJson);
  switch (kind) {
    case "cross": {
      const cross: StoredCross = body;
      return { id, kind, at, cross: readCross(cross) };
    }
    case "fund": {
      const { strategyId, share, cash }: { strategyId: string; share: StoredShare; cash: string } = body;
      return { id, kind, at, strategyId, share: readShare(share), cash: decimal(cash) };
    }
    case "adopt":
    case "release":
    case "relevel": {
      const parts: StoredPart[] = body;
      return { id, kind, at, parts: parts.map(readPart) };
    }
    case "retire": {
      const { strategyId }: { strategyId: string } = body;
      return { id, kind, at, strategyId };
    }
    case "accepted": {
      const { symbol, amount, explained }: { symbol: string | null; amount: string; explained: string } =
        body;
      return { id, kind, at, symbol, amount: decimal(amount), explained: decimal(explained) };
    }
    default:
      return unreachable(kind);
  }
}

const insertFact = insertInto(ledgerFacts);

/** Notes a fact. Throws when one of its id is there. */
export function addFact(database: AccountDatabase, fact: NotedFact): void {
  const { id, kind, at } = fact;
  insertFact(database, { id, kind, at, bodyJson: JSON.stringify(bodyOf(fact)) });
}

const changeFact = updateWhere(ledgerFacts, "id");

/** Notes what is left of an accepted doubt. */
export function changeAccepted(database: AccountDatabase, fact: AcceptedFact): void {
  changeFact(database, fact.id, { bodyJson: JSON.stringify(bodyOf(fact)) });
}

const selectSince = prepared((database) =>
  database
    .select()
    .from(ledgerFacts)
    .where(gte(ledgerFacts.at, sql.placeholder("at")))
    .orderBy(asc(ledgerFacts.at))
    .prepare(),
);

/** Those that count at or after an instant (epoch ms). */
export function notedFactsSince(database: AccountDatabase, at: number): NotedFact[] {
  return selectSince(database).all({ at }).map(readFact);
}

const selectOne = prepared((database) =>
  database
    .select()
    .from(ledgerFacts)
    .where(eq(ledgerFacts.id, sql.placeholder("id")))
    .prepare(),
);

/** Whether a fact of an id is noted. */
export function isNoted(database: AccountDatabase, id: string): boolean {
  return selectOne(database).get({ id }) !== undefined;
}
