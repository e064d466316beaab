import type { DraftNode, DraftSystem, DraftVariable } from "./draft.ts";
import type { RawTarget } from "./target-shape.ts";
import type { Denominator, Group, Indicator, Node, Owner, System, Target, Variable } from "./types.ts";

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Without the keys that have no value, at any depth; keys keep their order. */
function defined<T extends object>(fields: T): Defined<T> {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) result[key] = deep(value);
  return result as Defined<T>;
}

function deep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deep);
  return typeof value === "object" && value !== null ? defined(value) : value;
}

/** A draft without issues as a system, every default filled in, keys always in the same order. */
export function buildSystem({ fields, variables, index }: DraftSystem): System {
  return {
    ...defined({
      id: fields.id!,
      version: fields.version!,
      name: fields.name,
      description: fields.description,
      source: fields.source,
      levels: fields.levels ?? [],
    }),
    variables: variables.map(buildVariable),
    index: buildNode(index!) as Group,
  } as System;
}

function described(fields: DraftNode["fields"] | DraftVariable["fields"]) {
  const { name, definition, calculation, scope, frequency, dataSource, rationale, note, price, source } = fields;
  return { name, definition, calculation, scope, frequency, dataSource, rationale, note, price, source };
}

function buildVariable({ id, fields }: DraftVariable): Variable {
  return defined({
    id,
    ...described(fields),
    measure: fields.measure,
    ...figured(fields),
    breaks: fields.breaks,
  }) as Variable;
}

function figured({ figure, deflate, annual, population }: DraftVariable["fields"] | DraftNode["fields"]) {
  return { figure, deflate: deflate && { ...deflate, form: deflate.form ?? "fixed" }, annual, population };
}

function buildNode({ id, fields, group, children }: DraftNode): Node {
  const { weight = 1, direction, tags = [] } = fields;
  const common = { id, ...described(fields), weight, direction, tags, owners: ownersOf(fields.owners) };
  if (group) return { ...defined(common), children: children.map(buildNode) } as Group;
  const { measure, formula, expression, denominator, goalposts, transform, role, levels, targets, collection, breaks } =
    fields;
  return defined({
    ...common,
    measure,
    formula,
    expression,
    denominator: denominatorOf(denominator),
    goalposts,
    transform,
    ...figured(fields),
    // an indicator without a direction is monitored, never scored
    role: role ?? (direction === "unstated" ? "observed" : "evaluated"),
    levels: levels ?? [],
    targets: (targets ?? []).map(buildTarget),
    collection,
    breaks,
  }) as Indicator;
}

function denominatorOf(written: DraftNode["fields"]["denominator"]): Denominator | undefined {
  if (written === undefined) return undefined;
  return typeof written === "string" ? { by: written, scale: 1 } : { by: written.by, scale: written.scale ?? 1 };
}

function ownersOf(written: DraftNode["fields"]["owners"]): Owner[] {
  const list = typeof written === "string" ? [written] : (written ?? []);
  return list.map((owner) => {
    if (typeof owner === "string") return { name: owner, role: "lead" };
    const { id, name, role, share } = owner;
    return defined({ id, name, role: role ?? "lead", share }) as Owner;
  });
}

function buildTarget(target: RawTarget): Target {
  const { unit, period, basis, since, base, aspirational, official, issuedOn, supersedes, source, note, price } =
    target;
  const rest = { unit, period, basis, since, base, aspirational, official, issuedOn, supersedes, source, note, price };
  return defined({ ...kindOf(target), ...rest }) as unknown as Target;
}

function kindOf(target: RawTarget): object {
  switch (target.kind) {
    case undefined:
    case "value":
    case "about": {
      const { value, comparator, tolerance } = target;
      if (target.kind === "about" || comparator === "about")
        return { kind: "about", value, comparator: "about", tolerance };
      return { kind: "value", value, comparator: comparator ?? "reach" };
    }
    case "range":
      return { kind: target.kind, from: target.from, to: target.to, min: target.min, max: target.max };
    case "trend":
      return { kind: target.kind, trend: target.trend, every: target.every ?? "span", rounding: target.rounding };
    case "relative": {
      const { kind, comparator, reference, factor } = target;
      return { kind, comparator: comparator ?? "reach", reference, factor };
    }
    case "synchrony":
      return { kind: target.kind, with: target.with, band: target.band, value: target.value };
    case "joint": {
      const floors = target.floors.map(({ of, comparator, value }) => ({
        of,
        comparator: comparator ?? "reach",
        value,
      }));
      return { kind: target.kind, floors, value: target.value, comparator: target.comparator ?? "reach" };
    }
    case "elimination":
      return { kind: target.kind, value: 0, comparator: target.comparator ?? "reach" };
    case "multiple":
      return { kind: target.kind, factor: target.factor, comparator: target.comparator ?? "reach" };
    case "growth":
      return { kind: target.kind, value: target.value, comparator: target.comparator ?? "reach" };
    case "assigned":
      return { kind: target.kind, by: target.by };
    case "unknown":
      return { kind: target.kind, words: target.words };
    default:
      return target satisfies never;
  }
}
