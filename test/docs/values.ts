import ts from "typescript";

/**
 * The value written after `// =>`, as a pattern.
 * A number holds to its printed digits: `89.05` is anything that rounds to it, `89.0528…` anything that starts so, `3` is 3, `1/3` is 1/3.
 * `…` in a list or an object stands for further elements or fields; a list also matches a typed array.
 */
export type Pattern =
  | { readonly kind: "number"; readonly value: number; readonly tolerance: number }
  | { readonly kind: "same"; readonly value: unknown }
  | { readonly kind: "list"; readonly items: readonly Pattern[]; readonly open: boolean }
  | { readonly kind: "object"; readonly fields: ReadonlyMap<string, Pattern>; readonly open: boolean };

const closedForm = 1e-12;
const rest = "__rest";
const cut = "__cut";

export function parseValue(text: string): Pattern {
  const source = text
    .replace(/;\s*$/, "")
    .replace(/(-?\d[\d_]*\.\d+)(…|\.\.\.)/g, `${cut}("$1")`)
    .replace(/(…|\.\.\.)(?=\s*[,\]}]|\s*$)/g, `...${rest}`);
  const file = ts.createSourceFile("value.ts", `(${source});`, ts.ScriptTarget.Latest, true);
  const [statement, ...more] = file.statements;
  const errors = (file as unknown as { parseDiagnostics: readonly unknown[] }).parseDiagnostics;
  if (errors.length > 0 || more.length > 0 || !statement || !ts.isExpressionStatement(statement))
    throw unreadable(text);
  return toPattern(statement.expression, text);
}

const unreadable = (text: string): Error =>
  new Error(`"// => ${text}" is no value: write a number, text, list or object, or drop the arrow`);

function toPattern(node: ts.Expression, text: string): Pattern {
  if (ts.isParenthesizedExpression(node)) return toPattern(node.expression, text);
  if (ts.isStringLiteralLike(node)) return { kind: "same", value: node.text };
  if (ts.isArrayLiteralExpression(node)) return list(node.elements, text);
  if (ts.isObjectLiteralExpression(node)) return object(node, text);
  if (ts.isCallExpression(node) && name(node.expression) === cut) {
    const [digits] = node.arguments as unknown as readonly [ts.StringLiteral];
    const unit = 10 ** -decimals(digits.text);
    const value = Number(digits.text);
    return { kind: "number", value: value + (Math.sign(value) || 1) * (unit / 2), tolerance: (unit / 2) * (1 + 1e-9) };
  }
  if (ts.isCallExpression(node) && /^\w+Array(\.of|\.from)?$/.test(node.expression.getText())) {
    const [first] = node.arguments;
    return first && ts.isArrayLiteralExpression(first) ? toPattern(first, text) : list(node.arguments, text);
  }
  const constants: Readonly<Record<string, unknown>> = { undefined, null: null, true: true, false: false };
  const word = node.getText();
  if (Object.hasOwn(constants, word)) return { kind: "same", value: constants[word] };
  if (word === "NaN") return { kind: "same", value: Number.NaN };
  if (/^-?Infinity$/.test(word)) return { kind: "same", value: Number(word) };
  if (/^[-+]?\d[\d_]*(\.\d+)?(e[-+]?\d+)?$/i.test(word)) {
    const digits = word.replaceAll("_", "");
    const value = Number(digits);
    const whole = !/[.e]/i.test(digits);
    return { kind: "number", value, tolerance: whole ? 0 : 0.5 * 10 ** -decimals(digits) * (1 + 1e-9) };
  }
  if (/^[\d\s+\-*/.()]+$/.test(word)) {
    const value: unknown = new Function(`return (${word});`)();
    if (typeof value === "number")
      return { kind: "number", value, tolerance: closedForm * Math.max(1, Math.abs(value)) };
  }
  throw unreadable(text);
}

/** Printed decimals: 2 for 89.05, 6 for 1.25e-4. */
function decimals(digits: string): number {
  const [mantissa = "", exponent = "0"] = digits.toLowerCase().split("e");
  return (mantissa.split(".")[1]?.length ?? 0) - Number(exponent);
}

const name = (node: ts.Node): string => (ts.isIdentifier(node) ? node.text : "");
const isRest = (node: ts.Node): boolean =>
  (ts.isSpreadElement(node) || ts.isSpreadAssignment(node)) && name(node.expression) === rest;

function list(elements: readonly ts.Expression[], text: string): Pattern {
  const open = elements.some(isRest);
  if (open && !isRest(elements.at(-1)!)) throw unreadable(text);
  const items = elements.filter((element) => !isRest(element)).map((element) => toPattern(element, text));
  return { kind: "list", items, open };
}

function object(node: ts.ObjectLiteralExpression, text: string): Pattern {
  const fields = new Map<string, Pattern>();
  for (const property of node.properties.filter((each) => !isRest(each))) {
    if (!ts.isPropertyAssignment(property) || ts.isComputedPropertyName(property.name)) throw unreadable(text);
    const key = property.name;
    fields.set(
      ts.isIdentifier(key) || ts.isStringLiteralLike(key) ? key.text : key.getText(),
      toPattern(property.initializer, text),
    );
  }
  return { kind: "object", fields, open: node.properties.some(isRest) };
}

/** @returns where and how the value differs, or undefined when it does not */
export function difference(pattern: Pattern, got: unknown, at = "the value"): string | undefined {
  switch (pattern.kind) {
    case "same":
      return Object.is(pattern.value, got) ? undefined : `${at} is ${show(got)}, not ${show(pattern.value)}`;
    case "number":
      if (typeof got === "number" && Math.abs(got - pattern.value) <= pattern.tolerance) return undefined;
      return `${at} is ${show(got)}, not ${pattern.value}`;
    case "list": {
      if (!Array.isArray(got) && !ArrayBuffer.isView(got)) return `${at} is ${show(got)}, not a list`;
      const items = Array.from(got as unknown as ArrayLike<unknown>);
      const { length } = pattern.items;
      if (pattern.open ? items.length < length : items.length !== length)
        return `${at} has ${items.length} elements, not ${length}`;
      return first(pattern.items.map((item, i) => difference(item, items[i], `${at}[${i}]`)));
    }
    case "object": {
      if (typeof got !== "object" || got === null) return `${at} is ${show(got)}, not an object`;
      const fields = got instanceof Map ? (Object.fromEntries(got) as object) : got;
      const extra = Object.keys(fields).filter((key) => !pattern.fields.has(key));
      if (!pattern.open && extra.length > 0) return `${at} also has ${extra.join(", ")}`;
      return first(
        [...pattern.fields].map(([key, field]) =>
          difference(field, (fields as Record<string, unknown>)[key], `${at}.${key}`),
        ),
      );
    }
    default:
      return pattern satisfies never;
  }
}

const first = (texts: readonly (string | undefined)[]): string | undefined => texts.find((text) => text !== undefined);

function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return String(value);
  return JSON.stringify(value) ?? String(value);
}
