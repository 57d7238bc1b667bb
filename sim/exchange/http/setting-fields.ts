/** Fields that the operator's settings add to trading answers. */
import type { MiddlewareHandler } from "hono";
import type { Core } from "../core.ts";
import { withFields } from "../faults/changed-fields.ts";
import { extraFields } from "../random/extra-fields.ts";
import { hash } from "../random/hash.ts";
import { rewrittenJson } from "./json-answer.ts";

/** As they stood on an account that never traded a day, before Alpaca removed them. */
const PDT_FIELDS = { pattern_day_trader: false, daytrade_count: 0, daytrading_buying_power: "0" };

/** Adds the fields that the settings ask for to the JSON of every answer; the extra ones belong to seed and path. */
export function addSettingFields(core: Core): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const settings = core.settings.current;
    const { path } = context.req;
    const isAccount = path === "/v2/account" && context.res.ok;
    const fields = {
      ...(settings.pdtFields && isAccount ? PDT_FIELDS : {}),
      ...(settings.extraFields ? extraFields(hash(core.seed, path)) : {}),
    };
    if (Object.keys(fields).length === 0) return;
    context.res = await rewrittenJson(context.res, (value) => withFields(value, fields));
  };
}
