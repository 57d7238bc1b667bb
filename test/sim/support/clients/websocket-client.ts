/** A client of an exchange's streams over a real websocket, as a test uses it. */
import { vi, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import type { Message } from "./stream-client.ts";

export class WebsocketClient {
  readonly websocket: WebSocket;
  readonly messages: Message[] = [];
  /** The status of an answer that refused the handshake, and the code with which the connection ended. */
  refusedWith: number | undefined;
  endedWith: number | undefined;

  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.websocket = new WebSocket(url, { headers });
    this.websocket.on("message", (data: Buffer) => this.messages.push(JSON.parse(data.toString())));
    this.websocket.on("unexpected-response", (request, response) => {
      this.refusedWith = response.statusCode;
      request.destroy();
    });
    this.websocket.on("close", (code) => (this.endedWith = code));
    this.websocket.on("error", () => undefined);
    onTestFinished(() => this.websocket.terminate());
  }

  send(message: unknown): void {
    this.websocket.send(JSON.stringify(message));
  }

  /** Resolves when the connection is open. */
  async opened(): Promise<void> {
    await happens(() => this.websocket.readyState === WebSocket.OPEN);
  }

  /** Resolves with all messages when so many have come. */
  async received(count: number): Promise<Message[]> {
    await happens(() => this.messages.length >= count);
    return this.messages;
  }
}

/** Resolves when something has come true, which real sockets need a moment for; rejects when it does not. */
export async function happens(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  await vi.waitUntil(isTrue, { timeout: 5_000, interval: 5 });
}
