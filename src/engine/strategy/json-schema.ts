import * as z from "zod";
import { conditionShape } from "./parsing/shape/condition.ts";
import { callChainOf, customIndicatorShape, libraryOf, WRAPPER_FIELDS } from "./parsing/shape/document.ts";
import { conditionListsOf, itemOf, nodeShape, numberedOf, slotsOf } from "./parsing/shape/node.ts";

const condition = conditionShape.meta({ id: "Condition", description: "One condition of a list" });
const item = itemOf(condition).meta({ id: "Item", description: "An item of a numbered node" });

/** The parser's shape of a node, with the parts that it reads one by one. */
const node: z.ZodType = nodeShape
  .extend({
    ...conditionListsOf(condition),
    numbered: numberedOf(item),
    get children() {
      return slotsOf(z.nullable(node));
    },
  })
  .meta({ id: "Node", description: "A node and everything below it" });

const indicator = customIndicatorShape.meta({
  id: "CustomIndicator",
  description: "An indicator of the author's own",
});
const chain = callChainOf(z.union([node, z.string()])).meta({
  id: "CallChain",
  description: "A saved tree that call nodes refer to",
});
const library = z.object(libraryOf(indicator, chain));

const root = z.intersection(node, library).meta({ description: "A strategy as its root node" });
const wrappers = WRAPPER_FIELDS.map((field) =>
  z
    .object({ [field]: node.meta({ description: "The root node" }) })
    .extend(library.shape)
    .meta({ description: "A strategy as a wrapper around its root node" }),
);

/**
 * The strategy format as a JSON Schema (draft 2020-12), made of the shapes that the parser reads by. What they do not
 * say (which kind uses which field, what refers to what) only the parser knows.
 */
export function strategyJsonSchema(): object {
  return z.toJSONSchema(z.union([root, ...wrappers]), { io: "input" });
}
