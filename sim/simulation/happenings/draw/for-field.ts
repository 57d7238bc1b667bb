/** What befalls an account so that one field of the table of visits is met: its situation, and what must be so before. */
import type { Draw } from "../../../exchange/faults/draw.ts";
import type { Field } from "../../coverage/fields.ts";
import type { ClockPhase, WorkingPhase } from "../../coverage/phases.ts";
import type { FaultToOrder, Happening, Moment, OrderedOrderFault } from "../happening.ts";
import { isCorporateAction } from "./corporate.ts";
import { drawCommand, drawHappening, drawMoment } from "./draw-happenings.ts";

/** A field, and how a plan comes to meet it. */
export interface Staging {
  /** What happens on the days of the plan, from the first on. */
  readonly days: readonly [readonly Happening[], ...(readonly Happening[])[]];
  /** Whether first limits must not fill, so that there is something to cancel or to price again. */
  readonly rests: boolean;
  /** Whether strategies must decide by the hour, so that a run follows another on the same day. */
  readonly isHourly: boolean;
}

const MINUTE = 60_000;
/** Every working phase has as many calls on most days. */
const FIRST_CALLS = 2;

const first = (phase: WorkingPhase): Moment => ({ phase, call: 0 });
const at = (phase: ClockPhase, fraction: number): Moment => ({ phase, fraction });

/** A moment of a field's phase that most days have. */
function earlyMoment(draw: Draw, field: Field): Moment {
  const moment = drawMoment(draw, field.phase);
  return "call" in moment ? { ...moment, call: draw.whole(0, FIRST_CALLS) } : moment;
}

/** Something that makes a field's situation possible, and is none itself. */
function fault({ situation }: Field, moment: Moment, ordered: FaultToOrder): Happening {
  return { situation, moment, deed: { kind: "preparation", of: "requests", fault: ordered } };
}

/** The same of what becomes of orders, before any of a run are sent. */
function orderFault({ situation }: Field, ordered: OrderedOrderFault): Happening {
  return {
    situation,
    moment: first("planning"),
    deed: { kind: "preparation", of: "orders", fault: ordered },
  };
}

const UNHEARD: FaultToOrder = {
  match: { method: "POST", path: "/v2/orders" },
  action: "html-error",
  effect: "done",
};
const UNLISTED: FaultToOrder = {
  match: { method: "GET", path: "/v2/orders" },
  action: "omit-rows",
  times: 3,
};
const CANCELS_FAIL: FaultToOrder = {
  match: { method: "DELETE", pathPrefix: "/v2/orders/" },
  action: "status",
  status: 503,
  // Until the run is over, and not until the next one.
  lasts: 50 * MINUTE,
};

/** Sells go by limits, none of which fills before it was cancelled and priced again. */
function sellsByLimit(field: Field): Happening[] {
  return [
    {
      situation: "owner changes settings",
      moment: at("before the day", 0.5),
      deed: { kind: "command", command: { kind: "sell as", orders: "limit" } },
    },
    orderFault(field, { match: { side: "sell" }, action: "never-fill", times: 3 }),
  ];
}

/** An order of the first day of which nothing is known before the second day is half over. */
const leftBehind: Happening = {
  situation: "order: not over when its run is",
  moment: first("buying"),
  deed: {
    kind: "silence",
    faults: [
      { match: { method: "GET", pathPrefix: "/v2/orders" }, action: "status", status: 503 },
      { ...UNHEARD, times: 2 },
    ],
    part: 0.58,
  },
};

const staged = (happenings: readonly Happening[]): Staging => ({
  days: [happenings],
  rests: false,
  isHourly: false,
});

/** The question for an order by its id is asked only where the list does not have it. */
function stageLookUp(draw: Draw, field: Field, happening: Happening): Staging {
  const { phase } = field;
  if (phase === "selling" || phase === "buying") {
    const moment = first(phase);
    const lost = [fault(field, moment, UNHEARD), fault(field, moment, UNLISTED)];
    return staged([...lost, { ...happening, moment }]);
  }
  const moment = first(phase === "command" ? "command" : "planning");
  const asked = phase === "command" ? [drawCommand(draw, happening.situation, at("between runs", 0.9))] : [];
  const refused = [fault(field, moment, UNLISTED), { ...happening, moment }];
  return { ...staged([leftBehind]), days: [[leftBehind], [...refused, ...asked]] };
}

/** Between the first two runs of a day of hourly ones. */
const BETWEEN_HOURS = at("between runs", 0.15);

/** A plan has a run at the close of its first day, and hourly ones of its second. */
function stageCancel(field: Field, happening: Happening): Staging {
  switch (field.phase) {
    case "planning": {
      const refused = { ...happening, moment: BETWEEN_HOURS };
      const day = [fault(field, first("buying"), CANCELS_FAIL), refused];
      return { days: [[], day], rests: true, isHourly: true };
    }
    case "selling":
      return staged([...sellsByLimit(field), happening]);
    default:
      return { ...staged([happening]), rests: true };
  }
}

/**
 * Orders of which nothing is heard, and that the broker does not know, while the next run of the day trades something else,
 * because its owner has it do so. One that it knows to be open would keep all runs from trading.
 */
function stageNotOver(draw: Draw, field: Field, happening: Happening): Staging {
  const { phase } = field;
  if (phase !== "selling" && phase !== "buying") return staged([happening]);
  const lost = fault(field, first("buying"), { ...UNHEARD, effect: "none", lasts: 10 * MINUTE });
  const command = phase === "selling" ? "owner sells a strategy" : "owner activates a strategy";
  const asked = drawHappening(draw, command, BETWEEN_HOURS, "");
  return { days: [[], [lost, asked]], rests: false, isHourly: true };
}

/**
 * How a plan comes to meet a field. `avoid`: a symbol that is left to what else happens to it. Of corporate actions, which
 * are drawn for a plan as a whole, only what has the account at work in the field's phase.
 */
export function stageField(draw: Draw, field: Field, avoid: string): Staging {
  const { situation, phase } = field;
  const command = () => drawCommand(draw, situation, at("between runs", draw.whole(0, 999) / 1_000));
  if (isCorporateAction(situation)) return staged(phase === "command" ? [command()] : []);
  const happening = drawHappening(draw, situation, earlyMoment(draw, field), avoid);
  if (situation === "refused once: look-up of an order") return stageLookUp(draw, field, happening);
  if (situation === "refused once: cancel") return stageCancel(field, happening);
  if (situation === "order: not over when its run is") return stageNotOver(draw, field, happening);
  if (phase === "command") return staged([happening, command()]);
  const isOfLimits = situation === "refused once: quotes" || situation === "fill: found late";
  if (!isOfLimits) return staged([happening]);
  if (phase === "selling") return staged([...sellsByLimit(field), happening]);
  return { ...staged([happening]), rests: true };
}
