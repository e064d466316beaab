import type { Expr } from "../../schema/expr.ts";
import { escapeHtml } from "./markup.ts";

const BETWEEN: Readonly<Record<string, { readonly sign: string; readonly binds: number }>> = {
  or: { sign: "∨", binds: 1 },
  and: { sign: "∧", binds: 2 },
  eq: { sign: "=", binds: 3 },
  ne: { sign: "≠", binds: 3 },
  lt: { sign: "<", binds: 3 },
  le: { sign: "≤", binds: 3 },
  gt: { sign: ">", binds: 3 },
  ge: { sign: "≥", binds: 3 },
  add: { sign: "+", binds: 4 },
  subtract: { sign: "−", binds: 4 },
  multiply: { sign: "·", binds: 5 },
};

const operator = (sign: string): string => `<mo>${escapeHtml(sign)}</mo>`;
const group = (inner: string): string => `<mrow>${inner}</mrow>`;

/** The formula of an indicator as MathML; `nameOf` says what a column is called. */
export function expressionMath(expr: Expr, nameOf: (id: string) => string): string {
  return `<math display="block">${write(expr, 0, nameOf)}</math>`;
}

function write(expr: Expr, outer: number, nameOf: (id: string) => string): string {
  const part = (one: Expr, binds = 0) => write(one, binds, nameOf);
  const called = (name: string, args: readonly string[]) =>
    group(`<mi>${escapeHtml(name)}</mi>${operator("(")}${args.join(operator(","))}${operator(")")}`);
  switch (expr.kind) {
    case "const":
      return expr.value < 0 ? group(`${operator("−")}<mn>${-expr.value}</mn>`) : `<mn>${expr.value}</mn>`;
    case "column":
      return `<mtext>${escapeHtml(nameOf(expr.id))}</mtext>`;
    case "lag":
      return `<msub>${part(expr.args[0]!, 9)}${group(`<mi>t</mi>${operator("−")}<mn>${expr.by}</mn>`)}</msub>`;
    case "at":
      return `<msub>${part(expr.args[0]!, 9)}<mtext>${escapeHtml(expr.period)}</mtext></msub>`;
    case "ref":
      return `<msup>${part(expr.args[0]!, 9)}<mtext>${escapeHtml(expr.to)}</mtext></msup>`;
    case "aggregate":
      return group(
        `<munder><mi>${expr.name}</mi><mtext>${escapeHtml(expr.level)}</mtext></munder>${operator("(")}${expr.args.map((one) => part(one)).join(operator(","))}${operator(")")}`,
      );
    case "call": {
      const { name, args } = expr;
      const between = BETWEEN[name];
      if (between !== undefined) {
        const { sign, binds } = between;
        const inner = args.map((one, k) => part(one, k === 0 ? binds : binds + 1)).join(operator(sign));
        return binds < outer ? group(`${operator("(")}${inner}${operator(")")}`) : group(inner);
      }
      if (name === "divide") return `<mfrac>${part(args[0]!)}${part(args[1]!)}</mfrac>`;
      if (name === "pow") return `<msup>${part(args[0]!, 9)}${part(args[1]!)}</msup>`;
      if (name === "sqrt") return `<msqrt>${part(args[0]!)}</msqrt>`;
      if (name === "negate") return group(`${operator("−")}${part(args[0]!, 6)}`);
      if (name === "not") return group(`${operator("¬")}${part(args[0]!, 6)}`);
      return called(
        name,
        args.map((one) => part(one)),
      );
    }
    default:
      return expr satisfies never;
  }
}
