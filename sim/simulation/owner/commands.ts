/** What an owner asks of their account. Pure data: which strategy is meant is said by its number among those in force then. */
import type { SimulatedStrategy } from "../world/activate.ts";

export type OwnerCommand =
  | { readonly kind: "activate"; readonly strategy: SimulatedStrategy }
  | { readonly kind: "deactivate" | "liquidate" | "pause" | "resume" | "only sell"; readonly which: number }
  | { readonly kind: "skip"; readonly which: number; readonly skip: boolean }
  /** `part`: of what the owner sees there, a fraction; `cash`: dollars instead of shares. */
  | {
      readonly kind: "adopt" | "release";
      readonly which: number;
      readonly part: number;
      readonly cash: boolean;
    }
  /** Looks at what would be done now, and has it done unless it is only to be looked at. */
  | { readonly kind: "relevel" | "run"; readonly onlyLook: boolean }
  | { readonly kind: "sell as"; readonly orders: "market" | "limit" }
  | { readonly kind: "switch"; readonly state: "ACTIVE" | "REDUCING" | "HALTED" }
  /** The first of the doubts that the owner is shown. */
  | { readonly kind: "accept a doubt" }
  | { readonly kind: "look" };
