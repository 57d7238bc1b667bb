/** Checks answers against the schemas of an OpenAPI document. */
import { Ajv2020 } from "ajv/dist/2020.js";
import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Answer } from "../answer.ts";
import { templateOf, withoutQuery } from "../path-template.ts";
import { operationName } from "./document.ts";
import type { OpenApiDocument } from "./document.ts";
import { alpacaFormats, formatsIn } from "./formats.ts";
import { withCurrentSchemas } from "./json-schema.ts";
import { placeAt, pointerTo } from "./references.ts";
import type { Place } from "./references.ts";

const DOCUMENT = "document";
const JSON_TYPE = "application/json";

/** What the document says of an answer; `undefined` when it does not have the path with the method. */
export type Verdict =
  | { readonly operation: string; readonly documented: false }
  | { readonly operation: string; readonly documented: true; readonly problems: readonly string[] };

function problemIn({ instancePath, message, params, keyword }: ErrorObject): string {
  const detail =
    keyword === "enum" || keyword === "const" ? ` ${JSON.stringify(Object.values(params)[0])}` : "";
  return `${instancePath || "(all of it)"} ${message ?? keyword}${detail}`;
}

export class AnswerValidator {
  /** Formats of the document that are not checked, since nobody knows them. */
  readonly uncheckedFormats: readonly string[];
  readonly #document: OpenApiDocument;
  readonly #ajv: Ajv2020;

  constructor(document: OpenApiDocument) {
    this.#document = document;
    // Documents carry words besides those of JSON Schema. `anyOf` and `oneOf` say most when all errors are there.
    this.#ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(this.#ajv);
    for (const [name, format] of Object.entries(alpacaFormats)) this.#ajv.addFormat(name, format);
    this.uncheckedFormats = [...formatsIn(document)].filter((name) => !this.#ajv.formats[name]);
    for (const name of this.uncheckedFormats) this.#ajv.addFormat(name, true);
    const schemas = document.openapi.startsWith("3.0.") ? withCurrentSchemas(document) : document;
    this.#ajv.addSchema(schemas, DOCUMENT);
  }

  /** What is wrong with an answer. A success that the document does not describe is wrong, a refusal undocumented. */
  judge({ method, path, status, body }: Answer): Verdict | undefined {
    const template = templateOf(Object.keys(this.#document.paths), withoutQuery(path));
    if (template === undefined) return undefined;
    const names = ["paths", template, method.toLowerCase()];
    if (!placeAt(this.#document, names)) return undefined;
    const operation = operationName(method, template);
    const response = this.#response([...names, "responses"], status);
    if (!response) {
      if (status >= 400) return { operation, documented: false };
      return { operation, documented: true, problems: [`the document has no answer ${status}`] };
    }
    return { operation, documented: true, problems: this.#problems(response, body, status >= 400) };
  }

  /** The description of a status: its own, that of its class (`2XX`), or `default`. */
  #response(names: readonly string[], status: number): Place | undefined {
    const keys = [String(status), `${Math.floor(status / 100)}XX`, "default"];
    for (const key of keys) {
      const place = placeAt(this.#document, [...names, key]);
      if (place) return place;
    }
    return undefined;
  }

  /** Refusals that are described in words only may have any body. */
  #problems(response: Place, body: unknown, refusal: boolean): string[] {
    const schema = placeAt(this.#document, [...response.names, "content", JSON_TYPE, "schema"]);
    if (!schema) {
      return body === "" || refusal ? [] : ["the document has no schema for this answer, which has a body"];
    }
    const validate = this.#validate(pointerTo(schema));
    return validate(body) ? [] : (validate.errors ?? []).map(problemIn);
  }

  #validate(pointer: string): ValidateFunction {
    const reference = `${DOCUMENT}#${encodeURI(pointer)}`;
    const validate = this.#ajv.getSchema(reference);
    if (!validate) throw new Error(`${reference} cannot be resolved`);
    return validate;
  }
}
