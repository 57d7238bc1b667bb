import { customIndicator } from "../formula/custom-indicator.ts";
import { indicatorNamed } from "../indicators/catalogue.ts";
import { type Indicator, isCloseBased } from "../indicators/definition.ts";
import { textOf, wholeBars } from "./fields.ts";
import { type NamedSlots, readInstrument } from "./read-ticker.ts";
import type { Reading } from "./tree.ts";

export interface CustomFormula {
  readonly id: string;
  readonly name: string;
  readonly formula: string;
}

const DEFAULT_WINDOW = 14;

/** Finds indicators by id, alias or `custom:<id>`; one and the same object for one name. */
export type FindIndicator = (name: string) => Indicator;

export function indicatorsWith(formulas: readonly CustomFormula[]): FindIndicator {
  const custom = new Map<string, Indicator>(
    formulas.map(({ id, formula }) => [`custom:${id}`, customIndicator(id, formula)] as const),
  );
  return (name) => custom.get(name) ?? indicatorNamed(name);
}

export function readReading(
  metric: unknown,
  window: unknown,
  ticker: unknown,
  slots: NamedSlots,
  find: FindIndicator,
): Reading {
  const indicator = find(textOf(metric) ?? "");
  const instrument = readInstrument(ticker, slots);
  if (instrument.form !== "ticker" && !isCloseBased(indicator)) {
    throw new Error(`a ${instrument.form} has no ${indicator.id}`);
  }
  return { indicator, window: wholeBars(window, DEFAULT_WINDOW), instrument };
}
