import { expect, test } from "vitest";
import { builtins } from "../../../src/index.ts";
import { checkMethod } from "../../../src/testing.ts";
import { sampleParams } from "../../pipeline/sample-params.ts";

const imputers = builtins.filter(({ kind }) => kind === "impute");

test("there are nineteen imputers, each with a Chinese name but for none", () => {
  expect(imputers).toHaveLength(19);
  expect(
    imputers.filter(({ name }) => typeof name !== "object" || !/[一-鿿]/.test(name.zh ?? "")).map(({ id }) => id),
  ).toEqual(["none"]);
});

test.each(imputers.map((method) => [method.id, method] as const))("%s keeps the contract of methods", (_, method) => {
  expect(checkMethod(method, { params: sampleParams(method) })).toEqual([]);
});
