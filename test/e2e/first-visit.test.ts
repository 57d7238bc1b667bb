import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, inject, it } from "vitest";
import { launchBrowser, openPage } from "./support/browser.ts";
import { BROWSER_ADVICE } from "./support/find-browser.ts";
import { type RunningProduct, startLocalProduct } from "./support/product.ts";
import { signIn } from "./support/visitor.ts";

const STRATEGY = "Nasdaq above its 200-day average";
const browserPath = inject("browserPath");

describe.skipIf(browserPath === "")(`in a browser${browserPath === "" ? ` (${BROWSER_ADVICE})` : ""}`, () => {
  let product: RunningProduct;
  let browser: Browser;

  beforeAll(async () => {
    product = await startLocalProduct();
    browser = await launchBrowser(browserPath);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it("a visitor signs in, activates a strategy, jumps past the close and finds the execution in the history", async ({
    expect,
  }) => {
    const page = await openPage(browser);
    await signIn(page, product.url);

    await page.getByRole("link", { name: "Strategies" }).click();
    await page.getByRole("button", { name: `Activate ${STRATEGY}` }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Activate" }).click();
    await page.getByRole("button", { name: `Deactivate ${STRATEGY}` }).waitFor();

    await page.getByRole("button", { name: "Jump to close" }).click();
    await page.getByRole("link", { name: "History" }).click();
    const row = page
      .getByRole("table", { name: "Execution history" })
      .getByRole("row")
      .filter({ hasText: STRATEGY });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/completed/i);

    await row.getByRole("link").first().click();
    await page.getByRole("heading", { name: STRATEGY }).waitFor();
    expect(await page.locator("main").innerText()).toMatch(/filled/i);
  });

  it("a visitor who pastes what is no strategy is told what it is, and of a doubtful one where to look", async ({
    expect,
  }) => {
    const page = await openPage(browser);
    await signIn(page, product.url);
    await page.getByRole("link", { name: "Strategies" }).click();
    const add = async (text: string) => {
      await page.getByLabel("Name").fill("Pasted");
      await page.getByLabel("Tree", { exact: true }).fill(text);
      await page.getByRole("button", { name: "Add strategy" }).click();
    };

    await add('{ "kind": "position", "positions": ["SPY"');
    await page.getByText("This is not JSON: it ends before it is complete").waitFor();
    await add(JSON.stringify({ step: "root", name: "Theirs", children: [] }));
    await page.getByText("this is a symphony of Composer").waitFor();
    expect(await page.getByText("It was not sent.").count()).toBe(0);

    const position = { id: "all", kind: "position", positions: ["SPY"], window: 60 };
    await add(JSON.stringify({ kind: "basic", weighting: "defined", children: { next: [position] } }));
    await page.getByText("Pasted was added.").waitFor();
    await page.getByText(/^The weights sum to 60, not to 100: .* \(at children\)\.$/).waitFor();
  });
});
