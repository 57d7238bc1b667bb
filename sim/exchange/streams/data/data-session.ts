/** One connection to the stock data stream: the client signs in within ten seconds, subscribes, and is sent data. */
import * as z from "zod";
import type { Accounts } from "../../accounts/accounts.ts";
import type { VirtualClock } from "../../clock/virtual-clock.ts";
import { CLOSE_POLICY } from "../connection.ts";
import type { Frame } from "../connection.ts";
import type { Outlet } from "../outlet.ts";
import { ChannelSymbols } from "./channels.ts";
import type { DataFeed } from "./data-feed.ts";
import { streamError, streamErrorText } from "./stream-error.ts";
import type { StreamErrorCode } from "./stream-error.ts";
import { Subscriptions } from "./subscriptions.ts";

const TIME_TO_SIGN_IN_MS = 10_000;

const Action = z.looseObject({ action: z.enum(["auth", "subscribe", "unsubscribe"]) });
const Authenticate = z.object({ key: z.string(), secret: z.string() });
const Subscribe = ChannelSymbols.extend({ action: z.string() });

export interface DataSessionOptions {
  readonly outlet: Outlet;
  readonly accounts: Accounts;
  readonly clock: VirtualClock;
  /** The feed of the path, or `undefined` when the free plan does not have it. */
  readonly feed: DataFeed | undefined;
  /** Whether the account may have one more connection to the path. */
  readonly mayConnect: (accountId: string) => boolean;
}

export class DataSession {
  readonly #options: DataSessionOptions;
  readonly #outlet: Outlet;
  readonly #subscriptions = new Subscriptions();

  constructor(options: DataSessionOptions) {
    const { outlet, clock, feed } = options;
    this.#options = options;
    this.#outlet = outlet;
    const giveUp = clock.schedule(clock.now() + TIME_TO_SIGN_IN_MS, () => {
      if (!outlet.account) this.#end(404);
    });
    outlet.onEnd(() => {
      giveUp();
      feed?.leave(outlet);
    });
    this.#success("connected");
  }

  receive(frame: Frame): void {
    const message = Action.safeParse(this.#outlet.codec.decode(frame));
    if (!message.success) return this.#error(400);
    if (message.data.action === "auth") {
      const keys = Authenticate.safeParse(message.data);
      return keys.success ? this.signIn(keys.data.key, keys.data.secret) : this.#error(400);
    }
    return this.#subscribe(message.data);
  }

  /** Signs the client in with the keys of an account; also for keys that came with the handshake. */
  signIn(keyId: string, secretKey: string): void {
    const { accounts, feed, mayConnect } = this.#options;
    if (this.#outlet.account) return this.#error(403);
    const account = accounts.withKeys(keyId, secretKey);
    if (!account) return this.#error(402);
    if (!feed) return this.#error(409);
    if (!mayConnect(account.identity.id)) return this.#error(406);
    if (!this.#outlet.signIn(account)) return undefined;
    feed.follow(this.#outlet, this.#subscriptions);
    return this.#success("authenticated");
  }

  #subscribe(message: z.output<typeof Action>): void {
    if (!this.#outlet.account) return this.#error(401);
    const others = Object.keys(message).some((field) => !Object.hasOwn(Subscribe.shape, field));
    if (others) return this.#error(410);
    const asked = Subscribe.safeParse(message);
    if (!asked.success) return this.#error(400);
    if (message.action === "unsubscribe") this.#subscriptions.remove(asked.data);
    else if (!this.#subscriptions.add(asked.data)) return this.#error(405);
    this.#options.feed?.update();
    return this.#outlet.reply([this.#subscriptions.confirmation()]);
  }

  #success(message: "connected" | "authenticated"): void {
    this.#outlet.reply([{ T: "success", msg: message }]);
  }

  #error(code: StreamErrorCode): void {
    this.#outlet.reply([streamError(code)]);
  }

  #end(code: StreamErrorCode): void {
    this.#error(code);
    this.#outlet.close(CLOSE_POLICY, streamErrorText(code));
  }
}
