/**
 * The price board: one object that holds Alpaca's stock stream in the minutes before a slot's end, and answers with the
 * latest price of every ticker. What it was told to follow survives it; prices live in its memory alone. Nobody waits
 * for it: whoever gets no price here asks the next source.
 */
import { DurableObject } from "cloudflare:workers";
import { Board } from "../../market/stream/board.ts";
import { randomFraction } from "../../platform/retry.ts";
import { fittingRow } from "../../platform/row-size.ts";
import { platformStream } from "../../market/stream/platform.ts";
import { readFrame, type StreamMessage } from "../../market/stream/read-frame.ts";
import { lookAgainAt, nextStep, reconnectAfter, type Standing } from "../../market/stream/schedule.ts";
import { remedyFor } from "../../market/stream/stream-error.ts";
import type { StreamedPrice } from "../../market/stream/streamed-price.ts";
import { subscriptions } from "../../market/stream/subscription.ts";
import { alert } from "../../platform/alert.ts";
import type { Clock } from "../../platform/clock.ts";
import { platformPorts, type Ports } from "../../platform/ports.ts";
import { openSocket } from "./open-socket.ts";

const WATCH = "watch";
const NO_KEY = { ok: false, message: "the deployment has no data key" } as const;

/** What is to be followed. */
interface Watch {
  readonly tickers: readonly string[];
  /** Epoch ms. */
  readonly until: number;
  /** Alpaca has refused it in a way that does not pass: nothing is tried again until then. */
  readonly refused: boolean;
}

/** A connection; `openedAt` in epoch ms, `ready` once the subscription stands. */
interface Line {
  readonly socket: WebSocket;
  readonly openedAt: number;
  ready: boolean;
}

export class PriceBoardObject extends DurableObject<Env> {
  protected readonly ports: Ports = platformPorts;
  readonly #board = new Board();
  #line: Line | null = null;
  #failures = 0;
  #retryAt = 0;
  #saidThatKeyIsMissing = false;

  /**
   * Follows tickers until an instant (epoch ms), as many as a row has room for, and returns at once; telling it the same
   * again changes nothing.
   */
  async watch(asked: readonly string[], until: number): Promise<void> {
    const tickers = fittingRow((most) => asked.slice(0, most));
    const before = this.#watch;
    if (before?.refused && until <= before.until) return;
    if (!platformStream(this.env)) {
      if (!this.#saidThatKeyIsMissing) console.error({ event: "price_stream_without_key" });
      this.#saidThatKeyIsMissing = true;
      return;
    }
    const watch = { tickers, until: Math.max(until, before?.until ?? 0), refused: false };
    this.ctx.storage.kv.put<Watch>(WATCH, watch);
    if (before && before.tickers.join() !== tickers.join()) this.#hangUp();
    const clock = await this.ports.openClock(this.env);
    await this.ports.wake(this.ctx, this.env, clock.now());
  }

  /** The latest prices of those symbols of which the stream told one. */
  prices(symbols: readonly string[]): Map<string, StreamedPrice> {
    return this.#board.pricesOf(symbols);
  }

  /** Connects, connects anew, or ends, as it is time to. */
  override async alarm(): Promise<void> {
    const clock = await this.ports.openClock(this.env);
    const watch = this.#watch;
    if (!watch || watch.refused) return;
    const step = nextStep(this.#standing(watch), clock.now());
    if (step === "finish") return this.#finish();
    if (step === "connect") await this.#connect(clock);
    await this.#lookAgain(clock);
  }

  get #watch(): Watch | undefined {
    return this.ctx.storage.kv.get<Watch>(WATCH);
  }

  #standing({ until }: Watch): Standing {
    return { until, connection: this.#line, retryAt: this.#retryAt };
  }

  async #lookAgain(clock: Clock): Promise<void> {
    const watch = this.#watch;
    if (!watch || watch.refused) return;
    const at = lookAgainAt(this.#standing(watch), clock.now());
    await this.ports.wake(this.ctx, this.env, at);
  }

  #finish(): void {
    this.#hangUp();
    this.#board.clear();
    this.#failures = 0;
    this.#retryAt = 0;
    this.ctx.storage.kv.delete(WATCH);
  }

  async #connect(clock: Clock): Promise<void> {
    this.#hangUp();
    const address = platformStream(this.env);
    const opened = address ? await openSocket(address) : NO_KEY;
    if (!opened.ok) {
      console.error({ event: "price_stream_unreachable", message: opened.message });
      this.#noteFailure(clock);
      return;
    }
    const { socket } = opened;
    const line: Line = { socket, openedAt: clock.now(), ready: false };
    this.#line = line;
    socket.addEventListener("message", ({ data }) => {
      if (typeof data !== "string") return;
      for (const message of readFrame(data)) if (this.#line === line) this.#hear(line, message);
    });
    const ended = () => this.#lose(line);
    socket.addEventListener("close", ended);
    socket.addEventListener("error", ended);
    socket.accept();
  }

  #hear(line: Line, message: StreamMessage): void {
    switch (message.kind) {
      case "connected":
        return this.#signIn(line);
      case "authenticated":
        for (const request of subscriptions(this.#watch?.tickers ?? [])) {
          line.socket.send(JSON.stringify(request));
        }
        return undefined;
      case "subscribed":
        line.ready = true;
        this.#failures = 0;
        return undefined;
      case "price":
        return this.#board.note(message.symbol, message.price);
      case "withdrawn":
        return this.#board.withdraw(message.symbol);
      default:
        return this.#mend(line, message);
    }
  }

  #signIn({ socket }: Line): void {
    const address = platformStream(this.env);
    if (!address) return;
    socket.send(JSON.stringify({ action: "auth", key: address.apiKey, secret: address.apiSecret }));
  }

  #mend(line: Line, { code, message }: { readonly code: number; readonly message: string }): void {
    const remedy = remedyFor(code);
    if (remedy === "stop") {
      alert("price_stream_refused", { code, message });
      const watch = this.#watch;
      if (watch) this.ctx.storage.kv.put<Watch>(WATCH, { ...watch, refused: true });
      this.#hangUp();
      return;
    }
    console.error({ event: "price_stream_error", code, message, remedy });
    if (remedy === "retry") this.#lose(line);
  }

  /** The connection has ended or is of no use: another one is tried after a while. */
  #lose(line: Line): void {
    if (this.#line !== line) return;
    this.#hangUp();
    this.ctx.waitUntil(
      this.ports.openClock(this.env).then((clock) => {
        this.#noteFailure(clock);
        return this.#lookAgain(clock);
      }),
    );
  }

  #noteFailure(clock: Clock): void {
    this.#failures += 1;
    this.#retryAt = clock.now() + reconnectAfter(this.#failures, randomFraction());
  }

  #hangUp(): void {
    const line = this.#line;
    this.#line = null;
    try {
      line?.socket.close(1000, "done");
    } catch {
      // It was closed already, or broken.
    }
  }
}
