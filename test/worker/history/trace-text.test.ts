import fc from "fast-check";
import { describe, it } from "vitest";
import { writeTrace } from "../../../src/durable/account/record/trace-text.ts";
import type { TraceEntry } from "../../../src/engine/evaluate/decision/trace.ts";

const entry = (id: string): TraceEntry => ({
  id,
  kind: "basic",
  active: true,
  share: 1,
  weights: { SPY: 1 },
  carried: [],
});
const traces = fc.array(fc.string({ maxLength: 40 }).map(entry), { maxLength: 120 });
const room = fc.integer({ min: 0, max: 12_000 });

/** What there always is room for: the note at the end of a trace. */
const NOTE = 200;

describe("the trace of a decision, as it is stored", () => {
  it("is whole where there is room for it, to the character", ({ expect }) => {
    fc.assert(
      fc.property(traces, (trace) => {
        const whole = JSON.stringify(trace);
        expect(writeTrace(trace, whole.length)).toBe(whole);
        expect(writeTrace(trace, Number.POSITIVE_INFINITY)).toBe(whole);
        if (whole.length > NOTE) expect(writeTrace(trace, whole.length - 1)).toContain('{"leftOut":');
      }),
    );
  });

  it("else has its first entries, as many as there is room for, and tells how many are left out", ({
    expect,
  }) => {
    fc.assert(
      fc.property(traces, room, (trace, most) => {
        const text = writeTrace(trace, most);
        fc.pre(text !== JSON.stringify(trace));
        expect(text.length).toBeLessThanOrEqual(Math.max(most, NOTE));
        const kept = JSON.parse(text);
        const { leftOut, message } = kept.pop();
        expect(kept).toEqual(trace.slice(0, kept.length));
        expect(leftOut).toBe(trace.length - kept.length);
        expect(message).toContain(`${leftOut} more nodes`);
        expect(text.length + JSON.stringify(trace[kept.length]).length + NOTE).toBeGreaterThan(most);
      }),
    );
  });

  it("comes out the same again from the same trace, and never from another one", ({ expect }) => {
    fc.assert(
      fc.property(traces, room, fc.nat(), (trace, most, at) => {
        const text = writeTrace(trace, most);
        expect(writeTrace(trace, text.length)).toBe(text);
        expect(writeTrace([...trace, entry("one more")], text.length)).not.toBe(text);
        const kept = JSON.parse(text).filter((node: object) => "id" in node).length;
        if (kept === 0) return;
        const changed = trace.with(
          at % kept,
          entry("changed to something longer than any of the others are"),
        );
        expect(writeTrace(changed, text.length)).not.toBe(text);
      }),
    );
  });
});
