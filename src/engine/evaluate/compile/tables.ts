import type { IndicatorDefinition } from "../../indicators/definition.ts";
import type {
  ConditionPlan,
  CutPlan,
  IndicatorPlan,
  ListPlan,
  NodePlan,
  SeriesPlan,
  Tables,
} from "../program.ts";
import { Interner } from "./interner.ts";
import { listKey, nodeKey } from "./keys.ts";

/** What a plan and its key take, generously. */
const ENTRY_BYTES = 512;

/** A window has fewer bars than this. */
const WINDOWS = 2 ** 24;

/**
 * The tables that programs are compiled into. An entry is looked up by what it means before it is made, and refers to
 * entries of the tables before its own or to earlier ones of its own: indices are an order in which all can be computed.
 */
export class ProgramTables implements Tables {
  readonly #series = new Interner<SeriesPlan>();
  readonly #conditions = new Interner<ConditionPlan, string | number>();
  readonly #lists = new Interner<ListPlan>();
  readonly #nodes = new Interner<NodePlan>();
  readonly indicators: IndicatorPlan[] = [];
  readonly cuts: CutPlan[] = [];
  /** By meaning, then by series and window. */
  readonly #indicatorsOf = new Map<string, Map<number, number>>();
  /** By indicator, then by value. */
  readonly #cutsOf: Map<number, number>[] = [];

  /** About how many bytes all entries take. */
  get bytes(): number {
    const { series, indicators, cuts, conditions, lists, nodes } = this;
    const tables: readonly (readonly unknown[])[] = [series, indicators, cuts, conditions, lists, nodes];
    return tables.reduce((sum, { length }) => sum + length * ENTRY_BYTES, 0);
  }

  get series(): readonly SeriesPlan[] {
    return this.#series.values;
  }

  get conditions(): readonly ConditionPlan[] {
    return this.#conditions.values;
  }

  get lists(): readonly ListPlan[] {
    return this.#lists.values;
  }

  get nodes(): readonly NodePlan[] {
    return this.#nodes.values;
  }

  /** The index of the series with that key, `undefined` when there is none. */
  seriesOf(key: string): number | undefined {
    return this.#series.indexOf(key);
  }

  addSeries(key: string, plan: SeriesPlan): number {
    return this.#series.intern(key, plan);
  }

  /** `meaning` is what the definition computes, as text. */
  addIndicator(meaning: string, definition: IndicatorDefinition, series: number, window: number): number {
    let known = this.#indicatorsOf.get(meaning);
    if (known === undefined) this.#indicatorsOf.set(meaning, (known = new Map<number, number>()));
    const bars = definition.hasWindow ? window : 1;
    const key = series * WINDOWS + bars;
    const index = known.get(key) ?? this.indicators.push({ definition, series, window: bars }) - 1;
    known.set(key, index);
    return index;
  }

  addCut(indicator: number, below: number): number {
    const known = (this.#cutsOf[indicator] ??= new Map<number, number>());
    const index = known.get(below) ?? this.cuts.push({ indicator, below }) - 1;
    known.set(below, index);
    return index;
  }

  addCondition(key: string | number, plan: ConditionPlan): number {
    return this.#conditions.intern(key, plan);
  }

  addList(plan: ListPlan): number {
    return this.#lists.intern(listKey(plan), plan);
  }

  addNode(plan: NodePlan): number {
    return this.#nodes.intern(nodeKey(plan), plan);
  }
}
