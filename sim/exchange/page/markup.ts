/** Pieces of HTML that the sections of the page share. Whatever is put into `html` as a string is escaped. */
import { html } from "hono/html";
import { utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { moment } from "./format.ts";

export type Markup = ReturnType<typeof html>;

export interface Column {
  readonly name: string;
  readonly isNumeric?: boolean;
}

export interface Row {
  /** Unique on the page, so that a row is recognised when others come before it. */
  readonly id: string;
  /** One per column; the first one names the row. */
  readonly cells: readonly (Markup | string)[];
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What stands there when there are no rows. */
  readonly empty: string;
}

/** An instant (epoch ms) on the New York clock. */
export function time(instant: number): Markup {
  return html`<time datetime="${utcTimestamp(instant)}">${moment(instant)}</time>`;
}

/** A table that scrolls by itself where it is too wide, also by keyboard. */
export function table({ caption, columns, rows, empty }: Table): Markup {
  if (rows.length === 0) return html`<p class="muted">${empty}</p>`;
  const align = (index: number) => (columns[index]?.isNumeric === true ? "number" : "");
  const head = columns.map(({ name }, index) => html`<th scope="col" class="${align(index)}">${name}</th>`);
  const row = ({ id, cells }: Row) =>
    html`<tr id="${id}">
      ${cells.map((cell, index) =>
        index === 0
          ? html`<th scope="row" class="${align(index)}">${cell}</th>`
          : html`<td class="${align(index)}">${cell}</td>`,
      )}
    </tr>`;
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows.map(row)}
      </tbody>
    </table>
  </div>`;
}

/** Names and what they stand for. */
export function facts(pairs: readonly (readonly [name: string, value: Markup | string])[]): Markup {
  return html`<dl class="facts">
    ${pairs.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** A secret that shows itself when asked to. The id keeps it open while the page refreshes. */
export function secret(id: string, name: string, value: string): Markup {
  return html`<details id="${id}" class="secret">
    <summary>Show<span class="visually-hidden"> ${name}</span></summary>
    <code>${value}</code>
  </details>`;
}

export interface Control {
  readonly label: Markup | string;
  readonly method: "POST" | "DELETE";
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly isPressed?: boolean;
  readonly id: string;
}

/** A button that sends a request to the operator's side of the exchange. */
export function control({ label, method, path, body, isPressed, id }: Control): Markup {
  const pressed = isPressed === undefined ? "" : html`aria-pressed="${String(isPressed)}"`;
  return html`<button
    type="button"
    id="${id}"
    data-method="${method}"
    data-path="${path}"
    data-body="${body === undefined ? "" : JSON.stringify(body)}"
    ${pressed}
  >
    ${label}
  </button>`;
}

/** A part of the page with its heading; only what is inside sections is refreshed. */
export function section(id: string, heading: string, content: Markup): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
    <h2 id="${id}-heading">${heading}</h2>
    ${content}
  </section>`;
}
