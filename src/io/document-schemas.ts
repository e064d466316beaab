import { SensitivityShape, UncertaintyShape } from "../analyse/uncertainty/shape.ts";
import type { Registry } from "../method/index.ts";
import { AppraisalShape } from "../monitor/appraisal/shape.ts";
import { MonitorShape } from "../monitor/settings.ts";
import { documentSchemas } from "../pipeline/plan-schema.ts";
import { documentSchema, partSchema } from "../schema/json-schema.ts";
import { SnapshotShape } from "../snapshot/shape.ts";

type Schema = Record<string, unknown>;

/** The JSON Schema of every kind of document and of the parts of a project that are specifications, by name. */
export function allSchemas(registry: Registry): Record<string, Schema> {
  const parts: Record<string, Schema> = {
    uncertainty: partSchema(UncertaintyShape, "uncertainty"),
    sensitivity: partSchema(SensitivityShape, "sensitivity"),
    monitor: partSchema(MonitorShape, "monitor"),
  };
  const documents = documentSchemas(registry);
  return {
    ...documents,
    appraisal: documentSchema(AppraisalShape, "appraisal"),
    snapshot: documentSchema(SnapshotShape, "snapshot"),
    project: withParts(documents["project"]!, parts),
    ...parts,
  };
}

/** The schema of a project knows its parts too, so that an editor completes them where they are written. */
function withParts(project: Schema, parts: Readonly<Record<string, Schema>>): Schema {
  const inner = Object.entries(parts).map(([name, { $schema, title, ...rest }]) => [name, rest] as const);
  return { ...project, properties: { ...(project["properties"] as Schema), ...Object.fromEntries(inner) } };
}
