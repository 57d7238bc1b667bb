/** Goes on with a trading day's exchange on a later date. */
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { tick, type TradingDay } from "./trading-day.ts";

const MINUTE = 60_000;

/** Lets time pass until a New York time of a date, without cron ticks: nights, mornings. */
export async function passUntil({ exchange }: TradingDay, date: string, time: string): Promise<void> {
  await exchange.clock.advanceTo(newYorkInstant(date, time));
}

/** The last half hour of a later session and five minutes more, with a cron tick on every minute. */
export async function tradeThrough(day: TradingDay, date: string): Promise<void> {
  await passUntil(day, date, "15:44");
  const end = newYorkInstant(date, "16:06");
  for (let minute = day.exchange.clock.now() + MINUTE; minute <= end; minute += MINUTE) {
    await day.exchange.clock.advanceTo(minute);
    await tick();
  }
}
