/** Reads exported trees. Only valid ones: anything else throws, or is read in some way. */
import { type Fields, fieldsOf, listOf, nameIn, numberOf, textOf, wholeBars } from "./fields.ts";
import { readConditions } from "./read-condition.ts";
import { type CustomFormula, type FindIndicator, indicatorsWith, readReading } from "./read-reading.ts";
import { type NamedSlots, readHolding } from "./read-ticker.ts";
import { readWeighting } from "./read-weighting.ts";
import type { Condition, OracleNode, Slot } from "./tree.ts";

export interface CallChain {
  readonly id: string;
  readonly root: unknown;
}

const KINDS = [
  "position",
  "basic",
  "function",
  "indicator",
  "numbered",
  "call",
  "altExit",
  "scaling",
  "rolling",
] as const;
const QUANTIFIERS = ["any", "all", "none", "exactly", "atleast", "atmost", "ladder"] as const;
const DEFAULT_RANKING_WINDOW = 10;

/** What the nodes of one strategy share. */
interface Library {
  readonly find: FindIndicator;
  readonly chains: ReadonlyMap<string, unknown>;
}

/** The strategy of an export; custom indicators and call chains may also stand in the root's own fields. */
export function readTree(
  value: unknown,
  customIndicators: readonly CustomFormula[],
  callChains: readonly CallChain[],
): OracleNode {
  const root = fieldsOf(value);
  const ownFormulas = listOf(root.customIndicators).map((entry) => {
    const { id, name, formula } = fieldsOf(entry);
    return { id: String(id), name: String(name), formula: String(formula) };
  });
  const ownChains = listOf(root.callChains).map((entry) => {
    const { id, root: chain } = fieldsOf(entry);
    return { id: String(id), root: chain };
  });
  return readNode(root, {
    find: indicatorsWith([...customIndicators, ...ownFormulas]),
    chains: new Map([...callChains, ...ownChains].map((chain) => [chain.id, chain.root])),
  });
}

function readNode(value: unknown, library: Library): OracleNode {
  const fields = fieldsOf(value);
  const { find } = library;
  const statedWeight = Math.max(0, numberOf(fields.definedWeight) ?? numberOf(fields.window) ?? 0);
  const next = () => readSlot(fields, "next", "", library);
  const twoSlots = () => ({
    whenTrue: readSlot(fields, "then", "Then", library),
    whenFalse: readSlot(fields, "else", "Else", library),
  });
  switch (nameIn(KINDS, textOf(fields.kind) ?? "")) {
    case "position":
      return { kind: "position", statedWeight, tickers: readPositions(fields.positions) };
    case "basic":
      return { kind: "basic", statedWeight, next: next() };
    case "function":
      return {
        kind: "function",
        statedWeight,
        indicator: find(textOf(fields.metric) ?? "Relative Strength Index"),
        window: wholeBars(fields.window, DEFAULT_RANKING_WINDOW),
        count: wholeBars(fields.bottom, 1),
        rank: nameIn(["top", "bottom"], textOf(fields.rank) ?? "bottom"),
        next: next(),
      };
    case "indicator": {
      const slots = twoSlots();
      const conditions = readConditions(fields.conditions, named(slots), find);
      return { kind: "indicator", statedWeight, conditions, ...slots };
    }
    case "numbered":
      return readNumbered(fields, statedWeight, library);
    case "altExit": {
      const slots = twoSlots();
      const entry = readConditions(fields.entryConditions, named(slots), find);
      const exit = readConditions(fields.exitConditions, named(slots), find);
      return { kind: "altExit", statedWeight, entry, exit, ...slots };
    }
    case "scaling": {
      const slots = twoSlots();
      const { scaleMetric, scaleWindow, scaleTicker, scaleFrom, scaleTo } = fields;
      const reading = readReading(scaleMetric, scaleWindow, scaleTicker, named(slots), find);
      const [from, to] = [numberOf(scaleFrom), numberOf(scaleTo)];
      if (from === undefined || to === undefined) throw new Error("a scaling has no range");
      return { kind: "scaling", statedWeight, reading, from, to, ...slots };
    }
    case "call":
      return readCall(fields, library);
    case "rolling":
      return { kind: "cash", statedWeight };
  }
}

function readSlot(fields: Fields, slot: string, side: "" | "Then" | "Else", library: Library): Slot {
  const children = listOf(fieldsOf(fields.children ?? {})[slot]);
  return {
    children: children.flatMap((child) =>
      child === null || child === undefined ? [] : [readNode(child, library)],
    ),
    weighting: readWeighting(fields, side),
  };
}

function named({ whenTrue, whenFalse }: { whenTrue: Slot; whenFalse: Slot }): NamedSlots {
  return { then: whenTrue, else: whenFalse };
}

function readPositions(value: unknown): readonly string[] {
  return listOf(value).flatMap((entry) => readHolding(entry) ?? []);
}

function readNumbered(fields: Fields, statedWeight: number, library: Library): OracleNode {
  const numbered = fieldsOf(fields.numbered);
  const entries = listOf(numbered.items).map(fieldsOf);
  const quantifier = nameIn(QUANTIFIERS, textOf(numbered.quantifier) ?? "any");
  if (quantifier === "ladder") {
    const items = entries.map((entry) => readItem(entry, {}, library));
    const rungs = [...items, null].map((_, count) => readSlot(fields, `ladder-${count}`, "", library));
    return { kind: "ladder", statedWeight, items, rungs };
  }
  const whenTrue = readSlot(fields, "then", "Then", library);
  const whenFalse = readSlot(fields, "else", "Else", library);
  const items = entries.map((entry) => readItem(entry, { then: whenTrue, else: whenFalse }, library));
  const n = numberOf(numbered.n) ?? 1;
  return { kind: "numbered", statedWeight, items, quantifier, n, whenTrue, whenFalse };
}

/** A `groupLogic` joins all of the item's conditions, whatever their types say. */
function readItem(item: Fields, slots: NamedSlots, library: Library): readonly Condition[] {
  const conditions = readConditions(item.conditions, slots, library.find);
  const logic = textOf(item.groupLogic);
  if (logic === undefined) return conditions;
  const type = nameIn(["and", "or"], logic);
  return conditions.map((condition) => ({ ...condition, type }));
}

/** The chain's root in the place of the call. What it weighs there is the call's own field, if it has one. */
function readCall(fields: Fields, library: Library): OracleNode {
  const id = String(fields.callRefId);
  if (!library.chains.has(id)) throw new Error(`there is no chain ${id}`);
  const root = readNode(library.chains.get(id), library);
  const own = numberOf(fields.definedWeight) ?? numberOf(fields.window);
  return own === undefined ? root : { ...root, statedWeight: Math.max(0, own) };
}
