/** Every kind of step that a scenario can have. */
import * as z from "zod";
import type { Account } from "../accounts/account.ts";
import { Transfer, transfer } from "../accounts/activities/transfers.ts";
import { CorporateAction } from "../corporate-actions/corporate-action.ts";
import { Fault } from "../faults/fault.ts";
import { Halt, haltProblem } from "../market/halt.ts";
import { FillCorrection, correctFill } from "../orders/fill-corrections.ts";
import { FillRulesChange } from "../orders/filling/fill-rules.ts";
import type { Parts } from "../parts.ts";
import { NewOrderFault, orderFaultOf } from "../routes/admin/faults/order-faults.ts";
import { SettingsChange } from "../settings/settings.ts";
import { TiingoSettingsChange } from "../tiingo/settings.ts";
import { stepKind } from "./step-kind.ts";
import type { StepKind } from "./step-kind.ts";

/** Strikes the requests that come from then on. */
const fault = stepKind({
  name: "fault",
  content: Fault,
  perform: (core, content) => void core.faults.add(content),
});

/** Stops or resumes trading in a symbol. */
const halt = stepKind({
  name: "halt",
  content: Halt,
  problem: (core, content) => haltProblem(content, core.prices),
  perform: (core, { symbol, halted }) => core.lifecycle.halt(symbol, halted),
});

/** Changes what is said of the settings. */
const settings = stepKind({
  name: "settings",
  content: SettingsChange,
  perform: (core, content) => void core.settings.change(content),
});

/** Makes orders that are placed from then on misbehave. */
const orderFault = stepKind({
  name: "orderFault",
  content: NewOrderFault,
  perform: (core, content) => void core.orderFaults.add(orderFaultOf(content)),
});

/** Announces a corporate action of a later session. */
const corporateAction = stepKind({
  name: "corporateAction",
  content: CorporateAction,
  perform(core, content) {
    const scripted = core.corporateActions.script(content);
    return scripted.ok ? undefined : scripted.message;
  },
});

/** Changes what is said of Tiingo's settings. */
const tiingo = stepKind({
  name: "tiingo",
  content: TiingoSettingsChange,
  perform: (core, content) => void core.tiingo.change(content),
});

/** Changes how fast and how completely later orders fill. */
const fills = stepKind({
  name: "fills",
  content: FillRulesChange,
  perform: (core, content) => void core.fills.change(content),
});

/** Whose cash or order a step is about: the id or the key id of an account, the first one when not given. */
const ofAccount = { account: z.string().optional() };

function accountOf({ accounts }: Parts, account: string | undefined): Account | undefined {
  if (account === undefined) return accounts.all()[0];
  return accounts.withId(account) ?? accounts.withKeyId(account);
}

/** Moves cash of an account, or books what the broker charges and credits. */
const cash = stepKind({
  name: "transfer",
  content: Transfer.extend(ofAccount),
  perform(core, { account: id, ...content }) {
    const account = accountOf(core, id);
    if (!account) return `account: there is no account ${id ?? ""}`;
    const moved = transfer(account, content, core.lateBookings, core.clock.now());
    return moved.ok ? undefined : moved.message;
  },
});

/** Corrects what filled of an order that is over. */
const correction = stepKind({
  name: "correction",
  content: FillCorrection.extend(ofAccount),
  perform(core, { account: id, ...content }) {
    const account = accountOf(core, id);
    if (!account) return `account: there is no account ${id ?? ""}`;
    const corrected = correctFill(account, content, core.identifiers, core.clock.now());
    return corrected.ok ? undefined : corrected.message;
  },
});

/** A new kind is a line here. */
export const stepKinds: readonly StepKind[] = [
  fault,
  orderFault,
  fills,
  halt,
  corporateAction,
  cash,
  correction,
  settings,
  tiingo,
];
