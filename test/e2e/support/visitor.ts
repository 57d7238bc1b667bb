/** What a visitor of the local product does first, and how they let its time pass. */
import type { Page } from "playwright-core";
import { DEMO_USER } from "../../../cli/start/demo.ts";

/** Signs in as the demo user and waits for the pages. */
export async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel("Email").fill(DEMO_USER.email);
  await page.getByLabel("Password", { exact: true }).fill(DEMO_USER.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "History" }).waitFor();
}

/** Presses a button of the simulated market's bar and waits until the market has got there. */
export async function jump(page: Page, button: string): Promise<void> {
  const answered = page.waitForResponse(
    (response) => response.url().endsWith("/api/simulation/clock") && response.request().method() === "POST",
  );
  await page.getByRole("button", { name: button }).click();
  await answered;
}
