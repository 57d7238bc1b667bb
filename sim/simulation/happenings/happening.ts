/** Something that befalls an account at a moment of a day. Pure data. */
import type { Fault } from "../../exchange/faults/fault.ts";
import type { ClockPhase, WorkingPhase } from "../coverage/phases.ts";
import type { Situation } from "../coverage/situations.ts";
import type { OwnerCommand } from "../owner/commands.ts";
import type { ByHandDeed } from "../world/by-hand.ts";

/**
 * In a phase in which the object works: as its `call`-th call in it leaves (from 0), counted over the day. In a phase of the
 * clock: at a fraction of it.
 */
export type Moment =
  | { readonly phase: WorkingPhase; readonly call: number }
  | { readonly phase: ClockPhase; readonly fraction: number };

export type Deed =
  | { readonly kind: "command"; readonly command: OwnerCommand }
  | { readonly kind: "by hand"; readonly deed: ByHandDeed }
  /** From then on the next request that it is meant for is struck. */
  | { readonly kind: "fault"; readonly fault: FaultToOrder }
  /** A fault of requests or of orders, so that something else can be met: it is not counted as a visit. */
  | {
      readonly kind: "preparation";
      readonly of: "requests" | "orders";
      readonly fault: OrderedOrderFault;
    }
  | { readonly kind: "order fault"; readonly fault: OrderedOrderFault }
  /** From then on the broker answers nothing about orders, for a fraction of the time that is left until the quiet day. */
  | {
      readonly kind: "silence";
      readonly faults: readonly [FaultToOrder, ...FaultToOrder[]];
      readonly part: number;
    }
  | { readonly kind: "correction"; readonly correction: Correction }
  | { readonly kind: "booking"; readonly booking: LateBooking }
  /** The owner trades at the broker, and no list of activities ever has it. */
  | { readonly kind: "untold trade"; readonly deed: Extract<ByHandDeed, { readonly qty: number }> };

/** What the exchange makes of an order of ours that is over: the `which`-th of those that it can be made of, newest first. */
export interface Correction {
  readonly kind: "bust" | "late fill" | "price";
  readonly which: number;
  /** None of this symbol. */
  readonly avoid: string;
  /** Of the shares that filled, of those that did not, or of the price. */
  readonly part: number;
}

/** Cash that the broker charges or credits and tells of at another time. */
export interface LateBooking {
  /** Dollars, below zero for a charge. */
  readonly amount: number;
  readonly as: "fee" | "interest" | "dividend" | "withholding" | "transfer" | "sweep";
  /** Of which security a dividend or a tax is: the `about`-th that the account holds. */
  readonly about: number;
  readonly first: "cash" | "word";
  /** When the other comes: a fraction of the time that is left until the quiet day; null: never. */
  readonly part: number | null;
}

/** An order fault as the exchange's operator takes it. */
export type OrderedOrderFault = Readonly<Record<string, unknown>>;

/** A fault as the exchange's operator takes it. */
export type FaultToOrder = Pick<Fault, "action" | "match"> & Readonly<Record<string, unknown>>;

export interface Happening {
  readonly situation: Situation;
  readonly moment: Moment;
  readonly deed: Deed;
}
