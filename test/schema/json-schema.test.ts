import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { jsonSchemas } from "../../src/schema/json-schema.ts";
import { tiny, withIndicator } from "./make.ts";

const schemas = jsonSchemas();
// zod reads the written JSON Schema back, so that the schema itself judges the documents here
const accepts = (kind: keyof typeof schemas, input: unknown) =>
  z.fromJSONSchema(JSON.parse(JSON.stringify(schemas[kind])) as z.core.JSONSchema.JSONSchema).safeParse(input).success;

test("each kind has its own address and dialect", () => {
  expect(Object.keys(schemas)).toEqual(["system", "project", "dataset", "scores"]);
  for (const [kind, schema] of Object.entries(schemas)) {
    expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(schema["$id"]).toBe(`common-prosperity-index/${kind}@1`);
  }
});

test("what is within itself is a reference: nodes, expressions; names once for all", () => {
  const { $defs } = schemas.system as { $defs: Record<string, { properties: Record<string, unknown> }> };
  expect(Object.keys($defs).sort()).toEqual(["expression", "name", "node", "source", "target"]);
  expect($defs["node"]?.properties["children"]).toEqual({ type: "array", items: { $ref: "#/$defs/node" } });
  expect($defs["node"]?.properties["name"]).toEqual({ $ref: "#/$defs/name" });
});

test("systems and extensions, right and wrong ones", () => {
  const data = (path: string) => readFileSync(new URL(`../../data/${path}`, import.meta.url), "utf8");
  expect(accepts("system", JSON.parse(data("systems/huangyan_64.json")))).toBe(true);
  expect(accepts("system", { format: "common-prosperity-index/system@1", ...tiny() })).toBe(true);
  expect(accepts("system", { extends: "huangyan_64", set: { gdp: { weight: 2 } }, drop: ["air"] })).toBe(true);
  expect(accepts("system", { ...tiny(), format: "common-prosperity-index/project@1" })).toBe(false);
  expect(accepts("system", withIndicator({ weight: "3" }))).toBe(false);
  expect(accepts("system", withIndicator({ wieght: 3 }))).toBe(false);
  expect(accepts("system", withIndicator({ targets: [{ kind: "range", period: "2025" }] }))).toBe(false);
  expect(accepts("project", parse(data("examples/fenghua/gongfu.yaml")))).toBe(true);
  expect(accepts("project", { system: "a", data: [{ file: "a", kind: "indicator" }] })).toBe(false);
  expect(accepts("dataset", { units: ["a"], periods: "2023", columns: { gdp: [null] } })).toBe(true);
  expect(accepts("dataset", { units: ["a"], columns: { gdp: ["1"] } })).toBe(false);
});
