import { describe, it } from "vitest";
import { openClient } from "../support/client.ts";
import { StreamClient, dataClient } from "../support/clients/stream-client.ts";

const CONNECTED = [{ T: "success", msg: "connected" }];
const AUTHENTICATED = [{ T: "success", msg: "authenticated" }];
const error = (code: number, msg: string) => [{ T: "error", code, msg }];

describe("signing in to the data stream", () => {
  it("greets the client and takes the keys of an account", ({ expect }) => {
    const { exchange, keys } = openClient();
    const stream = new StreamClient(exchange, "/v2/iex");
    expect(stream.frames[0]).toBe('[{"T":"success","msg":"connected"}]');
    stream.send({ action: "auth", key: keys.keyId, secret: keys.secretKey });
    expect(stream.received()).toEqual([CONNECTED, AUTHENTICATED]);
  });

  it("takes the keys from the handshake's headers, too", ({ expect }) => {
    const { exchange, keys } = openClient();
    const headers = { "APCA-API-KEY-ID": keys.keyId, "APCA-API-SECRET-KEY": keys.secretKey };
    expect(new StreamClient(exchange, "/v2/iex", headers).received()).toEqual([CONNECTED, AUTHENTICATED]);
  });

  it("fails with wrong keys and can be tried again, once", ({ expect }) => {
    const { exchange, keys } = openClient();
    const stream = new StreamClient(exchange, "/v2/iex");
    stream.send({ action: "auth", key: keys.keyId, secret: "wrong" });
    stream.send({ action: "auth", key: keys.keyId, secret: keys.secretKey });
    stream.send({ action: "auth", key: keys.keyId, secret: keys.secretKey });
    expect(stream.received()).toEqual([
      CONNECTED,
      error(402, "auth failed"),
      AUTHENTICATED,
      error(403, "already authenticated"),
    ]);
  });

  it("ends the connection of a client that takes ten seconds", async ({ expect }) => {
    const client = openClient();
    const late = new StreamClient(client.exchange, "/v2/iex");
    const early = dataClient(client.exchange, client.keys);
    await client.wait(9_999);
    expect(late.ended).toBeUndefined();
    await client.wait(1);
    expect(late.received()).toEqual([CONNECTED, error(404, "auth timeout")]);
    expect(late.ended).toEqual({ code: 1008, reason: "auth timeout" });
    expect(early.ended).toBeUndefined();
  });

  it("is refused for the SIP, which the free plan does not have", ({ expect }) => {
    const { exchange, keys } = openClient();
    const stream = new StreamClient(exchange, "/v2/sip");
    stream.send({ action: "auth", key: keys.keyId, secret: keys.secretKey });
    expect(stream.received()).toEqual([CONNECTED, error(409, "insufficient subscription")]);
  });

  it("is allowed once at a time for an account and a path", ({ expect }) => {
    const { exchange, keys } = openClient();
    const auth = { action: "auth", key: keys.keyId, secret: keys.secretKey };
    const first = dataClient(exchange, keys);
    const second = new StreamClient(exchange, "/v2/iex");
    const delayed = new StreamClient(exchange, "/v2/delayed_sip");
    second.send(auth);
    delayed.send(auth);
    first.leave();
    second.send(auth);
    expect(second.received()).toEqual([CONNECTED, error(406, "connection limit exceeded"), AUTHENTICATED]);
    expect(delayed.received()).toEqual([CONNECTED, AUTHENTICATED]);
  });

  it("must come before everything else", ({ expect }) => {
    const stream = new StreamClient(openClient().exchange, "/v2/iex");
    stream.send({ action: "subscribe", trades: ["CALM"] });
    expect(stream.received()).toEqual([CONNECTED, error(401, "not authenticated")]);
  });

  it("answers what it cannot read with an error", ({ expect }) => {
    const stream = new StreamClient(openClient().exchange, "/v2/iex");
    stream.sendFrame("[");
    stream.send({ action: "dance" });
    stream.send({ action: "auth" });
    const invalid = error(400, "invalid syntax");
    expect(stream.received()).toEqual([CONNECTED, invalid, invalid, invalid]);
  });

  it("has no other paths", ({ expect }) => {
    const { exchange } = openClient();
    expect(() => new StreamClient(exchange, "/v2/otc")).toThrow("404 endpoint not found");
  });
});

describe("subscribing to the data stream", () => {
  const NOTHING = {
    T: "subscription",
    trades: [],
    quotes: [],
    bars: [],
    updatedBars: [],
    dailyBars: [],
    statuses: [],
    lulds: [],
    imbalances: [],
    corrections: [],
    cancelErrors: [],
  };

  it("adds to what there is and answers the whole", ({ expect }) => {
    const { exchange, keys } = openClient();
    const stream = dataClient(exchange, keys);
    stream.send({ action: "subscribe", trades: ["CALM"], bars: ["*"] });
    stream.send({ action: "subscribe", trades: ["CALM", "DEAR"], quotes: ["DEAR"] });
    stream.send({ action: "unsubscribe", trades: ["CALM"], bars: ["*"] });
    expect(stream.received()).toEqual([
      [{ ...NOTHING, trades: ["CALM"], bars: ["*"], corrections: ["CALM"], cancelErrors: ["CALM"] }],
      [
        {
          ...NOTHING,
          trades: ["CALM", "DEAR"],
          quotes: ["DEAR"],
          bars: ["*"],
          corrections: ["CALM", "DEAR"],
          cancelErrors: ["CALM", "DEAR"],
        },
      ],
      [{ ...NOTHING, trades: ["DEAR"], quotes: ["DEAR"], corrections: ["DEAR"], cancelErrors: ["DEAR"] }],
    ]);
  });

  it("allows thirty symbols of trades and quotes together, and any number of bars", ({ expect }) => {
    const { exchange, keys } = openClient();
    const stream = dataClient(exchange, keys);
    const symbols = Array.from({ length: 31 }, (_, index) => `S${index}`);
    stream.send({
      action: "subscribe",
      trades: symbols.slice(0, 15),
      quotes: symbols.slice(0, 15),
      bars: symbols,
    });
    stream.send({ action: "subscribe", trades: symbols.slice(0, 16), dailyBars: ["CALM"] });
    stream.send({ action: "unsubscribe" });
    const [first, second, third] = stream.received();
    expect(first[0].trades).toHaveLength(15);
    expect(first[0].bars).toHaveLength(31);
    expect(second).toEqual(error(405, "symbol limit exceeded"));
    expect(third).toEqual(first);
  });

  it("does not allow the trades of every symbol", ({ expect }) => {
    const { exchange, keys } = openClient();
    const stream = dataClient(exchange, keys);
    stream.send({ action: "subscribe", trades: ["*"] });
    stream.send({ action: "subscribe", quotes: ["*"] });
    const refused = error(405, "symbol limit exceeded");
    expect(stream.received()).toEqual([refused, refused]);
  });

  it("knows no channels of other streams, and wants lists of symbols", ({ expect }) => {
    const { exchange, keys } = openClient();
    const stream = dataClient(exchange, keys);
    stream.send({ action: "subscribe", orderbooks: ["CALM"] });
    stream.send({ action: "subscribe", trades: "CALM" });
    expect(stream.received()).toEqual([
      error(410, "invalid subscribe action for this feed"),
      error(400, "invalid syntax"),
    ]);
  });
});
