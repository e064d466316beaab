import { describe, expect, test } from "vitest";
import { builtins, createRegistry } from "../../src/index.ts";
import { allSchemas } from "../../src/io/document-schemas.ts";

interface Schema {
  readonly [key: string]: Schema;
}

const registry = createRegistry(builtins);
const schemas = allSchemas(registry) as unknown as Record<string, Schema>;

/** Every reference in a schema. */
function refsOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" && typeof inner === "string" ? [inner] : refsOf(inner),
  );
}

describe("the methods that vary", () => {
  test.each(["uncertainty", "sensitivity"])("%s: ids by name, parameters as in a plan, nothing else", (part) => {
    const items = schemas[part]!["properties"]!["vary"]!["items"]!;
    const inputs = Object.values(items["oneOf"] ?? items["anyOf"]!);
    for (const kind of ["impute", "treat", "normalise", "weigh", "aggregate"] as const) {
      const input = inputs.find(({ properties }) => (properties!["vary"]!["const"] as unknown) === kind)!;
      expect(input["properties"]!["of"]!["items"]).toEqual({ $ref: `#/$defs/${kind}-option` });
      const [ids, ...steps] = Object.values(schemas[part]!["$defs"]![`${kind}-option`]!["anyOf"]!);
      expect(ids!["enum"]).toEqual(registry.known(kind));
      expect(steps.length).toBeGreaterThanOrEqual(registry.known(kind).length);
      expect(steps.every((step) => "label" in step["properties"]!)).toBe(true);
      const strict = steps.filter((step) => !("preset" in step["properties"]!));
      expect(strict.every((step) => (step["additionalProperties"] as unknown) === false)).toBe(true);
    }
  });
});

test.each(Object.keys(schemas))("%s: every reference leads somewhere within it", (name) => {
  const schema = schemas[name]!;
  const lost = [...new Set(refsOf(schema))].filter((ref) => {
    if (ref === "#") return false;
    const [, ...path] = ref.split("/");
    return path.reduce<unknown>((at, key) => (at as Schema | undefined)?.[key], schema) === undefined;
  });
  expect(lost).toEqual([]);
});
