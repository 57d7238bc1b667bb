/** What an account's owner is told once a day is over. */
import type { Broker } from "../../../../brokers/broker.ts";
import type { notifications } from "../../../../db/schema/index.ts";
import type { AccountDatabase } from "../../store/database.ts";
import { dailySummary } from "./daily-summary.ts";
import { unresolvedNotifications } from "./unresolved-notification.ts";

/**
 * The notifications of a day (New York date) at an instant (epoch ms): what it came to, when there was a run; and questions
 * about orders that got lost at a broker which takes an id more than once. Of others the next look finds out what became.
 */
export function toldAfter(
  database: AccountDatabase,
  userId: string,
  date: string,
  broker: Broker | null,
  now: number,
): (typeof notifications.$inferInsert)[] {
  const summary = dailySummary(database, userId, date, now);
  const isAsked = broker !== null && !broker.capabilities.uniqueClientId;
  const questions = isAsked ? unresolvedNotifications(database, userId, now) : [];
  return summary ? [summary, ...questions] : questions;
}
