/** The newest requests that clients made. */
import { html } from "hono/html";
import type { Core } from "../core.ts";
import { andMore } from "./format.ts";
import { section, table, time } from "./markup.ts";
import type { Markup } from "./markup.ts";

const SHOWN = 25;

/** The requests, newest first. */
export function requestsSection(core: Core): Markup {
  const requests = core.requests.all();
  const first = Math.max(0, requests.length - SHOWN);
  const rows = requests.slice(first).map(({ method, path, status, at }, index) => ({
    id: `request-${first + index}`,
    cells: [time(at), method, html`<code>${path}</code>`, status === null ? "dropped" : String(status)],
  }));
  return section(
    "requests",
    "Recent requests",
    html`${table({
        caption: "Requests of clients, newest first",
        columns: [{ name: "At" }, { name: "Method" }, { name: "Path" }, { name: "Answer", isNumeric: true }],
        rows: rows.toReversed(),
        empty: "No client has asked for anything.",
      })}
      <p class="muted">${andMore(rows.length, requests.length, "requests")}</p>`,
  );
}
