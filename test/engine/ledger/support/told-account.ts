/** An account that is told of facts in whatever order, and is looked at, as the account's database does it. */
import {
  type Doubt,
  doubtOf,
  type OpenOrder,
  type UnreadableSymbol,
} from "../../../../src/engine/ledger/doubt/doubt.ts";
import { amountOf, givenBack, undoneBy } from "../../../../src/engine/ledger/doubt/given-back.ts";
import { afterLook, type StandingDoubt } from "../../../../src/engine/ledger/doubt/standing.ts";
import type { Activity } from "../../../../src/engine/ledger/reconcile/activity.ts";
import type { Explained } from "../../../../src/engine/ledger/replay/effect.ts";
import { byWhenTheyCount, type Fact } from "../../../../src/engine/ledger/replay/fact.ts";
import { type AccountThen, type FactEntry, replay } from "../../../../src/engine/ledger/replay/replay.ts";
import { revisionsOf } from "../../../../src/engine/ledger/replay/revisions.ts";
import { decimal, toText } from "../../../../src/engine/money/decimal.ts";
import { type Amounts, decimals } from "../../rebalance/support/account.ts";
import { owned } from "./account.ts";
import { accepted, events } from "./facts.ts";
import { historyOf } from "./history.ts";

export type Telling = Activity | Fact;

const isFact = (telling: Telling): telling is Fact => !("brokerType" in telling);

/** What a broker has: shares and dollars. */
export function has(cash: string | number, holdings: Amounts = {}): Explained {
  return { cash: decimal(cash), holdings: decimals(holdings) };
}

export class ToldAccount {
  readonly journal: FactEntry[] = [];
  readonly #opening: AccountThen;
  readonly #facts = new Map<string, Fact>();
  readonly #rows = new Map<string, Activity>();
  #then: AccountThen;
  #latest = -Infinity;
  #standing: readonly StandingDoubt[] = [];

  constructor(opening: AccountThen) {
    this.#opening = opening;
    this.#then = opening;
  }

  get then(): AccountThen {
    return this.#then;
  }

  /** What each ledger in force has, as text. */
  get owned(): Record<string, Record<string, string>> {
    return Object.fromEntries(this.#then.ledgers.map((ledger) => [ledger.strategyId, owned(ledger)]));
  }

  /** All that is known, in the order in which it counts. */
  get facts(): Fact[] {
    const rows = [...this.#rows.values()].toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    return [...events(...rows), ...this.#facts.values()].toSorted(byWhenTheyCount);
  }

  /** Notes what is told at once, and appends to the journal what it changes. */
  tell(...told: readonly Telling[]): void {
    const news = [...new Map(told.map((each) => [each.id, each])).values()];
    const isAdded = news.every((each) => isFact(each) && each.at > this.#latest && !this.#facts.has(each.id));
    for (const each of news) {
      if (isFact(each)) this.#facts.set(each.id, each);
      else this.#rows.set(each.id, each);
    }
    if (isAdded) this.#add(news.filter(isFact));
    else this.#replay();
    this.#latest = Math.max(this.#latest, ...news.map(({ at }) => at));
  }

  /** Looks at what a broker has, in a session, after it was told of something. */
  look(
    at: number,
    session: string,
    broker: Explained,
    {
      told = [],
      orders = [],
      unreadable = [],
    }: {
      told?: readonly Telling[];
      orders?: readonly OpenOrder[];
      unreadable?: readonly UnreadableSymbol[];
    } = {},
  ): Doubt {
    if (told.length > 0) this.tell(...told);
    const doubt = () => doubtOf(this.#then.explained, broker, orders, unreadable);
    const ids = new Set(told.map(({ id }) => id));
    const news = this.facts.filter(
      (fact) => fact.kind === "event" && fact.event.some(({ id }) => ids.has(id)),
    );
    const shrunk = givenBack(this.#opening.explained, this.facts, news, doubt());
    if (shrunk.length > 0) this.tell(...shrunk);
    const stood = afterLook(this.#standing, doubt(), { at, session });
    this.#standing = stood.standing;
    const { explained } = this.#then;
    for (const found of stood.accepted) {
      const known = this.facts.filter((fact) => fact.kind === "accepted");
      const undone = undoneBy(found, known);
      const { symbol, amount } = found;
      if (undone.length > 0) this.tell(...undone);
      else this.tell(accepted(at, symbol, toText(amount), toText(amountOf(explained, symbol))));
    }
    return doubt();
  }

  #add(news: readonly Fact[]): void {
    const known = this.facts.filter(({ id }) => news.every((each) => each.id !== id));
    const { then, entries } = replay(this.#then, news.toSorted(byWhenTheyCount), (symbol) =>
      historyOf(this.#opening, known, this.journal, symbol),
    );
    this.journal.push(...revisionsOf([], entries));
    this.#then = then;
  }

  #replay(): void {
    const { then, entries } = replay(this.#opening, this.facts);
    this.journal.push(...revisionsOf(this.journal, entries));
    this.#then = then;
  }
}

const DAY = 24 * 3_600_000;
const ACCEPTED_IN = ["2026-11-02", "2026-11-03", "2026-11-04"];

/** Looks on three days, from day 2 on, that find the same: the last makes a fact of what nothing explains. */
export function accept(account: ToldAccount, broker: Explained): Doubt[] {
  return ACCEPTED_IN.map((session, index) => account.look((2 + index) * DAY, session, broker));
}
