/** Secrets of one local installation: made once, kept in its state directory. */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

export interface LocalSecrets {
  readonly MASTER_KEYS: string;
  readonly AUTH_SECRET: string;
  readonly TIINGO_TOKEN: string;
  /** The password of the local user. */
  readonly PASSWORD: string;
}

/** The secrets in a state directory, made on first use. */
export function localSecrets(stateDirectory: string): LocalSecrets {
  const file = path.join(stateDirectory, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const secrets: LocalSecrets = {
    MASTER_KEYS: `1:${randomBytes(32).toString("base64")}`,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    TIINGO_TOKEN: randomBytes(20).toString("hex"),
    PASSWORD: randomBytes(9).toString("base64url"),
  };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
