import type { MethodNode } from "../../method/index.ts";
import { nodeOn } from "../../pipeline/column-steps.ts";
import { methodNode } from "../../pipeline/columns.ts";
import { treatedScale } from "../../pipeline/goal-scale.ts";
import type { FittedIndex } from "../../pipeline/result.ts";
import { isGroup } from "../../pipeline/tree.ts";
import type { Indicator } from "../../schema/types.ts";
import { type BuildRun, normaliseSteps, openState } from "../build.ts";
import { compose, type Selection, unused } from "../compose.ts";
import { distanceOf } from "../distance.ts";
import type { Dialect } from "../emit/dialect.ts";
import { DIALECTS } from "../emit/index.ts";
import { writerOf } from "../emit/write.ts";
import { makingOf, type SqlState } from "../state.ts";
import { deriveStep } from "../steps/derive.ts";
import { levelSteps } from "../steps/levels.ts";
import { relationOf } from "../steps/source.ts";
import { fitName, tableNames } from "../to-sql.ts";
import { add, divide, eq, gt, missing, negate, number, type SqlExpr, text, when } from "../tree.ts";
import type { SqlOptions } from "../types.ts";
import { type Answer, familyOf, type Question, questionKey, type Source } from "./ask.ts";
import { type Aggregate, BY_GROUP, KINDS, SORTS } from "./kinds.ts";
import type { ReadRows } from "./rows.ts";

/** A statement that answers questions, and how its rows are read. */
export interface Answering {
  readonly text: string;
  readonly steps: readonly string[];
  /** What it learns, for a reader. */
  readonly comment: string;
  read(rows: ReadRows): ReadonlyMap<string, Answer>;
}

export interface Writing extends Omit<BuildRun, "stays"> {
  readonly source: FittedIndex;
  readonly options: SqlOptions;
}

/** Columns that one statement may put in order: each is a sort of its own. */
const MOST_SORTS = 8;
/** Numbers that one statement gives: engines have a longest list. */
const MOST_NUMBERS = 400;

interface Opened {
  readonly state: SqlState;
  readonly table: ReadonlyMap<string, string>;
  columnOf(source: Source): SqlExpr;
}

/** All columns that something is learned from; what no question needs is left out when the statement is composed. */
export function openColumns(run: BuildRun, { groups }: { readonly groups: boolean }): Opened {
  const { state, table } = openState(run);
  deriveStep(state);
  normaliseSteps(state);
  const scores = groups ? levelSteps(state).scores : state.after.normalised;
  const { after, tree, source, registry } = state;
  const treated = treatedScale(source.fitted.treat, { step: source.plan.treat, registry });
  return {
    state,
    table,
    columnOf({ turned, inverse, ...source }) {
      const x = read(source);
      if (turned === true) return state.sheet.let(negate(x), `${source.id}_turned`);
      if (inverse === undefined) return x;
      const above = state.sheet.let(add(x, number(inverse)), source.id);
      return state.sheet.let(when([[gt(above, number(0)), divide(number(1), above)]], missing), `${source.id}_inverse`);
    },
  };

  function read({ step, id, reads, distance }: Source): SqlExpr {
    const of =
      step === "impute"
        ? after.denominated
        : step === "treat"
          ? after.imputed
          : step === "curve"
            ? after.treated
            : reads === "normalised"
              ? scores
              : reads === "derived"
                ? after.denominated
                : after.transformed;
    const x = of.get(id)!;
    if (distance !== true) return x;
    const indicator = tree.get(id)!.node as Indicator;
    const node: MethodNode =
      step === "weigh"
        ? methodNode(indicator)
        : nodeOn(indicator, reads === "derived" ? "derived" : "treated", { treated } as never);
    return distanceOf(x, node, state.sheet.let);
  }
}

/** Statements that answer all questions in one pass, one each for what is grouped alike. */
export function writeStatements(questions: readonly Question[], writing: Writing): readonly Answering[] {
  const families = new Map<string, Question[]>();
  for (const question of questions) {
    const key = familyOf(question);
    families.set(key, [...(families.get(key) ?? []), question]);
  }
  const buckets = new Map<string, Question[][]>();
  for (const family of families.values()) {
    const { over, kind, group } = family[0]!;
    const key = JSON.stringify([over === "each-period", SORTS.includes(kind), BY_GROUP.includes(kind) ? group : null]);
    buckets.set(key, [...(buckets.get(key) ?? []), family]);
  }
  return [...buckets.values()].flatMap((bucket) =>
    chunksOf(bucket, SORTS.includes(bucket[0]![0]!.kind) ? MOST_SORTS : Number.POSITIVE_INFINITY).map((chunk) =>
      writeOne(chunk, writing),
    ),
  );
}

function chunksOf(families: readonly Question[][], most: number): Question[][][] {
  const chunks: Question[][][] = [];
  let numbers = 0;
  for (const family of families) {
    const size = (family[0]!.many ?? 0) * 2 + 10;
    const last = chunks.at(-1);
    if (last === undefined || last.length >= most || numbers + size > MOST_NUMBERS) {
      chunks.push([family]);
      numbers = size;
    } else {
      last.push(family);
      numbers += size;
    }
  }
  return chunks;
}

function writeOne(families: readonly (readonly Question[])[], writing: Writing): Answering {
  const { options, source } = writing;
  const dialect = DIALECTS[options.dialect];
  const isScore = ({ step, reads, id }: Source): boolean =>
    step === "weigh" && reads === "normalised" && id !== "" && isGroup(writing.tree.get(id)!.node);
  const groups = families.some(([first]) => isScore(first!.of) || (first!.with !== undefined && isScore(first!.with)));
  const { state, table, columnOf } = openColumns({ ...writing, stays: [] }, { groups });
  const { sheet, unit, period } = state;
  const [first] = families[0]!;
  const each = first!.over === "each-period";
  const label = BY_GROUP.includes(first!.kind) ? state.groups[first!.group!]! : null;
  sheet.begin("learned", "what is learned from");
  const keys: { readonly is: "period" | "group"; readonly of: SqlExpr }[] = [
    ...(each ? [{ is: "period", of: period } as const] : []),
    ...(label === null ? [] : [{ is: "group", of: label } as const]),
  ];
  const asked = families.map((family) => {
    const { kind, of, with: other, over, many = 0, unit: named, period: when_ } = family[0]!;
    const inside = (x: SqlExpr): SqlExpr =>
      typeof over === "object" ? sheet.let(when([[eq(period, text(over.base)), x]], missing), of.id) : x;
    const x = kind === "rows" ? inside(unit) : inside(columnOf(of));
    const made = KINDS[kind]({
      x,
      y: other === undefined ? x : inside(columnOf(other)),
      given: family[0]!.given.map((_, k) => constants(family, k, period)),
      many,
      partition: keys.map((key) => key.of),
      making: { ...makingOf(state), let: (expr, name = "part") => sheet.let(expr, `${of.id}_${name}`) },
      unit: named,
      period: when_,
    });
    return made.map((aggregate) => ({ aggregate, id: other === undefined ? of.id : `${of.id}_${other.id}`, kind }));
  });
  const parts = asked.flat().map(({ aggregate, id, kind }) => ({
    aggregate,
    label: kind === "rows" ? "rows" : `${id}_${aggregate.name}`,
    key: keyOf(sheet.let(aggregate.of, `${id}_${aggregate.name}`)),
  }));
  const { text: body, names, steps } = writeAggregates(parts, { ...writing, dialect, table, keys, sheet });
  const comment = commentOf(families);
  return {
    text: `-- index ${source.system.id}\n-- ${comment}\n${body}\n`,
    steps,
    comment,
    read(rows) {
      const answers = new Map<string, Answer>();
      let at = 0;
      families.forEach((family, f) => {
        const columns = asked[f]!.map((_, k) => names.parts[at + k]!);
        at += columns.length;
        for (const question of family) {
          const own = rows.where(each ? names.keys[0]! : null, question.slice);
          const values = (row: number) => columns.map((name) => rows.number(name, row));
          answers.set(
            questionKey(question),
            label === null
              ? own.length === 0
                ? columns.map(() => Number.NaN)
                : values(own[0]!)
              : own.flatMap((row) => {
                  const group = rows.text(names.keys.at(-1)!, row);
                  return group === null ? [] : [[group, values(row)] as const];
                }),
          );
        }
      });
      return answers;
    },
  };
}

const keyOf = (expr: SqlExpr): string => (expr as SqlExpr & { kind: "column" }).key;

/** A number given, the same for all rows or that of the row's period. */
function constants(family: readonly Question[], k: number, period: SqlExpr): SqlExpr {
  const first = family[0]!.given[k]!;
  if (family.every(({ given }) => Object.is(given[k], first))) return number(first);
  return when(
    family.map(({ slice, given }) => [eq(period, text(slice)), number(given[k]!)] as const),
    missing,
  );
}

interface Part {
  readonly aggregate: Aggregate;
  readonly label: string;
  readonly key: string;
}

export interface AggregateWriting extends Pick<Writing, "options"> {
  readonly dialect: Dialect;
  readonly table: ReadonlyMap<string, string>;
  readonly sheet: SqlState["sheet"];
  readonly keys: readonly { readonly is: "period" | "group"; readonly of: SqlExpr }[];
}

function writeAggregates(parts: readonly Part[], { dialect, options, table, keys, sheet }: AggregateWriting) {
  const { ctes, last, steps } = writeSteps(
    [...new Set([...keys.map(({ of }) => keyOf(of)), ...parts.map(({ key }) => key)])],
    {
      dialect,
      options,
      table,
      sheet,
    },
  );
  // an alias is no column of the step, as some engines would read it there
  const used = new Set([...last.names.values()].map((name) => name.toLowerCase()));
  const shorten = fitName(dialect);
  const named = (label: string) => shorten(unused(used, shorten(label)));
  const quoted = (key: string) => dialect.quote(last.names.get(key)!);
  const keyNames = keys.map(({ is }) => named(`of_${is}`));
  const partNames = parts.map(({ label }) => named(label));
  const items = [
    ...keys.map(({ of }, k) => `${quoted(keyOf(of))} AS ${dialect.quote(keyNames[k]!)}`),
    ...parts.map(
      ({ aggregate, key }, k) =>
        `${aggregateText(aggregate.by, quoted(key), dialect)} AS ${dialect.quote(partNames[k]!)}`,
    ),
  ];
  const by = keys.length === 0 ? "" : `\nGROUP BY ${keys.map(({ of }) => quoted(keyOf(of))).join(", ")}`;
  const body = `SELECT\n${items.map((item) => `  ${item}`).join(",\n")}\nFROM ${last.from}${by}`;
  return { text: `WITH\n${ctes.join(",\n")}\n${body}`, names: { keys: keyNames, parts: partNames }, steps };
}

/** DuckDB adds what a plain sum drops; the others add as they go. */
function aggregateText(by: Aggregate["by"], of: string, { id }: Dialect): string {
  if (by !== "sum") return `${by}(${of})`;
  return id === "duckdb" ? `fsum(${of})` : id === "clickhouse" ? `sumKahan(${of})` : `sum(${of})`;
}

/** The steps up to the columns wanted, and what these are called after them. */
export function writeSteps(
  keys: readonly string[],
  { dialect, options, table, sheet }: Omit<AggregateWriting, "keys">,
): { ctes: readonly string[]; last: { from: string; names: ReadonlyMap<string, string> }; steps: readonly string[] } {
  const selections = compose(sheet, {
    outputs: keys.map((key) => ({ key, name: labelIn(sheet, key) })),
    table,
    fit: fitName(dialect),
    shadows: dialect.shadows,
    taken: tableNames(options),
  });
  const writer = writerOf(dialect);
  const relation = relationOf(options.table, dialect);
  const steps = selections.slice(0, -1);
  // PostgreSQL would write each step into the next, as often as it is read there
  const held = dialect.id === "postgresql" ? "MATERIALIZED " : "";
  const ctes = steps.map((selection: Selection) => {
    const comment = selection.comment === "" ? "" : `-- ${selection.comment}\n`;
    return `${comment}${selection.name} AS ${held}(\n${writer.selection(selection, selection.from ?? relation, "  ")}\n)`;
  });
  const final = selections.at(-1)!;
  return { ctes, last: { from: final.from!, names: final.names }, steps: steps.map(({ name }) => name) };
}

function labelIn({ stages }: SqlState["sheet"], key: string): string {
  for (const { layers } of stages)
    for (const layer of layers) for (const defined of layer) if (defined.key === key) return defined.label;
  return key;
}

/** What a statement learns, in words: the kinds of numbers and of how many columns. */
function commentOf(families: readonly (readonly Question[])[]): string {
  const counts = new Map<string, number>();
  for (const [first] of families) {
    const word = WORDS[first!.kind];
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, n]) => (n === 1 ? word : `${word} (${n})`)).join("; ");
}

const WORDS: Readonly<Record<Question["kind"], string>> = {
  rows: "rows",
  extent: "count, least and largest value",
  squares: "deviations from the mean and their squares",
  fourths: "deviations from the mean up to their fourth powers",
  parts: "shares and their squares",
  places: "values at places in order",
  "places-about": "distances from the median at places in order",
  "distinct-ends": "the lowest and the highest different values",
  core: "deviations of the values between the ends",
  "entropy-near": "divergence of shares near even",
  "entropy-far": "divergence of shares",
  product: "products of deviations",
  pair: "products of deviations where both are present",
  gaps: "mean differences",
  "unit-value": "value of the reference",
  "group-extents": "count, least and largest value of each group",
  "group-middle": "middle of each group",
};
