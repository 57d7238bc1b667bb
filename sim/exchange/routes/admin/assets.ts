/** `/admin/assets/:symbol`: what may be done with an asset. */
import { Hono } from "hono";
import { AssetFlags } from "../../assets/asset-flags.ts";
import type { Core } from "../../core.ts";
import { readBody } from "./request-body.ts";

const Change = AssetFlags.partial().strict();

/** Routes of the operator's assets. */
export function assetRoutes(core: Core): Hono {
  return new Hono().patch("/assets/:symbol", async (context) => {
    const symbol = context.req.param("symbol");
    const now = core.clock.now();
    if (!core.assets.find(symbol, now)) {
      return context.json({ message: `there is no asset ${symbol}` }, 404);
    }
    const change = await readBody(context, Change);
    if (!change.ok) return change.answer;
    core.assets.change(symbol, change.value);
    return context.json(core.assets.find(symbol, now));
  });
}
