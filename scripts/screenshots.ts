/** `npm run screenshots`: the pictures of README, taken of the running product. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { runCommand, UserError } from "../cli/support/user-error.ts";
import { launchBrowser } from "../test/e2e/support/browser.ts";
import { BROWSER_ADVICE, findBrowser } from "../test/e2e/support/find-browser.ts";
import { startLocalProduct } from "../test/e2e/support/product.ts";
import { jump, signIn } from "../test/e2e/support/visitor.ts";

const IMAGES = path.resolve(import.meta.dirname, "../docs/images");
const VIEWPORT = { width: 1180, height: 900 };
/** Long enough for the pages' next look at the status, ms. */
const SETTLE = 2_500;

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
    await jump(page, "Jump to close");
    await jump(page, "Next day");
    await page.waitForTimeout(SETTLE);
    await take(page, "today");
    await page.getByRole("link", { name: "Strategies" }).click();
    await page.waitForTimeout(SETTLE);
    await take(page, "strategies");
    await page.getByRole("link", { name: "History" }).click();
    await page.getByRole("table", { name: "Execution history" }).getByRole("link").first().click();
    await page.waitForTimeout(SETTLE);
    await take(page, "execution");
  } finally {
    await browser.close();
    await product.stop();
  }
  return 0;
});
