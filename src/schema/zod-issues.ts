import * as z from "zod/mini";
import type { Issue } from "../errors/index.ts";
import { nearest } from "./nearest.ts";
import type { Path } from "./path.ts";
import { showValue, typeWord } from "./words.ts";

type ZodIssue = z.core.$ZodIssue;
type Checked<T> =
  | { readonly value: T; readonly issues: readonly [] }
  | { readonly value: undefined; readonly issues: Issue[] };

/** The keys that an object knows, by the `keys` list of the zod issue that reports unknown ones. */
type KnownKeys = Map<unknown, readonly string[]>;
/** The alternatives of a union that are objects, as one writes them, by the `errors` of its zod issue. */
type ObjectForms = Map<unknown, readonly string[]>;

/** Runs a zod shell and says every problem in our own codes, with the keys and choices that exist. */
export function checkShape<S extends z.core.$ZodType>(
  shell: S,
  input: unknown,
  path: Path = [],
): Checked<z.core.output<S>> {
  const knownKeys: KnownKeys = new Map();
  const forms: ObjectForms = new Map();
  // an error map that only takes note: the unknown-key issue itself does not carry the keys that exist
  const parsed = z.safeParse(shell, input, {
    error: (raw) => {
      if (raw.code === "unrecognized_keys") knownKeys.set(raw.keys, keysOf(raw.inst));
      if (raw.code === "invalid_union") forms.set(raw.errors, formsOf(raw.inst));
      return undefined;
    },
  });
  if (parsed.success) return { value: parsed.data, issues: [] };
  return { value: undefined, issues: zodIssues(parsed.error, path, { input, knownKeys, forms }) };
}

function keysOf(schema: z.core.$ZodRawIssue["inst"]): string[] {
  const def = schema?._zod.def as { shape?: object; keyType?: { _zod: { values?: Set<unknown> } } } | undefined;
  return def?.shape ? Object.keys(def.shape) : [...(def?.keyType?._zod.values ?? [])].map(String);
}

/** `{ from: …, to: … }`: each object among a union's alternatives by the keys that it must have. */
function formsOf(union: z.core.$ZodRawIssue["inst"]): string[] {
  const { options = [] } = (union?._zod.def ?? {}) as { options?: readonly z.core.$ZodType[] };
  return options.flatMap(({ _zod }) => {
    const { shape } = _zod.def as { shape?: Readonly<Record<string, z.core.$ZodType>> };
    const needed = Object.entries(shape ?? {}).filter(([, field]) => field._zod.optin === undefined);
    return needed.length === 0 ? [] : [`{ ${needed.map(([key]) => `${key}: …`).join(", ")} }`];
  });
}

/**
 * Every problem of a zod error as one of our issues, its path prefixed with `path`. With `input` the messages say what
 * was found. A refinement states its own problem as `z.refine(test, { params: { code, params } })`.
 */
export function zodIssues(
  error: z.core.$ZodError,
  path: Path = [],
  options: { input?: unknown; knownKeys?: KnownKeys; forms?: ObjectForms } = {},
): Issue[] {
  const known = "input" in options;
  const look: Look = (keys) => {
    let value = options.input;
    for (const key of keys) value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
    return {
      known,
      value,
      keys: (listing) => options.knownKeys?.get(listing) ?? [],
      forms: (errors) => options.forms?.get(errors) ?? [],
    };
  };
  return error.issues.flatMap((issue) => translate(issue, path, look));
}

/** The value at a path of the checked input; `known: false` when the input was not given. */
type Look = (path: readonly PropertyKey[]) => {
  readonly known: boolean;
  readonly value: unknown;
  readonly keys: (listing: readonly string[]) => readonly string[];
  readonly forms: (errors: readonly unknown[]) => readonly string[];
};

function translate(issue: ZodIssue, root: Path, look: Look): Issue[] {
  const path = [...root, ...issue.path.map((key) => (typeof key === "number" ? key : String(key)))];
  const { known, value, keys, forms } = look(issue.path);
  const found = known ? showValue(value) : "the value";
  const key = String(path.at(-1) ?? "");
  const missing = known && value === undefined && issue.path.length > 0;
  switch (issue.code) {
    case "invalid_type":
      if (missing) return [{ code: "missing-key", path, params: { key } }];
      return [mismatch(path, expectedWord(issue.expected), known, value)];
    case "invalid_value": {
      const choices = issue.values.map(String);
      if (missing) return [{ code: "missing-key", path, params: { key, choices } }];
      const close = typeof value === "string" ? nearest(value, choices) : undefined;
      return [{ code: "not-one-of", path, params: { found, choices, nearest: close } }];
    }
    case "unrecognized_keys": {
      const own = keys(issue.keys);
      return issue.keys.map((name) => ({
        code: "unknown-key",
        path: [...path, name],
        params: { key: name, nearest: nearest(name, own), known: own },
      }));
    }
    case "too_small":
    case "too_big": {
      const side = issue.code === "too_small" ? "min" : "max";
      const bound = Number(issue.code === "too_small" ? issue.minimum : issue.maximum);
      if (issue.origin === "string" && side === "min" && bound === 1)
        return [{ code: "empty-text", path, params: { key } }];
      if (typeof value === "string" || Array.isArray(value)) {
        const of = typeof value === "string" ? "text" : "list";
        return [{ code: "wrong-length", path, params: { found: value.length, bound, side, of } }];
      }
      return [
        {
          code: "out-of-range",
          path,
          params: { found: Number(value), bound, side, inclusive: issue.inclusive ?? false },
        },
      ];
    }
    case "invalid_format":
      return [{ code: "bad-pattern", path, params: { found, pattern: issue.pattern ?? issue.format } }];
    case "invalid_union":
      if (issue.discriminator !== undefined) {
        if (value === undefined && known)
          return [{ code: "missing-key", path, params: { key, choices: optionWords(issue) } }];
        const choices = optionWords(issue);
        const close = typeof value === "string" ? nearest(value, choices) : undefined;
        return [{ code: "not-one-of", path, params: { found, choices, nearest: close } }];
      }
      if (missing) return [{ code: "missing-key", path, params: { key } }];
      return closestBranch(issue.errors, path, (rest) => look([...issue.path, ...rest]));
    case "invalid_key":
    case "invalid_element":
      return issue.issues.flatMap((inner) =>
        translate(inner, path, () => ({ known: true, value: path.at(-1), keys, forms })),
      );
    case "not_multiple_of":
      return [{ code: "invalid-value", path, params: { found, reason: `multiple of ${issue.divisor}` } }];
    case "custom": {
      const own = issue.params as { code?: unknown; params?: unknown } | undefined;
      if (typeof own?.code === "string")
        return [{ code: own.code, path, params: own.params ?? {} } as unknown as Issue];
      return [{ code: "invalid-value", path, params: { found, reason: issue.message } }];
    }
    default:
      return issue satisfies never;
  }
}

/** Of the alternatives that were tried, the one the writer most likely meant; where none has the right type, all of them. */
function closestBranch(branches: readonly (readonly ZodIssue[])[], path: Path, look: Look): Issue[] {
  const { known, value, forms } = look([]);
  const atRoot = (issue: ZodIssue) =>
    issue.path.length === 0 && (issue.code === "invalid_type" || issue.code === "invalid_value");
  const fitting = branches.filter((issues) => !issues.some(atRoot)).sort((a, b) => a.length - b.length)[0];
  if (fitting) return fitting.flatMap((issue) => translate(issue, path, look));
  const listing = branches.flat().find((issue) => issue.code === "invalid_value" && atRoot(issue));
  if (listing && (typeof value === "string" || !known))
    return translate(listing, path, look).map((issue) => withForms(issue, forms(branches)));
  const expected = branches.flat().flatMap((issue) => {
    if (issue.code === "invalid_type") return [expectedWord(issue.expected)];
    return issue.code === "invalid_value" ? issue.values.map(typeWord) : [];
  });
  return [mismatch(path, [...new Set(expected)].join("|") || "object", known, value)];
}

/** Where words are offered, the objects that would do as well. */
function withForms(issue: Issue, forms: readonly string[]): Issue {
  if (issue.code !== "not-one-of" || forms.length === 0) return issue;
  return { ...issue, params: { ...issue.params, choices: [...issue.params.choices, ...forms] } };
}

function mismatch(path: Path, expected: string, known: boolean, value: unknown): Issue {
  if (typeof value === "number" && !Number.isFinite(value) && expected.includes("number")) {
    return { code: "not-finite", path: [...path], params: { found: String(value) } };
  }
  const scalar = typeof value !== "object" && value !== undefined && typeof value !== "function";
  const found = known ? typeWord(value) : "something else";
  return {
    code: "wrong-type",
    path: [...path],
    params: { expected, found, value: scalar ? showValue(value) : undefined },
  };
}

function optionWords(issue: object): string[] {
  const options = (issue as { options?: readonly unknown[] }).options ?? [];
  return options.filter((option) => option !== undefined).map(String);
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: "text",
  int: "whole number",
  boolean: "true or false",
  array: "list",
  tuple: "list",
  record: "object",
  map: "object",
};

function expectedWord(expected: string): string {
  return Object.hasOwn(EXPECTED, expected) ? EXPECTED[expected]! : expected;
}
