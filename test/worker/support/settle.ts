import type { Exchange } from "../../../sim/exchange/exchange.ts";

const opened: Exchange[] = [];

/** Notes an exchange whose events must have run before the objects that they wake are torn down. */
export function settleLater(exchange: Exchange): void {
  opened.push(exchange);
}

/**
 * Lets every exchange finish what is due and under way. Tearing an object down while an event is being delivered
 * to it crashes the runtime.
 */
export async function settleExchanges(): Promise<void> {
  for (const { clock } of opened.splice(0)) await clock.advanceTo(clock.now());
}
