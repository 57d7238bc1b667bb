import { createHash } from "node:crypto";
import { describe, it } from "vitest";
import { Client, admin, openClient, openExchange } from "../support/client.ts";
import { MAIL, TEXT, openMessenger } from "../support/messaging.ts";
import type { Exchange } from "../../../sim/exchange/exchange.ts";

async function load(exchange: Exchange, query = ""): Promise<{ response: Response; html: string }> {
  const response = await exchange.fetch(new Request(`http://exchange.test/${query}`));
  return { response, html: await response.text() };
}

/** What a reader sees of the page, roughly: without tags, its white space folded. */
async function text(exchange: Exchange, query = ""): Promise<string> {
  const { html } = await load(exchange, query);
  return html
    .replace(/^.*<body>/s, "")
    .replace(/<script>.*<\/script>/s, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");
}

function count(html: string, pattern: RegExp): number {
  return html.match(pattern)?.length ?? 0;
}

describe("the exchange's page", () => {
  it("loads nothing from elsewhere and runs no script but its own", async ({ expect }) => {
    const { response, html } = await load(openExchange());
    const policy = response.headers.get("content-security-policy");
    const script = /<script>(.*?)<\/script>/s.exec(html)![1]!;
    const hash = createHash("sha256").update(script).digest("base64");
    expect(policy).toContain("default-src 'none';");
    expect(policy).toContain(`script-src 'sha256-${hash}';`);
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(count(html, /<script/g)).toBe(1);
  });

  it("tells the New York time, the market's hours and the clock's speed", async ({ expect }) => {
    const exchange = openExchange();
    const standing = await text(exchange);
    expect(standing).toContain("Fri 2026-11-20 15:45:00 New York");
    expect(standing).toContain("Market open Clock stands still");
    await admin(exchange, "POST", "/clock", { to: "2026-11-20T21:00:00Z" });
    const closed = await text(exchange);
    expect(closed).toContain("Market closed Clock stands still Next open Mon 2026-11-23 09:30:00");
  });

  it("presses the button of the speed at which the clock runs", async ({ expect }) => {
    const exchange = openExchange();
    const pressed = async () =>
      /id="(speed-[a-z-]+)"[^>]*aria-pressed="true"/.exec((await load(exchange)).html)?.[1];
    expect(await pressed()).toBe("speed-pause");
    exchange.clock.setSpeed(60);
    const running = await pressed();
    exchange.clock.setSpeed(0);
    expect(running).toBe("speed-fast");
  });

  it("shows what an account is worth, what it holds and how its orders stand", async ({ expect }) => {
    const client = openClient();
    await client.order({ notional: "1234.56" });
    await client.order({ symbol: "DEAR", type: "limit", limit_price: "300", qty: "0.5" });
    await client.wait(1_500);
    const seen = await text(client.exchange);
    const { account_number: number, equity } = await client.account();
    expect(equity).toBe("9999.88");
    expect(seen).toContain(`${number} Equity $9,999.88 Cash $8,765.44 Buying power $8,615.44`);
    expect(seen).toContain("CALM 12.344365563 $1,234.44 $1,234.56 -$0.12");
    expect(seen).toContain("DEAR buy limit, day 0.5 shares $300.00 – new 0 –");
    expect(seen).toContain("CALM buy market, day $1,234.56 – – filled 12.344365563 $100.01");
  });

  it("shows the newest fifty orders of an account", async ({ expect }) => {
    const client = openClient();
    for (let order = 0; order < 51; order++) await client.order({ qty: "0.5", client_order_id: `${order}` });
    const { html } = await load(client.exchange);
    expect(count(html, /<tr id="order-/g)).toBe(50);
    expect(html).toContain("The newest 50 of 51 orders.");
    const oldest = await client.get("/v2/orders:by_client_order_id?client_order_id=0");
    expect(html).not.toContain(`order-${oldest.body.id}`);
  });

  it("stays small with a thousand accounts, of which one can be asked for", async ({ expect }) => {
    const exchange = openExchange();
    for (let account = 0; account < 1_000; account++) exchange.addAccount({ cash: "100" });
    const { html } = await load(exchange);
    expect(count(html, /id="account-/g)).toBe(20);
    expect(html).toContain("And 980 more.");
    expect(html.length).toBeLessThan(100_000);
    const last = exchange.accountKeys()[999]!;
    const { html: one } = await load(exchange, `?account=${last.accountId}`);
    expect(one).toContain(last.keyId);
    expect(count(one, /<details id="account-[^>]* open/g)).toBe(1);
  });

  it("says when there is no account, or not the one that was asked for", async ({ expect }) => {
    const exchange = openExchange();
    expect(await text(exchange)).toContain("There are no accounts.");
    expect(await text(exchange, "?account=%3Cb%3E")).toContain("There is no account &lt;b&gt;.");
  });

  it("shows mails as text, and their HTML only in a frame that may do nothing", async ({ expect }) => {
    const messenger = await openMessenger();
    await messenger.mail({
      ...MAIL,
      subject: "<script>alert(1)</script>",
      content: [
        { type: "text/plain", value: "</pre><script>alert(2)</script>" },
        { type: "text/html", value: `<p title="a&amp;b">Done</p><script>alert(3)</script>` },
      ],
    });
    const { html } = await load(messenger.exchange);
    expect(count(html, /<script/g)).toBe(1);
    expect(html).toContain("<pre>&lt;/pre&gt;&lt;script&gt;alert(2)&lt;/script&gt;</pre>");
    const frame = /<iframe[^>]*>/.exec(html)![0];
    expect(frame).toContain('sandbox=""');
    expect(frame).toContain('srcdoc="&lt;p title=&quot;a&amp;amp;b&quot;&gt;Done');
  });

  it("shows the newest twenty of the mailbox, in which long texts are cut", async ({ expect }) => {
    const messenger = await openMessenger();
    const html = { type: "text/html", value: "x".repeat(100_001) };
    const plain = { type: "text/plain", value: "y".repeat(20_001) };
    await messenger.mail({ ...MAIL, content: [plain, html] });
    const long = await load(messenger.exchange);
    expect(long.html).toContain(`<pre>${"y".repeat(20_000)}…</pre>`);
    expect(long.html).toContain("Its HTML is too long to be shown here");
    for (let ping = 0; ping < 20; ping++) await messenger.ask(`/hooks/${ping}`);
    const seen = await text(messenger.exchange);
    expect(seen).toContain("Webhook GET /hooks/19");
    expect(seen).toContain("The newest 20 of 21 entries.");
    expect(seen).not.toContain("The day is done");
  });

  it("shows text messages and webhooks with what they said", async ({ expect }) => {
    const messenger = await openMessenger();
    await messenger.text(TEXT);
    await messenger.ask("/hooks/desk?team=1", { method: "POST", body: "<filled>" });
    const seen = await text(messenger.exchange);
    expect(seen).toContain("Text +14155550100: Two orders filled.");
    expect(seen).toContain("Status queued Two orders filled.");
    expect(seen).toContain("Webhook POST /hooks/desk");
    expect(seen).toContain("Path /hooks/desk?team=1");
    expect(seen).toContain("&lt;filled&gt;");
  });

  it("lists halted symbols", async ({ expect }) => {
    const exchange = openExchange();
    expect(await text(exchange)).toContain("Every symbol trades.");
    await admin(exchange, "POST", "/halts", { symbol: "DEAR", halted: true });
    expect(await text(exchange)).toContain("DEAR Resume DEAR");
  });

  it("lists the newest requests of clients, but neither its own nor the operator's", async ({ expect }) => {
    const client = openClient();
    expect(await text(client.exchange)).toContain("No client has asked for anything.");
    await admin(client.exchange, "POST", "/faults", { match: {}, action: "drop-before-effect" });
    expect((await load(client.exchange)).response.status).toBe(200);
    await expect(client.get("/v2/clock")).rejects.toThrow("dropped");
    for (let request = 0; request < 25; request++) await client.get("/v2/account");
    const seen = await text(client.exchange);
    expect(seen).toContain("The newest 25 of 26 requests.");
    expect(seen).toContain("GET /v2/account 200");
    expect(seen).not.toContain("/v2/clock dropped");
    const { body: requests } = await admin(client.exchange, "GET", "/requests");
    expect(requests.map(({ path }: { path: string }) => path)).not.toContain("/");
  });

  it("shows a dropped request as such", async ({ expect }) => {
    const client = openClient();
    await admin(client.exchange, "POST", "/faults", { match: {}, action: "drop-before-effect" });
    await expect(client.get("/v2/clock")).rejects.toThrow("dropped");
    expect(await text(client.exchange)).toContain("GET /v2/clock dropped");
  });

  it("says how to connect, at the address by which it was reached", async ({ expect }) => {
    const client = new Client(openExchange());
    const seen = await text(client.exchange);
    expect(seen).toContain("http://exchange.test");
    expect(seen).toContain(`Alpaca key id ${client.keys.keyId}`);
    expect(seen).toContain(`s token ${client.exchange.tiingoToken}`);
  });

  it("gives every table a caption, every column a scope, every field a label and every part a heading", async ({
    expect,
  }) => {
    const client = openClient();
    await client.order({ qty: 1 });
    await client.wait(1_000);
    const { html } = await load(client.exchange);
    expect(count(html, /<h1>/g)).toBe(1);
    expect(count(html, /<table>/g)).toBe(3);
    expect(count(html, /<caption>/g)).toBe(3);
    expect(count(html, /<th /g)).toBe(count(html, /<th scope="(col|row)"/g));
    for (const [, id] of html
      .matchAll(/<input[^>]* required[^>]*>/g)
      .map(([tag]) => /id="(\w+)"/.exec(tag)!)) {
      expect(html).toContain(`<label for="${id}">`);
    }
    for (const [, id] of html.matchAll(/<section id="(\w+)"/g)) {
      expect(html).toContain(`<h2 id="${id}-heading">`);
    }
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
