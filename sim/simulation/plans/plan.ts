/** Plans: some days of an account with everything that goes wrong on them. Pure data. */
import type { Fault } from "../../exchange/faults/fault.ts";
import type { Happening, OrderedOrderFault } from "../happenings/happening.ts";
import type { Spell } from "../platform/spells.ts";
import type { CorporateStory } from "../vendors/corporate-story.ts";
import type { ByHandDeed } from "../world/by-hand.ts";

/** What the owner does by hand, and when, epoch ms. */
export type ByHand = ByHandDeed & { readonly at: number };

export interface PlannedDay {
  /** New York date. */
  readonly date: string;
  /** Dollars by symbol that are frozen for the slot; null where the platform could take none. */
  readonly snapshot: Readonly<Record<string, number>> | null;
  readonly faults: readonly Fault[];
  readonly orderFaults: readonly OrderedOrderFault[];
  readonly byHand: readonly ByHand[];
}

/** Chances per call, fractions. */
export interface Chances {
  readonly kill: number;
  readonly failure: number;
  /** Of an answer or a request that is late by seconds. */
  readonly late: number;
}

interface AnyPlan {
  readonly seed: number;
  /** The account that it begins with, and its market. */
  readonly opening: number;
  readonly chances: Chances;
  /** The chance that an order fills in two parts. */
  readonly partialChance: number;
}

/** Requests and orders go wrong around the close, and parts of the platform are down. */
export interface FaultPlan extends AnyPlan {
  readonly kind: "faults";
  readonly days: readonly PlannedDay[];
  readonly spells: readonly Spell[];
  /** By how much the object's clock is ahead of the broker's, ms. */
  readonly clockSkew: number;
}

export interface EventfulDay {
  /** New York date. */
  readonly date: string;
  /** Whether the first limits of buys are above the offers. */
  readonly fills: boolean;
  /** Whether nothing happens any more, and every call goes well. */
  readonly isQuiet: boolean;
  readonly happenings: readonly Happening[];
}

/** Whole days on which this and that befalls the account, and then quiet ones. */
export interface EventfulPlan extends AnyPlan {
  readonly kind: "eventful";
  /** Null where nothing of the kind happens. */
  readonly story: CorporateStory | null;
  readonly days: readonly EventfulDay[];
}

export type Plan = FaultPlan | EventfulPlan;
