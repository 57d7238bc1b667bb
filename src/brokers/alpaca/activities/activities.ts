/** Alpaca's account activities: everything that moved cash or shares. */
import * as z from "zod";
import type { Activity } from "../../../engine/ledger/reconcile/activity.ts";
import { newYorkDate, newYorkInstant, utcTimestamp } from "../../../engine/calendar/new-york.ts";
import type { Outcome } from "../../broker.ts";
import { readActivity } from "./activity-row.ts";
import type { AlpacaConnection, AlpacaHosts } from "../connection.ts";
import { type Page, readPages } from "../pages.ts";
import { activityRowSchema } from "../schemas.ts";

/** The most rows that one request answers. */
const PAGE = 100;
/** More than any account has in the days that are asked for. */
const MOST_PAGES = 100;
const SECOND = 1000;

/** Throws when it is not known where the next page would begin. */
function readPage(json: unknown, bookedAfter: number): Page<Activity> {
  const answered = z.array(z.unknown()).parse(json);
  const rows = answered.map((row) => readActivity(row, bookedAfter));
  if (answered.length < PAGE) return { rows, next: null };
  // Rows after one that has an id are answered again, and known then.
  const last = answered.findLast((row) => activityRowSchema.safeParse(row).success);
  return { rows, next: activityRowSchema.parse(last).id };
}

/**
 * Everything that was booked since the start of an instant's (epoch ms) New York day, oldest first; entries of earlier
 * days that were booked since are in it.
 */
export async function readActivities(
  connection: AlpacaConnection,
  { tradingUrl }: Pick<AlpacaHosts, "tradingUrl">,
  instant: number,
): Promise<Outcome<Activity[]>> {
  const start = newYorkInstant(newYorkDate(instant), "00:00");
  // `after` is exclusive.
  const query = { after: utcTimestamp(start - SECOND), direction: "asc", page_size: String(PAGE) };
  const listed = await readPages(connection, {
    what: "activities",
    mostPages: MOST_PAGES,
    url: (from) => {
      const page = new URLSearchParams({ ...query, ...(from === null ? {} : { page_token: from }) });
      return `${tradingUrl}/v2/account/activities?${page.toString()}`;
    },
    read: (json) => readPage(json, start),
  });
  if (listed.kind !== "confirmed") return listed;
  const byId = new Map(listed.value.map((activity) => [activity.id, activity]));
  return { kind: "confirmed", value: [...byId.values()].toSorted((a, b) => a.at - b.at) };
}
