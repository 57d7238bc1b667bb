import { canonicalJson } from "../canonical-json.ts";
import type { Branch, NumberedItem, StrategyNode, TwoBranches } from "../tree.ts";
import { writeConditions } from "./conditions.ts";
import { writeMetric, writeSource, writeWindow } from "./reference.ts";
import { writeWeighting } from "./weighting.ts";

/** The field that holds what a node weighs in its parent, where it weighs anything. */
type WeightField = { readonly window?: number; readonly definedWeight?: number };

/** A node with everything below it. */
export function writeNode(node: StrategyNode, weight: WeightField): Record<string, unknown> {
  const { id, title, bgColor, collapsed } = node;
  return {
    id,
    ...(title === null ? {} : { title }),
    ...(bgColor === null ? {} : { bgColor }),
    ...(collapsed ? { collapsed } : {}),
    ...writeKind(node),
    ...weight,
  };
}

function writeKind(node: StrategyNode): object {
  const { kind } = node;
  switch (kind) {
    case "position":
      return { kind, positions: node.positions.length === 0 ? ["Empty"] : [...node.positions] };
    case "basic":
      return { kind, ...writeSlots(node.slots, node.slots.next) };
    case "function":
      return {
        kind,
        metric: writeMetric(node.metric),
        ...writeWindow("window", node.window),
        bottom: node.take,
        rank: node.rank === "top" ? "Top" : "Bottom",
        ...writeSlots(node.slots, node.slots.next),
      };
    case "indicator":
      return { kind, conditions: writeConditions(node.conditions), ...writeTwoBranches(node.slots) };
    case "numbered": {
      const { name, ...n } = node.quantifier;
      const numbered = { quantifier: name, ...n, items: writeItems(node.items) };
      return { kind, numbered, ...writeTwoBranches(node.slots) };
    }
    case "ladder":
      return {
        kind: "numbered",
        numbered: { quantifier: "ladder", items: writeItems(node.items) },
        ...writeSlots(node.slots, node.slots["ladder-0"]),
      };
    case "altExit":
      return {
        kind,
        entryConditions: writeConditions(node.entryConditions),
        exitConditions: writeConditions(node.exitConditions),
        ...writeTwoBranches(node.slots),
      };
    case "scaling":
      return {
        kind,
        scaleMetric: writeMetric(node.value.metric),
        ...writeWindow("scaleWindow", node.value.window),
        scaleTicker: writeSource(node.value.source),
        scaleFrom: node.from,
        scaleTo: node.to,
        ...writeTwoBranches(node.slots),
      };
    case "rolling":
      return { kind };
  }
}

function writeItems(items: readonly NumberedItem[]): object[] {
  return items.map(({ id, conditions }) => ({ id, conditions: writeConditions(conditions) }));
}

/** The slots of a kind whose branches are all weighted as `branch` is, the children's own weights aside. */
function writeSlots(slots: Readonly<Record<string, Branch>>, branch: Branch | undefined): object {
  return {
    ...(branch === undefined ? {} : writeWeighting(branch.weighting, "")),
    children: writeChildren(slots),
  };
}

/** The weighting is written once where both branches have the same. */
function writeTwoBranches(slots: TwoBranches): object {
  const same = writeWeighting(slots.then.weighting, "");
  const isSame = canonicalJson(same) === canonicalJson(writeWeighting(slots.else.weighting, ""));
  return {
    ...(isSame
      ? same
      : {
          ...writeWeighting(slots.then.weighting, "Then"),
          ...writeWeighting(slots.else.weighting, "Else"),
        }),
    children: writeChildren(slots),
  };
}

function writeChildren(slots: Readonly<Record<string, Branch>>): object {
  return Object.fromEntries(
    Object.entries(slots).map(([slot, { children, weighting }]) => [
      slot,
      children.map((child, index) =>
        writeNode(
          child,
          weighting.mode === "defined" ? weightField(child, weighting.weights[index] ?? 0) : {},
        ),
      ),
    ]),
  );
}

/** A function's `window` is its ranking window. */
function weightField(child: StrategyNode, weight: number): WeightField {
  return child.kind === "function" ? { definedWeight: weight } : { window: weight };
}
