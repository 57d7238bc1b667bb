import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, inject, it } from "vitest";
import type { Exchange } from "../../sim/exchange/exchange.ts";
import { type Served, serveExchange } from "../../sim/node/server.ts";
import { Client, openExchange } from "../sim/support/client.ts";
import { MAIL, openMessenger } from "../sim/support/messaging.ts";
import { launchBrowser, openPage } from "./support/browser.ts";
import { BROWSER_ADVICE } from "./support/find-browser.ts";

const browserPath = inject("browserPath");
/** Longer than the page waits between two looks at the exchange, ms. */
const REFRESH = 2_100;

describe.skipIf(browserPath === "")(
  `the exchange's page in a browser${browserPath === "" ? ` (${BROWSER_ADVICE})` : ""}`,
  () => {
    let browser: Browser;
    let exchange: Exchange;
    let served: Served;
    let page: Page;
    let errors: string[];

    beforeAll(async () => {
      browser = await launchBrowser(browserPath);
    });

    beforeEach(async () => {
      exchange = openExchange();
      served = await serveExchange(exchange, 0);
      errors = [];
      page = await openPage(browser);
      page.on("pageerror", (error) => errors.push(error.message));
      await page.clock.install();
    });

    afterEach(async () => {
      await page.close();
      await served.close();
    });

    afterAll(async () => {
      await browser?.close();
    });

    /** The clock as the page shows it. */
    const shownTime = () => page.locator(".clock time").innerText();
    const announced = (text: string) => page.getByRole("status").filter({ hasText: text }).waitFor();
    /** Lets the page's own time pass until it has looked at the exchange once more. */
    const refreshed = async () => {
      const answer = page.waitForResponse((response) => response.url() === `${served.url}/`);
      await page.clock.runFor(REFRESH);
      await (await answer).finished();
    };

    it("moves the clock with a press, and to an instant of New York", async ({ expect }) => {
      await page.goto(served.url);
      expect(await shownTime()).toBe("Fri 2026-11-20 15:45:00");
      await page.getByRole("button", { name: "10 minutes before the close" }).click();
      await announced("done");
      await page.getByText("Fri 2026-11-20 15:50:00", { exact: true }).first().waitFor();
      await page.getByLabel("Jump to an instant").fill("2027-07-01T10:00:30");
      await page.getByRole("button", { name: "Jump", exact: true }).click();
      await page.getByText("Thu 2027-07-01 10:00:30", { exact: true }).first().waitFor();
      expect(errors).toEqual([]);
    });

    it("says why the exchange did not do as told", async ({ expect }) => {
      await page.goto(served.url);
      await page.getByLabel("Jump to an instant").fill("2026-11-20T15:44:59");
      await page.getByRole("button", { name: "Jump", exact: true }).click();
      await announced("cannot go back");
      await page.getByLabel("Halt a symbol").fill("nope");
      await page.getByRole("button", { name: "Halt", exact: true }).click();
      await announced("NOPE");
      expect(await shownTime()).toBe("Fri 2026-11-20 15:45:00");
    });

    it("does one thing after the other", async ({ expect }) => {
      let finish = () => {};
      const finished = new Promise<void>((resolve) => (finish = resolve));
      exchange.clock.schedule(exchange.clock.now() + 1_000, () => finished);
      await page.goto(served.url);
      const jump = page.getByRole("button", { name: /^Close/ });
      await jump.click();
      await announced("…");
      await page.getByRole("button", { name: "60×" }).click();
      await announced("Close Fri 11-20 16:00 is still under way.");
      finish();
      await announced("Close Fri 11-20 16:00: done.");
      expect(exchange.clock.speed).toBe(0);
    });

    it("halts and resumes a symbol by keyboard alone", async ({ expect }) => {
      await page.goto(served.url);
      await page.getByLabel("Halt a symbol").focus();
      await page.keyboard.type("calm");
      await page.keyboard.press("Enter");
      const resume = page.getByRole("button", { name: "Resume CALM" });
      await resume.waitFor();
      await resume.focus();
      await page.keyboard.press("Space");
      await page.getByText("Every symbol trades.").waitFor();
      expect(errors).toEqual([]);
    });

    it("refreshes itself without folding, moving or taking the focus from anything", async ({ expect }) => {
      const client = new Client(exchange);
      const messenger = await openMessenger({}, exchange);
      const html = {
        type: "text/html",
        value: "<p>Done</p><script>parent.document.title = 'broken'</script>",
      };
      await messenger.mail({ ...MAIL, content: [...MAIL.content, html] });
      await page.goto(served.url);
      await page.getByText("ada@example.com>: The day is done").click();
      const body = page.frameLocator("iframe").getByText("Done");
      await body.waitFor();
      const frame = await page.locator("iframe").elementHandle();
      await page.getByLabel("Halt a symbol").fill("DEAR");
      await page.locator("#connect summary").first().focus();
      const scrolled = await page.evaluate(() => window.scrollY);

      await client.order({ qty: 1 });
      await client.wait(1_000);
      await messenger.ask("/hooks/alive");
      await refreshed();

      await page.getByText("Webhook", { exact: true }).waitFor();
      await page.getByRole("row", { name: "CALM" }).getByText("filled").waitFor();
      expect(await body.isVisible()).toBe(true);
      expect(await frame.evaluate((element) => element.isConnected)).toBe(true);
      expect(await page.getByLabel("Halt a symbol").inputValue()).toBe("DEAR");
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Alpaca's secret key");
      expect(await page.evaluate(() => window.scrollY)).toBeGreaterThanOrEqual(scrolled);
      expect(await page.title()).toBe("Local exchange");
      expect(errors).toEqual([]);
    });

    it("takes away what is gone and leaves the rest as it was", async ({ expect }) => {
      const messenger = await openMessenger({}, exchange);
      await messenger.ask("/hooks/first");
      await page.goto(served.url);
      await page.getByText("GET /hooks/first").first().click();
      for (let ping = 0; ping < 19; ping++) await messenger.ask(`/hooks/${ping}`);
      await refreshed();
      await page.getByText("GET /hooks/18").first().waitFor();
      expect(await page.locator("#mailbox details[open]").count()).toBe(1);
      await messenger.ask("/hooks/last");
      await refreshed();
      await page.getByText("GET /hooks/last").first().waitFor();
      expect(await page.locator("#mailbox details").count()).toBe(20);
      expect(await page.locator("#mailbox details[open]").count()).toBe(0);
      await page.getByRole("button", { name: "Empty the mailbox" }).click();
      await page.getByText("Nothing was sent.").waitFor();
    });

    it("does not refresh when it is told not to", async ({ expect }) => {
      await page.goto(served.url);
      await page.getByLabel("Refresh every two seconds").uncheck();
      const requests: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      await page.clock.runFor(10 * REFRESH);
      expect(requests).toEqual([]);
    });

    it("says when the exchange has stopped", async ({ expect }) => {
      await page.goto(served.url);
      await served.close();
      await page.clock.runFor(REFRESH);
      await announced("does not answer");
      expect(await shownTime()).toBe("Fri 2026-11-20 15:45:00");
    });

    it("fits a narrow window, in light and in dark", async ({ expect }) => {
      const client = new Client(exchange);
      await client.order({ qty: 1 });
      await client.wait(1_000);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.setViewportSize({ width: 400, height: 800 });
        await page.emulateMedia({ colorScheme });
        await page.goto(served.url);
        const [width, background] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          getComputedStyle(document.body).backgroundColor,
        ]);
        expect(width).toBe(400);
        expect(background).toBe(colorScheme === "light" ? "rgb(244, 246, 248)" : "rgb(17, 21, 27)");
      }
    });
  },
);
