import { beforeAll, describe, it } from "vitest";
import type { Answer } from "../../../sim/conformance/answer.ts";
import { mismatchOf } from "../../../sim/conformance/mismatch.ts";
import { fitsTemplate, withoutQuery } from "../../../sim/conformance/path-template.ts";
import { playScenario } from "../../../sim/conformance/scenario/scenario.ts";
import { openStage } from "../../../sim/conformance/scenario/stage.ts";
import { dataSchemas } from "../../../sim/conformance/schemas/other-schemas.ts";
import { tradingSchemas } from "../../../sim/conformance/schemas/trading-schemas.ts";
import { survivorsOf } from "../support/survivors.ts";

describe("the answers of two days of trading", () => {
  let answers: Answer[];

  beforeAll(async () => {
    const { exchange, keys } = await openStage();
    const fetch = (request: Request) => exchange.fetch(request);
    answers = await playScenario({ fetch, keys, clock: exchange.clock });
  }, 120_000);

  it("are all as the schemas promise", ({ expect }) => {
    expect(answers.map(mismatchOf).filter((mismatch) => mismatch !== undefined)).toEqual([]);
  });

  for (const operation of Object.keys({ ...tradingSchemas, ...dataSchemas })) {
    it(`are no more as promised after any change to one of ${operation}`, ({ expect }) => {
      const own = answers.filter(({ method, path }) =>
        fitsTemplate(operation, `${method} ${withoutQuery(path)}`),
      );
      expect(own.filter(({ status }) => status < 300)).not.toEqual([]);
      expect(survivorsOf(own)).toEqual([]);
    });
  }
});
