/** Dates as Twilio writes them. */
import { httpDate } from "../../http/shown-time.ts";

/** The instant (epoch ms) in the form of RFC 2822, in UTC: `Fri, 20 Nov 2026 20:45:00 +0000`. */
export function messageDate(instant: number): string {
  return httpDate(instant).replace("GMT", "+0000");
}
