import type { Issue } from "../errors/index.ts";
import type { Path } from "./path.ts";

export const MAX_DEPTH = 64;
export const MAX_VALUES = 100_000;

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

interface Frame {
  readonly value: unknown;
  readonly depth: number;
  readonly key: string | number;
  readonly parent: Frame | undefined;
}

/**
 * What must hold before anything walks a document by recursion: at most 64 levels and 100,000 values, no value that
 * contains itself, no key with a meaning of its own in JavaScript, nothing but plain JSON values. Iterative, so nesting of any depth is safe.
 */
export function checkLimits(input: unknown, path: Path = []): Issue[] {
  const issues: Issue[] = [];
  const waiting: Frame[] = [{ value: input, depth: 0, key: "", parent: undefined }];
  let values = 0;
  let deep = false;
  while (waiting.length > 0) {
    const frame = waiting.pop()!;
    values += 1;
    if (values > MAX_VALUES) return [...issues, { code: "too-large", path: [...path], params: { limit: MAX_VALUES } }];
    const { value } = frame;
    if (typeof value !== "object" || value === null) {
      if (["function", "symbol", "bigint"].includes(typeof value))
        issues.push(notPlain(typeof value, [...path, ...place(frame)]));
      continue;
    }
    const above = ancestor(frame, value);
    if (above !== undefined) {
      issues.push({ code: "circular-value", path: [...path, ...place(frame)], params: { of: place(above).join(".") } });
      continue;
    }
    if (frame.depth >= MAX_DEPTH) {
      if (!deep)
        issues.push({ code: "too-deep", path: [...path, ...place(frame).slice(0, 8)], params: { limit: MAX_DEPTH } });
      deep = true; // said once: a document nested 10,000 levels has one problem, not 10,000
      continue;
    }
    if (Array.isArray(value)) {
      if (values + waiting.length + value.length > MAX_VALUES * 2) {
        return [...issues, { code: "too-large", path: [...path], params: { limit: MAX_VALUES } }];
      }
      for (let i = value.length - 1; i >= 0; i--)
        waiting.push({ value: value[i], depth: frame.depth + 1, key: i, parent: frame });
      continue;
    }
    if (!isPlain(value)) {
      issues.push(notPlain(value.constructor?.name ?? "object", [...path, ...place(frame)]));
      continue;
    }
    for (const key of Object.keys(value).reverse()) {
      const child = { value: (value as Record<string, unknown>)[key], depth: frame.depth + 1, key, parent: frame };
      if (FORBIDDEN.has(key)) issues.push({ code: "forbidden-key", path: [...path, ...place(child)], params: { key } });
      else waiting.push(child);
    }
  }
  return issues;
}

function notPlain(found: string, path: Path): Issue {
  return { code: "wrong-type", path: [...path], params: { expected: "text|number|true or false|list|object", found } };
}

/** Made by `{}` or JSON.parse, here or in another realm. */
function isPlain(value: object): boolean {
  const proto = Object.getPrototypeOf(value);
  return proto === null || Object.getPrototypeOf(proto) === null;
}

function ancestor(frame: Frame, value: object): Frame | undefined {
  for (let above = frame.parent; above !== undefined; above = above.parent) if (above.value === value) return above;
  return undefined;
}

function place(frame: Frame): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let f = frame; f.parent !== undefined; f = f.parent) keys.push(f.key);
  return keys.reverse();
}
