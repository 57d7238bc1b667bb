import * as fc from "fast-check";
import { describe, it } from "vitest";
import { packBars, unpackBars } from "../../../src/engine/bars/packed.ts";
import { packetChecksum } from "../../../src/engine/bars/packet.ts";
import type { DailyBars } from "../../../src/engine/bars/types.ts";
import { dateOfEpochDay } from "../../../src/engine/calendar/dates.ts";
import { flatBars } from "../../worker/support/vendors/bars.ts";

const bar = fc.record({
  day: fc.integer({ min: 0, max: 40_000 }),
  open: fc.double({ noNaN: true }),
  high: fc.double({ noNaN: true }),
  low: fc.double({ noNaN: true }),
  close: fc.double(),
  volume: fc.maxSafeNat(),
});

const histories: fc.Arbitrary<DailyBars> = fc.array(bar, { maxLength: 40 }).map((rows) => ({
  dates: rows.map(({ day }) => dateOfEpochDay(day)),
  open: Float64Array.from(rows, ({ open }) => open),
  high: Float64Array.from(rows, ({ high }) => high),
  low: Float64Array.from(rows, ({ low }) => low),
  close: Float64Array.from(rows, ({ close }) => close),
  volume: Float64Array.from(rows, ({ volume }) => volume),
}));

const DATES = ["2026-11-18", "2026-11-19", "2026-11-20"];

describe("packed bars", () => {
  it("come back as they were, every bit of them", ({ expect }) => {
    fc.assert(
      fc.property(histories, (bars) => {
        expect(unpackBars(packBars(bars))).toEqual(bars);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("take 44 bytes a bar and a few more, so that thirty years fit into half a megabyte", ({ expect }) => {
    expect(packBars(flatBars(DATES)).byteLength).toBe(40 + 16 + 3 * 40);
    expect(packBars(flatBars([])).byteLength).toBe(40);
  });

  it("are refused when anything is missing, or too much", ({ expect }) => {
    const whole = new Uint8Array(packBars(flatBars(DATES)));
    for (let length = 0; length < whole.length; length++) {
      expect(unpackBars(whole.slice(0, length).buffer)).toBeUndefined();
    }
    expect(unpackBars(Uint8Array.of(...whole, 0).buffer)).toBeUndefined();
  });

  it("are refused when a single bit changed, wherever it is", ({ expect }) => {
    const { byteLength } = packBars(flatBars(DATES));
    for (let bit = 0; bit < byteLength * 8; bit++) {
      const buffer = packBars(flatBars(DATES));
      const bytes = new Uint8Array(buffer);
      bytes[bit >> 3] = bytes.at(bit >> 3)! ^ (1 << (bit & 7));
      expect(unpackBars(buffer)).toBeUndefined();
    }
  });

  it("have the same checksum exactly when they are the same", ({ expect }) => {
    const checksum = packetChecksum(packBars(flatBars(DATES)));
    expect(checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(packetChecksum(packBars(flatBars(DATES)))).toBe(checksum);
    expect(packetChecksum(packBars(flatBars(DATES, 101)))).not.toBe(checksum);
  });

  it("are refused when they are something else", ({ expect }) => {
    expect(
      unpackBars(Uint8Array.from('{"dates":[]}', (letter) => letter.charCodeAt(0)).buffer),
    ).toBeUndefined();
    expect(unpackBars(new ArrayBuffer(0))).toBeUndefined();
  });
});
