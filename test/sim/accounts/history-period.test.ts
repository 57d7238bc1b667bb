import { describe, it } from "vitest";
import { firstDateOf } from "../../../sim/exchange/portfolio-history/period.ts";

describe("a period of the history", () => {
  it("includes its last date and as many dates as it says", ({ expect }) => {
    expect(firstDateOf("1D", "2023-10-19")).toBe("2023-10-19");
    expect(firstDateOf("7D", "2023-10-19")).toBe("2023-10-13");
    expect(firstDateOf("1W", "2023-10-19")).toBe("2023-10-13");
    expect(firstDateOf("1M", "2023-10-19")).toBe("2023-09-20");
    expect(firstDateOf("1A", "2023-10-19")).toBe("2022-10-20");
  });

  it("counts from the end of a month that is shorter", ({ expect }) => {
    expect(firstDateOf("1M", "2026-03-31")).toBe("2026-03-01");
    expect(firstDateOf("1M", "2024-03-30")).toBe("2024-03-01");
    expect(firstDateOf("13M", "2026-03-15")).toBe("2025-02-16");
    expect(firstDateOf("3M", "2026-02-28")).toBe("2025-11-29");
  });

  it("is a number above zero and one of four units", ({ expect }) => {
    for (const text of ["", "D", "0D", "1Y", "-1D", "1.5M", "1d"]) {
      expect(firstDateOf(text, "2026-11-20"), text).toBeUndefined();
    }
  });
});
