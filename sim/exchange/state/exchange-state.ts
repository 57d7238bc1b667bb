/** Everything of an exchange that outlives a restart, as plain JSON. Decimals are strings, instants epoch ms. */
import * as z from "zod";
import { SettingsChange } from "../settings/settings.ts";
import { MailboxEntry } from "../mailbox/entry.ts";
import { AssetFlags } from "../assets/asset-flags.ts";
import { CorporateAction } from "../corporate-actions/corporate-action.ts";
import { FillRules } from "../orders/filling/fill-rules.ts";
import { TiingoSettings } from "../tiingo/settings.ts";
import { AccountState } from "./account-state.ts";
import { Instant } from "./amounts.ts";

const TimerState = z.object({
  id: z.string(),
  at: Instant,
  url: z.string(),
  failures: z.int(),
  due: Instant,
});

const ScenarioState = z.object({
  id: z.string(),
  steps: z.array(
    z.object({
      at: Instant,
      kind: z.string(),
      content: z.unknown(),
      state: z.enum(["waiting", "done", "failed", "cancelled"]),
      problem: z.string().optional(),
    }),
  ),
});

export const ExchangeState = z.object({
  version: z.literal(1),
  seed: z.int(),
  now: Instant,
  issuedIdentifiers: z.int(),
  /** Fees were once taken at the close: states of then do not say when they come. */
  coming: z.object({ opens: z.string(), closes: z.string(), charges: z.string().optional() }),
  halted: z.array(z.string()),
  accounts: z.array(AccountState),
  timers: z.array(TimerState),
  corporateActions: z.array(CorporateAction).default([]),
  /** What operators have changed of assets, by symbol. */
  assets: z.record(z.string(), AssetFlags.partial()).default({}),
  /** Oldest first. States that were written before there was a mailbox have none. */
  mailbox: z.array(MailboxEntry).default([]),
  /** As the operator has left them, like those of Tiingo. */
  fills: FillRules.optional(),
  settings: SettingsChange.default({}),
  /** As the operator has left them; as the exchange is opened in states from before they could be changed. */
  tiingo: TiingoSettings.optional(),
  scenarios: z.array(ScenarioState).default([]),
});

/** The state as plain JSON, ready to be written to a file. */
export type ExchangeState = z.input<typeof ExchangeState>;
/** The state as it is worked with. */
export type RestoredState = z.output<typeof ExchangeState>;
