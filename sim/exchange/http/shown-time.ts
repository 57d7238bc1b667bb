/** The time that clients are shown: the virtual clock's, and what the operator makes it wrong by. */
import type { Core } from "../core.ts";

/** Epoch ms on the clock that clients see. Nothing on the exchange happens by it. */
export function shownInstant(core: Pick<Core, "clock" | "settings">): number {
  return core.clock.now() + core.settings.current.clockSkew;
}

/** An instant (epoch ms) as the `Date` header writes it (RFC 9110, 5.6.7): `Fri, 20 Nov 2026 20:45:00 GMT`. */
export function httpDate(instant: number): string {
  return new Date(instant).toUTCString();
}
