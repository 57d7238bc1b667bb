/** Removes things that an operator has added: one by its id, or all of them. */
import { Hono } from "hono";

/**
 * `DELETE /` and `DELETE /:id`: 204, or 404 with a `message` for an id that there is not. `remove` removes one, or all
 * without an id, and answers whether there was one; `what` names the thing in the message.
 */
export function removalRoutes(what: string, remove: (id?: string) => boolean): Hono {
  return new Hono()
    .delete("/", (context) => {
      remove();
      return context.body(null, 204);
    })
    .delete("/:id", (context) => {
      const id = context.req.param("id");
      return remove(id)
        ? context.body(null, 204)
        : context.json({ message: `there is no ${what} ${id}` }, 404);
    });
}
