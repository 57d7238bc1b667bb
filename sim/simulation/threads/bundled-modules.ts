/**
 * Modules that the Worker's bundler makes out of other files: SQL as text, JSON without import attributes. Importing this
 * first lets the account's own modules be loaded by Node as they are.
 */
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

registerHooks({
  load(url, context, nextLoad) {
    const isSql = url.endsWith(".sql");
    const isJson = url.endsWith(".json") && context.importAttributes["type"] === undefined;
    if (!isSql && !isJson) return nextLoad(url, context);
    const text = readFileSync(fileURLToPath(url), "utf8");
    const source = `export default ${isSql ? JSON.stringify(text) : text};`;
    return { format: "module", shortCircuit: true, source };
  },
});
