/** The websockets of the exchange: every open connection, and the faults that an operator orders for them. */
import type { Account } from "../accounts/account.ts";
import type { Parts } from "../parts.ts";
import { dataMessagePackCodec, jsonCodec, messagePackCodec } from "./codec.ts";
import type { Codec } from "./codec.ts";
import type { Connected, Frame, StreamName, StreamSocket } from "./connection.ts";
import { DataFeed } from "./data/data-feed.ts";
import type { FeedCore } from "./data/data-feed.ts";
import { DataSession } from "./data/data-session.ts";
import { Outlet } from "./outlet.ts";
import { StreamFaults, concerns, strikesAtOnce } from "./stream-faults.ts";
import type { StreamFault } from "./stream-faults.ts";
import { TradingSession } from "./trading/trading-session.ts";

const DELAYED_SIP_MS = 900_000;

export type StreamCore = FeedCore & Pick<Parts, "accounts" | "events">;

/** An open connection, as an operator sees it. */
export interface OpenConnection {
  readonly stream: StreamName;
  readonly path: string;
  /** Epoch ms. */
  readonly since: number;
  /** Whose it is, once the client has signed in. */
  readonly account: Account | undefined;
}

export class Streams {
  readonly #core: StreamCore;
  readonly #textFrames: boolean;
  readonly #faults = new StreamFaults();
  readonly #open = new Set<Outlet>();
  /** The feed behind each path of the data stream; `undefined` for one that the free plan does not have. */
  readonly #feeds: ReadonlyMap<string, DataFeed | undefined>;

  /** `textFrames` sends the trading stream's JSON in text frames; otherwise in binary ones, as paper trading does. */
  constructor(core: StreamCore, textFrames: boolean) {
    this.#core = core;
    this.#textFrames = textFrames;
    this.#feeds = new Map([
      ["/v2/iex", new DataFeed(core, 0)],
      ["/v2/delayed_sip", new DataFeed(core, DELAYED_SIP_MS)],
      ["/v2/sip", undefined],
    ]);
  }

  /**
   * Opens a connection to a path, with the headers of its handshake, or says why it is refused: 404 for a path
   * that is none of a stream, 503 during an outage. The first message may be sent before this returns.
   */
  connect(path: string, socket: StreamSocket, headers: Headers): Connected {
    const stream = this.#streamOf(path);
    if (!stream) return { ok: false, status: 404, message: "endpoint not found" };
    const { clock } = this.#core;
    if (this.#faults.keepsOut(stream, undefined, clock.now())) {
      return { ok: false, status: 503, message: "service unavailable" };
    }
    const codec = this.#codec(stream, headers);
    const outlet = new Outlet({ stream, path, socket, codec, clock, faults: this.#faults });
    this.#open.add(outlet);
    outlet.onEnd(() => this.#open.delete(outlet));
    const session = stream === "trading" ? this.#trading(outlet) : this.#data(outlet, headers);
    return {
      ok: true,
      connection: {
        receive: (frame: Frame) => {
          if (outlet.open) session.receive(frame);
        },
        closed: () => outlet.end(),
      },
    };
  }

  /** Every open connection, in order of opening. */
  connections(): OpenConnection[] {
    return [...this.#open];
  }

  /** Orders a fault; answers how many connections it has broken at once. */
  strike(fault: StreamFault): number {
    this.#faults.add(fault, this.#core.clock.now());
    if (!strikesAtOnce(fault)) return 0;
    const struck = [...this.#open].filter(({ stream, account }) => concerns(fault, stream, account));
    for (const outlet of struck) outlet.breakOff();
    return struck.length;
  }

  /** Forgets every fault that has not struck, and ends outages. */
  clearFaults(): void {
    this.#faults.clear();
  }

  #streamOf(path: string): StreamName | undefined {
    if (path === "/stream") return "trading";
    return this.#feeds.has(path) ? "data" : undefined;
  }

  #codec(stream: StreamName, headers: Headers): Codec {
    const messagePack = headers.get("content-type")?.includes("application/msgpack") === true;
    if (stream === "data") return messagePack ? dataMessagePackCodec : jsonCodec("text");
    return messagePack ? messagePackCodec : jsonCodec(this.#textFrames ? "text" : "binary");
  }

  #trading(outlet: Outlet): TradingSession {
    const { accounts, events } = this.#core;
    return new TradingSession({ outlet, accounts, events });
  }

  #data(outlet: Outlet, headers: Headers): DataSession {
    const { accounts, clock } = this.#core;
    const session = new DataSession({
      outlet,
      accounts,
      clock,
      feed: this.#feeds.get(outlet.path),
      mayConnect: (accountId) => !this.#isConnected(outlet.path, accountId),
    });
    const keyId = headers.get("APCA-API-KEY-ID");
    const secretKey = headers.get("APCA-API-SECRET-KEY");
    if (keyId !== null && secretKey !== null) session.signIn(keyId, secretKey);
    return session;
  }

  /** The free plan allows one connection of an account to each path. */
  #isConnected(path: string, accountId: string): boolean {
    return [...this.#open].some((open) => open.path === path && open.account?.identity.id === accountId);
  }
}
