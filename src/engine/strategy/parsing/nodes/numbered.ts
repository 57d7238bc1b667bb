import type { LadderNode, NumberedItem, NumberedNode, Quantifier } from "../../tree.ts";
import { type Joint, parseConditions } from "../conditions.ts";
import { DistinctIds } from "../identity.ts";
import { below, type Location, refuse } from "../location.ts";
import { quoted } from "../quoted.ts";
import type { ReferenceScope } from "../reference.ts";
import { itemShape, type NodeShape } from "../shape/node.ts";
import { readShape } from "../shape/read.ts";
import type { NodeSource } from "./source.ts";
import { parseTwoBranches, TWO_SLOTS } from "./two-branches.ts";

const LADDER = "ladder";
const QUANTIFIERS = ["any", "all", "none", "exactly", "atLeast", "atMost", LADDER] as const;
type QuantifierName = (typeof QUANTIFIERS)[number];

const BY_NAME: ReadonlyMap<string, QuantifierName> = new Map(
  QUANTIFIERS.map((name): [string, QuantifierName] => [name.toLowerCase(), name]),
);

const GROUP_LOGICS: ReadonlyMap<string, Joint> = new Map([
  ["and", "and"],
  ["or", "or"],
]);

/** `then` and `else`, or a ladder's rungs, one for each number of true items. */
export function numberedSlots({ numbered }: NodeShape): readonly string[] {
  if (findQuantifier(numbered?.quantifier) !== LADDER) return TWO_SLOTS;
  return Array.from({ length: (numbered?.items?.length ?? 0) + 1 }, (_, count) => rung(count));
}

export function parseNumbered(source: NodeSource): NumberedNode | LadderNode {
  const { shape, looks, at, metrics, branch } = source;
  const place = below(at, "numbered");
  const quantifier = parseQuantifier(shape.numbered, place);
  const ownsBranches = quantifier !== LADDER;
  const items = parseItems(shape.numbered?.items ?? [], below(place, "items"), { metrics, ownsBranches });
  if (quantifier !== LADDER) {
    return { ...looks, kind: "numbered", quantifier, items, slots: parseTwoBranches(source) };
  }
  const slots = Object.fromEntries(numberedSlots(shape).map((slot) => [slot, branch(slot, "")]));
  return { ...looks, kind: "ladder", items, slots };
}

function rung(count: number): `ladder-${number}` {
  return `ladder-${count}`;
}

function findQuantifier(name: string | undefined): QuantifierName | undefined {
  return BY_NAME.get(name?.toLowerCase() ?? "any");
}

/** `any` where it is missing, and after noting that there is none of the name. A number of items is whole. */
function parseQuantifier(numbered: NodeShape["numbered"], at: Location): Quantifier | typeof LADDER {
  const name = findQuantifier(numbered?.quantifier);
  const n = Math.floor(numbered?.n ?? 1);
  switch (name) {
    case undefined: {
      const given = quoted(numbered?.quantifier ?? "");
      const known = QUANTIFIERS.join(", ");
      refuse(
        below(at, "quantifier"),
        "quantifier.unknown",
        `${given} is not a quantifier; there are ${known}`,
      );
      return { name: "any" };
    }
    case "exactly":
    case "atLeast":
    case "atMost":
      return { name, n };
    case "any":
    case "all":
    case "none":
      return { name };
    case LADDER:
      return LADDER;
  }
}

function parseItems(values: readonly unknown[], at: Location, scope: ReferenceScope): NumberedItem[] {
  const ids = new DistinctIds();
  return values.flatMap((value, index) => {
    const place = below(at, index);
    const shape = readShape(itemShape, value, place);
    if (shape === null) return [];
    const joint = parseGroupLogic(shape.groupLogic, below(place, "groupLogic"));
    const conditions = parseConditions(shape.conditions, below(place, "conditions"), scope, joint);
    return [{ id: ids.distinct(shape.id, place), conditions }];
  });
}

/** `null` where the conditions' own types count, and after noting that there is no such logic. */
function parseGroupLogic(name: string | undefined, at: Location): Joint | null {
  if (name === undefined) return null;
  const joint = GROUP_LOGICS.get(name.toLowerCase());
  return (
    joint ?? refuse(at, "group-logic.unknown", `${quoted(name)} is not a group logic; there are and, or`)
  );
}
