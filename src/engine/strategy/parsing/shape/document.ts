/** What lies around a tree: the author's own indicators and call chains, and the wrapper of some exports. */
import * as z from "zod";
import { id, list, text } from "./fields.ts";

/** An indicator of the author's own. */
export const customIndicatorShape = z.object({
  id: id("What metrics refer to as custom:<id>"),
  name: text("What people call it; default: its id"),
  // A formula has a limit of its own, which says more.
  formula: z.string().meta({ description: "The formula, for example: rsi - sma(rsi, 10)" }),
});

/** A saved tree that call nodes refer to. */
export function callChainOf<Root extends z.ZodType>(root: Root) {
  return z.object({
    id: id("What callRefId refers to"),
    name: text("What people call it"),
    root: root.meta({ description: "Its tree, as an object or as JSON text" }),
  });
}

export const callChainShape = callChainOf(z.unknown());

/** What a strategy brings along; on the root node or on the wrapper. */
export function libraryOf<Indicator extends z.ZodType, Chain extends z.ZodType>(
  indicator: Indicator,
  chain: Chain,
) {
  return {
    customIndicators: list(indicator, "On the root: the author's own indicators"),
    callChains: list(chain, "On the root: the chains that call nodes refer to"),
  };
}

export const libraryShape = z.object(libraryOf(z.unknown(), z.unknown()));

/** The fields under which a wrapper holds the tree, in the order in which they are looked at. */
export const WRAPPER_FIELDS = ["root", "tree", "strategy"] as const;
