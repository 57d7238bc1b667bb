/** Scripts corporate actions and lists what they booked. */
import { admin } from "./client.ts";
import type { Answer, Client } from "./client.ts";

/** Scripts an action of the ticker CALM for Monday 2026-11-23, unless told otherwise. */
export async function script(client: Client, action: Record<string, unknown>): Promise<Answer> {
  const body = { symbol: "CALM", date: "2026-11-23", ...action };
  return admin(client.exchange, "POST", "/corporate-actions", body);
}

/** The account's activities of a type by date; those of one date, whose order follows from their ids alone, by quantity. */
export async function booked(client: Client, type: string): Promise<Answer["body"]> {
  const rows: Answer["body"][] = (await client.get(`/v2/account/activities/${type}?direction=asc`)).body;
  return rows.toSorted((a, b) => a.date.localeCompare(b.date) || Number(a.qty) - Number(b.qty));
}

/** Buys shares, CALM unless told otherwise, and waits until it holds them. */
export async function buy(client: Client, qty: string, symbol = "CALM"): Promise<void> {
  await client.order({ symbol, qty });
  await client.wait(1_000);
}
