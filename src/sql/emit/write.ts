import type { Selection } from "../compose.ts";
import { isTruth } from "../sheet.ts";
import type { SqlExpr, SqlFunction, SqlOrder, SqlOverRows } from "../tree.ts";
import type { Dialect } from "./dialect.ts";

/** How tightly an operator binds. */
const OR = 1;
const AND = 2;
const NOT = 3;
const COMPARED = 4;
const SUM = 5;
const PRODUCT = 6;
const TIGHT = 8;

interface Written {
  readonly text: string;
  readonly binds: number;
}

type Names = ReadonlyMap<string, string>;

const tight = (text: string): Written => ({ text, binds: TIGHT });
const inside = ({ text, binds }: Written, least: number): string => (binds < least ? `(${text})` : text);

const COMPARISONS: Partial<Record<SqlFunction, string>> = { eq: "=", ne: "<>", lt: "<", le: "<=", gt: ">", ge: ">=" };
const PLAIN: Partial<Record<SqlFunction, string>> = {
  abs: "abs",
  sqrt: "sqrt",
  exp: "exp",
  ln: "ln",
  floor: "floor",
  least: "least",
  greatest: "greatest",
  coalesce: "coalesce",
  "null-if": "nullif",
};

export interface Writer {
  expr(expr: SqlExpr, names: Names): string;
  selection(selection: Selection, from: string, indent?: string): string;
}

/** Writes expressions and selections in a dialect; everything that is no operator or word of SQL goes through its quoting. */
export function writerOf(dialect: Dialect): Writer {
  /** Whether the engine takes it for a double by itself. */
  const isDouble = (expr: SqlExpr): boolean => {
    if (!dialect.looseConstants) return true;
    switch (expr.kind) {
      case "column":
      case "missing":
        return true;
      case "number":
        return !Number.isFinite(expr.value);
      case "call":
        return expr.name === "to-double" || expr.name === "round-digits" || expr.args.some(isDouble);
      case "case":
        return [...expr.when.map(({ then }) => then), expr.otherwise].some((e) => e.kind !== "missing" && isDouble(e));
      default:
        return false;
    }
  };

  /** Whether nothing but constants says what type it has. */
  const isConstant = (expr: SqlExpr): boolean => {
    if (!dialect.looseConstants || isTruth(expr)) return false;
    switch (expr.kind) {
      case "number":
        return true;
      case "call":
        return expr.args.length > 0 && expr.args.every(isConstant);
      case "case":
        return [...expr.when.map(({ then }) => then), expr.otherwise].every(
          (e) => e.kind === "missing" || isConstant(e),
        );
      default:
        return false;
    }
  };

  const write = (expr: SqlExpr, names: Names): Written => {
    const of = (e: SqlExpr) => write(e, names);
    switch (expr.kind) {
      case "number":
        return { text: dialect.number(expr.value), binds: expr.value < 0 ? SUM : TIGHT };
      case "text":
        return tight(dialect.text(expr.value));
      case "missing":
        return tight(dialect.missing);
      case "column":
        return tight(dialect.quote(nameOf(expr.key, names)));
      case "call":
        return writeCall(expr, of);
      case "case":
        return tight(writeCase(expr, of));
      case "window":
        return tight(writeWindow(expr, of));
      case "aggregate":
        return tight(overRows(expr.name, expr.args, of));
      default:
        return expr satisfies never;
    }
  };

  const number = (e: SqlExpr, of: (e: SqlExpr) => Written): Written =>
    isDouble(e) ? of(e) : tight(dialect.double(of(e).text));

  const writeCall = ({ name, args }: SqlExpr & { kind: "call" }, of: (e: SqlExpr) => Written): Written => {
    const [a, b] = args;
    const two = (sign: string, binds: number): Written => {
      const left = args.some(isDouble) ? of(a!) : number(a!, of);
      // what stands to the right keeps its brackets: (a + b) + c is not a + (b + c) to the last bit
      return { text: `${inside(left, binds)} ${sign} ${inside(of(b!), binds + 1)}`, binds };
    };
    const comparison = COMPARISONS[name];
    if (comparison !== undefined) return { ...two(comparison, COMPARED), binds: COMPARED };
    const plain = PLAIN[name];
    if (plain !== undefined) {
      const anchored = args.some(isDouble);
      return tight(`${plain}(${args.map((e, k) => (anchored || k > 0 ? of(e) : number(e, of)).text).join(", ")})`);
    }
    switch (name) {
      case "add":
        return two("+", SUM);
      case "subtract":
        return two("-", SUM);
      case "multiply":
        return two("*", PRODUCT);
      case "divide":
        return two("/", PRODUCT);
      case "negate":
        return { text: `-${inside(of(a!), TIGHT)}`, binds: SUM };
      case "pow":
        return tight(`${dialect.pow}(${number(a!, of).text}, ${number(b!, of).text})`);
      case "log10":
        return tight(`${dialect.log10}(${number(a!, of).text})`);
      case "finite": {
        const { text } = of(a!);
        return tight(`CASE WHEN ${dialect.isFinite(text)} THEN ${text} END`);
      }
      case "to-double":
        return tight(dialect.double(of(a!).text));
      case "to-text":
        return tight(dialect.asText(of(a!).text));
      case "round-digits":
        return tight(dialect.roundDigits(of(a!).text, (b as { value: number }).value));
      case "and":
        return { text: args.map((e) => inside(of(e), AND + 1)).join(" AND "), binds: AND };
      case "or":
        return { text: args.map((e) => inside(of(e), OR + 1)).join(" OR "), binds: OR };
      case "not":
        return { text: `NOT ${inside(of(a!), NOT + 1)}`, binds: NOT };
      case "is-missing":
        return { text: `${inside(of(a!), SUM)} IS NULL`, binds: COMPARED };
      case "is-present":
        return { text: `${inside(of(a!), SUM)} IS NOT NULL`, binds: COMPARED };
      default:
        throw new Error(`no spelling of ${name}`);
    }
  };

  const writeCase = ({ when, otherwise }: SqlExpr & { kind: "case" }, of: (e: SqlExpr) => Written): string => {
    const branches = when.map(({ is, then }) => `WHEN ${of(is).text} THEN ${branch(then, of)}`);
    const last = otherwise.kind === "missing" ? [] : [`ELSE ${branch(otherwise, of)}`];
    return ["CASE", ...branches, ...last, "END"].join(" ");
  };
  const branch = (e: SqlExpr, of: (e: SqlExpr) => Written): string => (e.kind === "missing" ? "NULL" : of(e).text);

  const writeWindow = (
    { name, args, partition, order, frame }: SqlExpr & { kind: "window" },
    of: (e: SqlExpr) => Written,
  ): string => {
    const parts = [
      ...(partition.length === 0 ? [] : [`PARTITION BY ${partition.map((e) => of(e).text).join(", ")}`]),
      ...(order.length === 0 ? [] : [`ORDER BY ${order.map((o) => writeOrder(o, of)).join(", ")}`]),
      ...(frame === undefined
        ? []
        : [
            frame === "up-to-here"
              ? "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"
              : "ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
          ]),
    ];
    return `${overRows(name, args, of)} OVER (${parts.join(" ")})`;
  };

  const writeOrder = ({ by, text, descending }: SqlOrder, of: (e: SqlExpr) => Written): string =>
    `${of(by).text}${text ? dialect.byCodePoints : ""} ${descending ? "DESC" : "ASC"} NULLS LAST`;

  const overRows = (name: SqlOverRows, args: readonly SqlExpr[], of: (e: SqlExpr) => Written): string => {
    const list = args.map((e) => of(e).text);
    switch (name) {
      case "rank":
        return "rank()";
      case "dense-rank":
        return "dense_rank()";
      case "row-number":
        return "row_number()";
      case "count":
        return `count(${list[0] ?? "*"})`;
      case "sum":
        return `sum(${list[0]})`;
      case "mean":
        return `avg(${list[0]})`;
      case "min":
        return `min(${list[0]})`;
      case "max":
        return `max(${list[0]})`;
      case "deviation":
        return `stddev_samp(${list[0]})`;
      case "quantile":
        return dialect.quantile(list[0]!, list[1]!);
      default:
        return name satisfies never;
    }
  };

  return {
    expr: (expr, names) => write(expr, names).text,
    selection({ columns, names, where }, from, indent = "") {
      const items = columns.map(({ name, expr }) => {
        const quoted = dialect.quote(name);
        const { text } = isConstant(expr) ? tight(dialect.double(write(expr, names).text)) : write(expr, names);
        return text === quoted ? quoted : `${text} AS ${quoted}`;
      });
      // line by line: a name or a text may hold a line break of its own
      const lines = ["SELECT", items.map((item) => `  ${item}`).join(`,\n${indent}`), `FROM ${from}`];
      if (where !== null) lines.push(`WHERE ${write(where, names).text}`);
      return indent + lines.join(`\n${indent}`);
    },
  };
}

function nameOf(key: string, names: Names): string {
  const name = names.get(key);
  if (name === undefined) throw new Error(`column ${key} is not there yet`);
  return name;
}
