import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, inject, it } from "vitest";
import { launchBrowser, openPage } from "./support/browser.ts";
import { BROWSER_ADVICE } from "./support/find-browser.ts";
import { type RunningProduct, startLocalProduct } from "./support/product.ts";
import { jump, signIn } from "./support/visitor.ts";

const STRATEGY = "Nasdaq above its 200-day average";
const OTHER = "60/40 stocks and bonds";
const browserPath = inject("browserPath");

describe.skipIf(browserPath === "")(
  `an owner in a browser${browserPath === "" ? ` (${BROWSER_ADVICE})` : ""}`,
  () => {
    let product: RunningProduct;
    let browser: Browser;
    let page: Page;

    const go = (name: string) => page.getByRole("link", { name, exact: true }).click();
    const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
    const confirm = (name: string) =>
      page.getByRole("dialog").getByRole("button", { name, exact: true }).click();

    beforeAll(async () => {
      product = await startLocalProduct();
      browser = await launchBrowser(browserPath);
      page = await openPage(browser);
      await signIn(page, product.url);
      // A morning on which one strategy has traded before and another has just got its cash.
      await jump(page, "Next morning");
      await go("Strategies");
      await press(`Activate ${STRATEGY}`);
      await confirm("Activate");
      await page.getByRole("button", { name: `Deactivate ${STRATEGY}` }).waitFor();
    });

    afterAll(async () => {
      await browser?.close();
      await product?.stop();
    });

    const setLargestOrder = async (percent: string) => {
      await go("Account");
      await go("Settings");
      await page.getByLabel("Largest order").fill(percent);
      await press("Save");
    };

    it("is told at the field that a limit is too loose, and in the preview what a tighter one leaves out", async ({
      expect,
    }) => {
      await setLargestOrder("250");
      const field = page.getByLabel("Largest order");
      expect(await field.getAttribute("aria-invalid")).toBe("true");
      expect(await field.inputValue()).toBe("250");

      await setLargestOrder("10");
      await page.getByRole("status").filter({ hasText: "Saved." }).waitFor();
      await go("Today");
      await go("Preview a run");
      const leftOut = page.getByRole("region", { name: "What would be left out, and why" });
      await leftOut.waitFor();
      expect(await leftOut.innerText()).toContain("10 %");

      await setLargestOrder("100");
      await page.getByRole("status").filter({ hasText: "Saved." }).waitFor();
    });

    it("previews a run and has just that run, now", async ({ expect }) => {
      await go("Today");
      await go("Preview a run");
      const orders = page.getByRole("table", { name: "Orders that would be sent" });
      await orders.waitFor();
      expect(await orders.innerText()).toMatch(/Buy \w+\s+New position/);

      await press("Run now");
      await page.getByRole("heading", { name: "Run under way" }).waitFor();
      await jump(page, "Jump to close");
      await go("History");
      const row = page.getByRole("row").filter({ hasText: STRATEGY }).filter({ hasText: "(by hand)" });
      await row.waitFor();
      expect(await row.innerText()).toMatch(/completed/i);
    });

    it("stops all trading from any page, so that a run sends nothing, and resumes", async ({ expect }) => {
      await press("Stop trading");
      await confirm("Stop all trading");
      await page.getByRole("status").filter({ hasText: "None of our orders was open" }).waitFor();
      await go("Today");
      const banner = page.getByRole("status").filter({ hasText: "You have stopped all trading." });
      await banner.waitFor();
      await jump(page, "Jump to close");
      await page.getByText("Trading was stopped. Orders that had been filled by then stand.").waitFor();

      await press("Resume trading");
      await confirm("Resume trading");
      await page.getByRole("status").filter({ hasText: "Your account may trade again." }).waitFor();
      await banner.waitFor({ state: "detached" });
      expect(await page.getByRole("button", { name: "Stop trading" }).count()).toBe(1);
    });

    it("pauses one strategy, which then takes part in no run while the other does", async ({ expect }) => {
      const rowsOf = (name: string) => page.getByRole("row").filter({ hasText: name });
      await go("History");
      await rowsOf(OTHER).first().waitFor();
      const [paused, other] = [await rowsOf(STRATEGY).count(), await rowsOf(OTHER).count()];

      await go("Today");
      await go(STRATEGY);
      await page.getByRole("list", { name: "Trading" }).getByRole("button", { name: "Pause" }).click();
      await page
        .getByRole("status")
        .filter({ hasText: `${STRATEGY} is paused.` })
        .waitFor();
      await jump(page, "Jump to close");
      await go("History");
      await rowsOf(OTHER).nth(other).waitFor();
      expect(await rowsOf(STRATEGY).count()).toBe(paused);
    });

    it("is shown what nobody can explain, and settles it", async ({ expect }) => {
      const accounts = await fetch(`${product.exchangeUrl}/admin/accounts`);
      const [account] = (await accounts.json()) as { accountId: string }[];
      const body = JSON.stringify({ kind: "fee", amount: "-12", toldAfter: null });
      const headers = { "content-type": "application/json" };
      const path = `/admin/accounts/${account!.accountId}/transfers`;
      await fetch(product.exchangeUrl + path, { method: "POST", headers, body });
      await jump(page, "Jump to close");
      await go("Today");
      const card = page.getByRole("region", { name: "Not clear yet" });
      await card.waitFor();
      expect(await card.innerText()).toContain("Your broker has $12.00 less cash than we can explain.");

      await press("Accept it now");
      await confirm("Accept it");
      await page.getByRole("status").filter({ hasText: "Accepted." }).waitFor();
      await page.getByText("than we can explain").waitFor({ state: "detached" });
    });

    it("is told why nothing can be run just before the run of the close, and what to do", async ({
      expect,
    }) => {
      await jump(page, "Next day");
      await go("Today");
      await go("Preview a run");
      const refusal = page.getByRole("alert").filter({ hasText: "at hand" });
      await refusal.waitFor();
      expect(await refusal.innerText()).toMatch(/preview again/i);
    });
  },
);
