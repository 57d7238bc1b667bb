/** How an account begins: its world, its strategies, and the run after which plans go on. */
import type { Slot } from "../../../src/engine/calendar/slots.ts";
import type { SharedMarket } from "../market/shared-markets.ts";
import type { SimulatedStrategy } from "../world/activate.ts";
import type { World, WorldOptions } from "../world/world.ts";
import type { Spreads } from "./frozen-prices.ts";

/** A world without what a plan adds to it. */
export interface OpeningWorld extends Pick<WorldOptions, "account"> {
  readonly exchange: WorldOptions["exchange"] & { readonly spreads: Spreads };
}

export interface Opening {
  readonly market: SharedMarket;
  readonly world: OpeningWorld;
  readonly strategies: readonly SimulatedStrategy[];
  /** The slot of the run. */
  readonly slot: Slot;
  /** New York dates on which plans go on, in order; the run's own where there is something left of that day. */
  readonly dates: readonly string[];
  /** What the owner does after the run. */
  readonly afterwards: (world: World) => Promise<void>;
}
