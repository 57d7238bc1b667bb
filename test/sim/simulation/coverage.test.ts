import { describe, expect, it } from "vitest";
import { PHASES } from "../../../sim/simulation/coverage/phases.ts";
import { SITUATIONS, situationNames } from "../../../sim/simulation/coverage/situations.ts";
import { printTable, unvisited } from "../../../sim/simulation/coverage/table.ts";
import { added, VisitsOfPlan } from "../../../sim/simulation/coverage/visits.ts";

const CLOCK = "refused once: clock";
const CANCEL = "order: cancel is settled after the close";

function visited(...fields: [typeof CLOCK | typeof CANCEL, "planning" | "selling" | "buying"][]) {
  const visits = new VisitsOfPlan();
  for (const [situation, phase] of fields) visits.visit(situation, phase);
  return visits.all;
}

describe("the table of what plans have visited", () => {
  it("counts plans and not visits", () => {
    const twice = visited([CANCEL, "selling"], [CANCEL, "selling"], [CANCEL, "buying"]);
    const all = added(twice, visited([CANCEL, "selling"]));
    expect(all).toEqual({ [`${CANCEL} / selling`]: 2, [`${CANCEL} / buying`]: 1 });
  });

  it("names every field that no plan has reached, and those only that can be reached", () => {
    const visits = visited([CANCEL, "selling"]);
    expect(unvisited(visits, [CLOCK, CANCEL])).toEqual([`${CLOCK} / planning`, `${CANCEL} / buying`]);
    expect(
      unvisited(added(visits, visited([CLOCK, "planning"], [CANCEL, "buying"])), [CLOCK, CANCEL]),
    ).toEqual([]);
  });

  it("has a line for each situation and a column for each phase", () => {
    const lines = printTable(visited([CANCEL, "buying"]), [CLOCK, CANCEL]).split("\n");
    expect(lines.map((line) => line.trim().split(/ {2,}/))).toEqual([
      ["visited by plans", ...PHASES],
      [CLOCK, "-", "-", "0", "-", "-", "-", "-", "-", "-"],
      [CANCEL, "-", "-", "-", "0", "1", "-", "-", "-", "-"],
    ]);
    expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
  });

  it("has each situation in a phase at the least", () => {
    expect(situationNames().filter((name) => SITUATIONS[name].length === 0)).toEqual([]);
  });
});
