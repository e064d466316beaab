import { IndexError } from "../../errors/index.ts";
import type { ChangeNode, GroupChange, Point, Rule } from "./types.ts";

/** Scores and treated values of one node over many states. */
export interface Column {
  readonly score: Float64Array;
  readonly raw: Float64Array;
}

/** Which states have the weights and the rule of the later end. */
export interface OwnStates {
  readonly weights: Uint8Array;
  readonly rule: Uint8Array;
}

export const constant = (value: number, length: number): Float64Array => new Float64Array(length).fill(value);

/** One group over many states of its children. A state where the method has no answer is NaN. */
export function scoreStates(group: GroupChange, columns: readonly Column[], own: OwnStates): Column {
  const n = own.weights.length;
  const score = constant(Number.NaN, n);
  for (const late of [0, 1] as const) {
    for (const ruled of [0, 1] as const) {
      const at: number[] = [];
      for (let i = 0; i < n; i++) if (own.weights[i] === late && own.rule[i] === ruled) at.push(i);
      if (at.length === 0) continue;
      const rule = group.rules[ruled];
      const gathered = columns.map(({ score: scores, raw }, j) => {
        const source = rule.raw[j] ? raw : scores;
        return Float64Array.from(at, (i) => source[i]!);
      });
      const present = columns.map(({ score: scores }) => Float64Array.from(at, (i) => scores[i]!));
      const y = applyRule(group, rule, { columns: gathered, present, weights: group.weights[late] });
      at.forEach((i, k) => {
        score[i] = y[k]!;
      });
    }
  }
  return { score, raw: constant(Number.NaN, n) };
}

interface Input {
  readonly columns: readonly Float64Array[];
  readonly present: readonly Float64Array[];
  readonly weights: readonly number[];
}

function applyRule(group: GroupChange, rule: Rule, { columns, present, weights }: Input): Float64Array {
  const y = whereDefined(columns, (some) =>
    rule.peers === null ? applyRows(group, rule, some, weights) : amongPeers(group, rule, some, weights),
  );
  for (let i = 0; i < y.length; i++) {
    let count = 0;
    for (const x of present) if (!Number.isNaN(x[i]!)) count += 1;
    if (rule.coverage > 0 && count / rule.children < rule.coverage) y[i] = Number.NaN;
    else if (rule.mirror !== null) y[i] = rule.mirror - y[i]!;
  }
  return y;
}

/** A method refuses all rows for one it is not defined on, such as a figure on a ruler of another year: that one is missing. */
function whereDefined(
  columns: readonly Float64Array[],
  apply: (some: readonly Float64Array[]) => Float64Array,
): Float64Array {
  const n = columns[0]!.length;
  try {
    return apply(columns);
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    if (n === 1) return constant(Number.NaN, 1);
    const half = n >> 1;
    const parts = [
      [0, half],
      [half, n],
    ].map(([from, to]) =>
      whereDefined(
        columns.map((x) => x.subarray(from, to)),
        apply,
      ),
    );
    const y = new Float64Array(n);
    y.set(parts[0]!);
    y.set(parts[1]!, half);
    return y;
  }
}

const silent = { note: () => {}, progress: () => {} };
const rowsOf = (length: number) => {
  const unit = Array.from({ length }, (_, i) => String(i));
  return { length, unit, period: Array.from({ length }, () => ""), group: {} };
};

function applyRows(
  group: GroupChange,
  { method, fitted, nodes }: Rule,
  columns: readonly Float64Array[],
  weights: readonly number[],
): Float64Array {
  const rows = rowsOf(columns[0]!.length);
  return method.apply(columns, { weights, fitted }, { ...silent, nodes, group: group.id, rows });
}

/** A method that compares rows sees the peers as they are, with the unit's own row in the state asked for. */
function amongPeers(
  group: GroupChange,
  { method, fitted, nodes, peers }: Rule,
  columns: readonly Float64Array[],
  weights: readonly number[],
): Float64Array {
  const { columns: table, at } = peers!;
  const rows = rowsOf(table[0]!.length);
  return Float64Array.from(columns[0]!, (_, i) => {
    const own = table.map((x, j) => {
      const y = Float64Array.from(x);
      y[at] = columns[j]![i]!;
      return y;
    });
    return method.apply(own, { weights, fitted }, { ...silent, nodes, group: group.id, rows })[at]!;
  });
}

const knownEnds = new WeakMap<ChangeNode, [Point | null, Point | null]>();

/** Values of a node with everything below it as before (0) or as after (1). */
export function endOf(node: ChangeNode, state: 0 | 1): Point {
  if (node.kind === "leaf") return node.points[state][state];
  const known = knownEnds.get(node) ?? [null, null];
  knownEnds.set(node, known);
  known[state] ??= scoreEnd(node, state);
  return known[state];
}

function scoreEnd(node: GroupChange, state: 0 | 1): Point {
  const columns = node.children.map((child) => {
    const { score, raw } = endOf(child, state);
    return { score: Float64Array.of(score), raw: Float64Array.of(raw) };
  });
  const bit = Uint8Array.of(state);
  return { score: scoreStates(node, columns, { weights: bit, rule: bit }).score[0]!, raw: Number.NaN };
}
