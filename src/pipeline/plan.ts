import * as z from "zod/mini";
import { IndexError, type Issue } from "../errors/index.ts";
import type { Imputer, Json, MethodKind, Registry, Shell, Weigher } from "../method/index.ts";
import { checkLimits } from "../schema/limits.ts";
import { nearest } from "../schema/nearest.ts";
import { typeWord } from "../schema/words.ts";
import { checkShape } from "../schema/zod-issues.ts";
import { ConfidentialShell } from "./confidential.ts";
import { checkJudged, checkNames, namesOf } from "./plan-names.ts";
import type { AggregateChoice, ColumnStep, MethodChoice, Plan, WeightLimit } from "./plan-types.ts";
import { writeOutPreset } from "./presets.ts";
import { ScreenShell } from "./screen.ts";
import { isGroup, type Tree } from "./tree.ts";
import { WithholdShell } from "./withhold.ts";

type Path = readonly (string | number)[];
type Loose = Readonly<Record<string, unknown>>;

const share = z.number().check(z.minimum(0), z.maximum(1));
const OverShell = z.union([z.enum(["all-periods", "each-period"]), z.strictObject({ base: z.string() })]);
const anyObject = z.looseObject({});

/** The structure of a plan; a step's own parameters are checked by the shell of its method. */
const PlanShell = z.strictObject({
  format: z.optional(z.literal("common-prosperity-index/plan@1")),
  over: z._default(OverShell, "all-periods"),
  level: z._default(z.nullable(z.string()), null),
  confidential: z.prefault(ConfidentialShell, {}),
  screen: z.prefault(ScreenShell, {}),
  impute: z._default(anyObject, {}),
  treat: z._default(anyObject, {}),
  normalise: z._default(anyObject, {}),
  weigh: z._default(anyObject, {}),
  aggregate: z._default(anyObject, {}),
  withhold: z.prefault(WithholdShell, {}),
  rank: z.prefault(
    z.strictObject({
      ties: z._default(z.enum(["min", "max", "mean", "dense", "first"]), "min"),
      over: z._default(z.enum(["each-period", "all-periods"]), "each-period"),
      within: z._default(z.nullable(z.string()), null),
      decimals: z._default(z.nullable(z.int().check(z.minimum(0), z.maximum(15))), null),
    }),
    {},
  ),
});

/** Limits of each weight: of an indicator's in the index, or of every node's among its siblings. */
const BoundsShell = z.strictObject({
  min: z.optional(share),
  max: z.optional(share),
  on: z._default(z.enum(["effective", "sibling"]), "effective"),
});

/** What stands in a step beside the method's own parameters. */
const choices = z._default(z.record(z.string(), anyObject), {});
const ColumnKeys = { over: z.optional(OverShell), indicators: choices };
const WeighKeys = {
  over: z.optional(OverShell),
  scope: z._default(z.enum(["siblings", "indicators"]), "siblings"),
  nodes: choices,
  emphasis: z._default(z.record(z.string(), z.number().check(z.positive())), {}),
  shares: z._default(z.record(z.string(), z.strictObject({ min: z.optional(share), max: z.optional(share) })), {}),
  bounds: z._default(z.nullable(BoundsShell), null),
};
const coverage = z._default(share, 0);
const AggregateKeys = {
  over: z.optional(OverShell),
  nodes: choices,
  levels: z._default(z.nullable(z.array(z.union([z.string(), anyObject]))), null),
  coverage,
};

const DEFAULTS = {
  impute: "none",
  treat: "none",
  normalise: "min-max",
  weigh: "given",
  aggregate: "arithmetic",
} as const;

/** The shells of a plan's structure, for its JSON Schema. */
export const planShells = {
  plan: PlanShell,
  column: ColumnKeys,
  weigh: WeighKeys,
  aggregate: AggregateKeys,
  defaults: DEFAULTS,
};

interface Reading {
  readonly registry: Registry;
  readonly tree: Tree;
  readonly issues: Issue[];
}

/** A plan with every default spelled out, and every problem found on the way. */
export function checkPlan(
  input: unknown,
  { registry, tree }: { registry: Registry; tree: Tree },
): { plan: Plan | undefined; issues: Issue[] } {
  const root: Path = ["plan"];
  const limits = checkLimits(input ?? {}, [...root]);
  if (limits.length > 0) return { plan: undefined, issues: limits };
  const { value, issues } = checkShape(PlanShell, input ?? {}, [...root]);
  if (value === undefined) return { plan: undefined, issues: issues.map(asMethod) };
  const reading: Reading = { registry, tree, issues: [] };
  const { over, level, confidential, screen, withhold, rank } = value;
  checkLevel(level, reading);
  for (const id of Object.keys(screen.groups)) checkNode(id, "group", [...root, "screen", "groups"], reading);
  const plan: Plan = {
    over,
    level,
    confidential,
    screen,
    impute: columnStep("impute", value.impute, over, reading),
    treat: columnStep("treat", value.treat, over, reading),
    normalise: columnStep("normalise", value.normalise, over, reading),
    weigh: weighStep(value.weigh, over, reading),
    aggregate: aggregateStep(value.aggregate, over, reading),
    withhold,
    rank,
  };
  if (reading.issues.length > 0) return { plan: undefined, issues: reading.issues.map(asMethod) };
  return { plan, issues: [] };
}

/** A text where a step or an exception to it belongs may be a method: then it says how that is written. */
function asMethod(issue: Issue): Issue {
  const { code, path, params } = issue;
  const { expected, found, value } = params as { expected?: string; found?: string; value?: string };
  if (code !== "wrong-type" || expected !== "object" || found !== "text" || !(path[1]! in DEFAULTS)) return issue;
  const at = path[2];
  if (path.length !== 2 && !(path.length === 4 && (at === "indicators" || at === "nodes"))) return issue;
  return { code, path, params: { expected, found, value, write: `{ method: ${value} }` } };
}

/** A plan with every default spelled out; throws all problems at once. */
export function parsePlan(input: unknown, context: { registry: Registry; tree: Tree }): Plan {
  const { plan, issues } = checkPlan(input, context);
  if (plan === undefined) throw new IndexError(issues);
  return plan;
}

function checkLevel(level: string | null, { tree, issues }: Reading): void {
  const known = new Set(tree.system.levels);
  for (const { node } of tree.indicators) if (!isGroup(node)) for (const l of node.levels) known.add(l);
  if (level !== null && !known.has(level)) {
    issues.push({
      code: "unknown-level",
      path: ["plan", "level"],
      params: { level, declared: [...known], nearest: nearest(level, [...known]) },
    });
  }
}

type Own<K> = { readonly [key in keyof K]?: K[key] extends z.core.$ZodType<infer T> ? T : never };

/** Splits a step into what belongs to its structure and what to its method; each key of the structure is checked by itself. */
function split<K extends Record<string, z.core.$ZodType>>(keys: K, step: Loose, path: Path, issues: Issue[]) {
  const own: Record<string, unknown> = {};
  for (const [key, shell] of Object.entries(keys)) {
    const checked = checkShape(shell, Object.hasOwn(step, key) ? step[key] : undefined, [...path, key]);
    issues.push(...checked.issues);
    own[key] = checked.value;
  }
  const rest = Object.fromEntries(Object.entries(step).filter(([key]) => !Object.hasOwn(keys, key)));
  return { own: own as Own<K>, rest };
}

interface ChoicePlace {
  readonly kind: MethodKind;
  readonly fallback: string;
  readonly path: Path;
}

/** An override that names no method of its own changes only what it says: the rest stays as the step has it. */
function inherit(step: Loose, override: Loose, { path, issues }: { path: Path; issues: readonly Issue[] }): Loose {
  const named = override["method"] !== undefined || override["preset"] !== undefined;
  // what is wrong with the step is said once, at the step
  const sound = issues.every((issue) => path.some((key, i) => issue.path[i] !== key));
  return named || !sound ? override : { ...step, ...override };
}

/** The method by id and its parameters, defaults filled in. */
function choice(step: Loose, { kind, fallback, path }: ChoicePlace, reading: Reading): MethodChoice {
  const { registry, issues } = reading;
  const { method: id = fallback, ...params } =
    kind === "normalise" ? writeOutPreset(step, { path, issues, registry }) : step;
  if (typeof id !== "string") {
    issues.push({ code: "wrong-type", path: [...path, "method"], params: { expected: "text", found: typeWord(id) } });
    return { method: fallback };
  }
  const method = registry.get(kind, id);
  if (method === undefined) {
    const found = id;
    const close = registry.nearest(kind, found);
    issues.push({
      code: "unknown-method",
      path: [...path, "method"],
      params: { kind, found, nearest: close, known: registry.known(kind) },
    });
    return { method: found };
  }
  const checked = checkShape(method.params as Shell, params, [...path]);
  issues.push(...checked.issues);
  if (checked.value !== undefined && "nested" in method) {
    const resolved = resolveNested(method, checked.value as Record<string, Json>, path, reading);
    const chosen = { method: method.id, ...resolved };
    if (kind === "weigh") checkNames(namesOf(chosen, reading), path, reading);
    return chosen;
  }
  return { method: method.id, ...(checked.value as Record<string, Json> | undefined) };
}

/** Checks the methods that a method combines, and spells their defaults out in its parameters. */
function resolveNested(
  method: Weigher | Imputer,
  params: Record<string, Json>,
  path: Path,
  reading: Reading,
): Record<string, Json> {
  const copy = structuredClone(params);
  const { kind } = method;
  for (const [at, entry] of method.nested?.(params as never) ?? []) {
    const resolved = choice(entry, { kind, fallback: DEFAULTS[kind], path: [...path, ...at] }, reading);
    let holder = copy as unknown as Record<string | number, unknown>;
    for (const key of at.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>;
    holder[at.at(-1)!] = resolved;
  }
  return copy;
}

function checkNode(id: string, wanted: "group" | "indicator", path: Path, { tree, issues }: Reading): void {
  const entry = tree.get(id);
  const list = wanted === "group" ? tree.groups : tree.indicators;
  if (entry !== undefined && list.includes(entry)) return;
  const known = list.map((node) => node.id);
  const other = entry !== undefined;
  issues.push({
    code: "no-such-node",
    path: [...path, id],
    params: { id, wanted, other, nearest: nearest(id, known) },
  });
}

function columnStep(
  kind: "impute" | "treat" | "normalise",
  step: Loose,
  over: Plan["over"],
  reading: Reading,
): ColumnStep {
  const path: Path = ["plan", kind];
  const { own, rest } = split(ColumnKeys, step, path, reading.issues);
  const main = choice(rest, { kind, fallback: DEFAULTS[kind], path }, reading);
  const indicators: Record<string, MethodChoice> = {};
  for (const [id, entry] of Object.entries(own.indicators ?? {})) {
    const at = [...path, "indicators", id];
    checkNode(id, "indicator", [...path, "indicators"], reading);
    indicators[id] = choice(
      inherit(rest, entry, { path, issues: reading.issues }),
      { kind, fallback: main.method, path: at },
      reading,
    );
  }
  return { ...main, over: own.over ?? over, indicators };
}

function weighStep(step: Loose, over: Plan["over"], reading: Reading): Plan["weigh"] {
  const path: Path = ["plan", "weigh"];
  const { own, rest } = split(WeighKeys, step, path, reading.issues);
  const main = choice(rest, { kind: "weigh", fallback: DEFAULTS.weigh, path }, reading);
  checkWeights(main, path, reading);
  const nodes: Record<string, MethodChoice> = {};
  for (const [id, entry] of Object.entries(own.nodes ?? {})) {
    const at = [...path, "nodes", id];
    checkNode(id, "group", [...path, "nodes"], reading);
    nodes[id] = choice(
      inherit(rest, entry, { path, issues: reading.issues }),
      { kind: "weigh", fallback: main.method, path: at },
      reading,
    );
    checkWeights(nodes[id], at, reading);
  }
  // without sound parameters there are no names to hold against the tree
  if (own.scope !== "indicators" && reading.issues.length === 0)
    checkJudged(namesOf(main, reading), { path, overridden: Object.keys(nodes), checking: reading });
  const { emphasis = {} } = own;
  const shares = Object.fromEntries(Object.entries(own.shares ?? {}).map(([tag, limit]) => [tag, given(limit)]));
  const bounds = own.bounds ? { ...given(own.bounds), on: own.bounds.on } : null;
  checkTags({ emphasis, shares }, path, reading);
  checkLimitOrder({ shares, bounds }, path, reading);
  return { ...main, scope: own.scope ?? "siblings", over: own.over ?? over, nodes, emphasis, shares, bounds };
}

/** Tags that the plan names must be those of the system. */
function checkTags(named: Readonly<Record<string, object>>, path: Path, { tree, issues }: Reading): void {
  const tags = [...new Set(tree.nodes.flatMap(({ node }) => node.tags))];
  for (const [part, table] of Object.entries(named)) {
    for (const tag of Object.keys(table)) {
      if (tags.includes(tag)) continue;
      issues.push({
        code: "unknown-tag",
        path: [...path, part, tag],
        params: { tag, nearest: nearest(tag, tags), known: tags },
      });
    }
  }
}

/** A limit with the ends that are given. */
const given = ({ min, max }: { min?: number | undefined; max?: number | undefined }): WeightLimit => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

/** The least must not be above the most. */
function checkLimitOrder(
  { shares, bounds }: Pick<Plan["weigh"], "shares" | "bounds">,
  path: Path,
  { issues }: Reading,
): void {
  const limits = Object.entries(shares).map(([tag, limit]): { at: string[]; limit: WeightLimit } => ({
    at: ["shares", tag],
    limit,
  }));
  if (bounds !== null) limits.push({ at: ["bounds"], limit: bounds });
  for (const { at, limit } of limits) {
    const { min, max } = limit;
    if (min !== undefined && max !== undefined && min > max)
      issues.push({ code: "limit-order", path: [...path, ...at], params: { min, max } });
  }
}

/** Weights by node must name nodes of the system. */
function checkWeights({ weights }: MethodChoice, path: Path, { tree, issues }: Reading): void {
  if (typeof weights !== "object" || weights === null || Array.isArray(weights)) return;
  const known = tree.nodes.map((node) => node.id);
  for (const id of Object.keys(weights)) {
    if (known.includes(id)) continue;
    const params = { id, wanted: "node" as const, other: false, nearest: nearest(id, known) };
    issues.push({ code: "no-such-node", path: [...path, "weights", id], params });
  }
}

function aggregateStep(step: Loose, over: Plan["over"], reading: Reading): Plan["aggregate"] {
  const path: Path = ["plan", "aggregate"];
  const { own, rest } = split(AggregateKeys, step, path, reading.issues);
  const main = choice(rest, { kind: "aggregate", fallback: DEFAULTS.aggregate, path }, reading);
  const mainCoverage = own.coverage ?? 0;
  const read = (entry: Loose, at: Path): AggregateChoice => {
    const part = split({ coverage: z._default(share, mainCoverage) }, entry, at, reading.issues);
    const method = choice(
      inherit(rest, part.rest, { path, issues: reading.issues }),
      { kind: "aggregate", fallback: main.method, path: at },
      reading,
    );
    return { ...method, coverage: part.own.coverage ?? mainCoverage };
  };
  const nodes: Record<string, AggregateChoice> = {};
  for (const [id, entry] of Object.entries(own.nodes ?? {})) {
    checkNode(id, "group", [...path, "nodes"], reading);
    nodes[id] = read(entry, [...path, "nodes", id]);
  }
  const wanted = reading.tree.depth;
  const listed = own.levels ?? null;
  if (listed !== null && listed.length !== wanted) {
    reading.issues.push({ code: "wrong-levels", path: [...path, "levels"], params: { found: listed.length, wanted } });
  }
  const levels = listed?.map((entry, i) =>
    read(typeof entry === "string" ? { method: entry } : entry, [...path, "levels", i]),
  );
  return { ...main, coverage: mainCoverage, over: own.over ?? over, nodes, levels: levels ?? null };
}
