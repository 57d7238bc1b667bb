import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, it } from "vitest";
import { ApiClient } from "../../../cli/local/api-client.ts";

const servers: Server[] = [];

/** A server on a free port of this machine that answers everything with a status and headers; its address. */
async function serve(status: number, headers: Record<string, string>, body: string): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status, headers).end(body));
  servers.push(server);
  await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(async () => {
  const closing = servers.splice(0);
  await Promise.all(closing.map((server) => new Promise((closed) => void server.close(closed))));
});

describe.for([301, 302, 303, 307, 308])(
  "the command line, when the API sends it on to another host by %i",
  (status) => {
    async function clientOfMoved() {
      const elsewhere = await serve(200, { "Content-Type": "application/json" }, '{"believed":true}');
      return {
        elsewhere,
        api: new ApiClient(await serve(status, { Location: elsewhere }, ""), "http://app.test"),
      };
    }

    it("does not tell the password there, and says where it was sent", async ({ expect }) => {
      const { api, elsewhere } = await clientOfMoved();
      const signIn = api.post("/api/auth/sign-in/email", { email: "a@b.test", password: "secret" });
      await expect(signIn).rejects.toMatchObject({
        code: "sent_on",
        message: `the API sends on to ${elsewhere}: if that is right, give it`,
      });
    });

    it("does not take its bytes from there", async ({ expect }) => {
      const { api } = await clientOfMoved();
      await expect(api.bytes("/api/market/bars?ticker=SPY")).rejects.toMatchObject({ code: "sent_on" });
    });
  },
);
