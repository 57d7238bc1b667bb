/** The parts of the exchange that its routes work with. */
import type { Accounts } from "./accounts/accounts.ts";
import type { Assets } from "./assets/assets.ts";
import type { VirtualClock } from "./clock/virtual-clock.ts";
import type { Faults } from "./faults/faults.ts";
import type { RateLimit } from "./http/rate-limit.ts";
import type { RequestLog } from "./http/request-log.ts";
import type { Prices } from "./market/prices.ts";
import type { OrderDesk } from "./orders/order-desk.ts";
import type { OrderLifecycle } from "./orders/order-lifecycle.ts";
import type { Identifiers } from "./random/identifiers.ts";
import type { SessionCycle } from "./sessions/session-cycle.ts";
import type { Timers } from "./timers/timers.ts";

export interface Core {
  readonly seed: number;
  readonly clock: VirtualClock;
  readonly prices: Prices;
  readonly assets: Assets;
  readonly accounts: Accounts;
  readonly identifiers: Identifiers;
  readonly lifecycle: OrderLifecycle;
  readonly desk: OrderDesk;
  readonly cycle: SessionCycle;
  readonly timers: Timers;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly tradingLimit: RateLimit;
  readonly dataLimit: RateLimit;
  readonly tiingo: { readonly token: string; readonly entitled: boolean };
}
