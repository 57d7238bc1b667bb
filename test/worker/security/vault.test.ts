import { describe, it } from "vitest";
import { fromBase64, toBase64 } from "../../../src/security/base64.ts";
import { parseMasterKeys } from "../../../src/security/vault/master-keys.ts";
import {
  IV_BYTES,
  open,
  PBKDF2_ITERATIONS,
  SALT_BYTES,
  seal,
  type SealedKeyPair,
} from "../../../src/security/vault/vault.ts";

const OLD = `1:${toBase64(new Uint8Array(32).fill(1))}`;
const NEW = `2:${toBase64(new Uint8Array(32).fill(2))}`;
const KEYS = parseMasterKeys(OLD);
const PAIR = { apiKey: "PK-canary-key", apiSecret: "canary-secret-of-40-characters-0123456789" };
const USER = "user-1";

/** The sealed pair with one byte of one field flipped. */
function flipped(
  sealed: SealedKeyPair,
  field: "apiKeyEncrypted" | "apiSecretEncrypted" | "salt",
  at: number,
) {
  const bytes = fromBase64(sealed[field]);
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  return { ...sealed, [field]: toBase64(bytes) };
}

describe("the vault", () => {
  it("opens what it sealed for the same user", async ({ expect }) => {
    const sealed = await seal(KEYS, USER, PAIR);
    expect(await open(KEYS, USER, sealed)).toEqual({ ok: true, keyPair: PAIR });
  });

  it("keeps letters of any script", async ({ expect }) => {
    const pair = { apiKey: "ключ-鍵", apiSecret: "🔑" };
    expect(await open(KEYS, USER, await seal(KEYS, USER, pair))).toEqual({ ok: true, keyPair: pair });
  });

  it("shows nothing of the pair in what it seals", async ({ expect }) => {
    const sealed = await seal(KEYS, USER, PAIR);
    const text = JSON.stringify(sealed) + atob(sealed.apiKeyEncrypted) + atob(sealed.apiSecretEncrypted);
    expect(text).not.toContain("canary");
  });

  it("derives keys with as many iterations as the platform allows and no more", ({ expect }) => {
    expect(PBKDF2_ITERATIONS).toBe(100_000);
  });

  it("draws a salt of 32 bytes for each credential and an IV of 16 bytes for each value", async ({
    expect,
  }) => {
    const sealed = await Promise.all(Array.from({ length: 5 }, () => seal(KEYS, USER, PAIR)));
    const salts = new Set(sealed.map(({ salt }) => salt));
    const ivs = new Set(
      sealed
        .flatMap(({ apiKeyEncrypted, apiSecretEncrypted }) => [apiKeyEncrypted, apiSecretEncrypted])
        .map((value) => toBase64(fromBase64(value).subarray(0, IV_BYTES))),
    );
    expect([SALT_BYTES, IV_BYTES]).toEqual([32, 16]);
    expect(sealed.map(({ salt }) => fromBase64(salt).length)).toEqual([32, 32, 32, 32, 32]);
    expect(salts.size).toBe(5);
    expect(ivs.size).toBe(10);
    const tag = 16;
    expect(fromBase64(sealed.at(0)!.apiKeyEncrypted)).toHaveLength(IV_BYTES + PAIR.apiKey.length + tag);
  });

  it("refuses another user's pair", async ({ expect }) => {
    const sealed = await seal(KEYS, USER, PAIR);
    expect(await open(KEYS, "user-2", sealed)).toEqual({ ok: false, code: "tampered" });
  });

  it("refuses key and secret in each other's place", async ({ expect }) => {
    const { apiKeyEncrypted, apiSecretEncrypted, ...rest } = await seal(KEYS, USER, PAIR);
    const swapped = { ...rest, apiKeyEncrypted: apiSecretEncrypted, apiSecretEncrypted: apiKeyEncrypted };
    expect(await open(KEYS, USER, swapped)).toEqual({ ok: false, code: "tampered" });
  });

  it("refuses values that were cut off or are no Base64", async ({ expect }) => {
    const sealed = await seal(KEYS, USER, PAIR);
    for (const apiSecretEncrypted of ["", "AAAA", "not Base64!"]) {
      expect(await open(KEYS, USER, { ...sealed, apiSecretEncrypted })).toEqual({
        ok: false,
        code: "tampered",
      });
    }
  });

  it.for([
    { field: "apiKeyEncrypted" as const, at: 0, what: "an IV" },
    { field: "apiKeyEncrypted" as const, at: 20, what: "a ciphertext" },
    { field: "apiSecretEncrypted" as const, at: -1, what: "a tag" },
    { field: "salt" as const, at: 31, what: "the salt" },
  ])("refuses a flipped bit of $what", async ({ field, at }, { expect }) => {
    const sealed = await seal(KEYS, USER, PAIR);
    expect(await open(KEYS, USER, flipped(sealed, field, at))).toEqual({ ok: false, code: "tampered" });
  });

  it("opens with the old master key and seals with the new one while both are in force", async ({
    expect,
  }) => {
    const both = parseMasterKeys(`${OLD},${NEW}`);
    const before = await seal(KEYS, USER, PAIR);
    const after = await seal(both, USER, PAIR);
    expect([before.keyVersion, after.keyVersion]).toEqual([1, 2]);
    expect(await open(both, USER, before)).toEqual({ ok: true, keyPair: PAIR });
    expect(await open(both, USER, after)).toEqual({ ok: true, keyPair: PAIR });
  });

  it("names a key version that is not configured any more", async ({ expect }) => {
    const sealed = await seal(KEYS, USER, PAIR);
    expect(await open(parseMasterKeys(NEW), USER, sealed)).toEqual({
      ok: false,
      code: "unknown_key_version",
    });
  });

  it("does not open under a version that the pair was not sealed with", async ({ expect }) => {
    const same = parseMasterKeys(`${OLD},2:${OLD.slice(2)}`);
    const sealed = await seal(KEYS, USER, PAIR);
    expect(await open(same, USER, { ...sealed, keyVersion: 2 })).toEqual({ ok: false, code: "tampered" });
  });
});
