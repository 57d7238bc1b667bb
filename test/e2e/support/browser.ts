/** A headless browser that talks to loopback only. */
import { type Browser, chromium } from "playwright-core";

/** Launches the browser at a path, without its background traffic. */
export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}
