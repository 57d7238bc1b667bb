/** The simulated exchange's admin API, as far as the Worker uses it. */
import * as z from "zod";
import { parseTimestamp, utcTimestamp } from "../engine/calendar/new-york.ts";
import { fetchInPlace } from "../platform/outgoing.ts";
import type { LocalEnv } from "./environment.ts";

const clockSchema = z.object({ now: z.string(), speed: z.number(), isOpen: z.boolean() });

export interface ExchangeClock {
  /** Epoch ms. */
  readonly now: number;
  /** 0 stands still, 1 is real time. */
  readonly speed: number;
  readonly isOpen: boolean;
}

const NOT_FOUND = 404;

async function request(env: LocalEnv, method: string, path: string, body?: unknown): Promise<Response> {
  return fetchInPlace(`${env.EXCHANGE_ADMIN_URL}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  });
}

async function call(env: LocalEnv, method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await request(env, method, path, body);
  const text = await response.text();
  if (!response.ok) throw new Error(`the exchange answered ${response.status} to ${method} ${path}: ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

function readClock(json: unknown): ExchangeClock {
  const { now, speed, isOpen } = clockSchema.parse(json);
  const instant = parseTimestamp(now);
  if (instant === undefined) throw new Error(`the exchange's clock says ${now}`);
  return { now: instant, speed, isOpen };
}

/** The virtual clock as it stands. */
export async function readExchangeClock(env: LocalEnv): Promise<ExchangeClock> {
  return readClock(await call(env, "GET", "/clock"));
}

/** Changes the virtual clock's speed. */
export async function setExchangeSpeed(env: LocalEnv, speed: number): Promise<ExchangeClock> {
  return readClock(await call(env, "POST", "/clock", { speed }));
}

/** Moves the virtual clock to an instant (epoch ms); answers when everything up to it has happened. */
export async function advanceExchange(env: LocalEnv, to: number): Promise<ExchangeClock> {
  return readClock(await call(env, "POST", "/clock", { to: utcTimestamp(to) }));
}

/** Has the exchange POST to a URL at an instant (epoch ms); a later call with the same id replaces it. */
export async function setExchangeTimer(env: LocalEnv, id: string, at: number, url: string): Promise<void> {
  await call(env, "PUT", `/timers/${encodeURIComponent(id)}`, { at: utcTimestamp(at), url });
}

/** Takes a timer back, if it stands. */
export async function deleteExchangeTimer(env: LocalEnv, id: string): Promise<void> {
  const response = await request(env, "DELETE", `/timers/${encodeURIComponent(id)}`);
  if (!response.ok && response.status !== NOT_FOUND) {
    throw new Error(`the exchange answered ${response.status} when timer ${id} was taken back`);
  }
}
