import { eitherOf, listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });
const circled = (words: readonly string[]) => listed(words, { between: " → ", more: (n) => `… (${n} more)` });
const meant = (nearest: string | undefined) => (nearest === undefined ? "" : ` (did you mean "${nearest}"?)`);
const shown = (value: string | undefined) => (value === undefined ? "" : ` ${value}`);
const article = (word: string) => (/^[aeiou]/.test(word) ? `an ${word}` : word === "null" ? word : `a ${word}`);
const kind = (word: string) => (word === "true or false" || word === "nothing" ? word : article(word));

const formulaParts: Readonly<Record<string, string>> = {
  implicit: "a multiplication without a sign",
  assignment: "an assignment",
  "function-definition": "a function definition",
  list: "a list",
  range: "a range",
  text: "a text",
  index: "an index in brackets",
  property: "a property",
  object: "an object",
  block: "several expressions",
  chain: "a chained comparison",
  constant: "a constant",
  operator: "an operator",
  comment: "a comment",
  not: '"not" beside a comparison without brackets',
  call: "a call of something that is no function",
};

export interface WrongType {
  readonly expected: string;
  readonly found: string;
  readonly value?: string | undefined;
  /** How what was probably meant is written. */
  readonly write?: string | undefined;
}

/** Problems with documents: systems, plans, projects, datasets as objects, formulas. */
export const documentEn = {
  // shape
  "wrong-type": ({ expected, found, value, write }: WrongType) =>
    `expected ${eitherOf(expected, " or ", kind)}, found ${kind(found)}${shown(value)}${
      expected.split("|").includes("text") && found === "number" && value !== undefined
        ? `; put it in quotes: "${value}"`
        : ""
    }${write === undefined ? "" : `; a method is written ${write}`}`,
  "missing-key": ({ key, choices }: { key: string; choices?: readonly string[] | undefined }) =>
    `"${key}" is required; ${choices === undefined ? "add it" : `choose from: ${names(choices)}`}`,
  "unknown-key": ({ key, nearest, known }: { key: string; nearest?: string | undefined; known: readonly string[] }) =>
    `"${key}" is not a known key${
      nearest === undefined ? `; known here: ${known.length === 0 ? "none" : names(known)}` : meant(nearest)
    }`,
  "key-of-other-kind": ({ key, kind: own, kinds }: { key: string; kind: string; kinds: readonly string[] }) =>
    `"${key}" does not belong to kind "${own}"; it belongs to ${names(kinds)}: set "kind", or remove "${key}"`,
  "not-one-of": ({
    found,
    choices,
    nearest,
  }: {
    found: string;
    choices: readonly string[];
    nearest?: string | undefined;
  }) => `${found} is not one of the choices${meant(nearest)}; choose from: ${names(choices)}`,
  "out-of-range": ({ found, bound, side, inclusive }: Bound & { inclusive: boolean }) =>
    `${found} is out of range; it must be ${side === "min" ? (inclusive ? "at least" : "greater than") : inclusive ? "at most" : "less than"} ${bound}`,
  "wrong-length": ({ found, bound, side, of }: Bound & { of: "list" | "text" }) =>
    `has ${found} ${of === "list" ? (found === 1 ? "entry" : "entries") : found === 1 ? "character" : "characters"}; it must have at ${side === "min" ? "least" : "most"} ${bound}`,
  "empty-text": ({ key }: { key: string }) => `"${key}" is an empty text; write something or remove it`,
  "bad-pattern": ({ found, pattern }: { found: string; pattern: string }) =>
    `${found} does not have the form ${pattern}; rewrite it`,
  "not-finite": ({ found }: { found: string }) =>
    `${found} is not a finite number; write a number, or leave the value out`,
  "invalid-value": ({ found, reason }: { found: string; reason: string }) =>
    `${found} is not valid here (${reason}); change it`,
  "too-deep": ({ limit }: { limit: number }) => `is nested more than ${limit} levels deep; flatten it`,
  "too-large": ({ limit }: { limit: number }) => `the document has more than ${limit} values; split it`,
  "circular-value": ({ of }: { of: string }) =>
    `refers back to ${of === "" ? "the whole document" : of}, so it never ends; remove the reference`,
  "forbidden-key": ({ key }: { key: string }) =>
    `"${key}" cannot be used as a key, because JavaScript gives it a meaning of its own; rename it`,
  "wrong-format": ({ found, expected }: { found: string; expected: string }) =>
    `the document says it is "${found}", but a "${expected}" is expected here; give the right file, or correct "format"`,
  "newer-format": ({ found, supported }: { found: string; supported: string }) =>
    `the document is "${found}", and this version reads only up to "${supported}"; update the library`,

  // ids and the tree
  "bad-id": ({ id }: { id: string }) =>
    `"${id}" is not an id; start with a letter A–Z or a–z and go on with letters, digits or "_" (other scripts belong in "name")`,
  "reserved-id": ({ id }: { id: string }) =>
    `"${id}" is reserved for tables and formulas; choose another id, such as "${id}_1"`,
  "duplicate-id": ({ id, first }: { id: string; first: string }) =>
    `the id "${id}" is already used at ${first}; groups, indicators and variables share one set of ids: rename one of the two`,
  "child-twice": ({ id, parent }: { id: string; parent: string }) =>
    `"${id}" is named twice under "${parent}"; remove or rename one`,
  "listed-twice": ({ found }: { found: string }) => `"${found}" is listed twice; remove one`,
  "empty-group": ({ id }: { id: string }) => `group "${id}" has no children; add some, or remove it`,
  "index-without-children": ({ id }: { id: string }) =>
    `the index "${id}" has no "children"; list its groups or indicators there`,
  "key-of-indicator": ({ key, id }: { key: string; id: string }) =>
    `"${key}" belongs to indicators, but "${id}" has children and so is a group; move "${key}" to its indicators`,
  "group-direction": ({ id, found }: { id: string; found: string }) =>
    `group "${id}" cannot have direction ${found}; a group is "positive" or "negative" (its score mirrored)`,
  "missing-direction": ({ id, choices }: { id: string; choices: readonly string[] }) =>
    `indicator "${id}" does not say which way is better; set "direction" to one of: ${names(choices)}`,
  "negative-weight": ({ id, found }: { id: string; found: number }) =>
    `the weight of "${id}" is ${found}; weights are 0 or more`,
  "zero-weights": ({ id, children }: { id: string; children: readonly string[] }) =>
    `the weights under "${id}" sum to 0 (${names(children)}); give at least one a weight above 0`,
  "weights-overflow": ({ id }: { id: string }) =>
    `the weights under "${id}" are too large to add up; weights are relative, so divide them all by one number`,
  "band-order": ({
    from,
    to,
    min,
    max,
  }: {
    from: number;
    to: number;
    min?: number | undefined;
    max?: number | undefined;
  }) =>
    `the band ${from} to ${to}${min === undefined ? "" : `, min ${min}`}${max === undefined ? "" : `, max ${max}`} is out of order; it must be min ≤ from ≤ to ≤ max, with min < max`,
  "equal-goalposts": ({ id, value }: { id: string; value: number }) =>
    `both goalposts of "${id}" are ${value}; give a worst and a best value that differ`,
  "goalposts-reversed": ({ id, direction, first, second }: GoalpostOrder) =>
    `goalposts [${first}, ${second}] contradict direction ${direction} of "${id}"; write ${
      direction === "positive" || direction === "negative"
        ? "the worst value first, then the best"
        : "the lower limit first, then the upper"
    }`,
  "goalposts-enclose": ({ id, first, second, from, to }: GoalpostBand) =>
    `goalposts [${first}, ${second}] of "${id}" must enclose its ideal (${from === to ? from : `${from} to ${to}`}); widen them`,
  "goalposts-domain": ({ id, transform, found }: { id: string; transform: string; found: number }) =>
    `goalpost ${found} of "${id}" has no ${transform}; use ${transform === "sqrt" ? "values of 0 or more" : "values above 0"}, or drop the transform`,
  "unknown-level": ({
    level,
    declared,
    nearest,
  }: {
    level: string;
    declared: readonly string[];
    nearest?: string | undefined;
  }) => `level "${level}" is not among the levels of the system${meant(nearest)}; declared: ${names(declared)}`,
  "owner-shares": ({ sum }: { sum: number }) => `the owners' shares sum to ${sum}; together they are at most 1`,
  "unknown-reference": ({ name, key, nearest }: { name: string; key: string; nearest?: string | undefined }) =>
    `"${key}" names "${name}", which is no indicator or variable${meant(nearest)}; declare it under "variables", or correct it`,
  "self-reference": ({ id, key }: { id: string; key: string }) =>
    `"${key}" of "${id}" names "${id}" itself; name another column`,

  // targets
  "comparator-contradicts": ({ id, direction, comparator }: { id: string; direction: string; comparator: string }) =>
    `a target "${comparator}" contradicts direction ${direction} of "${id}"; correct the one or the other, or write "reach"`,
  "since-after-period": ({ since, period }: { since: string; period: string }) =>
    `"since" ${since} is later than the target's period ${period}; correct one of them`,
  "base-after-period": ({ base, period }: { base: string; period: string }) =>
    `the base period ${base} is later than the target's period ${period}; correct one of them`,
  "conflicting-targets": ({
    id,
    period,
    unit,
    count,
  }: {
    id: string;
    period: string;
    unit?: string | undefined;
    count: number;
  }) =>
    `${count} targets of "${id}" for ${period}${unit === undefined ? "" : ` and unit "${unit}"`} are marked official; keep the mark on exactly one`,

  // building on another system
  "extends-no-resolver": ({ id }: { id: string }) =>
    `extends "${id}", but no systems were given to look it up in; pass "resolve", or write the system out`,
  "extends-unknown": ({ id }: { id: string }) =>
    `extends "${id}", which is no known system; see the bundled ones with "gongfu systems"`,
  "extends-circle": ({ chain }: { chain: readonly string[] }) =>
    `the systems extend each other in a circle: ${circled(chain)}; break it`,
  "unknown-node": ({ id, nearest }: { id: string; nearest?: string | undefined }) =>
    `"${id}" is no node of the system${meant(nearest)}; correct the id`,
  "node-is-indicator": ({ id }: { id: string }) =>
    `"${id}" is an indicator, so nothing can be added under it; name a group`,
  "index-dropped": ({ id }: { id: string }) =>
    `"${id}" is the index itself and cannot be dropped; drop its children or write a new system`,
  "set-and-dropped": ({ id }: { id: string }) => `"${id}" is both set and dropped; remove one of the two`,

  // formulas
  "formula-syntax": ({ text, position }: { text: string; position?: number | undefined }) =>
    `cannot read the formula "${text}"${position === undefined ? "" : ` at character ${position}`}; check brackets and operators`,
  "formula-too-long": ({ length, limit }: { length: number; limit: number }) =>
    `the formula has ${length} characters, more than ${limit}; split it over several indicators`,
  "formula-too-deep": ({ limit }: { limit: number }) =>
    `the formula is nested more than ${limit} levels deep; split it over several indicators`,
  "formula-refused": ({ what, found }: { what: string; found: string }) =>
    `${formulaParts[what] ?? what} (${found}) is not allowed in a formula; allowed are numbers, ids, + - * / ^, comparisons, and, or, not, c ? a : b, brackets and calls of known functions${
      what === "implicit" ? ": write the * between the factors" : ""
    }`,
  "formula-function": ({
    name,
    nearest,
    known,
  }: {
    name: string;
    nearest?: string | undefined;
    known: readonly string[];
  }) => `there is no function "${name}"${meant(nearest)}; known: ${names(known)}`,
  "formula-log": ({ name }: { name: string }) =>
    `"${name}" is ambiguous; write ln for the natural logarithm or log10 for base 10`,
  "formula-arity": ({
    name,
    found,
    least,
    most,
  }: {
    name: string;
    found: number;
    least: number;
    most?: number | undefined;
  }) =>
    `"${name}" takes ${least === most ? least : most === undefined ? `${least} or more` : `${least} to ${most}`} values, found ${found}; correct the call`,
  "formula-digits": ({ name }: { name: string }) =>
    `the digits of "${name}" must be a whole number from -15 to 15, written out`,
  "formula-name": ({ name, nearest }: { name: string; nearest?: string | undefined }) =>
    `the formula names "${name}", which is no indicator or variable${meant(nearest)}; declare it under "variables", or correct it`,
  "formula-group": ({ name }: { name: string }) =>
    `the formula names "${name}", which is a group; a formula uses indicators and variables only`,
  "formula-circle": ({ circle }: { circle: readonly string[] }) =>
    `the formulas form a circle: ${circled(circle)}; break it`,
  "formula-not-parsed": ({ formula }: { formula: string }) =>
    `the formula "${formula}" has not been parsed; pass the system through parseDefinition() first, or give its "expression"`,

  // data as objects
  "column-length": ({ column, found, rows }: { column: string; found: number; rows: number }) =>
    `"${column}" has ${found} entries, but the data has ${rows} rows; make them equal`,
  "infinite-value": ({
    unit,
    period,
    column,
    found,
  }: {
    unit: string;
    period: string;
    column: string;
    found: string;
  }) =>
    `"${column}" of unit "${unit}"${period === "" ? "" : ` in ${period}`} is ${found}; only finite numbers are data: correct it, or leave it missing`,
  "duplicate-row": ({ unit, period, first, second }: { unit: string; period: string; first: number; second: number }) =>
    `unit "${unit}"${period === "" ? "" : ` in ${period}`} stands in row ${first} and again in row ${second}; keep one`,
  "empty-unit": ({ row }: { row: number }) => `row ${row} has no unit; give every row the id of its unit`,
  "cell-not-number": ({ found, row, column }: { found: string; row: number; column: string }) =>
    `"${column}" in row ${row} is ${found}; give a number, or null for missing`,
  "negative-error": ({ found, row }: { found: number; row: number }) =>
    `the standard error in row ${row} is ${found}; it must be 0 or more`,

  // projects
  "mapping-unused": ({ kind }: { kind: string }) =>
    `data of kind "${kind}" has fixed headings and takes no "columns"; delete it, and rename the headings of the file`,
};

export interface Bound {
  found: number;
  bound: number;
  side: "min" | "max";
}
export interface GoalpostOrder {
  id: string;
  direction: string;
  first: number;
  second: number;
}
export interface GoalpostBand {
  id: string;
  first: number;
  second: number;
  from: number;
  to: number;
}
