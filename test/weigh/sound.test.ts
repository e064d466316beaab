import { describe, expect, test } from "vitest";
import { checkMethod } from "../../src/testing.ts";
import { judged } from "./judgements.ts";

describe("every weigher of judgements is sound", () => {
  for (const [method, ...tries] of judged) {
    test.each(tries.map((params) => [JSON.stringify(params).slice(0, 90), params] as const))(
      `${method.id} %s`,
      (_, params) => {
        expect(checkMethod(method, { params })).toEqual([]);
      },
    );
  }
});
