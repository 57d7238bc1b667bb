/**
 * The shapes of exported nodes, one level at a time: what a node holds is left unread (`z.unknown()`), so that
 * every part is located and reported by itself. Fields that nobody knows pass unread.
 */
import * as z from "zod";
import { id, list, looksFlag, looksText, number, text } from "./fields.ts";

const TWO_BRANCHES = "indicator, numbered, altExit, scaling";

const looks = {
  title: looksText("What people call the node; changes no decision"),
  bgColor: looksText("Background colour in the editor; changes no decision"),
  collapsed: looksFlag("Whether the editor shows it folded; default false; changes no decision"),
};

const weightings = {
  weighting: text(
    "How the children are weighted: equal (default), defined, inverse, pro, capped; in any letter case",
  ),
  weightingThen: text(`${TWO_BRANCHES}: weighting of then; default: weighting`),
  weightingElse: text(`${TWO_BRANCHES}: weighting of else; default: weighting`),
  volWindow: number("inverse, pro: daily returns in the volatility; in bars, default 20"),
  volWindowThen: number("volWindow of then; in bars, default: volWindow"),
  volWindowElse: number("volWindow of else; in bars, default: volWindow"),
  minCap: number("inverse, pro, capped: smallest weight of a child; in percent, default 0"),
  minCapThen: number("minCap of then; in percent, default: minCap"),
  minCapElse: number("minCap of else; in percent, default: minCap"),
  maxCap: number("inverse, pro, capped: largest weight of a child; in percent, default 100"),
  maxCapThen: number("maxCap of then; in percent, default: maxCap"),
  maxCapElse: number("maxCap of else; in percent, default: maxCap"),
  cappedFallback: text("capped: ticker that takes what the caps leave over, or Empty (default) for cash"),
  cappedFallbackThen: text("cappedFallback of then; default: cappedFallback"),
  cappedFallbackElse: text("cappedFallback of else; default: cappedFallback"),
};

const ranking = {
  window: number(
    "function: window of the metric in bars, default 10. Of any other child of a defined parent: its weight, in any unit",
  ),
  definedWeight: number("Weight in a defined parent, in any unit; default: window"),
  metric: text("function: what the children are ranked by; default Relative Strength Index"),
  bottom: number("function: how many of the ranked children are chosen; at least 1, default 1"),
  rank: text(
    "function: Top chooses the children of the highest values, Bottom (default) of the lowest; in any letter case",
  ),
};

const scaling = {
  scaleMetric: text("scaling: indicator that moves the weight from then to else"),
  scaleWindow: number("scaling: window of the indicator in bars; default 14"),
  scaleTicker: text("scaling: ticker, ratio, or branch that the indicator reads"),
  scaleFrom: number("scaling: value at which all is in then, in the unit of the indicator"),
  scaleTo: number("scaling: value at which all is in else, in the unit of the indicator"),
};

/** The children of a node, by slot; `null` is an empty place. */
export function slotsOf<Child extends z.ZodType>(child: Child) {
  return z.record(z.string(), z.array(child).nullish()).nullish().meta({
    description:
      "Slots: next (basic, function); then, else (indicator, numbered, altExit, scaling); ladder-0 to ladder-K (a ladder of K items)",
  });
}

/** The fields of an item of a numbered node. */
export function itemOf<Condition extends z.ZodType>(condition: Condition) {
  return z.object({
    id: id("Unique in its node; made from its place where it is missing"),
    conditions: list(condition, "A condition list that counts as one"),
    groupLogic: text("and, or: joins all conditions so, whatever their types say; default: their types"),
  });
}

/** The counting of a numbered node. */
export function numberedOf<Item extends z.ZodType>(item: Item) {
  return z
    .object({
      quantifier: text(
        "any (default), all, none, exactly, atLeast, atMost, ladder; in any letter case. How many of the items must be true",
      ),
      n: number("exactly, atLeast, atMost: the number of items; default 1"),
      items: list(item, "The items that are counted"),
    })
    .nullish()
    .meta({ description: "numbered: what is counted" });
}

/** The condition lists of a node. */
export function conditionListsOf<Condition extends z.ZodType>(condition: Condition) {
  return {
    conditions: list(
      condition,
      "indicator: goes to then when they are true, to else when not; none is false",
    ),
    entryConditions: list(condition, "altExit: what makes it go in, to then"),
    exitConditions: list(condition, "altExit: what makes it go out, to else"),
  };
}

const unread = z.unknown();

/** A node, without what is below it. */
export const nodeShape = z.object({
  id: id("Unique in the tree; made from its place where it is missing"),
  kind: text("basic, function, indicator, numbered, position, call, altExit, scaling, rolling; required"),
  ...looks,
  ...weightings,
  ...ranking,
  ...scaling,
  positions: z
    .array(z.string().nullable())
    .nullish()
    .meta({ description: 'position: tickers in equal parts, "Empty" for none; default ["Empty"]' }),
  positionMode: text(
    "position: manual (default) where positions names its tickers; anything else names them elsewhere, and is refused",
  ),
  positionTickerListId: id(
    "position: id of a list of tickers; refused where positionMode does not say manual",
  ),
  callRefId: id("call: id of the chain that stands here"),
  ...conditionListsOf(unread),
  numbered: numberedOf(unread),
  children: slotsOf(unread),
});
export type NodeShape = z.infer<typeof nodeShape>;

/** An item of a numbered node, without its conditions. */
export const itemShape = itemOf(unread);
