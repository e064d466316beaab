import { IndexError, type Issue } from "../../errors/index.ts";
import type { NamedIds, TableContext, WeightsFitted } from "../../method/index.ts";
import { nearest } from "../../schema/nearest.ts";
import { byNode, checkCovered, scaleToOne } from "./entry.ts";
import { type Spread, spreadOf } from "./panel.ts";

type Path = readonly (string | number)[];
type Values<T> = Readonly<Record<string, T>>;
type Panel<T> = Readonly<Record<string, Values<T>>>;

/** Values by node for the whole tree, of one person or of a panel. */
export interface FlatInput<T> {
  /** The key of the parameter that holds the values of one person. */
  readonly key: string;
  readonly own: Values<T> | undefined;
  readonly panel: Panel<T> | undefined;
  readonly expertWeights: Values<number> | undefined;
}

export interface FlatStatement<T> {
  readonly name: string;
  readonly weight: number;
  readonly values: Values<T>;
  readonly path: Path;
}

/** Exactly one of the two forms, experts' weights for experts that exist, and somebody who counts. */
export function checkFlat<T>({ key, own, panel, expertWeights }: FlatInput<T>, issues: Issue[]): void {
  const given = [own, panel].filter((part) => part !== undefined).length;
  if (given !== 1) issues.push({ code: "judgement-one-form", path: [], params: { given, forms: [key, "panel"] } });
  const experts = Object.keys(panel ?? {});
  if (panel !== undefined && experts.length === 0)
    issues.push({ code: "experts-without-weight", path: ["panel"], params: {} });
  for (const name of Object.keys(expertWeights ?? {})) {
    if (experts.includes(name)) continue;
    const params = { name, nearest: nearest(name, experts), known: experts };
    issues.push({ code: "expert-unknown", path: ["expertWeights", name], params });
  }
  const weights = experts.map((name) => expertWeights?.[name] ?? 1);
  if (weights.length > 0 && weights.every((w) => w === 0)) {
    issues.push({ code: "experts-without-weight", path: ["expertWeights"], params: {} });
  }
}

export function statementsOf<T>({ key, own, panel, expertWeights }: FlatInput<T>): FlatStatement<T>[] {
  if (own !== undefined) return [{ name: "1", weight: 1, values: own, path: [key] }];
  return Object.entries(panel ?? {}).map(([name, values]) => ({
    name,
    weight: expertWeights !== undefined && Object.hasOwn(expertWeights, name) ? expertWeights[name]! : 1,
    values,
    path: ["panel", name],
  }));
}

export function namesInFlat<T>(input: FlatInput<T>): readonly NamedIds[] {
  return statementsOf(input).map(({ values, path }) => ({ at: path, nodes: Object.keys(values) }));
}

/** Each person's values of the children that are weighed; an error where somebody left one out. */
export function chosen<T>(statements: readonly FlatStatement<T>[], context: TableContext): T[][] {
  const issues: Issue[] = [];
  for (const { values, path } of statements) {
    // a map for the whole tree names much that stands elsewhere; only near words help
    const close = Object.keys(values).filter(
      (id) =>
        nearest(
          id,
          context.nodes.map((node) => node.id),
        ) !== undefined,
    );
    const listed = context.nodes.map(({ id }) => id).filter((id) => Object.hasOwn(values, id));
    checkCovered([...new Set([...listed, ...close])], { path, context, issues });
  }
  if (issues.length > 0) throw new IndexError(issues);
  return statements.map(({ values }) => context.nodes.map(({ id }) => values[id]!));
}

export interface FlatWeights {
  readonly weights: readonly number[];
  readonly spread?: Spread;
  readonly experts?: WeightsFitted["experts"];
}

/** One person's weights, or the weighted mean of a panel's, with its spread. */
export function joinFlat(
  vectors: readonly (readonly number[])[],
  statements: readonly FlatStatement<unknown>[],
  context: TableContext,
): WeightsFitted {
  const ids = context.nodes.map(({ id }) => id);
  if (vectors.length === 1) return { weights: scaleToOne(vectors[0]!) };
  const { weights, spread } = spreadOf(
    vectors.map((v) => Float64Array.from(v)),
    { ids, weights: statements.map(({ weight }) => weight) },
  );
  const experts = statements.map(({ name, weight }, k) => ({ name, weight, weights: byNode(ids, vectors[k]!) }));
  return { weights, spread, experts };
}
