import { describe, it } from "vitest";
import type { Answer } from "../../../sim/conformance/answer.ts";
import { conformanceOf } from "../../../sim/conformance/openapi/conformance.ts";
import { parseDocument } from "../../../sim/conformance/openapi/parse-document.ts";
import { GOOD, SHOP, documentIn } from "../support/openapi.ts";

const ID = GOOD.id;

function answer(path: string, body: unknown, status = 200, method = "GET"): Answer {
  return { method, path, status, body };
}

function violationsOf(answers: readonly Answer[], version = "3.1.0", text = SHOP): string[] {
  const { violations } = conformanceOf(documentIn(`openapi: ${version}\n${text}`), answers);
  return violations.flatMap(({ path, status, problems }) =>
    problems.map((problem) => `${path} ${status}: ${problem}`),
  );
}

describe("answers compared with an OpenAPI document", () => {
  for (const version of ["3.0.3", "3.1.0"]) {
    it(`agree with a document of version ${version} when they are as it says`, ({ expect }) => {
      const report = conformanceOf(documentIn(`openapi: ${version}\n${SHOP}`), [
        answer("/v2/goods?limit=2", [GOOD, { ...GOOD, since: "2026-11-20" }]),
        answer("/v2/goods", { message: "too many" }, 429),
        answer(`/v2/goods/${ID}`, GOOD),
        answer(`/v2/goods/${ID}`, { message: "no such thing" }, 404),
        answer(`/v2/goods/${ID}`, "", 204, "DELETE"),
        answer("/v2/goods/dearest", GOOD),
        answer("/v2/elsewhere", { anything: true }),
        answer("/v2/goods", GOOD, 200, "PUT"),
      ]);
      expect(report).toEqual({
        title: "Shop",
        version: "1.4",
        operations: 5,
        exercised: 4,
        answers: 6,
        violations: [],
        undocumented: [],
        departures: [],
        uncheckedFormats: ["shade"],
        byOperation: [
          { operation: "GET /v2/goods", answers: 2, violations: 0, undocumented: 0 },
          { operation: "GET /v2/goods/{id}", answers: 2, violations: 0, undocumented: 0 },
          { operation: "DELETE /v2/goods/{id}", answers: 1, violations: 0, undocumented: 0 },
          { operation: "GET /v2/goods/dearest", answers: 1, violations: 0, undocumented: 0 },
        ],
      });
    });
  }

  it("violate it where a field is missing, of another type, or not in its format", ({ expect }) => {
    const { price: _, ...free } = GOOD;
    expect(
      violationsOf([
        answer(`/v2/goods/${ID}`, free),
        answer("/v2/goods", [GOOD, { ...GOOD, price: 12.5 }]),
        answer(`/v2/goods/${ID}`, { ...GOOD, price: "12,50", since: "yesterday", id: "7" }),
        answer("/v2/goods/dearest", { ...GOOD, colour: "green", places: -1 }, 418),
        answer("/v2/goods", { reason: "none" }, 400),
        answer("/v2/goods", "Bad Gateway"),
      ]),
    ).toEqual([
      `/v2/goods/${ID} 200: (all of it) must have required property 'price'`,
      "/v2/goods 200: /1/price must be string",
      `/v2/goods/${ID} 200: /id must match format "uuid"`,
      `/v2/goods/${ID} 200: /price must match format "decimal"`,
      `/v2/goods/${ID} 200: /since must match format "date-time"`,
      '/v2/goods/dearest 418: /colour must be equal to one of the allowed values ["red","blue"]',
      '/v2/goods/dearest 418: /places must match format "uint32"',
      "/v2/goods 400: (all of it) must have required property 'message'",
      "/v2/goods 200: (all of it) must be array",
    ]);
  });

  it("violate it where a success is not described, or has a body that is not", ({ expect }) => {
    expect(
      violationsOf([
        answer(`/v2/goods/${ID}`, GOOD, 201),
        answer("/v2/goods:by_colour", [GOOD]),
        answer(`/v2/goods/${ID}`, GOOD, 204, "DELETE"),
      ]),
    ).toEqual([
      `/v2/goods/${ID} 201: the document has no answer 201`,
      "/v2/goods:by_colour 200: the document has no schema for this answer, which has a body",
      `/v2/goods/${ID} 204: the document has no schema for this answer, which has a body`,
    ]);
  });

  it("are counted apart where they are refusals that the document does not know", ({ expect }) => {
    const answers = [404, 404, 422].map((status) =>
      answer(`/v2/goods/${ID}`, { message: "no" }, status, "DELETE"),
    );
    const report = conformanceOf(documentIn(`openapi: 3.1.0\n${SHOP}`), answers);
    expect(report).toMatchObject({
      exercised: 1,
      answers: 0,
      violations: [],
      undocumented: [
        { operation: "DELETE /v2/goods/{id}", status: 404, answers: 2 },
        { operation: "DELETE /v2/goods/{id}", status: 422, answers: 1 },
      ],
      byOperation: [{ operation: "DELETE /v2/goods/{id}", answers: 0, violations: 0, undocumented: 3 }],
    });
  });

  it("depart from it on purpose where Alpaca is known to, and violate it in anything else", ({ expect }) => {
    const bars = `
info: { title: Bars, version: "1" }
paths:
  /v2/stocks/{symbol}/bars:
    get:
      responses:
        "200":
          description: bars
          content:
            application/json:
              schema: { type: object, properties: { bars: { type: array }, symbol: { type: string } } }
`;
    const path = "/v2/stocks/SPY/bars";
    const report = conformanceOf(documentIn(`openapi: 3.1.0\n${bars}`), [
      answer(path, { bars: null, symbol: "SPY" }),
      answer(path, { bars: null, symbol: "SPY" }),
      answer(path, { bars: null, symbol: 7 }),
    ]);
    expect(report.departures).toMatchObject([
      { operation: "GET /v2/stocks/{symbol}/bars", problem: "/bars must be array", answers: 3 },
    ]);
    expect(report.violations).toMatchObject([{ problems: ["/symbol must be string"] }]);
  });

  it("may be null, or lie outside of a bound, only as version 3.0 writes it", ({ expect }) => {
    const nullable = "colour: { type: string, nullable: true, enum: [red, blue] }";
    const bounded = "places: { type: integer, minimum: 0, exclusiveMinimum: true }";
    const text = SHOP.replace(/colour: \{ type.*/, nullable).replace(/places: .*/, bounded);
    const path = `/v2/goods/${ID}`;
    expect(violationsOf([answer(path, { ...GOOD, colour: null })], "3.0.3", text)).toEqual([]);
    expect(violationsOf([answer(path, { ...GOOD, price: null })], "3.0.3", text)).toHaveLength(1);
    expect(violationsOf([answer(path, { ...GOOD, places: 0 })], "3.0.3", text)).toEqual([
      `${path} 200: /places must be > 0`,
    ]);
  });
});

describe("an OpenAPI document", () => {
  for (const [what, text, message] of [
    ["is a list", "- one\n- two", /^not an OpenAPI document: /],
    ["is neither YAML nor JSON", '{"openapi": "3.1.0"', /^neither YAML nor JSON: [^\n]+ line 1[^\n]*$/],
    ["is of version 2", "swagger: '2.0'", /^not an OpenAPI document: openapi: /],
    ["has no paths", "openapi: 3.1.0\ninfo: { title: T, version: V }", /paths: /],
    [
      "refers to another file",
      `openapi: 3.1.0\n${SHOP.replace("#/components/schemas/Good", "goods.yaml#/Good")}`,
      /^\$ref goods\.yaml#\/Good leads nowhere in the document$/,
    ],
    [
      "refers to itself in circles",
      `openapi: 3.1.0\n${SHOP}    Round: { $ref: "#/components/schemas/Round" }`,
      /^\$ref #\/components\/schemas\/Round leads nowhere in the document$/,
    ],
  ] as const) {
    it(`is not read when it ${what}`, ({ expect }) => {
      const parsed = parseDocument(text);
      expect(parsed).toEqual({ ok: false, message: expect.stringMatching(message) });
    });
  }
});
