import * as z from "zod/mini";
import { STATUSES } from "./dataset.ts";
import { type DocumentKind, formatOf } from "./format.ts";
import { ID_PATTERN } from "./ids.ts";
import { ExprShape, groupShape, indicatorShape } from "./node-shape.ts";
import { ProjectShape } from "./project.ts";
import { ScoresShape } from "./scores.ts";
import { NameShape, SourceShape, Text } from "./shapes.ts";
import { ExtensionFields, PatchFields, SystemFields, VariableShape } from "./system-shape.ts";
import { TargetShape } from "./target-shape.ts";

const Id = z.string().check(z.regex(ID_PATTERN));

/** The whole tree in one shell; the check itself walks it node by node. */
const NodeShape = z.strictObject({
  ...groupShape,
  ...indicatorShape,
  id: Id,
  get children(): z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniType>> {
    return z.optional(z.array(NodeShape));
  },
});
const variables = z.optional(z.array(z.strictObject({ ...VariableShape.shape, id: Id })));

const SystemDocument = z.strictObject({ ...SystemFields.shape, id: Id, variables, index: NodeShape });
const ExtensionDocument = z.strictObject({
  ...ExtensionFields.shape,
  id: z.optional(Id),
  variables,
  set: z.optional(z.record(Id, PatchFields)),
  add: z.optional(z.array(z.strictObject({ under: Id, node: NodeShape }))),
});

const Numbers = z.record(Id, z.array(z.nullable(z.number())));
/** Data in memory as JSON: the input of `datasetFromColumns`. */
const DatasetDocument = z.strictObject({
  format: z.optional(z.string()),
  units: z.array(Text),
  periods: z.optional(z.union([z.array(z.string()), z.string()])),
  names: z.optional(z.array(z.string())),
  groups: z.optional(z.record(z.string(), z.array(z.string()))),
  columns: Numbers,
  status: z.optional(z.record(Id, z.array(z.enum(STATUSES as [string, ...string[]])))),
  standardErrors: z.optional(Numbers),
  notes: z.optional(z.array(NameShape)),
});

/**
 * A zod shell as the JSON Schema of a kind of document, what is used often or within itself under `$defs`.
 * @param named shells to give a name of their own
 */
export function documentSchema(
  shell: z.core.$ZodType,
  kind: DocumentKind,
  named: Readonly<Record<string, z.core.$ZodType>> = {},
): Record<string, unknown> {
  const names = z.registry<{ id: string }>();
  for (const [id, part] of Object.entries({ name: NameShape, source: SourceShape, ...named })) names.add(part, { id });
  const schema = z.toJSONSchema(shell, { io: "input", unrepresentable: "any", metadata: names }) as Record<
    string,
    unknown
  >;
  const { $schema, ...rest } = schema;
  for (const document of [rest, ...((rest["anyOf"] as object[] | undefined) ?? [])]) {
    const properties = (document as { properties?: Record<string, unknown> }).properties;
    if (properties && "format" in properties) properties["format"] = { const: formatOf(kind) };
  }
  return { $schema, $id: formatOf(kind), title: `common-prosperity-index ${kind}`, ...rest };
}

/** The JSON Schema of a part of a project: it is no document, so it has no format. */
export function partSchema(shell: z.core.$ZodType, part: string): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(shell, { io: "input", unrepresentable: "any" }) as Record<
    string,
    unknown
  >;
  return { $schema, title: `common-prosperity-index project, ${part}`, ...rest };
}

/** JSON Schemas of the documents that people write and read; editors check a YAML or JSON file against them. */
export function jsonSchemas(): Record<"system" | "project" | "dataset" | "scores", Record<string, unknown>> {
  const parts = { node: NodeShape, target: TargetShape, expression: ExprShape };
  return {
    system: documentSchema(z.union([SystemDocument, ExtensionDocument]), "system", parts),
    project: documentSchema(ProjectShape, "project"),
    dataset: documentSchema(DatasetDocument, "dataset"),
    scores: documentSchema(ScoresShape, "scores"),
  };
}
