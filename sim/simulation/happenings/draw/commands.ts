/** What an owner asks for, drawn from chance. */
import type { Draw } from "../../../exchange/faults/draw.ts";
import { SYMBOLS } from "../../market/shared-markets.ts";
import { type Rule, treeOf } from "../../market/rules.ts";
import type { OwnerCommand } from "../../owner/commands.ts";
import type { SimulatedStrategy } from "../../world/activate.ts";

/** More than an account has strategies: the number starts again at their end. */
const MOST_STRATEGIES = 6;

/** A small strategy that its owner adds. */
function drawStrategy(draw: Draw): SimulatedStrategy {
  const [before, after] = [{ [draw.oneOf(SYMBOLS)]: 100 }, { [draw.oneOf(SYMBOLS)]: 100 }];
  const rule = draw.oneOf<readonly [Rule, Rule]>([
    { kind: "hold", mix: before },
    { kind: "switch", before, after },
  ]);
  return {
    name: `added-${draw.whole(1, 3)}`,
    rule,
    tree: treeOf(rule),
    sharePercent: draw.whole(1, 4) * 5,
    frequency: draw.oneOf(["daily", "daily", "hourly"]),
  };
}

type Drawer = (draw: Draw) => OwnerCommand;

const which = (draw: Draw) => draw.whole(0, MOST_STRATEGIES - 1);
const yesOrNo = (draw: Draw) => draw.whole(0, 1) === 1;

function reassigning(kind: "adopt" | "release"): Drawer {
  return (draw) => ({
    kind,
    which: which(draw),
    part: draw.oneOf([1, 1, 0.5, 0.3]),
    cash: draw.whole(1, 3) === 1,
  });
}

/** By the situation that they make. */
export const COMMANDS = {
  "owner activates a strategy": (draw) => ({ kind: "activate", strategy: drawStrategy(draw) }),
  "owner ends a strategy": (draw) => ({ kind: "deactivate", which: which(draw) }),
  "owner sells a strategy": (draw) => ({ kind: "liquidate", which: which(draw) }),
  "owner pauses, resumes or restrains": (draw) => ({
    kind: draw.oneOf(["pause", "resume", "only sell"]),
    which: which(draw),
  }),
  "owner skips a run": (draw) => ({ kind: "skip", which: which(draw), skip: draw.whole(1, 4) > 1 }),
  "owner adopts": reassigning("adopt"),
  "owner releases": reassigning("release"),
  "owner re-levels": (draw) => ({ kind: "relevel", onlyLook: draw.whole(1, 4) === 1 }),
  "owner runs by hand": (draw) => ({ kind: "run", onlyLook: draw.whole(1, 4) === 1 }),
  "owner accepts a doubt": () => ({ kind: "accept a doubt" }),
  "owner looks": () => ({ kind: "look" }),
  "owner changes settings": (draw) => ({ kind: "sell as", orders: draw.oneOf(["market", "limit"]) }),
  "owner switches trading": (draw) => ({
    kind: "switch",
    state: yesOrNo(draw) ? "ACTIVE" : draw.oneOf(["REDUCING", "HALTED"]),
  }),
} as const satisfies Readonly<Record<string, Drawer>>;
