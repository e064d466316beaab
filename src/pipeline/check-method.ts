import { IndexError } from "../errors/index.ts";
import type {
  AggregateInput,
  Imputer,
  Json,
  Method,
  MethodNode,
  Normaliser,
  Rows,
  Treater,
  Weigher,
} from "../method/index.ts";
import { edgeCases, edgeNode, edgeRows } from "./edge-cases.ts";

/** A rule that a method breaks, with the case that shows it. */
export interface Finding {
  readonly rule: string;
  readonly case: string;
  readonly found: string;
}

/** Runs a call; a clear refusal is an answer, anything else thrown is a finding. */
function attempt<T>(run: () => T): { readonly value?: T; readonly refused?: boolean; readonly crash?: string } {
  try {
    return { value: run() };
  } catch (error) {
    return error instanceof IndexError ? { refused: true } : { crash: String(error) };
  }
}

const same = (a: number, b: number): boolean => Object.is(a, b) || a === b || (Number.isNaN(a) && Number.isNaN(b));
const near = (a: number, b: number): boolean =>
  same(a, b) || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

function isPlainJson(value: unknown): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isPlainJson);
  if (typeof value !== "object") return false;
  const proto = Object.getPrototypeOf(value);
  return (proto === Object.prototype || proto === null) && Object.values(value).every(isPlainJson);
}

const replay = (fitted: Json): Json => JSON.parse(JSON.stringify(fitted)) as Json;

/**
 * Holds a method, ours or yours, against what the engine relies on: missing stays missing and nothing present becomes
 * missing or infinite, what is learned is plain JSON that replays to the same bytes, inputs are not changed, rows may come
 * in chunks and in any order, more is better after normalising, weights are finite, never negative and never all zero.
 * @param options `params` are the parameters to try it with; `mayLose`: it may leave a present value unscored, with a note;
 *   `mayFall`: an aggregator that punishes unevenness, so that a better child may lower the score
 * @returns the rules broken, with the case that shows each; empty for a sound method
 * @example checkMethod(imputeMean); // => []
 */
export function checkMethod(
  method: Method,
  options: { params?: object; mayLose?: boolean; mayFall?: boolean } = {},
): Finding[] {
  const findings: Finding[] = [];
  const { params = {}, mayLose = false, mayFall = false } = options;
  const suite: Suite = {
    params: params as never,
    mayLose,
    mayFall,
    report: (rule, where, found) => findings.push({ rule, case: where, found }),
  };
  for (const { name, columns: before } of edgeCases) {
    // a method that changes its input must not spoil the cases of the next
    const columns = before.map((x) => Float64Array.from(x));
    switch (method.kind) {
      case "weigh":
        checkWeigher(method, columns, name, suite);
        break;
      case "aggregate":
        checkAggregator(method, columns, name, suite);
        break;
      case "impute":
      case "treat":
      case "normalise":
        for (const direction of ["positive", "negative"] as const) {
          checkColumn(method, columns[0]!, { name: `${name}, ${direction}`, direction }, suite);
        }
        break;
      default:
        method satisfies never;
    }
    if (columns.some((x, j) => x.some((v, i) => !Object.is(v, before[j]![i]!))))
      suite.report("inputs are not changed", name, "changed");
  }
  return findings;
}

interface Suite {
  readonly params: never;
  readonly mayLose: boolean;
  readonly mayFall: boolean;
  report(rule: string, where: string, found: string): void;
}

type ColumnMethodAny = Imputer | Treater | Normaliser;

function checkColumn(
  method: ColumnMethodAny,
  x: Float64Array,
  { name, direction }: { name: string; direction: "positive" | "negative" },
  suite: Suite,
): void {
  const node = edgeNode("x", direction);
  const rows = edgeRows(x.length);
  const notes: string[] = [];
  const context = { rows, node, note: (issue: { code: string }) => notes.push(issue.code) };
  const run = attempt(() => {
    const fitted = method.fit(x, suite.params, context);
    return { fitted, y: method.apply(x, fitted, context) };
  });
  if (run.crash !== undefined) suite.report("refuses only by IndexError", name, run.crash);
  if (run.value === undefined) return;
  const { fitted, y } = run.value;
  if (!isPlainJson(fitted))
    suite.report("what is learned is plain JSON of finite numbers", name, JSON.stringify(fitted) ?? "undefined");
  if (y.length !== x.length) suite.report("one value a row", name, `${y.length} for ${x.length}`);
  y.forEach((v, i) => {
    if (Number.isNaN(x[i]!)) {
      if (method.kind !== "impute" && !Number.isNaN(v)) suite.report("missing stays missing", name, String(v));
    } else if (
      method.kind === "impute"
        ? v !== x[i]
        : Number.isNaN(v) && !(suite.mayLose && notes.length > 0) && !isDropped(fitted)
    ) {
      suite.report("a present value is kept", name, `${x[i]} became ${v}`);
    }
    if (Math.abs(v) === Number.POSITIVE_INFINITY) suite.report("nothing is infinite", name, `${x[i]} became ${v}`);
  });
  replayColumn(method, x, { fitted, y, context, name }, suite);
  if (method.kind !== "impute")
    checkMonotone(method, x, y, { name, falling: method.kind === "normalise" && direction === "negative" }, suite);
}

const isDropped = (fitted: Json): boolean => typeof fitted === "object" && fitted !== null && "drop" in fitted;

interface Replay {
  readonly fitted: Json;
  readonly y: Float64Array;
  readonly context: { rows: Rows; node: MethodNode; note(issue: { code: string }): void };
  readonly name: string;
}

function replayColumn(
  method: ColumnMethodAny,
  x: Float64Array,
  { fitted, y, context, name }: Replay,
  suite: Suite,
): void {
  const again = method.apply(x, replay(fitted), context);
  if (again.some((v, i) => !same(v, y[i]!)))
    suite.report("what is learned replays from JSON to the same values", name, `${again} for ${y}`);
  if (method.shape !== "row") return;
  x.forEach((_, i) => {
    const row: Rows = {
      length: 1,
      unit: [context.rows.unit[i]!],
      period: [context.rows.period[i]!],
      group: { half: [context.rows.group["half"]![i]!] },
    };
    const one = method.apply(x.slice(i, i + 1), fitted, { ...context, rows: row });
    if (!same(one[0]!, y[i]!)) suite.report("rows may be applied one by one", name, `${one[0]} for ${y[i]}`);
  });
  const order = x.map((_, i) => x.length - 1 - i);
  const turned: Rows = {
    length: x.length,
    unit: Array.from(order, (i) => context.rows.unit[i]!),
    period: Array.from(order, (i) => context.rows.period[i]!),
    group: { half: Array.from(order, (i) => context.rows.group["half"]![i]!) },
  };
  const back = x.slice().reverse();
  const reversed = method
    .apply(back, method.fit(back, suite.params, { ...context, rows: turned }), { ...context, rows: turned })
    .reverse();
  if (reversed.some((v, i) => !near(v, y[i]!)))
    suite.report("the order of units does not matter", name, `${reversed} for ${y}`);
}

function checkMonotone(
  method: ColumnMethodAny,
  x: Float64Array,
  y: Float64Array,
  { name, falling }: { name: string; falling: boolean },
  suite: Suite,
): void {
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < x.length; j++) {
      const better = falling ? x[i]! < x[j]! : x[i]! > x[j]!;
      if (better && y[i]! < y[j]!)
        suite.report(
          `a better value never has the lower ${method.kind === "treat" ? "value" : "score"}`,
          name,
          `${x[i]} → ${y[i]}, ${x[j]} → ${y[j]}`,
        );
    }
  }
}

function checkWeigher(method: Weigher, columns: readonly Float64Array[], name: string, suite: Suite): void {
  const nodes = columns.map((_, j) => edgeNode(`x${j + 1}`, "positive"));
  // a weigher that combines others meets equal weights, whatever it asks for
  const weighBy = () => ({ weights: columns.map(() => 1) });
  const context = { rows: edgeRows(columns[0]!.length), nodes, note: () => {}, weighBy };
  const run = attempt(() => method.fit(columns, suite.params, context));
  if (run.crash !== undefined) suite.report("refuses only by IndexError", name, run.crash);
  if (run.value === undefined) return;
  const { weights } = run.value;
  if (!isPlainJson(run.value))
    suite.report("what is learned is plain JSON of finite numbers", name, JSON.stringify(run.value));
  if (weights.length !== columns.length)
    suite.report("one weight a column", name, `${weights.length} for ${columns.length}`);
  if (weights.some((w) => !(Number.isFinite(w) && w >= 0)))
    suite.report("weights are finite and not negative", name, String(weights));
  const total = weights.reduce((a, b) => a + b, 0);
  if (!(total > 0)) suite.report("weights are not all zero", name, String(weights));
  const turned = [...columns].reverse();
  const reversed = [...method.fit(turned, suite.params, { ...context, nodes: [...nodes].reverse() }).weights].reverse();
  if (reversed.some((w, j) => !near(w, weights[j]!)))
    suite.report("the order of columns does not matter", name, `${reversed} for ${weights}`);
}

function checkAggregator(
  method: Exclude<Method, ColumnMethodAny | Weigher>,
  columns: readonly Float64Array[],
  name: string,
  suite: Suite,
): void {
  const nodes = columns.map((_, j) => edgeNode(`x${j + 1}`, "positive"));
  const rows = edgeRows(columns[0]!.length);
  const weights = columns.map((_, j) => j + 1);
  const context = { rows, nodes, note: () => {}, weights };
  const score = (given: readonly Float64Array[], input?: AggregateInput<Json>) => {
    const fitted = input?.fitted ?? method.fit(given, suite.params, context);
    return { fitted, y: method.apply(given, { weights, fitted }, context) };
  };
  const run = attempt(() => score(columns));
  if (run.crash !== undefined) suite.report("refuses only by IndexError", name, run.crash);
  if (run.value === undefined) return;
  const { fitted, y } = run.value;
  if (!isPlainJson(fitted))
    suite.report("what is learned is plain JSON of finite numbers", name, JSON.stringify(fitted) ?? "undefined");
  if (y.length !== rows.length) suite.report("one score a row", name, `${y.length} for ${rows.length}`);
  y.forEach((v, i) => {
    const present = columns.some((x) => !Number.isNaN(x[i]!));
    if (present === Number.isNaN(v))
      suite.report("a row has a score where some child has one", name, `${v} in row ${i + 1}`);
    if (Math.abs(v) === Number.POSITIVE_INFINITY) suite.report("nothing is infinite", name, `${v} in row ${i + 1}`);
  });
  const again = score(columns, { weights, fitted: replay(fitted) }).y;
  if (again.some((v, i) => !same(v, y[i]!)))
    suite.report("what is learned replays from JSON to the same values", name, `${again} for ${y}`);
  if (suite.mayFall) return;
  const lift = (rises: (i: number) => boolean) =>
    attempt(() => {
      const better = columns.map((x) => x.map((v, i) => (rises(i) ? v + Math.abs(v) * 0.5 + 1 : v)));
      return method.apply(better, { weights, fitted }, context);
    }).value;
  // a method that compares the rows must raise the one row that rose; of all together, those that rose less may fall
  const lifted =
    method.shape === "table" ? y.map((v, i) => lift((row) => row === i)?.[i] ?? v) : (lift(() => true) ?? y);
  if (lifted.some((v, i) => v < y[i]!))
    suite.report("better children never give the lower score", name, `${lifted} for ${y}`);
}
