/** The exchange's page: what it is doing, for a person in front of a browser. */
import { html, raw } from "hono/html";
import type { Core } from "../core.ts";
import { accountsSection } from "./accounts-section.ts";
import { clockSection } from "./clock-section.ts";
import { connectionSection } from "./connection-section.ts";
import { haltsSection } from "./halts-section.ts";
import { mailboxSection } from "./mailbox-section.ts";
import type { Markup } from "./markup.ts";
import { requestsSection } from "./requests-section.ts";
import { SCRIPT } from "./script.ts";
import { STYLES } from "./styles.ts";

const SECTIONS = [
  ["clock", "Clock"],
  ["accounts", "Accounts"],
  ["mailbox", "Mailbox"],
  ["requests", "Requests"],
  ["halts", "Halts"],
  ["connect", "Connect"],
] as const;

/** To the letter, because the page's policy names the script by its hash. */
const SCRIPT_ELEMENT = raw(`<script>${SCRIPT}</script>`);

export interface PageOptions {
  /** Where the page is served: `http://127.0.0.1:8790`. */
  readonly origin: string;
  /** The only account to show, by its id. */
  readonly accountId: string | undefined;
}

/** The whole page as the exchange stands. */
export function page(core: Core, { origin, accountId }: PageOptions): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Local exchange</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(STYLES)}
        </style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the clock</a>
        <header>
          <h1>Local exchange</h1>
          <nav aria-label="Sections">${SECTIONS.map(([id, name]) => html`<a href="#${id}">${name}</a>`)}</nav>
          <label><input type="checkbox" id="refresh" checked />Refresh every two seconds</label>
          <noscript
            >Without JavaScript the controls do nothing, and the page does not refresh itself.</noscript
          >
        </header>
        <main id="main" tabindex="-1">
          ${clockSection(core)} ${accountsSection(core, accountId)} ${mailboxSection(core)}
          ${requestsSection(core)} ${haltsSection(core)} ${connectionSection(core, origin)}
        </main>
        <p id="announcement" role="status" aria-live="polite"></p>
        ${SCRIPT_ELEMENT}
      </body>
    </html>`;
}
