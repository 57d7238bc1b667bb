/** `npm run screenshots`: the pictures of README, taken of the running product. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { runCommand, UserError } from "../cli/support/user-error.ts";
import { DEMO_USER } from "../cli/start/demo.ts";
import { launchBrowser } from "../test/e2e/support/browser.ts";
import { BROWSER_ADVICE, findBrowser } from "../test/e2e/support/find-browser.ts";
import { startLocalProduct } from "../test/e2e/support/product.ts";

const IMAGES = path.resolve(import.meta.dirname, "../docs/images");
const VIEWPORT = { width: 1180, height: 900 };

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel("Email").fill(DEMO_USER.email);
  await page.getByLabel("Password", { exact: true }).fill(DEMO_USER.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "History" }).waitFor();
}

async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(IMAGES, `${name}.png`) });
}

await runCommand(async () => {
  const browserPath = findBrowser();
  if (browserPath === undefined) throw new UserError(BROWSER_ADVICE);
  mkdirSync(IMAGES, { recursive: true });
  const product = await startLocalProduct();
  const browser = await launchBrowser(browserPath);
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    await signIn(page, product.url);
    await page.getByRole("button", { name: "Jump to close" }).click();
    await page.getByText("closed").first().waitFor();
    await page.getByRole("button", { name: "Next day" }).click();
    await page.getByRole("button", { name: "Jump to close" }).isEnabled();
    await page.waitForTimeout(3_000);
    await take(page, "today");
    await page.getByRole("link", { name: "Strategies" }).click();
    await page.waitForTimeout(1_000);
    await take(page, "strategies");
    await page.getByRole("link", { name: "History" }).click();
    await page.getByRole("table", { name: "Execution history" }).getByRole("link").first().click();
    await page.waitForTimeout(1_000);
    await take(page, "execution");
  } finally {
    await browser.close();
    await product.stop();
  }
  return 0;
});
