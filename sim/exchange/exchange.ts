/**
 * The local exchange: Alpaca's trading and market-data API, Tiingo's prices, and a mailbox behind SendGrid's and
 * Twilio's API, over one market and one virtual clock. It runs wherever `Request` and `Response` exist; `fetch` answers
 * requests in process.
 */
import { Accounts } from "./accounts/accounts.ts";
import { LateBookings } from "./accounts/activities/late-bookings.ts";
import type { Multiplier } from "./accounts/account.ts";
import { openAccount } from "./accounts/open-account.ts";
import type { AccountKeys, AccountOpening } from "./accounts/open-account.ts";
import { application } from "./application.ts";
import { Assets } from "./assets/assets.ts";
import type { AssetOptions } from "./assets/assets.ts";
import { platformTime } from "./clock/real-time.ts";
import type { RealTime } from "./clock/real-time.ts";
import { VirtualClock } from "./clock/virtual-clock.ts";
import type { Change } from "./changes/changed.ts";
import type { Core } from "./core.ts";
import { CorporateActions } from "./corporate-actions/corporate-actions.ts";
import { ScriptedMarket } from "./corporate-actions/scripted-market.ts";
import { TradeEvents } from "./events/trade-events.ts";
import { Faults } from "./faults/faults.ts";
import { answering } from "./http/answering.ts";
import { RateLimit } from "./http/rate-limit.ts";
import { RequestLog } from "./http/request-log.ts";
import { Mailbox } from "./mailbox/mailbox.ts";
import type { MarketData } from "./market/market-data.ts";
import { Prices } from "./market/prices.ts";
import type { Spreads } from "./market/prices.ts";
import { FillRulebook } from "./orders/filling/fill-rules.ts";
import type { FillRules } from "./orders/filling/fill-rules.ts";
import { OrderDesk } from "./orders/order-desk.ts";
import { OrderFaults } from "./orders/order-faults.ts";
import { OrderLifecycle } from "./orders/order-lifecycle.ts";
import { Identifiers, sendgridKeyOf, tokenOf, twilioAccountOf } from "./random/identifiers.ts";
import type { TwilioAccount } from "./random/identifiers.ts";
import { Scenarios } from "./scenarios/scenarios.ts";
import { SessionCycle } from "./sessions/session-cycle.ts";
import { OperatorSettings } from "./settings/settings.ts";
import type { SettingsChange } from "./settings/settings.ts";
import { ExchangeState } from "./state/exchange-state.ts";
import type { RestoredState } from "./state/exchange-state.ts";
import { snapshotOf, takeUp } from "./state/snapshot.ts";
import type { Connected, StreamSocket } from "./streams/connection.ts";
import { Streams } from "./streams/streams.ts";
import type { TiingoSettingsChange } from "./tiingo/settings.ts";
import { Tiingo } from "./tiingo/tiingo.ts";
import { Timers, deliverByFetch } from "./timers/timers.ts";
import type { Deliver } from "./timers/timers.ts";

const DEFAULT_SEED = 1;
/** Alpaca's limit for an ordinary account. */
const REQUESTS_PER_MINUTE = 200;

export interface ExchangeOptions {
  readonly market: MarketData;
  /** Where the clock stands at first, epoch ms; it stands still until it is advanced or given a speed. */
  readonly now: number;
  /** An integer from which every random choice follows; 1 when not given. */
  readonly seed?: number;
  /** How fast and how completely orders fill, as it is at first. */
  readonly fills?: Change<FillRules>;
  /** Widths of quotes in basis points by symbol, instead of those of the listings. */
  readonly spreads?: Spreads;
  readonly assets?: AssetOptions;
  /** Buying power per dollar of equity of new accounts; 1 when not given, so that nobody borrows by mistake. */
  readonly multiplier?: Multiplier;
  /** Whether new accounts pay regulatory fees on sales; not unless this says so. */
  readonly fees?: boolean;
  /** Whether the dividends in the market's data are paid; not on paper. Scripted ones always are. */
  readonly dividends?: boolean;
  /** What an operator can change of the answers while the exchange runs, as it is at first. */
  readonly settings?: SettingsChange;
  /** Whether the Tiingo token has an agreement with IEX; it has none unless this says so. */
  readonly entitled?: boolean;
  /** What an operator can change of Tiingo's answers while the exchange runs, as it is at first. */
  readonly tiingo?: TiingoSettingsChange;
  /** The Tiingo token; one is made from the seed when not given. */
  readonly tiingoToken?: string;
  /** The SendGrid key; one is made from the seed when not given. */
  readonly sendgridKey?: string;
  /** The Twilio account; one is made from the seed when not given. */
  readonly twilio?: TwilioAccount;
  /** Requests per account and virtual minute, for trading and for data each; 200 when not given. */
  readonly requestsPerMinute?: number;
  /** Whether the trading stream sends its JSON in text frames; in binary ones when not given, as paper trading does. */
  readonly textFrames?: boolean;
  /** Posts the timers' deliveries; by `fetch` when not given. */
  readonly deliver?: Deliver;
  /** In which a running clock runs and faults wait; the platform's when not given. */
  readonly realTime?: RealTime;
  /** Told of every event that failed, with its id: a timer's failed delivery, or a bug. */
  readonly onError?: (error: unknown, id: string | undefined) => void;
  /** Takes up an exchange that was stopped, with its clock and its seed instead of the ones given here. */
  readonly state?: ExchangeState;
}

export interface Exchange {
  /**
   * Answers one request; rejects with `DroppedConnection` where a fault drops the connection, and with the reason
   * of the request's signal when it aborts while a fault keeps the client waiting.
   */
  fetch(request: Request): Promise<Response>;
  /**
   * Opens a websocket to `/stream` or to a path of the data stream, with the headers of its handshake, or says why it
   * is refused. The first message may be sent before this returns.
   */
  connect(path: string, socket: StreamSocket, headers?: Headers): Connected;
  readonly clock: VirtualClock;
  readonly tiingoToken: string;
  addAccount(opening: AccountOpening): AccountKeys;
  /** The keys of every account, in order of opening. */
  accountKeys(): AccountKeys[];
  /** Everything that outlives a restart, as plain JSON; `ExchangeOptions.state` takes it up again. */
  snapshotState(): ExchangeState;
}

/** The services around the broker: mail, text messages and Tiingo's prices. */
function services(
  { sendgridKey, twilio, tiingo, tiingoToken, entitled }: ExchangeOptions,
  seed: number,
  state: RestoredState | undefined,
): Pick<Core, "mailbox" | "messaging" | "tiingo"> {
  return {
    mailbox: new Mailbox(state?.mailbox),
    messaging: {
      sendgridKey: sendgridKey ?? sendgridKeyOf(seed),
      twilio: twilio ?? twilioAccountOf(seed),
    },
    tiingo: new Tiingo(tiingoToken ?? tokenOf(seed), state?.tiingo ?? { entitled, ...tiingo }),
  };
}

function assemble(options: ExchangeOptions): Core {
  const state = options.state && ExchangeState.parse(options.state);
  const seed = state?.seed ?? options.seed ?? DEFAULT_SEED;
  const onError = options.onError ?? (() => undefined);
  const fills = new FillRulebook(state?.fills ?? options.fills ?? {});
  const clock = new VirtualClock({ now: state?.now ?? options.now, realTime: options.realTime, onError });
  const market = new ScriptedMarket(options.market, clock);
  const prices = new Prices(market, seed, options.spreads);
  const assets = new Assets(prices, market, options.assets ?? {});
  const accounts = new Accounts();
  const identifiers = new Identifiers(seed, state?.issuedIdentifiers);
  const events = new TradeEvents();
  events.subscribe(({ account, order, at }) => account.past.keepOrder(order, at));
  const settings = new OperatorSettings(state?.settings ?? options.settings);
  const lateBookings = new LateBookings(clock, identifiers);
  const orderFaults = new OrderFaults(seed, clock);
  const lifecycle = new OrderLifecycle({ clock, prices, identifiers, fills, events });
  const dividends = options.dividends ?? false;
  const corporateActions = new CorporateActions({
    clock,
    market,
    prices,
    accounts,
    identifiers,
    lateBookings,
    lifecycle,
    dividends,
  });
  const requestsPerMinute = options.requestsPerMinute ?? REQUESTS_PER_MINUTE;
  const core: Core = {
    seed,
    clock,
    prices,
    assets,
    accounts,
    market,
    corporateActions,
    openings: { multiplier: options.multiplier ?? 1, fees: options.fees ?? false },
    identifiers,
    lateBookings,
    events,
    orderFaults,
    fills,
    lifecycle,
    desk: new OrderDesk({ seed, orderFaults, clock, prices, assets, identifiers, lifecycle, fills }),
    cycle: new SessionCycle(
      { seed, clock, prices, accounts, lifecycle, identifiers, corporateActions },
      state?.coming,
    ),
    streams: new Streams(
      { seed, clock, prices, assets, accounts, events, lifecycle, settings },
      options.textFrames ?? false,
    ),
    timers: new Timers(clock, options.deliver ?? deliverByFetch, onError),
    realTime: options.realTime ?? platformTime,
    settings,
    scenarios: new Scenarios(clock),
    faults: new Faults(seed, clock),
    requests: new RequestLog(),
    tradingLimit: new RateLimit(requestsPerMinute),
    dataLimit: new RateLimit(requestsPerMinute),
    ...services(options, seed, state),
  };
  if (state) takeUp(core, state);
  return core;
}

/** Opens an exchange. Throws when `options.state` is not a state that `snapshotState` wrote. */
export function createExchange(options: ExchangeOptions): Exchange {
  const core = assemble(options);
  const app = application(core);

  return {
    fetch: answering(core, (request, age) => app.fetch(request, { age })),
    connect: (path, socket, headers = new Headers()) => core.streams.connect(path, socket, headers),
    clock: core.clock,
    tiingoToken: core.tiingo.token,
    addAccount: (opening) => openAccount(core, opening),
    accountKeys: () =>
      core.accounts
        .all()
        .map(({ identity: { id, keyId, secretKey } }) => ({ accountId: id, keyId, secretKey })),
    snapshotState: () => snapshotOf(core),
  };
}
