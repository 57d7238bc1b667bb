/** Plays the scenario against an exchange in this process and compares its answers with documents. */
import { readFileSync } from "node:fs";
import { conformanceOf } from "../../sim/conformance/openapi/conformance.ts";
import type { ConformanceReport } from "../../sim/conformance/openapi/conformance.ts";
import type { OpenApiDocument } from "../../sim/conformance/openapi/document.ts";
import { parseDocument } from "../../sim/conformance/openapi/parse-document.ts";
import { playScenario } from "../../sim/conformance/scenario/scenario.ts";
import { openStage } from "../../sim/conformance/scenario/stage.ts";
import { UserError } from "../support/user-error.ts";

export interface FileReport extends ConformanceReport {
  readonly file: string;
}

function readDocument(file: string): OpenApiDocument {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new UserError(`--openapi ${file}: the file cannot be read`);
  }
  const parsed = parseDocument(text);
  if (!parsed.ok) throw new UserError(`--openapi ${file}: ${parsed.message}`);
  return parsed.document;
}

/** A report on each file, in their order. A file that is no OpenAPI document is a `UserError`. */
export async function checkConformance(files: readonly string[]): Promise<FileReport[]> {
  const documents = files.map((file) => ({ file, document: readDocument(file) }));
  const { exchange, keys } = await openStage();
  const answers = await playScenario({
    fetch: (request) => exchange.fetch(request),
    keys,
    clock: exchange.clock,
  });
  return documents.map(({ file, document }) => ({ file, ...conformanceOf(document, answers) }));
}
