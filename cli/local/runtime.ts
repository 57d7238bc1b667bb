/**
 * Cloudflare's local tools, loaded as the CommonJS modules that they are: for an `import` Node reads their twenty
 * megabytes twice more, to find out what they are and what they export.
 */
import { createRequire } from "node:module";
import type * as Miniflare from "miniflare";
import type * as Wrangler from "wrangler";

const require = createRequire(import.meta.url);

export const wrangler: typeof Wrangler = require("wrangler");
export const miniflare: typeof Miniflare = require("miniflare");
