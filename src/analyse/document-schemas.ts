import type { Registry } from "../method/index.ts";
import { documentSchemas } from "../pipeline/plan-schema.ts";
import { partSchema } from "../schema/json-schema.ts";
import { SensitivityShape, UncertaintyShape } from "./uncertainty/shape.ts";

/** The JSON Schema of every kind of document and of the parts of a project that are specifications, by name. */
export function allSchemas(registry: Registry): Record<string, Record<string, unknown>> {
  return {
    ...documentSchemas(registry),
    uncertainty: partSchema(UncertaintyShape, "uncertainty"),
    sensitivity: partSchema(SensitivityShape, "sensitivity"),
  };
}
