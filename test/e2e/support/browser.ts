/** A headless browser that talks to loopback only. */
import { type Browser, chromium, type Page } from "playwright-core";

/** How long something may take to show on a busy machine, ms. */
const PATIENCE = 240_000;

/** Launches the browser at a path, without its background traffic. */
export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    timeout: PATIENCE,
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}

/** A page that waits for as long as a busy machine takes. */
export async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  return page;
}
