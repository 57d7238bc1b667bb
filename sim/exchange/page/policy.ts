/** What the page may do in a browser, as its `Content-Security-Policy` says. */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { SCRIPT } from "./script.ts";

const SCRIPT_HASH = btoa(String.fromCharCode(...sha256(utf8ToBytes(SCRIPT))));

/**
 * Nothing is loaded from anywhere, the page's own script is the only one that runs, and no other page can show this
 * one in a frame. Styles are free because mails in HTML, whose frames are bound to this policy too, carry their own.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `script-src 'sha256-${SCRIPT_HASH}'`,
  "style-src 'unsafe-inline'",
  "img-src data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");
