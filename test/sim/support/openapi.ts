/** A small OpenAPI document about a shop, and answers of that shop. */
import { parseDocument } from "../../../sim/conformance/openapi/parse-document.ts";
import type { OpenApiDocument } from "../../../sim/conformance/openapi/document.ts";

/** The parts that every version of the document has, in YAML. */
export const SHOP = `
info: { title: Shop, version: "1.4" }
servers: [{ url: https://shop.test }]
paths:
  /v2/goods:
    summary: everything on sale
    get:
      responses:
        "200":
          description: a list
          content:
            application/json:
              schema: { type: array, items: { $ref: "#/components/schemas/Good" } }
        "4XX": { $ref: "#/components/responses/Refused" }
  /v2/goods/{id}:
    get:
      responses:
        "200": { $ref: "#/components/responses/OneGood" }
        "404": { description: nothing of that kind }
    delete:
      responses:
        "204": { description: gone }
  /v2/goods/dearest:
    get:
      responses:
        default: { $ref: "#/components/responses/OneGood" }
  /v2/goods:by_colour:
    get:
      responses:
        "200": { description: without a schema }
components:
  responses:
    OneGood:
      description: one good
      content: { application/json: { schema: { $ref: "#/components/schemas/Good" } } }
    Refused:
      description: why not
      content:
        application/json:
          schema: { type: object, required: [message], properties: { message: { type: string } } }
  schemas:
    Good:
      type: object
      required: [id, price, since]
      properties:
        id: { type: string, format: uuid }
        price: { type: string, format: decimal }
        since: { type: string, format: date-time }
        colour: { type: string, enum: [red, blue] }
        shade: { type: string, format: shade }
        places: { type: integer, format: uint32 }
`;

/** A good as the shop should answer it. */
export const GOOD = {
  id: "0b6ad9f0-5a3e-4f5e-8d8a-1f6f0a7f2d11",
  price: "12.50",
  since: "2026-11-20T20:45:00.123456789Z",
  colour: "red",
  shade: "whatever",
  places: 3,
};

/** The document in a text; throws when it is none. */
export function documentIn(text: string): OpenApiDocument {
  const parsed = parseDocument(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.document;
}
