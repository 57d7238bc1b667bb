/** What an operator sets on an asset, over what the exchange was opened with. */
import * as z from "zod";

export const AssetFlags = z.object({
  tradable: z.boolean(),
  fractionable: z.boolean(),
  shortable: z.boolean(),
  marginable: z.boolean(),
});

export type AssetFlags = Readonly<z.output<typeof AssetFlags>>;
