/** `/api/live/doubts`: what the broker has more or less than is explained. */
import { createRoute } from "@hono/zod-openapi";
import { accountOf } from "../platform/addresses.ts";
import { acceptDoubtSchema, doubtsSchema } from "../contract/doubts.ts";
import { refusal, refusalResponse } from "./refusals.ts";
import { createRouter, json } from "./router.ts";

const accept = createRoute({
  method: "post",
  path: "/doubts/accept",
  summary: "Let what the broker has count, though nothing explains it; nothing is traded",
  request: { body: { required: true, content: json(acceptDoubtSchema) } },
  responses: {
    200: { description: "What is still in doubt", content: json(doubtsSchema) },
    400: refusalResponse("The input is invalid"),
    404: refusalResponse("Not found"),
    409: refusalResponse("A run is under way, or the doubt is not as it was shown"),
    502: refusalResponse("The broker did not answer"),
  },
});

export const doubtRoutes = createRouter().openapi(accept, async (c) => {
  const result = await accountOf(c.env, c.var.user.id).acceptDoubt(c.req.valid("json"));
  if (!result.ok) return c.json(refusal(result.code, result.message), result.status);
  return c.json(result.value, 200);
});
