import {
  asDistance,
  type ColumnContext,
  createRegistry,
  type Imputer,
  type Json,
  type Method,
  type Normaliser,
  type Over,
  parseParams,
  type Registry,
  type Rows,
  type TableContext,
  type Treater,
  type Weigher,
  type WeightsFitted,
} from "../../method/index.ts";
import { choiceFor } from "../../pipeline/column-steps.ts";
import type { Plan } from "../../pipeline/plan-types.ts";
import { periodsOf } from "../../pipeline/slices.ts";
import { isGroup, type Tree } from "../../pipeline/tree.ts";
import type { Indicator } from "../../schema/types.ts";
import { type Ask, askOf, type Ledger, type Source, Wanting } from "./ask.ts";
import { columnLearner, weighLearner } from "./capability.ts";
import { deviationOf, extentOf, momentsOf, type Where } from "./found.ts";
import type { ColumnLearner } from "./learn/column.ts";

export interface Learning {
  readonly registry: Registry;
  readonly tree: Tree;
  readonly plan: Plan;
  readonly ledger: Ledger;
}

type ColumnMethod = Imputer | Treater | Normaliser;

/**
 * The methods as they are, but for where they learn from: `fit` asks the engine. What is not known yet is stood in for, and
 * nothing is asked of what rests on it.
 */
export function learningRegistry({ registry, tree, plan, ledger }: Learning): Registry {
  const ask = askOf(ledger);
  /** The step at which an indicator came to be unknown; its other rulers are still asked for there. */
  const unknown = { columns: new Map<string, ColumnMethod["kind"]>(), groups: new Set<string>() };
  const isUnknown = (id: string): boolean => {
    const entry = tree.get(id)!;
    if (!isGroup(entry.node)) return unknown.columns.has(id);
    return unknown.groups.has(id) || entry.children.some((child) => isUnknown(child.id));
  };

  const column = <M extends ColumnMethod>(method: M): M => {
    const { kind } = method;
    const fit = (_: Float64Array, given: never, partial?: Partial<ColumnContext>): Json => {
      const context = partial as ColumnContext;
      const { id } = context.node;
      const params = parseParams(method.params, given) as Readonly<Record<string, Json>>;
      const learner = learnerOf(method, params);
      const plain = (x: readonly number[], own = params): Json =>
        method.fit(Float64Array.from(x), own as never, context as never) as Json;
      if (unknown.columns.has(id) && unknown.columns.get(id) !== kind)
        return learner === null ? plain(SOME) : learner.unknown(params);
      if (learner === null) {
        if (kind === "normalise") present(id, context.rows);
        return plain(SOME);
      }
      const where = { of: sourceOf(method, id), over: plan[kind].over, slice: sliceOf(plan[kind].over, context.rows) };
      let supposed = learner.unknown(params);
      const suppose = (learned: Json): void => {
        supposed = learned;
      };
      try {
        if (kind === "normalise") present(id, context.rows);
        return learner.learn(params, { ask, where, context, fit: plain, suppose });
      } catch (error) {
        if (!(error instanceof Wanting)) throw error;
        unknown.columns.set(id, kind);
        return supposed;
      }
    };
    return { ...method, fit, apply: (x: Float64Array) => x };
  };

  /** Asks how many values there are before they are normalised; a column without any is found when all is known. */
  const present = (id: string, rows: Rows): void => {
    const over = plan.normalise.over === "each-period" ? "each-period" : "all-periods";
    const where: Where = { of: plainest({ step: "treat", id, reads: "treated" }), over, slice: sliceOf(over, rows) };
    try {
      extentOf(ask, where);
    } catch (error) {
      if (!(error instanceof Wanting)) throw error;
    }
  };

  /** The same column by its earliest name, so that it is asked for once. */
  const plainest = (source: Source): Source => {
    const { step, id } = source;
    if (step === "normalise" && source.distance !== true && source.reads === "treated") {
      const { transform } = tree.get(id)!.node as Indicator;
      return transform === undefined && choiceFor(plan.treat, id).id === "none"
        ? plainest({ step: "treat", id, reads: "treated" })
        : source;
    }
    const same =
      (step === "treat" && choiceFor(plan.impute, id).id === "none") ||
      (step === "normalise" && source.reads === "derived" && source.distance !== true);
    return same ? { step: "impute", id, reads: "derived" } : source;
  };

  const sourceOf = (method: ColumnMethod, id: string): Source => {
    const { direction } = tree.get(id)!.node as Indicator;
    if (method.kind !== "normalise")
      return plainest({ step: method.kind, id, reads: method.kind === "impute" ? "derived" : "treated" });
    const distance = method.directions === "signed" && typeof direction !== "string";
    return plainest({ step: "normalise", id, reads: method.reads, ...(distance ? { distance } : {}) });
  };

  const weigher = (method: Weigher): Weigher => {
    const learner = weighLearner(method.id);
    // what reads no column, and what only combines others, learns as it is
    if (method.blind || learner === undefined) return method;
    const fit = (_columns: readonly Float64Array[], given: never, partial?: Partial<TableContext>): WeightsFitted => {
      const context = partial as TableContext;
      const params = parseParams(method.params, given) as Readonly<Record<string, Json>>;
      const reads = method.reads(params as never);
      const read =
        learner.signed === true
          ? context.nodes.map((node) => asDistance(new Float64Array(), node).node)
          : context.nodes;
      const sources = context.nodes.map(({ id, direction }): Source => {
        const distance = learner.signed === true && typeof direction !== "string";
        return { step: "weigh", id, reads, ...(distance ? { distance } : {}) };
      });
      const { over } = plan.weigh;
      const slice = sliceOf(over, context.rows);
      const forgotten = (): WeightsFitted => {
        const groups = context.group === null ? tree.groups.map(({ id }) => id) : [context.group];
        for (const id of groups) unknown.groups.add(id);
        return { weights: context.nodes.map(() => 1) };
      };
      if (sources.some(({ id }) => isUnknown(id))) return forgotten();
      try {
        return learner.learn(params, {
          ask,
          wheres: sources.map((of) => ({ of, over, slice })),
          byPeriod: (where) =>
            over === "all-periods"
              ? periodsOf(context.rows).map((period) => ({ ...where, over: "each-period", slice: period }))
              : [where],
          context: { ...context, nodes: read },
          fitOn: (own) => method.fit(own, given, { ...context, rows: rowsFor(own[0]?.length ?? 0) }),
        });
      } catch (error) {
        if (!(error instanceof Wanting)) throw error;
        return forgotten();
      }
    };
    return { ...method, fit };
  };

  return createRegistry(
    registry.methods.map((method): Method => {
      if (method.kind === "weigh") return weigher(method);
      if (method.kind !== "aggregate") return column(method) as Method;
      return { ...method, apply: (columns: readonly Float64Array[]) => Float64Array.from(columns[0]!) };
    }),
  );
}

/** Values for methods that learn nothing of them. */
const SOME = [1, 2, 3, 5, 8];

const rowsFor = (length: number): Rows => ({
  length,
  unit: Array.from({ length }, (_, i) => `${i}`),
  period: Array.from({ length }, () => ""),
  group: {},
});

/** The ruler that some rows teach. */
const sliceOf = (over: Over, rows: Rows): string => (over === "each-period" ? (rows.period[0] ?? "") : "*");

/** How a method learns in the engine; null where it learns nothing. */
function learnerOf(method: ColumnMethod, params: Readonly<Record<string, Json>>): ColumnLearner | null {
  const known = columnLearner(method.kind, method.id);
  if (known !== undefined) return known;
  if (method.kind !== "normalise") return null;
  const { fitExtent, fitMoments } = method;
  if (fitExtent !== undefined) {
    return {
      unknown: () => ({ flat: 1 }),
      learn: (_, { ask, where, context }) => {
        const { count, min, max } = extentOf(ask, where);
        return fitExtent({ count, min, max }, params as never, context);
      },
    };
  }
  if (fitMoments === undefined) return null;
  return {
    unknown: () => ({ flat: 1 }),
    learn: (_, { ask, where, context }) => {
      const [found] = momentsOf(ask as Ask, [where]);
      const { count, min, max, mean } = found!;
      const deviation = (ddof: 0 | 1) => deviationOf(found!, ddof);
      return fitMoments({ count, min, max, mean, deviation }, params as never, context);
    },
  };
}
