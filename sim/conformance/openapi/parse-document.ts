/** Reads an OpenAPI document from YAML or JSON. */
import { parse } from "yaml";
import { problemsOf } from "../../exchange/http/problems.ts";
import { OpenApiDocument } from "./document.ts";
import { brokenReference } from "./references.ts";

export type ParsedDocument =
  | { readonly ok: true; readonly document: OpenApiDocument }
  | { readonly ok: false; readonly message: string };

function parsedYaml(text: string): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, value: parse(text) };
  } catch (error) {
    const [line = ""] = String(error instanceof Error ? error.message : error).split("\n");
    return { ok: false, message: line.replace(/:$/, "") };
  }
}

/** The document in a text; `message` says in one line what keeps it from being one. */
export function parseDocument(text: string): ParsedDocument {
  const yaml = parsedYaml(text);
  if (!yaml.ok) return { ok: false, message: `neither YAML nor JSON: ${yaml.message}` };
  const read = OpenApiDocument.safeParse(yaml.value);
  if (!read.success) return { ok: false, message: `not an OpenAPI document: ${problemsOf(read.error)}` };
  const broken = brokenReference(read.data);
  return broken === undefined
    ? { ok: true, document: read.data }
    : { ok: false, message: `$ref ${broken} leads nowhere in the document` };
}
