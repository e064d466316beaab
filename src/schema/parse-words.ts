import type { Issue } from "../errors/index.ts";
import { AGGREGATES, type Aggregate, type Expr, WEIGHTED_AGGREGATES } from "./expr.ts";
import type { ParsedNode } from "./formula-parser.ts";
import { nearest } from "./nearest.ts";
import type { Path } from "./path.ts";

/** Where in a formula a part stands. */
export interface WordPlace {
  /** The level of the `across` around it. */
  readonly level?: string;
  /** In the brackets of an aggregate, where columns are those of the units below. */
  readonly within?: boolean;
}

interface ReadingWord {
  readonly issues: Issue[];
  readonly path: Path;
  readonly levels: readonly string[];
  readonly place: WordPlace;
  part(node: ParsedNode, place: WordPlace): Expr | undefined;
}

/** How each word is written, for messages. */
const FORMS: Readonly<Record<string, string>> = {
  lag: "lag(x) or lag(x, 2)",
  at: 'at(x, "2020")',
  ref: 'ref("province", x)',
  across: 'across("town", max(x) / min(x))',
  share: 'share("village", a >= 30 and b >= 15) or share("village", a >= 30, weight)',
};

/** `lag`, `at`, `ref`, `across` and `share` with their texts and numbers, which stand nowhere else in a formula. */
export function readWord(word: string, node: ParsedNode, reading: ReadingWord): Expr | undefined {
  const { issues, path, place, part } = reading;
  const args = node.args!;
  const fail = (): undefined => {
    issues.push({
      code: "formula-word",
      path: [...path],
      params: { word, form: FORMS[word]!, found: cut(node.toString()) },
    });
  };
  switch (word) {
    case "lag": {
      const by = args.length === 2 ? args[1]!.value : 1;
      if (args.length < 1 || args.length > 2 || !Number.isInteger(by) || (by as number) < 1) return fail();
      return one(part(args[0]!, place), (inner) => ({ kind: "lag", by: by as number, args: [inner] }));
    }
    case "at": {
      const period = textOf(args[1]);
      if (args.length !== 2 || period === undefined) return fail();
      return one(part(args[0]!, place), (inner) => ({ kind: "at", period, args: [inner] }));
    }
    case "ref": {
      const to = textOf(args[0]);
      if (args.length !== 2 || to === undefined) return fail();
      return one(part(args[1]!, place), (inner) => ({ kind: "ref", to, args: [inner] }));
    }
    case "across": {
      const level = textOf(args[0]);
      if (args.length !== 2 || level === undefined) return fail();
      if (!fits(level, word, node, reading)) return undefined;
      const inner = part(args[1]!, { level });
      if (inner === undefined || hasAggregate(inner)) return inner;
      issues.push({ code: "formula-across-empty", path: [...path], params: { found: cut(node.toString()) } });
      return undefined;
    }
    default: {
      const level = textOf(args[0]);
      if (args.length < 2 || args.length > 3 || level === undefined) return fail();
      if (!fits(level, word, node, reading)) return undefined;
      return aggregateOf("share", level, args.slice(1), reading);
    }
  }
}

/**
 * `max(x)`, `mean(x, weight)` and their like within `across`: undefined where it is wrong, null where the call is an
 * ordinary function. There `min`, `max` and `sum` of two values or more are functions of the aggregates in their brackets.
 */
export function aggregateIn(name: string, node: ParsedNode, reading: ReadingWord): Expr | undefined | null {
  const { issues, path, place } = reading;
  const args = node.args!;
  const aggregate = AGGREGATES.find((known) => known === name && known !== "share");
  if (aggregate === undefined) return null;
  const function1 = aggregate === "min" || aggregate === "max" || aggregate === "sum" || aggregate === "mean";
  const outside = place.level === undefined || place.within === true;
  if (outside && function1) return null;
  if (outside) {
    const params = { name, inside: place.within === true };
    issues.push({ code: "formula-aggregate-outside", path: [...path], params });
    return undefined;
  }
  const most = WEIGHTED_AGGREGATES.includes(aggregate) ? 2 : 1;
  if (function1 && args.length > most && aggregate !== "mean") return null;
  if (args.length < 1 || args.length > most) {
    issues.push({ code: "formula-arity", path: [...path], params: { name, found: args.length, least: 1, most } });
    return undefined;
  }
  return aggregateOf(aggregate, place.level, args, reading);
}

function aggregateOf(
  name: Aggregate,
  level: string,
  nodes: readonly ParsedNode[],
  { part }: ReadingWord,
): Expr | undefined {
  const args = nodes.map((node) => part(node, { level, within: true }));
  const whole = args.filter((arg) => arg !== undefined);
  return whole.length < args.length ? undefined : { kind: "aggregate", name, level, args: whole };
}

/** The level is one that the system has, and the word stands in no other `across` or `share`. */
function fits(level: string, word: string, node: ParsedNode, { issues, path, levels, place }: ReadingWord): boolean {
  if (place.level !== undefined) {
    issues.push({ code: "formula-nested", path: [...path], params: { word, found: cut(node.toString()) } });
    return false;
  }
  if (levels.length === 0 || levels.includes(level)) return true;
  const params = { level, declared: levels, nearest: nearest(level, levels) };
  issues.push({ code: "unknown-level", path: [...path], params });
  return false;
}

function hasAggregate(expr: Expr): boolean {
  return expr.kind === "aggregate" || ("args" in expr && expr.args.some(hasAggregate));
}

function one(inner: Expr | undefined, make: (inner: Expr) => Expr): Expr | undefined {
  return inner === undefined ? undefined : make(inner);
}

/** A text in quotes, trimmed and in NFC as the texts of the data are. */
function textOf(node: ParsedNode | undefined): string | undefined {
  if (node?.type !== "ConstantNode" || typeof node.value !== "string") return undefined;
  const text = node.value.trim().normalize("NFC");
  return text === "" ? undefined : text;
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
