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
  const documents = documentSchemas(registry);
  const plan = documents["plan"]!;
  const parts: Record<string, Schema> = {
    uncertainty: withOptions(partSchema(UncertaintyShape, "uncertainty"), { plan, registry }),
    sensitivity: withOptions(partSchema(SensitivityShape, "sensitivity"), { plan, registry }),
    monitor: partSchema(MonitorShape, "monitor"),
  };
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
  const inner = Object.entries(parts).map(([name, { $schema, $defs, title, ...rest }]) => [name, rest] as const);
  const $defs: Schema = Object.assign({}, project["$defs"], ...Object.values(parts).map((part) => part["$defs"]));
  const properties = { ...(project["properties"] as Schema), ...Object.fromEntries(inner) };
  return { ...project, properties, ...(Object.keys($defs).length > 0 ? { $defs } : {}) };
}

const STEPS = ["impute", "treat", "normalise", "weigh", "aggregate"] as const;

/** What varies, with the methods to choose between spelled out: an id, or a step as the plan has it, with a label of its own. */
function withOptions(part: Schema, { plan, registry }: { plan: Schema; registry: Registry }): Schema {
  const $defs: Schema = { ...(plan["$defs"] as Schema), ...(part["$defs"] as Schema) };
  for (const kind of STEPS) {
    const step = (plan["properties"] as Schema)[kind] as Schema;
    const alternatives = ((step["anyOf"] as Schema[] | undefined) ?? [step]).map((one) => ({
      ...one,
      properties: { ...(one["properties"] as Schema), label: { type: "string" } },
    }));
    $defs[`${kind}-option`] = { anyOf: [{ type: "string", enum: registry.known(kind) }, ...alternatives] };
  }
  const { vary, ...others } = part["properties"] as { readonly vary: { readonly items: Schema } };
  const key = Object.hasOwn(vary.items, "oneOf") ? "oneOf" : "anyOf";
  const inputs = (vary.items[key] as { readonly properties: Schema }[]).map((input) => {
    const { const: kind } = input.properties["vary"] as { const: string };
    if (!STEPS.some((step) => step === kind)) return input;
    const of = { ...(input.properties["of"] as Schema), items: { $ref: `#/$defs/${kind}-option` } };
    return { ...input, properties: { ...input.properties, of } };
  });
  const properties = { ...others, vary: { ...vary, items: { ...vary.items, [key]: inputs } } };
  return { ...part, properties, $defs };
}
