/** A fault plan: some days of an account with everything that goes wrong on them. Pure data. */
import type { Fault } from "../../exchange/faults/fault.ts";
import type { Spell } from "../platform/spells.ts";

/** An order fault as the exchange's operator takes it. */
export type OrderedOrderFault = Readonly<Record<string, unknown>>;

/** What the owner does by hand, epoch ms. */
export type ByHand =
  | { readonly at: number; readonly kind: "buy" | "sell"; readonly symbol: string; readonly qty: number }
  /** Dollars; negative takes out. */
  | { readonly at: number; readonly kind: "transfer"; readonly amount: number };

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

export interface Plan {
  readonly seed: number;
  /** The account that it begins with, and its market. */
  readonly opening: number;
  readonly days: readonly PlannedDay[];
  readonly spells: readonly Spell[];
  readonly chances: Chances;
  /** The chance that an order fills in two parts. */
  readonly partialChance: number;
  /** By how much the object's clock is ahead of the broker's, ms. */
  readonly clockSkew: number;
}
