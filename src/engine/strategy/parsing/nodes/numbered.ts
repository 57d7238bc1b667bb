import type { LadderNode, NumberedItem, NumberedNode, Quantifier } from "../../tree.ts";
import { type Joint, parseConditions } from "../conditions.ts";
import type { Defaults } from "../defaults.ts";
import { DistinctIds } from "../identity.ts";
import { below, type Location, refuse, warn } from "../location.ts";
import { quoted } from "../quoted.ts";
import type { ReferenceScope } from "../reference.ts";
import { itemShape, type NodeShape } from "../shape/node.ts";
import { readShape } from "../shape/read.ts";
import { squeezed } from "../squeezed.ts";
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
  if (findQuantifier(numbered?.quantifier ?? "") !== LADDER) return TWO_SLOTS;
  return Array.from({ length: (numbered?.items?.length ?? 0) + 1 }, (_, count) => rung(count));
}

export function parseNumbered(source: NodeSource): NumberedNode | LadderNode {
  const { shape, looks, at, metrics, defaults, branch } = source;
  const place = below(at, "numbered");
  const quantifier = parseQuantifier(shape.numbered, defaults, place);
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

function findQuantifier(name: string): QuantifierName | undefined {
  return BY_NAME.get(squeezed(name));
}

/** `any` after noting that there is none of the name. A number of items is whole. */
function parseQuantifier(
  numbered: NodeShape["numbered"],
  defaults: Defaults,
  at: Location,
): Quantifier | typeof LADDER {
  const written = numbered?.quantifier ?? missingQuantifier(defaults, below(at, "quantifier"));
  const name = findQuantifier(written);
  switch (name) {
    case undefined: {
      const known = QUANTIFIERS.join(", ");
      const message = `${quoted(written)} is not a quantifier; there are ${known}`;
      refuse(below(at, "quantifier"), "quantifier.unknown", message);
      return { name: "any" };
    }
    case "exactly":
    case "atLeast":
    case "atMost":
      return { name, n: Math.floor(numbered?.n ?? missingNumber(name, defaults, below(at, "n"))) };
    case "any":
    case "all":
    case "none":
      return { name };
    case LADDER:
      return LADDER;
  }
}

/** Notes what is read in its place. */
function missingQuantifier({ quantifier }: Defaults, at: Location): Defaults["quantifier"] {
  const read =
    quantifier === "any" ? "any: one of them is enough" : "all of them, as it means in files of the Forge";
  warn(at, "quantifier.missing", `the node does not say how many of its items must be true; read as ${read}`);
  return quantifier;
}

function missingNumber(name: string, { n }: Defaults, at: Location): number {
  const why = n === 0 ? ", as it means in files of the Forge" : "";
  warn(at, "quantifier.number-missing", `the node asks for ${name} without a number; read as ${n}${why}`);
  return n;
}

function parseItems(values: readonly unknown[], at: Location, scope: ReferenceScope): NumberedItem[] {
  const ids = new DistinctIds();
  return values.flatMap((value, index) => {
    const place = below(at, index);
    const shape = readShape(itemShape, value, place, "an item");
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
