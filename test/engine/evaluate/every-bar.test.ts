import * as fc from "fast-check";
import { afterEach, describe, it, vi } from "vitest";
import { evaluate } from "../../../src/engine/evaluate/evaluate.ts";
import { Evaluator } from "../../../src/engine/evaluate/history/evaluator.ts";
import { LentColumns } from "../../../src/engine/numeric/column-source.ts";
import { prepare } from "../agreement/support.ts";
import { markets } from "../oracle/arbitraries/markets.ts";
import { strategies, timings } from "../oracle/arbitraries/strategies.ts";
import { holdsAlways, PROPERTY_TIMEOUT } from "../support/property.ts";
import { rowsOf } from "../support/strategies.ts";

/** Columns that turn to nonsense as soon as nobody may read them any more. */
function poisonWhatIsTakenBack(): void {
  const lent = new Set<Float64Array>();
  // oxlint-disable-next-line typescript/unbound-method -- each is called with its own `this`
  const { empty, leave, takeBack } = LentColumns.prototype;
  vi.spyOn(LentColumns.prototype, "empty").mockImplementation(function (this: LentColumns, length) {
    const column = empty.call(this, length);
    lent.add(column);
    return column;
  });
  vi.spyOn(LentColumns.prototype, "leave").mockImplementation(function (this: LentColumns, column) {
    for (const whole of lent) if (whole.buffer === column.buffer) lent.delete(whole);
    leave.call(this, column);
  });
  vi.spyOn(LentColumns.prototype, "takeBack").mockImplementation(function (this: LentColumns) {
    for (const column of lent) column.fill(1e300);
    lent.clear();
    takeBack.call(this);
  });
}

describe("evaluating every bar", { timeout: PROPERTY_TIMEOUT }, () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("reads no column after it was let go", ({ expect }) => {
    holdsAlways(
      fc.property(strategies, markets, timings, (tree, bars, timing) => {
        const { program, table } = prepare(tree, bars);
        vi.restoreAllMocks();
        const weights = rowsOf(evaluate(program, table, timing));
        poisonWhatIsTakenBack();
        expect(rowsOf(evaluate(program, table, timing))).toEqual(weights);
      }),
      60,
    );
  });

  it("adds up the same weights by ticker as child by child", ({ expect }) => {
    holdsAlways(
      fc.property(strategies, markets, timings, (tree, bars, timing) => {
        const { program, table } = prepare(tree, bars);
        const evaluator = new Evaluator(program.tables, table);
        const byChild = evaluator.evaluate(program, timing, { byTicker: false });
        expect(evaluator.evaluate(program, timing, { byTicker: true }).weights).toEqual(byChild.weights);
      }),
      100,
    );
  });
});
