import * as z from "zod/mini";
import type { MethodKind, Registry } from "../method/index.ts";
import { documentSchema, jsonSchemas } from "../schema/json-schema.ts";
import { planShells } from "./plan.ts";

type Fields = Readonly<Record<string, z.core.$ZodType>>;

/** One alternative a method: its id, its parameters and the keys given; the default method may leave its id out. */
function alternatives(registry: Registry, kind: MethodKind, keys: Fields): z.core.$ZodType {
  const methods = registry.methods.filter((method) => method.kind === kind);
  const shells = methods.map(({ id, params }) => {
    const literal = z.literal(id);
    const method = id === planShells.defaults[kind] ? z.optional(literal) : literal;
    return z.strictObject({ method, ...params._zod.def.shape, ...keys });
  });
  if (shells.length === 0) return z.strictObject(keys);
  // a preset is a method with its parameters by name; others beside it are those of its method
  const presets = kind === "normalise" ? [...registry.presets.keys()] : [];
  return z.union(presets.length > 0 ? [...shells, z.looseObject({ preset: z.enum(presets), ...keys })] : shells);
}

/** A step with its structure, whose overrides by node or indicator are methods of the same kind. */
function step(
  registry: Registry,
  kind: MethodKind,
  { structure, named }: { structure: Fields; named: Record<string, z.core.$ZodType> },
): z.core.$ZodType {
  const override = kind === "aggregate" ? { coverage: planShells.aggregate.coverage } : {};
  const one = alternatives(registry, kind, override);
  named[kind] = one; // every method's overrides may be any method: written once
  const keys: Record<string, z.core.$ZodType> = { ...structure };
  for (const key of ["indicators", "nodes"])
    if (Object.hasOwn(keys, key)) keys[key] = z.optional(z.record(z.string(), one));
  if (Object.hasOwn(keys, "levels"))
    keys["levels"] = z.optional(z.nullable(z.array(z.union([z.string(), one as z.ZodMiniType]))));
  return z.optional(alternatives(registry, kind, keys) as z.ZodMiniType);
}

/** The JSON Schema of a plan for an engine's methods: what an editor needs to complete and check one. */
export function planJsonSchema(registry: Registry): Record<string, unknown> {
  const { plan, column, weigh, aggregate } = planShells;
  const named: Record<string, z.core.$ZodType> = {};
  const shell = z.strictObject({
    ...plan._zod.def.shape,
    impute: step(registry, "impute", { structure: column, named }),
    treat: step(registry, "treat", { structure: column, named }),
    normalise: step(registry, "normalise", { structure: column, named }),
    weigh: step(registry, "weigh", { structure: weigh, named }),
    aggregate: step(registry, "aggregate", { structure: aggregate, named }),
  });
  return documentSchema(shell, "plan", named);
}

/** The JSON Schema of every kind of document, by name. */
export function documentSchemas(registry: Registry): Record<string, Record<string, unknown>> {
  return { ...jsonSchemas(), plan: planJsonSchema(registry) };
}
