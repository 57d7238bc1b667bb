/** `CC` and `CO` decide on the close, `OO` and `OC` before the open; `CO` and `OC` sell at the next moment. */
export type Timing = "CC" | "OO" | "CO" | "OC";

export function decidesBeforeOpen(timing: Timing): boolean {
  return timing === "OO" || timing === "OC";
}
