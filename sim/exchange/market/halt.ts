/** Trading halts as the operator orders them. */
import * as z from "zod";
import type { Prices } from "./prices.ts";

export const Halt = z.strictObject({ symbol: z.string(), halted: z.boolean() });
export type Halt = z.output<typeof Halt>;

/** What is wrong with a halt, in one line; `undefined` when it can be had. */
export function haltProblem({ symbol }: Halt, prices: Prices): string | undefined {
  return prices.series(symbol) ? undefined : `symbol: ${symbol} is not listed`;
}
