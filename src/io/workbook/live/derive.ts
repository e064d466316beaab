import type { Expr } from "../../../schema/expr.ts";
import type { Indicator } from "../../../schema/types.ts";
import { literal } from "./text.ts";

/** A value with the formula that gives it, and the cells of the data that must hold numbers for it. */
export interface Derived {
  readonly text: string;
  readonly value: number;
  readonly needs: readonly string[];
}

/** A cell of the data. */
export type RawCell = (id: string) => { readonly ref: string; readonly value: number } | undefined;

interface Deriving {
  readonly raw: RawCell;
  readonly indicator: (id: string) => Indicator | undefined;
}

/** How an operation is written and what it gives; those for which a missing value is no missing result are not here. */
const OPERATIONS: ReadonlyMap<string, (a: readonly Derived[]) => readonly [text: string, value: number]> = new Map([
  ["add", (a) => [`(${a.map(({ text }) => text).join("+")})`, a.reduce((sum, { value }) => sum + value, 0)]],
  ["subtract", ([a, b]) => [`(${a!.text}-${b!.text})`, a!.value - b!.value]],
  ["multiply", (a) => [`(${a.map(({ text }) => text).join("*")})`, a.reduce((all, { value }) => all * value, 1)]],
  ["divide", ([a, b]) => [`(${a!.text}/${b!.text})`, a!.value / b!.value]],
  ["negate", ([a]) => [`(-${a!.text})`, -a!.value]],
  ["abs", ([a]) => [`ABS(${a!.text})`, Math.abs(a!.value)]],
  ["sqrt", ([a]) => [`SQRT(${a!.text})`, Math.sqrt(a!.value)]],
  ["exp", ([a]) => [`EXP(${a!.text})`, Math.exp(a!.value)]],
  ["ln", ([a]) => [`LN(${a!.text})`, Math.log(a!.value)]],
  ["log10", ([a]) => [`LOG10(${a!.text})`, Math.log10(a!.value)]],
]);

/** A column of one row: as it came, or by its formula; null where a cell cannot be said as a formula of its own row. */
function columnOf(id: string, deriving: Deriving, depth: number): Derived | null {
  const raw = deriving.raw(id);
  if (raw !== undefined) return { text: raw.ref, value: raw.value, needs: [raw.ref] };
  const expression = deriving.indicator(id)?.expression;
  return expression === undefined || depth > 20 ? null : expressionOf(expression, deriving, depth + 1);
}

function expressionOf(expr: Expr, deriving: Deriving, depth: number): Derived | null {
  if (expr.kind === "const") return { text: literal(expr.value), value: expr.value, needs: [] };
  if (expr.kind === "column") return columnOf(expr.id, deriving, depth);
  const say = expr.kind === "call" ? OPERATIONS.get(expr.name) : undefined;
  if (say === undefined || expr.kind !== "call") return null;
  const args = expr.args.map((part) => expressionOf(part, deriving, depth));
  if (args.some((one) => one === null)) return null;
  const [text, value] = say(args as Derived[]);
  return { text, value, needs: [...new Set((args as Derived[]).flatMap(({ needs }) => needs))] };
}

/** An indicator's value before imputing, from the cells of its row: formula, then denominator. */
export function derivedCell(indicator: Indicator, deriving: Deriving): Derived | null {
  const own = columnOf(indicator.id, deriving, 0);
  if (own === null || indicator.denominator === undefined) return own;
  const { by, scale } = indicator.denominator;
  const divisor = columnOf(by, deriving, 0);
  if (divisor === null) return null;
  const times = scale === 1 ? "" : `*${literal(scale)}`;
  return {
    text: `${own.text}/${divisor.text}${times}`,
    value: (own.value / divisor.value) * scale,
    needs: [...new Set([...own.needs, ...divisor.needs])],
  };
}

/** Empty where a cell that it needs is empty, or where it divides by zero. */
export function guarded({ text, needs }: Derived): string {
  const plain = needs.length === 1 && needs[0] === text;
  if (plain) return `IF(ISNUMBER(${text}),${text},"")`;
  return needs.length === 0
    ? text
    : `IF(AND(${needs.map((ref) => `ISNUMBER(${ref})`).join(",")}),IFERROR(${text},""),"")`;
}
