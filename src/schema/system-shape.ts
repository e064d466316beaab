import * as z from "zod/mini";
import { groupShape, indicatorShape } from "./node-shape.ts";
import { BreaksShape, describedShape, FormatShape, figureShape, NameShape, SourceShape, Text } from "./shapes.ts";

export const VariableShape = z.strictObject({
  id: z.string(),
  ...describedShape,
  ...figureShape,
  breaks: z.optional(BreaksShape),
});

const head = {
  format: z.optional(FormatShape),
  name: z.optional(NameShape),
  description: z.optional(NameShape),
  source: z.optional(SourceShape),
  levels: z.optional(z.array(Text)),
  variables: z.optional(z.array(z.unknown())),
};

/** A system's own fields; variables and the tree under `index` are walked one by one. */
export const SystemFields = z.strictObject({ ...head, id: z.string(), version: Text, index: z.unknown() });
export type SystemFields = z.output<typeof SystemFields>;

const { id: _id, ...settable } = { ...groupShape, ...indicatorShape };
/** What `set` may change of a node: everything but its id and children. */
export const PatchFields = z.strictObject(settable);

/** A system that builds on another. */
export const ExtensionFields = z.strictObject({
  ...head,
  extends: z.union([Text, z.looseObject({})]),
  id: z.optional(z.string()),
  version: z.optional(Text),
  set: z.optional(z.record(z.string(), z.unknown())),
  drop: z.optional(z.array(z.string())),
  add: z.optional(z.array(z.strictObject({ under: z.string(), node: z.looseObject({}) }))),
});
export type ExtensionFields = z.output<typeof ExtensionFields>;
