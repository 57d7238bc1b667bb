/** What befalls an account on a day, drawn from chance. */
import { unreachable } from "../../../../src/engine/unreachable.ts";
import type { Draw } from "../../../exchange/faults/draw.ts";
import type { Phase } from "../../coverage/phases.ts";
import { type Situation, SITUATIONS } from "../../coverage/situations.ts";
import { KEEPSAKE, SYMBOLS } from "../../market/shared-markets.ts";
import type { Deed, Happening, Moment } from "../happening.ts";
import { ANSWERS } from "./answers.ts";
import { BOOKINGS, CORRECTIONS, isNeverTold } from "./bookings.ts";
import { COMMANDS } from "./commands.ts";
import { isCorporateAction } from "./corporate.ts";
import { ORDERS } from "./orders.ts";

/** Most phases have this many calls at the least; later ones are met more seldom. */
const FEW_CALLS = 5;
const MANY_CALLS = 16;

/** A moment of a phase. */
export function drawMoment(draw: Draw, phase: Phase): Moment {
  switch (phase) {
    case "planning":
    case "selling":
    case "buying":
    case "settling":
    case "command":
      return { phase, call: draw.whole(0, draw.oneOf([FEW_CALLS, FEW_CALLS, MANY_CALLS])) };
    case "before the day":
    case "between runs":
    case "after the close":
    case "overnight":
      return { phase, fraction: draw.whole(0, 999) / 1_000 };
    default:
      return unreachable(phase);
  }
}

function isIn<Names extends object>(names: Names, name: PropertyKey): name is keyof Names {
  return Object.hasOwn(names, name);
}

/** `avoid`: a symbol that is left to what else happens to it. */
function drawDeed(draw: Draw, situation: Situation, avoid: string): Deed {
  if (isIn(COMMANDS, situation)) return { kind: "command", command: COMMANDS[situation](draw) };
  if (isIn(ANSWERS, situation)) return { kind: "fault", fault: ANSWERS[situation](draw) };
  if (isIn(ORDERS, situation)) return ORDERS[situation](draw);
  if (isIn(BOOKINGS, situation)) return { kind: "booking", booking: BOOKINGS[situation](draw) };
  if (isIn(CORRECTIONS, situation)) {
    return { kind: "correction", correction: { ...CORRECTIONS[situation](draw), avoid } };
  }
  if (situation === "owner moves cash") {
    const amount = draw.whole(1, 40) * 25 * draw.oneOf([1, -1]);
    return { kind: "by hand", deed: { kind: "transfer", amount } };
  }
  const drawn = draw.oneOf([KEEPSAKE, KEEPSAKE, ...SYMBOLS]);
  const symbol = drawn === avoid ? KEEPSAKE : drawn;
  const deed = { kind: draw.oneOf(["buy", "sell"]), symbol, qty: draw.whole(1, 3) };
  return { kind: situation === "trade by hand: never told" ? "untold trade" : "by hand", deed };
}

/** Commands in which the object looks at what the account holds. */
const LOOKS = [
  "owner adopts",
  "owner releases",
  "owner re-levels",
  "owner runs by hand",
  "owner activates a strategy",
] as const;
/** Those of which only a plan that is shown has an assets' answer. */
const OF_ASSETS: ReadonlySet<Situation> = new Set(["assets: null in one", "refused once: asset"]);
const TIMES = ["before the day", "between runs", "between runs", "after the close", "overnight"] as const;

/** Something that befalls an account at a moment. `avoid` as above. */
export function drawHappening(draw: Draw, situation: Situation, moment: Moment, avoid: string): Happening {
  return { situation, moment, deed: drawDeed(draw, situation, avoid) };
}

/** A command at a moment in which a situation can be met: one that looks at the account, or at what can be traded. */
export function drawCommand(draw: Draw, situation: Situation, moment: Moment): Happening {
  if (OF_ASSETS.has(situation)) {
    const deed = { kind: "command", command: { kind: "run", onlyLook: true } } as const;
    return { situation: "owner runs by hand", moment, deed };
  }
  return drawHappening(draw, draw.oneOf(LOOKS), moment, "");
}

/** What befalls an account, and a command where it is met in one. */
function drawOne(draw: Draw, situation: Situation, avoid: string): Happening[] {
  const [phase, ...phases] = SITUATIONS[situation];
  const moment = drawMoment(draw, draw.oneOf<readonly [Phase, ...Phase[]]>([phase, ...phases]));
  const happening = drawHappening(draw, situation, moment, avoid);
  if (moment.phase !== "command") return [happening];
  return [happening, drawCommand(draw, situation, drawMoment(draw, draw.oneOf(TIMES)))];
}

/** What is drawn from. */
export interface Among {
  readonly situations: readonly Situation[];
  /**
   * The symbol of the plan's corporate action, empty without one: what is traded by hand or corrected between its two sides
   * makes accounts that no broker has.
   */
  readonly avoid: string;
}

/** So many happenings of the situations given. */
function drawSome(draw: Draw, count: number, { situations, avoid }: Among): Happening[] {
  const [first, ...others] = situations;
  if (first === undefined) return [];
  return Array.from({ length: count }, () => drawOne(draw, draw.oneOf([first, ...others]), avoid)).flat();
}

/** Something that is never explained, if it is among the situations given. */
export function drawNeverTold(draw: Draw, { situations, avoid }: Among): Happening[] {
  return drawSome(draw, 1, { situations: situations.filter(isNeverTold), avoid });
}

/** Some happenings of a day, of the situations given; what is drawn for a plan as a whole is left out. */
export function drawHappenings(draw: Draw, { situations, avoid }: Among): Happening[] {
  const ofDay = situations.filter((each) => !isCorporateAction(each) && !isNeverTold(each));
  return drawSome(draw, draw.oneOf([0, 1, 1, 2, 3]), { situations: ofDay, avoid });
}
