/** A visitor's first pages, timed by the browser itself. */
import path from "node:path";
import type { Browser } from "playwright-core";
import { DEMO_USER } from "../../cli/start/demo.ts";

/** Until something can be used, ms of the browser's own clock. */
export interface FirstPages {
  /** From the navigation to the form to sign in with. */
  readonly signIn: number;
  /** From the click that signs in to the account's day. */
  readonly today: number;
}

const NOTE_TIMES = path.join(import.meta.dirname, "note-times.js");

/** Visits the product with a new browser context, signs in, and waits until Today tells of the account. */
export async function visit(browser: Browser, url: string): Promise<FirstPages> {
  const context = await browser.newContext();
  try {
    await context.addInitScript({ path: NOTE_TIMES });
    const page = await context.newPage();
    /** Resolves with the time of what has been painted. */
    const painted = async (name: keyof FirstPages): Promise<number> => {
      const time = await page.waitForFunction((one) => Reflect.get(globalThis, "times")[one] || false, name);
      return Number(await time.jsonValue());
    };
    await page.goto(url, { waitUntil: "commit" });
    const signIn = await painted("signIn");
    await page.getByLabel("Email").fill(DEMO_USER.email);
    await page.getByLabel("Password", { exact: true }).fill(DEMO_USER.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    const today = await painted("today");
    const click = Number(await page.evaluate(() => Reflect.get(globalThis, "times").click));
    return { signIn, today: today - click };
  } finally {
    await context.close();
  }
}
