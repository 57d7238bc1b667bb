/**
 * The local exchange: Alpaca's trading and market-data API and Tiingo's prices, over one market and one virtual
 * clock. It runs wherever `Request` and `Response` exist; `fetch` answers requests in process.
 */
import { Accounts } from "./accounts/accounts.ts";
import { openAccount } from "./accounts/open-account.ts";
import type { AccountKeys, AccountOpening } from "./accounts/open-account.ts";
import { application } from "./application.ts";
import { Assets } from "./assets/assets.ts";
import type { AssetOptions } from "./assets/assets.ts";
import type { RealTime } from "./clock/real-time.ts";
import { VirtualClock } from "./clock/virtual-clock.ts";
import type { Core } from "./core.ts";
import { DroppedConnection, Faults, faultResponse } from "./faults/faults.ts";
import { RateLimit } from "./http/rate-limit.ts";
import { RequestLog } from "./http/request-log.ts";
import type { MarketData } from "./market/market-data.ts";
import { Prices } from "./market/prices.ts";
import { defaultFillOptions } from "./orders/fill-options.ts";
import type { FillOptions } from "./orders/fill-options.ts";
import { OrderDesk } from "./orders/order-desk.ts";
import { OrderLifecycle } from "./orders/order-lifecycle.ts";
import { Identifiers, tokenOf, uuidOf } from "./random/identifiers.ts";
import { SessionCycle } from "./sessions/session-cycle.ts";
import { ExchangeState } from "./state/exchange-state.ts";
import { snapshotOf, takeUp } from "./state/snapshot.ts";
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
  readonly fills?: Partial<FillOptions>;
  readonly assets?: AssetOptions;
  /** Whether the Tiingo token has an agreement with IEX; it has none unless this says so. */
  readonly entitled?: boolean;
  /** The Tiingo token; one is made from the seed when not given. */
  readonly tiingoToken?: string;
  /** Requests per account and virtual minute, for trading and for data each; 200 when not given. */
  readonly requestsPerMinute?: number;
  /** Posts the timers' deliveries; by `fetch` when not given. */
  readonly deliver?: Deliver;
  readonly realTime?: RealTime;
  /** Told of every event that failed, with its id: a timer's failed delivery, or a bug. */
  readonly onError?: (error: unknown, id: string | undefined) => void;
  /** Takes up an exchange that was stopped, with its clock and its seed instead of the ones given here. */
  readonly state?: ExchangeState;
}

export interface Exchange {
  /** Answers one request; rejects with `DroppedConnection` where a fault drops the connection. */
  fetch(request: Request): Promise<Response>;
  readonly clock: VirtualClock;
  readonly tiingoToken: string;
  addAccount(opening: AccountOpening): AccountKeys;
  /** The keys of every account, in order of opening. */
  accountKeys(): AccountKeys[];
  /** Everything that outlives a restart, as plain JSON; `ExchangeOptions.state` takes it up again. */
  snapshotState(): ExchangeState;
}

function assemble(options: ExchangeOptions): Core {
  const state = options.state && ExchangeState.parse(options.state);
  const seed = state?.seed ?? options.seed ?? DEFAULT_SEED;
  const onError = options.onError ?? (() => undefined);
  const fills = { ...defaultFillOptions, ...options.fills };
  const clock = new VirtualClock({ now: state?.now ?? options.now, realTime: options.realTime, onError });
  const prices = new Prices(options.market, seed);
  const assets = new Assets(prices, options.assets ?? {});
  const accounts = new Accounts();
  const identifiers = new Identifiers(seed, state?.issuedIdentifiers);
  const lifecycle = new OrderLifecycle({ clock, prices, identifiers, fills });
  const requestsPerMinute = options.requestsPerMinute ?? REQUESTS_PER_MINUTE;
  const core: Core = {
    seed,
    clock,
    prices,
    assets,
    accounts,
    identifiers,
    lifecycle,
    desk: new OrderDesk({ clock, prices, assets, identifiers, lifecycle, fills }),
    cycle: new SessionCycle({ clock, prices, accounts, lifecycle }, state?.coming),
    timers: new Timers(clock, options.deliver ?? deliverByFetch, onError),
    faults: new Faults(),
    requests: new RequestLog(),
    tradingLimit: new RateLimit(requestsPerMinute),
    dataLimit: new RateLimit(requestsPerMinute),
    tiingo: { token: options.tiingoToken ?? tokenOf(seed), entitled: options.entitled ?? false },
  };
  if (state) takeUp(core, state);
  return core;
}

/** Opens an exchange. Throws when `options.state` is not a state that `snapshotState` wrote. */
export function createExchange(options: ExchangeOptions): Exchange {
  const core = assemble(options);
  const app = application(core);
  let answered = 0;

  async function answer(request: Request, path: string): Promise<Response> {
    const fault = core.faults.take(request.method, path);
    if (fault?.action === "drop-before-effect") throw new DroppedConnection();
    const response = fault?.action === "status" ? faultResponse(fault) : await app.fetch(request);
    if (fault?.action === "drop-after-effect") throw new DroppedConnection();
    const headers = new Headers(response.headers);
    headers.set("X-Request-ID", uuidOf(core.seed, "request", answered++).replaceAll("-", ""));
    return new Response(response.body, { status: response.status, headers });
  }

  return {
    async fetch(request) {
      const path = new URL(request.url).pathname;
      if (path === "/admin" || path.startsWith("/admin/")) return app.fetch(request);
      const entry = { method: request.method, path, at: core.clock.now() };
      try {
        const response = await answer(request, path);
        core.requests.add({ ...entry, status: response.status });
        return response;
      } catch (error) {
        core.requests.add({ ...entry, status: null });
        throw error;
      }
    },
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
