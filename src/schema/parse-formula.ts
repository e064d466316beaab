import type { Issue } from "../errors/index.ts";
import { EXPR_CALLS, type Expr, type ExprFunction, ROW_WORDS } from "./expr.ts";
import { exprIssues, MAX_EXPR_DEPTH } from "./expression-checks.ts";
import { type ParsedNode, parse } from "./formula-parser.ts";
import { nearest } from "./nearest.ts";
import { aggregateIn, readWord, type WordPlace } from "./parse-words.ts";
import type { Path } from "./path.ts";

export const MAX_FORMULA_LENGTH = 2000;
/** More brackets within each other than this are not even parsed: how deep a parser can go depends on the machine. */
const MAX_BRACKETS = 100;

export type ParsedFormula =
  | { readonly expr: Expr; readonly issues?: undefined }
  | { readonly expr?: undefined; readonly issues: Issue[] };

/** The synchronous part of `parseFormula`, in one chunk with the parser. */
export function readFormula(
  text: string,
  path: Path,
  /** Levels that `across`, `share` and `ref` may name; none: any. */
  levels: readonly string[] = [],
): ParsedFormula {
  const at = [...path];
  if (text.trim() === "") return { issues: [{ code: "empty-text", path: at, params: { key: "formula" } }] };
  if (text.length > MAX_FORMULA_LENGTH) {
    return {
      issues: [{ code: "formula-too-long", path: at, params: { length: text.length, limit: MAX_FORMULA_LENGTH } }],
    };
  }
  const bare = text.replace(QUOTED, '""');
  if (bracketDepth(bare) > MAX_BRACKETS) return { issues: [tooDeep(at)] };
  // read by the parser as a percentage or dropped as a comment, either of which would change the meaning unseen
  const silent = /[%#]/.exec(bare)?.[0];
  if (silent !== undefined) return { issues: [refusal(silent === "%" ? "operator" : "comment", silent, at)] };
  let tree: ParsedNode;
  try {
    tree = parse(text.replace(/[\r\n]/g, " "));
  } catch (error) {
    if (error instanceof RangeError) return { issues: [tooDeep(at)] };
    const position = (error as { char?: number }).char;
    return { issues: [{ code: "formula-syntax", path: at, params: { text: cut(text), position } }] };
  }
  return convertTree(tree, at, levels);
}

/** Texts in a formula: units, levels and periods, which may hold any character. */
const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;

function convertTree(tree: ParsedNode, path: (string | number)[], levels: readonly string[]): ParsedFormula {
  const issues: Issue[] = [];
  try {
    const expr = convert(tree, { issues, path, levels, place: {} });
    if (expr !== undefined && issues.length === 0) issues.push(...exprIssues(expr, path));
    return expr === undefined || issues.length > 0 ? { issues } : { expr };
  } catch (error) {
    // thousands of signs or brackets in a row exhaust the stack; nothing else here throws it
    if (error instanceof RangeError) return { issues: [tooDeep(path)] };
    throw error;
  }
}

function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if ("([{".includes(character)) depth += 1;
    else if (")]}".includes(character)) depth -= 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

function tooDeep(path: Path): Issue {
  return { code: "formula-too-deep", path: [...path], params: { limit: MAX_EXPR_DEPTH } };
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

interface Converting {
  readonly issues: Issue[];
  readonly path: Path;
  readonly levels: readonly string[];
  /** Whether the part stands within `across`. */
  readonly place: WordPlace;
}

const OPERATORS: Readonly<Record<string, ExprFunction>> = {
  add: "add",
  subtract: "subtract",
  multiply: "multiply",
  divide: "divide",
  pow: "pow",
  unaryMinus: "negate",
  equal: "eq",
  unequal: "ne",
  smaller: "lt",
  smallerEq: "le",
  larger: "gt",
  largerEq: "ge",
  and: "and",
  or: "or",
  not: "not",
};
const COMPARISONS: readonly string[] = ["eq", "ne", "lt", "le", "gt", "ge"];
const CALLS: readonly string[] = [...EXPR_CALLS, "and", "or", "not"];

const REFUSED: Readonly<Record<string, string>> = {
  AssignmentNode: "assignment",
  FunctionAssignmentNode: "function-definition",
  ArrayNode: "list",
  RangeNode: "range",
  IndexNode: "index",
  ObjectNode: "object",
  BlockNode: "block",
  RelationalNode: "chain",
};

function convert(node: ParsedNode, converting: Converting): Expr | undefined {
  switch (node.type) {
    case "ParenthesisNode":
      return convert(node.content!, converting);
    case "ConstantNode":
      if (typeof node.value === "number" && Number.isFinite(node.value)) return { kind: "const", value: node.value };
      return refuse(typeof node.value === "string" ? "text" : "constant", node, converting);
    case "SymbolNode":
      return symbol(String(node.name), converting);
    case "ConditionalNode":
      return call("if", [node.condition!, node.trueExpr!, node.falseExpr!], converting);
    case "OperatorNode":
      return operation(node, converting);
    case "FunctionNode":
      return functionCall(node, converting);
    case "AccessorNode":
      return refuse(node.name === "" ? "index" : "property", node, converting);
    default:
      return refuse(REFUSED[node.type] ?? node.type, node, converting);
  }
}

function symbol(name: string, { issues, path, place }: Converting): Expr | undefined {
  const bare = ROW_WORDS.includes(name);
  if (!bare && (place.level === undefined || place.within)) return { kind: "column", id: name };
  if (bare) issues.push({ code: "formula-word-bare", path: [...path], params: { word: name } });
  else issues.push({ code: "formula-across-bare", path: [...path], params: { name } });
  return undefined;
}

function operation(node: ParsedNode, converting: Converting): Expr | undefined {
  const args = node.args!;
  if (node.implicit) return refuse("implicit", node, converting);
  if (node.fn === "unaryPlus") return convert(args[0]!, converting);
  const name = Object.hasOwn(OPERATORS, String(node.fn)) ? OPERATORS[String(node.fn)] : undefined;
  if (name === undefined) return refuse("operator", node, converting);
  // the parser reads "not a == b" as "(not a) == b", other languages as "not (a == b)"
  if (COMPARISONS.includes(name) && args.some((arg) => arg.fn === "not")) return refuse("not", node, converting);
  return call(name, args, converting);
}

function functionCall(node: ParsedNode, converting: Converting): Expr | undefined {
  const { issues, path } = converting;
  if (typeof node.fn !== "object" || node.fn.type !== "SymbolNode") return refuse("call", node, converting);
  const name = String(node.fn.name);
  const part = (arg: ParsedNode, place: WordPlace) => convert(arg, { ...converting, place });
  const aggregate = aggregateIn(name, node, { ...converting, part });
  if (aggregate !== null) return aggregate;
  if (CALLS.includes(name)) return call(name as ExprFunction, node.args!, converting);
  if (ROW_WORDS.includes(name)) return readWord(name, node, { ...converting, part });
  if (name === "log" || name === "log2") issues.push({ code: "formula-log", path: [...path], params: { name } });
  else
    issues.push({
      code: "formula-function",
      path: [...path],
      params: { name, nearest: nearest(name, CALLS), known: CALLS },
    });
  for (const arg of node.args!) convert(arg, converting); // their problems too
  return undefined;
}

function call(name: ExprFunction, nodes: readonly ParsedNode[], converting: Converting): Expr | undefined {
  const args = nodes.map((node) => convert(node, converting));
  const complete = args.filter((arg) => arg !== undefined);
  return complete.length < args.length ? undefined : flatten(name, complete);
}

/**
 * Chains become one call, so that a sum of fifty columns is not fifty levels deep. The order of operations stays:
 * add(a, b, c) is (a + b) + c, and a − b is exactly a + (−b).
 */
function flatten(name: ExprFunction, args: readonly Expr[]): Expr {
  const [first, ...rest] = args;
  if (first?.kind !== "call" || args.length !== 2) return { kind: "call", name, args };
  if (name === "add" || name === "subtract") {
    const right = name === "add" ? rest[0]! : negated(rest[0]!);
    if (first.name === "add") return { kind: "call", name: "add", args: [...first.args, right] };
    if (first.name === "subtract") {
      return { kind: "call", name: "add", args: [first.args[0]!, negated(first.args[1]!), right] };
    }
  } else if ((name === "multiply" || name === "and" || name === "or") && first.name === name) {
    return { kind: "call", name, args: [...first.args, ...rest] };
  }
  return { kind: "call", name, args };
}

function negated(expr: Expr): Expr {
  return { kind: "call", name: "negate", args: [expr] };
}

function refuse(what: string, node: ParsedNode, { issues, path }: Converting): undefined {
  issues.push(refusal(what, node.toString(), path));
  return undefined;
}

function refusal(what: string, found: string, path: Path): Issue {
  return {
    code: "formula-refused",
    path: [...path],
    params: { what, found: cut(found) },
  };
}
