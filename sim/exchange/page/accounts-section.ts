/** The page's accounts: the first ones, or the one that was asked for. */
import { html } from "hono/html";
import type { Core } from "../core.ts";
import { accountDetails } from "./account-details.ts";
import { section } from "./markup.ts";
import type { Markup } from "./markup.ts";

const SHOWN = 20;

function oneAccount(core: Core, id: string): Markup {
  const account = core.accounts.all().find(({ identity }) => identity.id === id);
  const all = html`<p><a href="/">All accounts</a></p>`;
  const shown = account ? accountDetails(core, account, true) : html`<p>There is no account ${id}.</p>`;
  return html`${shown}${all}`;
}

function firstAccounts(core: Core): Markup {
  const accounts = core.accounts.all();
  if (accounts.length === 0) return html`<p class="muted">There are no accounts.</p>`;
  const shown = accounts.slice(0, SHOWN);
  const more = accounts.length - shown.length;
  return html`${shown.map((account) => accountDetails(core, account, accounts.length === 1))}
  ${
    more === 0
      ? ""
      : html`<p>
          And ${more.toLocaleString("en-US")} more. <code>GET /admin/accounts</code> lists them all;
          <code>/?account=ID</code> shows one of them here.
        </p>`
  }`;
}

/** The accounts; with an id only that one. */
export function accountsSection(core: Core, id: string | undefined): Markup {
  return section("accounts", "Accounts", id === undefined ? firstAccounts(core) : oneAccount(core, id));
}
