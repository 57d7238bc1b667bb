/** What is known to have happened to an account: the ledgers are a replay of it (docs/spec/ledger.md). */
import type { Decimal } from "../../money/decimal.ts";
import type { Cross, Share, TradeSide } from "../../rebalance/types.ts";
import type { CapitalShare } from "../capital-share.ts";
import type { AccountEvent } from "../reconcile/account-event.ts";

interface Known {
  /** Unique; entries that rest on the fact are named by it. */
  readonly id: string;
  /** When it counts, epoch ms: it does not depend on when it was told. */
  readonly at: number;
}

/** What an order of ours has filled by the broker's last answer about it. */
export interface OrderFact extends Known {
  readonly kind: "order";
  readonly symbol: string;
  readonly side: TradeSide;
  /** Shares filled. */
  readonly quantity: Decimal;
  /** Dollars to the cent that they cost or brought. */
  readonly value: Decimal;
  /** Who funded it, and gets the fills in that proportion. */
  readonly shares: readonly Share[];
}

/** Shares that passed from one strategy to another inside the account. */
export interface CrossFact extends Known {
  readonly kind: "cross";
  readonly cross: Cross;
}

/** Something that the broker's activities tell of, and that no order of ours did. */
export interface EventFact extends Known {
  readonly kind: "event";
  readonly event: AccountEvent;
}

/** What one ledger gets or gives by a command; shares, dollars, and dollars of cost of shares that come. */
export interface Part {
  readonly strategyId: string;
  /** Null for cash alone. */
  readonly symbol: string | null;
  readonly quantity: Decimal;
  readonly cash: Decimal;
  readonly cost: Decimal;
}

/** A command that moved assets between ledgers and what is unassigned, by the amounts that were decided then. */
export interface ReassignFact extends Known {
  readonly kind: "adopt" | "release" | "relevel";
  readonly parts: readonly Part[];
}

/** A strategy was put in force, with cash (dollars to the cent). */
export interface FundFact extends Known {
  readonly kind: "fund";
  readonly strategyId: string;
  readonly share: CapitalShare;
  readonly cash: Decimal;
}

/** A strategy was ended: what its ledger has by then becomes unassigned. */
export interface RetireFact extends Known {
  readonly kind: "retire";
  readonly strategyId: string;
}

/** A doubt that was accepted as a fact: shares of a symbol, or dollars where it is null, that came (positive) or went. */
export interface AcceptedFact extends Known {
  readonly kind: "accepted";
  readonly symbol: string | null;
  /** What is left of it: it shrinks by what is told later and explains it. */
  readonly amount: Decimal;
  /** Shares of the symbol, or dollars, that were explained when it was accepted, before it, and what it has shrunk by since. */
  readonly explained: Decimal;
}

/** Kinds of facts that neither an order nor an activity of the broker's tells. */
export const NOTED_KINDS = ["cross", "fund", "adopt", "release", "relevel", "retire", "accepted"] as const;

export type CommandFact = ReassignFact | FundFact | RetireFact;
/** Facts that are noted for their own sake. */
export type NotedFact = CrossFact | CommandFact | AcceptedFact;
export type Fact = OrderFact | CrossFact | EventFact | CommandFact | AcceptedFact;

/**
 * At one instant: what came from outside first, then our own trades, then what a look has accepted, then what was commanded
 * on that look; a strategy is put in force before anything is given to it, and ended after that.
 */
const RANKS: Readonly<Record<Fact["kind"], number>> = {
  event: 0,
  order: 1,
  cross: 2,
  accepted: 3,
  fund: 4,
  adopt: 5,
  release: 5,
  relevel: 5,
  retire: 6,
};

/** The order in which facts count, a total order whatever the order in which they were told. */
export function byWhenTheyCount(a: Fact, b: Fact): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.kind !== b.kind && RANKS[a.kind] !== RANKS[b.kind]) return RANKS[a.kind] - RANKS[b.kind];
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
