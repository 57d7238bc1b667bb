import { below, type Location, refuse } from "./location.ts";
import { squeezed } from "./squeezed.ts";

/**
 * Refuses a place whose ticker is named elsewhere in the Forge: by a list of tickers, which no file has, or by a
 * condition above. The field `mode` says so, by anything but `manual`, or without it the id of a list. Answers whether
 * it did; what stands in the ticker's own field is a leftover then.
 */
export function refuseNamedElsewhere<Name extends string>(
  written: { readonly [Field in Name]?: string | undefined },
  fields: { readonly mode: Name; readonly list: Name },
  at: Location,
): boolean {
  const mode = written[fields.mode];
  if (mode === undefined && written[fields.list] === undefined) return false;
  const name = squeezed(mode ?? "ticker list");
  if (name === "manual") return false;
  const whose = name === "tickerlist" ? "those of a list" : "that of a condition above";
  const message = `the ticker is ${whose}, which is kept elsewhere: write it out`;
  refuse(below(at, mode === undefined ? fields.list : fields.mode), "ticker.elsewhere", message);
  return true;
}
