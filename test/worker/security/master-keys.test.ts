import { describe, it } from "vitest";
import { toBase64 } from "../../../src/security/base64.ts";
import { parseMasterKeys } from "../../../src/security/vault/master-keys.ts";

const key = (byte: number, length = 32) => toBase64(new Uint8Array(length).fill(byte));

describe("master keys", () => {
  it("are read by version, and the highest seals", ({ expect }) => {
    const { current, keys } = parseMasterKeys(`3:${key(3)}, 10:${key(10)},2:${key(2)}`);
    expect(current).toBe(10);
    expect([...keys.keys()]).toEqual([3, 10, 2]);
    expect(keys.get(10)).toEqual(new Uint8Array(32).fill(10));
  });

  it.for([
    { text: "", what: "nothing" },
    { text: key(7), what: "a key without a version" },
    { text: `0:${key(7)}`, what: "version 0" },
    { text: `1:${key(7, 16)}`, what: "a key of 16 bytes" },
    { text: `1:${key(7, 33)}`, what: "a key of 33 bytes" },
    { text: "1:c2VjcmV0IQ", what: "Base64 that was cut off" },
    { text: `1:${key(7)},`, what: "a comma too many" },
    { text: `1:${key(7)};2:${key(8)}`, what: "the wrong separator" },
  ])("are refused for $what, without repeating the text", ({ text }, { expect }) => {
    let message = "";
    try {
      parseMasterKeys(text);
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain("MASTER_KEYS must look like");
    for (const part of text.split(/[:,;]/).filter((piece) => piece.length > 4)) {
      expect(message).not.toContain(part);
    }
  });
});
