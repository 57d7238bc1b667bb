/**
 * Seals a broker's key and secret: AES-256-GCM under a key that PBKDF2-SHA-256 derives from a master key and a
 * salt of the credential's own. One derivation serves both values; each has an IV of its own. User, field and
 * key version are authenticated with each value, so that a row copied to another user or column does not open.
 */
import { fromBase64, toBase64 } from "../base64.ts";
import type { MasterKeys } from "./master-keys.ts";

/** The most that the platform's WebCrypto allows in production; locally it would take more. */
export const PBKDF2_ITERATIONS = 100_000;
export const SALT_BYTES = 32;
export const IV_BYTES = 16;

/** A broker's API key pair in the clear. Never stored, never logged. */
export interface KeyPair {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** A sealed key pair. All fields but `keyVersion` are Base64; a sealed value is its IV followed by the ciphertext. */
export interface SealedKeyPair {
  readonly apiKeyEncrypted: string;
  readonly apiSecretEncrypted: string;
  readonly salt: string;
  readonly keyVersion: number;
}

export type OpenResult =
  | { ok: true; keyPair: KeyPair }
  | { ok: false; code: "unknown_key_version" | "tampered" };

type Field = "api_key" | "api_secret";

async function deriveKey(master: BufferSource, salt: BufferSource): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", master, "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: PBKDF2_ITERATIONS },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

function additionalData(userId: string, field: Field, keyVersion: number): Uint8Array {
  return new TextEncoder().encode(JSON.stringify([userId, field, keyVersion]));
}

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  crypto.getRandomValues(bytes);
  return bytes;
}

/** Seals a key pair for a user with the newest master key, a fresh salt and fresh IVs. */
export async function seal(keys: MasterKeys, userId: string, keyPair: KeyPair): Promise<SealedKeyPair> {
  const master = keys.keys.get(keys.current);
  if (!master) throw new Error("the current master key is missing");
  const salt = randomBytes(SALT_BYTES);
  const key = await deriveKey(master, salt);
  const sealValue = async (field: Field, value: string): Promise<string> => {
    const iv = randomBytes(IV_BYTES);
    const ciphertext = await crypto.subtle.encrypt(
      { name: "AES-GCM", iv, additionalData: additionalData(userId, field, keys.current) },
      key,
      new TextEncoder().encode(value),
    );
    return toBase64(new Uint8Array([...iv, ...new Uint8Array(ciphertext)]));
  };
  return {
    apiKeyEncrypted: await sealValue("api_key", keyPair.apiKey),
    apiSecretEncrypted: await sealValue("api_secret", keyPair.apiSecret),
    salt: toBase64(salt),
    keyVersion: keys.current,
  };
}

/**
 * Opens what `seal` sealed for the same user. `unknown_key_version`: its master key is no longer configured;
 * `tampered`: a byte changed, or it was sealed for another user or field.
 */
export async function open(keys: MasterKeys, userId: string, sealed: SealedKeyPair): Promise<OpenResult> {
  const master = keys.keys.get(sealed.keyVersion);
  if (!master) return { ok: false, code: "unknown_key_version" };
  try {
    const key = await deriveKey(master, fromBase64(sealed.salt));
    const openValue = async (field: Field, text: string): Promise<string> => {
      const bytes = fromBase64(text);
      const plain = await crypto.subtle.decrypt(
        {
          name: "AES-GCM",
          iv: bytes.subarray(0, IV_BYTES),
          additionalData: additionalData(userId, field, sealed.keyVersion),
        },
        key,
        bytes.subarray(IV_BYTES),
      );
      return new TextDecoder().decode(plain);
    };
    const apiKey = await openValue("api_key", sealed.apiKeyEncrypted);
    const apiSecret = await openValue("api_secret", sealed.apiSecretEncrypted);
    return { ok: true, keyPair: { apiKey, apiSecret } };
  } catch {
    return { ok: false, code: "tampered" };
  }
}
