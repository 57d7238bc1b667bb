/** One connection to `/stream`: the client signs in, says what it listens to, and is told what happens to its orders. */
import * as z from "zod";
import type { Accounts } from "../../accounts/accounts.ts";
import type { TradeEvents } from "../../events/trade-events.ts";
import type { Frame } from "../connection.ts";
import type { Outlet } from "../outlet.ts";
import { tradeUpdate } from "./trade-update.ts";

const TRADE_UPDATES = "trade_updates";

/** Both documented forms; an OAuth token opens nothing here, so it counts as no key at all. */
const Authenticate = z.object({
  action: z.enum(["auth", "authenticate"]),
  key: z.string().default(""),
  secret: z.string().default(""),
  data: z.object({ key_id: z.string(), secret_key: z.string() }).partial().default({}),
});
const Listen = z.object({ action: z.literal("listen"), data: z.object({ streams: z.array(z.string()) }) });
const ClientMessage = z.discriminatedUnion("action", [Authenticate, Listen]);

export interface TradingSessionOptions {
  readonly outlet: Outlet;
  readonly accounts: Accounts;
  readonly events: TradeEvents;
}

export class TradingSession {
  readonly #outlet: Outlet;
  readonly #accounts: Accounts;
  readonly #events: TradeEvents;
  #stopListening: (() => void) | undefined;

  constructor({ outlet, accounts, events }: TradingSessionOptions) {
    this.#outlet = outlet;
    this.#accounts = accounts;
    this.#events = events;
    outlet.onEnd(() => this.#stopListening?.());
  }

  receive(frame: Frame): void {
    const message = ClientMessage.safeParse(this.#outlet.codec.decode(frame));
    if (!message.success) this.#error("send auth, authenticate or listen with its fields");
    else if (message.data.action === "listen") this.#listen(message.data.data.streams);
    else this.#authenticate(message.data);
  }

  #authenticate({ key, secret, data }: z.output<typeof Authenticate>): void {
    const account = this.#accounts.withKeys(data.key_id ?? key, data.secret_key ?? secret);
    if (account && !this.#outlet.signIn(account)) return;
    this.#authorization(account ? "authorized" : "unauthorized", "authenticate");
  }

  #listen(asked: readonly string[]): void {
    if (!this.#outlet.account) return this.#authorization("unauthorized", "listen");
    const streams = asked.includes(TRADE_UPDATES) ? [TRADE_UPDATES] : [];
    this.#stopListening?.();
    this.#stopListening = streams.length > 0 ? this.#follow() : undefined;
    this.#outlet.reply({ stream: "listening", data: { streams } });
  }

  /** The account is looked up with each event, since a client may sign in anew with other keys. */
  #follow(): () => void {
    return this.#events.subscribe((event) => {
      const own = event.account.identity.id === this.#outlet.account?.identity.id;
      if (own) this.#outlet.event(tradeUpdate(event));
    });
  }

  #authorization(status: "authorized" | "unauthorized", action: "authenticate" | "listen"): void {
    this.#outlet.reply({ stream: "authorization", data: { status, action } });
  }

  #error(message: string): void {
    this.#outlet.reply({ action: "error", data: { error_message: message } });
  }
}
