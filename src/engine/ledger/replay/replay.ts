/** The ledgers as a fold over facts in the order in which they count (docs/spec/ledger.md). */
import { type Decimal, ZERO } from "../../money/decimal.ts";
import { unreachable } from "../../unreachable.ts";
import type { AccountBook } from "../account-book.ts";
import type { CapitalShare } from "../capital-share.ts";
import type { LedgerEntry } from "../journal/entry.ts";
import { applyEntries } from "../journal/journal.ts";
import { openLedger, sharesOf, type StrategyLedger } from "../journal/ledger.ts";
import { isAction } from "../reconcile/account-event.ts";
import { attribute } from "../reconcile/attribution/attribute.ts";
import type { Difference } from "../reconcile/difference.ts";
import type { HeldHistory, HeldThen } from "../reconcile/holders.ts";
import { fundEntries, reassignEntries, retireEntries } from "./commands.ts";
import { accountEffect, type Explained, withEffects } from "./effect.ts";
import type { Fact } from "./fact.ts";
import { shortageEntries } from "./shortage.ts";
import { crossEntries, orderEntries } from "./trades.ts";

/** An account at an instant, by the facts that counted until then. */
export interface AccountThen {
  readonly explained: Explained;
  /** Of the strategies in force, in the order in which they were put in force. */
  readonly ledgers: readonly StrategyLedger[];
  /** Of those that have ended: what they realised stays. */
  readonly ended: readonly StrategyLedger[];
  /** What the strategies in force were given. */
  readonly shares: ReadonlyMap<string, CapitalShare>;
}

/** An entry, with when the fact that it rests on counts, epoch ms. */
export interface FactEntry extends LedgerEntry {
  readonly countsAt: number;
}

export interface Replayed {
  readonly then: AccountThen;
  readonly entries: readonly FactEntry[];
  /** What the account's owner is told, by the fact that it is about. */
  readonly told: readonly ToldFact[];
}

export interface ToldFact {
  readonly fact: Fact;
  readonly differences: readonly Difference[];
}

interface Meaning {
  readonly entries: readonly LedgerEntry[];
  readonly differences: readonly Difference[];
}

/** Shares of a symbol, the account's and each ledger's. */
function heldIn(
  { explained, ledgers }: Pick<AccountThen, "explained" | "ledgers">,
  symbol: string,
): Pick<HeldThen, "total" | "owned"> {
  const owned = new Map<string, Decimal>();
  for (const ledger of ledgers) {
    const quantity = sharesOf(ledger, symbol);
    if (quantity.gt(0)) owned.set(ledger.strategyId, quantity);
  }
  return { total: explained.holdings.get(symbol) ?? ZERO, owned };
}

class Replay {
  readonly entries: FactEntry[] = [];
  readonly told: ToldFact[] = [];
  #explained: Explained;
  #ledgers: StrategyLedger[];
  #ended: StrategyLedger[];
  readonly #shares: Map<string, CapitalShare>;
  readonly #start: AccountThen;
  readonly #held = new Map<string, HeldThen[]>();
  readonly #heldBefore: (symbol: string) => HeldHistory;

  constructor(then: AccountThen, heldBefore: (symbol: string) => HeldHistory) {
    this.#start = then;
    this.#explained = then.explained;
    this.#ledgers = [...then.ledgers];
    this.#ended = [...then.ended];
    this.#shares = new Map(then.shares);
    this.#heldBefore = heldBefore;
  }

  get then(): AccountThen {
    return {
      explained: this.#explained,
      ledgers: this.#ledgers,
      ended: this.#ended,
      shares: new Map(this.#shares),
    };
  }

  count(fact: Fact): void {
    if (fact.kind === "fund") this.#open(fact.strategyId, fact.share);
    const { entries, differences } = this.#meaningOf(fact);
    const effect = accountEffect(fact);
    this.#post(fact, entries);
    this.#explained = withEffects(this.#explained, [effect]);
    const symbols = [
      ...effect.shares.map(([symbol]) => symbol),
      ...entries.flatMap(({ symbol }) => symbol ?? []),
    ];
    this.#post(fact, shortageEntries(this.#book, symbols, fact.id));
    if (fact.kind === "retire") this.#end(fact.strategyId);
    this.#note(fact, symbols);
    if (differences.length > 0) this.told.push({ fact, differences });
  }

  get #book(): AccountBook {
    return { ...this.#explained, ledgers: this.#ledgers };
  }

  #open(strategyId: string, share: CapitalShare): void {
    const isThere = this.#ledgers.some((ledger) => ledger.strategyId === strategyId);
    if (!isThere) this.#ledgers = [...this.#ledgers, openLedger(strategyId)];
    this.#shares.set(strategyId, share);
  }

  #end(strategyId: string): void {
    this.#ended = [...this.#ended, ...this.#ledgers.filter((ledger) => ledger.strategyId === strategyId)];
    this.#ledgers = this.#ledgers.filter((ledger) => ledger.strategyId !== strategyId);
    this.#shares.delete(strategyId);
  }

  #post(fact: Fact, entries: readonly LedgerEntry[]): void {
    if (entries.length === 0) return;
    this.#ledgers = applyEntries(this.#ledgers, entries);
    for (const entry of entries) this.entries.push({ ...entry, countsAt: fact.at });
  }

  /** What it means for the ledgers as they are before it; what lacks then is for `shortageEntries`. */
  #meaningOf(fact: Fact): Meaning {
    const only = (entries: readonly LedgerEntry[]): Meaning => ({ entries, differences: [] });
    switch (fact.kind) {
      case "order":
        return only(orderEntries(this.#ledgers, fact));
      case "cross":
        return only(crossEntries(this.#ledgers, fact));
      case "fund":
        return only(fundEntries(fact));
      case "adopt":
      case "release":
      case "relevel":
        return only(reassignEntries(this.#ledgers, fact));
      case "retire":
        return only(retireEntries(this.#ledgers, fact));
      case "accepted":
        return only([]);
      case "event":
        return attribute(fact.event, {
          book: this.#book,
          shares: this.#shares,
          heldBefore: (symbol) => this.#history(symbol),
        });
      default:
        return unreachable(fact);
    }
  }

  /** Remembers how many shares there were from a fact on. */
  #note(fact: Fact, symbols: readonly string[]): void {
    const byAction = fact.kind === "event" && isAction(fact.event);
    const now = { explained: this.#explained, ledgers: this.#ledgers };
    for (const symbol of new Set(symbols)) {
      const history = this.#held.get(symbol) ?? [];
      history.push({ at: fact.at, ...heldIn(now, symbol), byAction });
      this.#held.set(symbol, history);
    }
  }

  /** What was held before the replay, when it started, and since. */
  #history(symbol: string): HeldHistory {
    const start = { at: Number.NEGATIVE_INFINITY, ...heldIn(this.#start, symbol), byAction: false };
    return [...this.#heldBefore(symbol), start, ...(this.#held.get(symbol) ?? [])];
  }
}

/**
 * The account after facts, which are sorted by when they count, with the entries that they are in the journal. `heldBefore`
 * tells how many shares of a symbol there were before `then`. Pure: equal facts give equal entries, whenever they were told.
 */
export function replay(
  then: AccountThen,
  facts: readonly Fact[],
  heldBefore: (symbol: string) => HeldHistory = () => [],
): Replayed {
  const running = new Replay(then, heldBefore);
  for (const fact of facts) running.count(fact);
  return { then: running.then, entries: running.entries, told: running.told };
}
