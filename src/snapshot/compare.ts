/** Where two JSON values differ; numbers within the tolerance are the same. */
export interface JsonDifference {
  readonly path: readonly (string | number)[];
  /** undefined where it is absent. */
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Whether two numbers agree: |x − y| ≤ tolerance · max(1, |x|, |y|), so relative above 1 and absolute below; missing (null)
 * agrees with missing only.
 */
export function agree(x: number | null | undefined, y: number | null | undefined, tolerance: number): boolean {
  if (typeof x !== "number" || typeof y !== "number") return (x ?? null) === (y ?? null);
  return Object.is(x, y) || Math.abs(x - y) <= tolerance * Math.max(1, Math.abs(x), Math.abs(y));
}

/** How far apart two numbers are, as `agree` measures it; null where one of them is missing. */
export function distance(x: unknown, y: unknown): number | null {
  if (typeof x !== "number" || typeof y !== "number") return null;
  return Math.abs(x - y) / Math.max(1, Math.abs(x), Math.abs(y));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Every place where two JSON values differ, objects by key, lists by place, or by the `id` of their entries. */
export function jsonDifferences(
  before: unknown,
  after: unknown,
  { tolerance = 0, path = [] }: { readonly tolerance?: number; readonly path?: readonly (string | number)[] } = {},
): JsonDifference[] {
  if (typeof before === "number" && typeof after === "number")
    return agree(before, after, tolerance) ? [] : [{ path, before, after }];
  if (!isObject(before) || !isObject(after) || Array.isArray(before) !== Array.isArray(after))
    return before === after ? [] : [{ path, before, after }];
  const [a, b] = [entriesOf(before), entriesOf(after)];
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => {
    const at = [...path, key];
    if (!a.has(key) || !b.has(key)) return [{ path: at, before: a.get(key), after: b.get(key) }];
    return jsonDifferences(a.get(key), b.get(key), { tolerance, path: at });
  });
}

function entriesOf(value: object): Map<string | number, unknown> {
  if (!Array.isArray(value)) return new Map(Object.entries(value).filter(([, one]) => one !== undefined));
  const ids = value.map((one: unknown) => (isObject(one) && typeof one["id"] === "string" ? one["id"] : null));
  const named = ids.length > 0 && ids.every((id) => id !== null) && new Set(ids).size === ids.length;
  return new Map(value.map((one: unknown, i) => [named ? ids[i]! : i, one]));
}
