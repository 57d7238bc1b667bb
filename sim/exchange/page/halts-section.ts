/** The symbols in which trading is halted, with controls to halt and to resume. */
import { html } from "hono/html";
import type { Core } from "../core.ts";
import { control, section } from "./markup.ts";
import type { Markup } from "./markup.ts";

function haltedSymbol(symbol: string): Markup {
  const resume = control({
    id: `resume-${symbol}`,
    label: html`Resume<span class="visually-hidden"> ${symbol}</span>`,
    method: "POST",
    path: "/admin/halts",
    body: { symbol, halted: false },
  });
  return html`<li id="halt-${symbol}"><code>${symbol}</code> ${resume}</li>`;
}

/** The halts as they stand. */
export function haltsSection(core: Core): Markup {
  const { halted } = core.lifecycle;
  return section(
    "halts",
    "Halts",
    html`${
        halted.length === 0
          ? html`<p class="muted">Every symbol trades.</p>`
          : html`<ul class="plain">
              ${halted.map(haltedSymbol)}
            </ul>`
      }
      <form class="controls" id="halt" data-method="POST" data-path="/admin/halts">
        <label for="symbol">Halt a symbol</label>
        <input id="symbol" name="symbol" required autocomplete="off" autocapitalize="characters" size="8" />
        <button>Halt</button>
      </form>`,
  );
}
