import { expect, test } from "vitest";
import { builtins, createRegistry } from "../../src/index.ts";
import { planJsonSchema } from "../../src/pipeline/plan-schema.ts";

type Schema = {
  $id: string;
  properties: Record<
    string,
    { anyOf: { properties: Record<string, { const?: string; default?: unknown }>; required?: string[] }[] }
  >;
};
const schema = planJsonSchema(createRegistry(builtins)) as unknown as Schema;

test("the schema of a plan names every method with its parameters and defaults", () => {
  expect(schema.$id).toBe("common-prosperity-index/plan@1");
  const methods = schema.properties["normalise"]!.anyOf;
  const ids = methods.flatMap(({ properties }) => properties["method"]?.const ?? []);
  expect(ids).toEqual(builtins.filter(({ kind }) => kind === "normalise").map(({ id }) => id));
  const minMax = methods[ids.indexOf("min-max")]!;
  expect(minMax.properties["upper"]!.default).toBe(100);
  // min-max is the default, so its id may be left out; any other must be named
  expect(minMax.required ?? []).not.toContain("method");
  expect(methods[ids.indexOf("z-score")]!.required).toContain("method");
});

test("the methods that override another are written once, not once for each", () => {
  const { $defs } = schema as unknown as { $defs: Record<string, { anyOf: unknown[] }> };
  const weighers = builtins.filter(({ kind }) => kind === "weigh").length;
  expect($defs["weigh"]!.anyOf).toHaveLength(weighers);
  // measured: 198 thousand characters. Spelled out for every method, plan.json in dist had 12.8 million, indented
  expect(JSON.stringify(schema).length).toBeLessThan(300_000);
  for (const { properties } of schema.properties["weigh"]!.anyOf)
    expect(properties["nodes"]).toMatchObject({ additionalProperties: { $ref: "#/$defs/weigh" } });
});
