/** Scripts corporate actions and lists what they booked. */
import { admin } from "./client.ts";
import type { Answer, Client } from "./client.ts";

/** Scripts an action of the ticker CALM for Monday 2026-11-23, unless told otherwise. */
export async function script(client: Client, action: Record<string, unknown>): Promise<Answer> {
  const body = { symbol: "CALM", date: "2026-11-23", ...action };
  return admin(client.exchange, "POST", "/corporate-actions", body);
}

/** The account's activities of a type, oldest first. */
export async function booked(client: Client, type: string): Promise<Answer["body"]> {
  return (await client.get(`/v2/account/activities/${type}?direction=asc`)).body;
}

/** Buys shares, CALM unless told otherwise, and waits until it holds them. */
export async function buy(client: Client, qty: string, symbol = "CALM"): Promise<void> {
  await client.order({ symbol, qty });
  await client.wait(1_000);
}
