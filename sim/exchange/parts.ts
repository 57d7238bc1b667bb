/** The parts of the exchange that know nothing of the whole: what streams and scenarios stand on. */
import type { Accounts } from "./accounts/accounts.ts";
import type { AccountIdentity } from "./accounts/account.ts";
import type { LateBookings } from "./accounts/activities/late-bookings.ts";
import type { Assets } from "./assets/assets.ts";
import type { RealTime } from "./clock/real-time.ts";
import type { VirtualClock } from "./clock/virtual-clock.ts";
import type { CorporateActions } from "./corporate-actions/corporate-actions.ts";
import type { ScriptedMarket } from "./corporate-actions/scripted-market.ts";
import type { TradeEvents } from "./events/trade-events.ts";
import type { Faults } from "./faults/faults.ts";
import type { RateLimit } from "./http/rate-limit.ts";
import type { RequestLog } from "./http/request-log.ts";
import type { Mailbox } from "./mailbox/mailbox.ts";
import type { Prices } from "./market/prices.ts";
import type { FillRulebook } from "./orders/filling/fill-rules.ts";
import type { OrderDesk } from "./orders/order-desk.ts";
import type { OrderFaults } from "./orders/order-faults.ts";
import type { OrderLifecycle } from "./orders/order-lifecycle.ts";
import type { Identifiers, TwilioAccount } from "./random/identifiers.ts";
import type { SessionCycle } from "./sessions/session-cycle.ts";
import type { OperatorSettings } from "./settings/settings.ts";
import type { Tiingo } from "./tiingo/tiingo.ts";
import type { Timers } from "./timers/timers.ts";

export interface Parts {
  readonly seed: number;
  readonly clock: VirtualClock;
  readonly prices: Prices;
  readonly assets: Assets;
  readonly accounts: Accounts;
  /** The market that `prices` are those of, with the scripted corporate actions in it. */
  readonly market: ScriptedMarket;
  readonly corporateActions: CorporateActions;
  /** How accounts are that are not opened otherwise. */
  readonly openings: Pick<AccountIdentity, "multiplier"> & { readonly fees: boolean };
  readonly identifiers: Identifiers;
  readonly lateBookings: LateBookings;
  readonly events: TradeEvents;
  readonly orderFaults: OrderFaults;
  readonly fills: FillRulebook;
  readonly lifecycle: OrderLifecycle;
  readonly desk: OrderDesk;
  readonly cycle: SessionCycle;
  readonly timers: Timers;
  /** In which faults wait. */
  readonly realTime: RealTime;
  readonly settings: OperatorSettings;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly tradingLimit: RateLimit;
  readonly dataLimit: RateLimit;
  readonly mailbox: Mailbox;
  readonly messaging: { readonly sendgridKey: string; readonly twilio: TwilioAccount };
  readonly tiingo: Tiingo;
}
