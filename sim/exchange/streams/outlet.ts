/** What the exchange sends over one connection: replies as they are, and events as the operator's faults let them. */
import type { Account } from "../accounts/account.ts";
import type { VirtualClock } from "../clock/virtual-clock.ts";
import type { Codec } from "./codec.ts";
import { CLOSE_RESTART } from "./connection.ts";
import type { Frame, StreamName, StreamSocket } from "./connection.ts";
import type { StreamFaults } from "./stream-faults.ts";

/** How long a message that is to come out of order waits for one to overtake it, virtual. */
const LONGEST_HOLD_MS = 5_000;

export interface OutletOptions {
  readonly stream: StreamName;
  readonly path: string;
  readonly socket: StreamSocket;
  readonly codec: Codec;
  readonly clock: VirtualClock;
  readonly faults: StreamFaults;
}

export class Outlet {
  readonly stream: StreamName;
  readonly path: string;
  /** When the connection was opened, epoch ms. */
  readonly since: number;
  readonly codec: Codec;
  readonly #socket: StreamSocket;
  readonly #clock: VirtualClock;
  readonly #faults: StreamFaults;
  readonly #endings: (() => void)[] = [];
  #account: Account | undefined;
  #open = true;
  #held: { readonly frame: Frame; readonly cancel: () => void } | undefined;

  constructor({ stream, path, socket, codec, clock, faults }: OutletOptions) {
    this.stream = stream;
    this.path = path;
    this.codec = codec;
    this.since = clock.now();
    this.#socket = socket;
    this.#clock = clock;
    this.#faults = faults;
  }

  get open(): boolean {
    return this.#open;
  }

  /** Whose connection it is, once that is known. */
  get account(): Account | undefined {
    return this.#account;
  }

  /** Says whose connection it is; answers whether it may stay, for an outage of the account breaks it off. */
  signIn(account: Account): boolean {
    this.#account = account;
    const keptOut = this.#faults.keepsOut(this.stream, account, this.#clock.now());
    if (keptOut) this.breakOff();
    return !keptOut;
  }

  /** Runs something when the connection ends, whoever ends it. */
  onEnd(run: () => void): void {
    this.#endings.push(run);
  }

  /** Sends an answer to something that the client said. */
  reply(message: unknown): void {
    if (this.#open) this.#send(this.codec.encode(message));
  }

  /** Sends something that happened, unless a fault strikes it. */
  event(message: unknown): void {
    if (!this.#open) return;
    const frame = this.codec.encode(message);
    if (this.#held) {
      this.#send(frame);
      return this.#release();
    }
    const fault = this.#faults.take(this.stream, this.#account, this.#clock.now());
    if (fault === "disconnect") return this.breakOff();
    if (fault === "silence") return undefined;
    if (fault === "reorder") return this.#hold(frame);
    this.#send(frame);
    if (fault === "duplicate") this.#send(frame);
    return undefined;
  }

  /** Ends the connection with a code of RFC 6455 and a reason. */
  close(code: number, reason: string): void {
    if (!this.#open) return;
    this.end();
    this.#socket.close(code, reason);
  }

  /** Ends the connection as a network does that fails. */
  breakOff(): void {
    if (!this.#open) return;
    this.end();
    if (this.#socket.terminate) this.#socket.terminate();
    else this.#socket.close(CLOSE_RESTART, "connection lost");
  }

  /** Takes note that the connection has ended. */
  end(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#held?.cancel();
    for (const run of this.#endings) run();
  }

  /** A transport that cannot send has lost its client; what happens on the exchange goes on without him. */
  #send(frame: Frame): void {
    try {
      this.#socket.send(frame);
    } catch {
      this.end();
    }
  }

  #hold(frame: Frame): void {
    const cancel = this.#clock.schedule(this.#clock.now() + LONGEST_HOLD_MS, () => this.#release());
    this.#held = { frame, cancel };
  }

  #release(): void {
    if (!this.#held || !this.#open) return;
    this.#held.cancel();
    this.#send(this.#held.frame);
    this.#held = undefined;
  }
}
