/** Secrets of one local installation: made once, kept in its state directory. */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

export interface LocalSecrets {
  readonly MASTER_KEYS: string;
  readonly AUTH_SECRET: string;
  readonly TIINGO_TOKEN: string;
  /** What stops all trading without anybody signed in. */
  readonly OPERATOR_TOKEN: string;
  /** The password of the local user. */
  readonly PASSWORD: string;
}

const newToken = () => randomBytes(32).toString("hex");

function save(file: string, secrets: LocalSecrets): LocalSecrets {
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

/** The secrets in a state directory, made on first use. */
export function localSecrets(stateDirectory: string): LocalSecrets {
  const file = path.join(stateDirectory, "secrets.json");
  if (existsSync(file)) {
    // Files from before there was an operator's token lack it.
    const { OPERATOR_TOKEN = newToken(), ...known } = JSON.parse(readFileSync(file, "utf8"));
    return save(file, { ...known, OPERATOR_TOKEN });
  }
  const secrets: LocalSecrets = {
    MASTER_KEYS: `1:${randomBytes(32).toString("base64")}`,
    AUTH_SECRET: newToken(),
    TIINGO_TOKEN: randomBytes(20).toString("hex"),
    OPERATOR_TOKEN: newToken(),
    PASSWORD: randomBytes(9).toString("base64url"),
  };
  return save(file, secrets);
}
