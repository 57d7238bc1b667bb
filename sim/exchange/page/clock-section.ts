/** The page's clock with its controls. */
import { html } from "hono/html";
import { newYorkTimestamp, utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { marketHoursAt } from "../calendar/market-hours.ts";
import { sessionAfter } from "../calendar/trading-days.ts";
import type { Core } from "../core.ts";
import { shortMoment } from "./format.ts";
import { control, facts, section, time } from "./markup.ts";
import type { Markup } from "./markup.ts";

const BEFORE_CLOSE_MS = 600_000;
const SPEEDS = [
  { id: "pause", speed: 0, label: "Pause" },
  { id: "real-time", speed: 1, label: "Real time" },
  { id: "fast", speed: 60, label: "60×" },
] as const;

interface Jump {
  readonly id: string;
  readonly label: string;
  /** Epoch ms. */
  readonly to: number;
}

/** Where the clock can be moved from an instant (epoch ms) with one press; each lies after it. */
export function jumpsFrom(now: number): Jump[] {
  const { session, nextOpen, nextClose } = marketHoursAt(now);
  const following = sessionAfter(session.date);
  const isTooLate = session.close - BEFORE_CLOSE_MS <= now;
  return [
    { id: "jump-open", label: "Open", to: nextOpen },
    {
      id: "jump-before-close",
      label: "10 minutes before the close",
      to: (isTooLate ? following : session).close - BEFORE_CLOSE_MS,
    },
    { id: "jump-close", label: "Close", to: nextClose },
    { id: "jump-next-session", label: "Next session", to: following.open },
  ];
}

function speedText(speed: number): string {
  if (speed === 0) return "stands still";
  return speed === 1 ? "runs in real time" : `runs at ${speed}×`;
}

function speedButtons(speed: number): Markup[] {
  return SPEEDS.map((choice) =>
    control({
      ...choice,
      id: `speed-${choice.id}`,
      method: "POST",
      path: "/admin/clock",
      body: { speed: choice.speed },
      isPressed: choice.speed === speed,
    }),
  );
}

function jumpButtons(now: number): Markup[] {
  return jumpsFrom(now).map(({ id, label, to }) =>
    control({
      id,
      label: html`${label} <span class="muted">${shortMoment(to)}</span>`,
      method: "POST",
      path: "/admin/clock",
      body: { to: utcTimestamp(to) },
    }),
  );
}

/** The clock as it stands. */
export function clockSection(core: Core): Markup {
  const now = core.clock.now();
  const { isOpen, nextOpen, nextClose } = marketHoursAt(now);
  return section(
    "clock",
    "Clock",
    html`<p class="clock">${time(now)} <span class="muted">New York</span></p>
      ${facts([
        ["Market", isOpen ? "open" : "closed"],
        ["Clock", speedText(core.clock.speed)],
        ["Next open", time(nextOpen)],
        ["Next close", time(nextClose)],
      ])}
      <div class="controls" role="group" aria-label="Speed">${speedButtons(core.clock.speed)}</div>
      <div class="controls" role="group" aria-label="Jump to">
        <span aria-hidden="true">Jump to</span>
        ${jumpButtons(now)}
      </div>
      <form class="controls" id="jump-to" data-method="POST" data-path="/admin/clock">
        <label for="instant">Jump to an instant (New York time)</label>
        <input
          type="datetime-local"
          id="instant"
          name="instant"
          step="1"
          required
          value="${newYorkTimestamp(now).slice(0, 19)}"
        />
        <button>Jump</button>
      </form>`,
  );
}
