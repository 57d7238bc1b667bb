/** What must be known before a strategy, or a branch of one, can start. */
import { DAILY_VOLATILITY } from "./slot.ts";
import type { Condition, OracleNode, Reading, Slot } from "../tree/tree.ts";
import { holdableBy, holdableIn, nodesIn, nodesOf, positionTickers, slotsOf } from "../tree/walk.ts";

export interface Requirements {
  readonly held: ReadonlySet<string>;
  /** Indicators of conditions, rankings and scalings; volatilities of what weightings by volatility may weigh. */
  readonly readings: readonly Reading[];
}

export function requirementsOfNode(node: OracleNode): Requirements {
  return { held: holdableBy(node), readings: readingsOf(nodesOf(node), slotsBelow(node)) };
}

export function requirementsOfSlot(slot: Slot): Requirements {
  const nodes = nodesIn(slot);
  return {
    held: holdableIn(slot),
    readings: readingsOf(nodes, [slot, ...slot.children.flatMap(slotsBelow)]),
  };
}

/** The tickers whose bars a reading takes; those of a branch are its node's anyway. */
export function tickersOfReading({ instrument }: Reading): readonly string[] {
  switch (instrument.form) {
    case "ticker":
      return [instrument.ticker];
    case "ratio":
      return [instrument.numerator, instrument.denominator];
    case "branch":
      return [];
  }
}

function slotsBelow(node: OracleNode): readonly Slot[] {
  return nodesOf(node).flatMap(slotsOf);
}

function readingsOf(nodes: readonly OracleNode[], slots: readonly Slot[]): readonly Reading[] {
  return [...nodes.flatMap(readingsOfNode), ...slots.flatMap(volatilitiesOf)];
}

function readingsOfNode(node: OracleNode): readonly Reading[] {
  switch (node.kind) {
    case "position":
    case "cash":
    case "basic":
      return [];
    case "function":
      return positionTickers(nodesIn(node.next)).map((ticker) => ({
        indicator: node.indicator,
        window: node.window,
        instrument: { form: "ticker", ticker },
      }));
    case "indicator":
      return node.conditions.flatMap(readingsOfCondition);
    case "numbered":
    case "ladder":
      return node.items.flat().flatMap(readingsOfCondition);
    case "altExit":
      return [...node.entry, ...node.exit].flatMap(readingsOfCondition);
    case "scaling":
      return [node.reading];
  }
}

function readingsOfCondition(condition: Condition): readonly Reading[] {
  if (condition.kind === "date") return [];
  return typeof condition.right === "number" ? [condition.left] : [condition.left, condition.right];
}

function volatilitiesOf(slot: Slot): readonly Reading[] {
  const { mode, volWindow } = slot.weighting;
  if (mode !== "inverse" && mode !== "pro") return [];
  return [...holdableIn(slot)].map((ticker) => ({
    indicator: DAILY_VOLATILITY,
    window: volWindow,
    instrument: { form: "ticker", ticker },
  }));
}
