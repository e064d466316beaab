import type { Sheet } from "./sheet.ts";
import { column, keysIn, type SqlExpr } from "./tree.ts";

/** One common table expression, or the last selection. */
export interface Selection {
  readonly name: string;
  readonly comment: string;
  readonly from: string | null;
  readonly columns: readonly { readonly name: string; readonly expr: SqlExpr }[];
  /** Names of the columns it reads, by key. */
  readonly names: ReadonlyMap<string, string>;
  readonly where: SqlExpr | null;
}

export interface Composing {
  /** Keys of what the statement gives, and the names they get. */
  readonly outputs: readonly { readonly key: string; readonly name: string }[];
  /** Shortens a name to what the engine takes. */
  fit(name: string): string;
  /** Columns of the table, by key, and what they are called there. */
  readonly table: ReadonlyMap<string, string>;
  /** A name must not be that of another column that the same selection reads. */
  readonly shadows: boolean;
  /** Names that steps may not have: the table's. */
  readonly taken: readonly string[];
}

interface Flat {
  /** The step it belongs to. */
  readonly step: string;
  readonly stage: string;
  readonly comment: string;
  readonly defined: readonly { readonly key: string; readonly label: string; readonly expr: SqlExpr }[];
  readonly where: SqlExpr | null;
}

/** The steps that are needed, from the first to the last, each with the columns that somebody reads later. */
export function compose(sheet: Sheet, { outputs, fit, shadows, taken, table }: Composing): readonly Selection[] {
  const flat = layersOf(sheet);
  const needed = neededAfter(
    flat,
    outputs.map(({ key }) => key),
  );
  const wanted = new Map(outputs.map(({ key, name }) => [key, name]));
  const labels = new Map(flat.flatMap(({ defined }) => defined.map(({ key, label }) => [key, label] as const)));
  const steps = new Map(flat.flatMap(({ step, defined }) => defined.map(({ key }) => [key, step] as const)));
  const selections: Selection[] = [];
  const stepNames = new Set(taken.map((name) => name.toLowerCase()));
  let before: ReadonlyMap<string, string> = table;
  let from: string | null = null;
  flat.forEach(({ stage, comment, defined, where }, at) => {
    const keep = needed[at]!;
    const own = defined.filter(({ key }) => keep.has(key));
    if (own.length === 0 && where === null) return;
    const keys = [...[...before.keys()].filter((key) => keep.has(key)), ...own.map(({ key }) => key)];
    const last = needed
      .slice(at + 1)
      .every((_, k) => flat[at + 1 + k]!.defined.every(({ key }) => !needed[at + 1 + k]!.has(key)));
    const names = allot(keys, {
      preferred: (key) => (last ? wanted.get(key) : undefined) ?? labels.get(key) ?? before.get(key)!,
      fit,
      // what is new is called by its label, and what it came of by its step as well
      first: (key) => ((last && wanted.has(key)) || !before.has(key) ? 0 : 1),
      refused: (key, name) =>
        shadows && [...before].some(([other, held]) => other !== key && held.toLowerCase() === name.toLowerCase()),
      stepOf: (key) => steps.get(key) ?? "table",
    });
    const exprs = new Map(own.map(({ key, expr }) => [key, expr]));
    const name = unused(stepNames, stage);
    selections.push({
      name,
      comment,
      from,
      columns: keys.map((key) => ({ name: names.get(key)!, expr: exprs.get(key) ?? column(key) })),
      names: before,
      where,
    });
    before = names;
    from = name;
  });
  selections.push({
    name: "",
    comment: "",
    from,
    columns: outputs.map(({ key, name }) => ({ name, expr: column(key) })),
    names: before,
    where: null,
  });
  return selections;
}

/** Every layer is a selection of its own; the last of a step has its name, those before it are its parts. */
function layersOf({ stages }: Sheet): readonly Flat[] {
  return stages.flatMap(({ name, comment, layers, where }) => {
    const flat = layers.map(
      (defined, k): Flat => ({
        step: name,
        stage: k === layers.length - 1 ? name : `${name}_parts${k === 0 ? "" : `_${k + 1}`}`,
        comment: k === 0 ? comment : "",
        defined,
        where: null,
      }),
    );
    // a condition reads what the step has defined, so it stands after it
    return where === null ? flat : [...flat, { step: name, stage: `${name}_kept`, comment: "", defined: [], where }];
  });
}

/** Of each layer, the keys that a later one or the outcome reads. */
function neededAfter(flat: readonly Flat[], outcome: readonly string[]): readonly ReadonlySet<string>[] {
  const needed: ReadonlySet<string>[] = new Array(flat.length);
  let open = new Set(outcome);
  for (let at = flat.length - 1; at >= 0; at--) {
    needed[at] = new Set(open);
    const { defined, where } = flat[at]!;
    const next = new Set(open);
    if (where !== null) for (const key of keysIn(where)) next.add(key);
    for (const { key, expr } of defined) {
      if (!next.delete(key)) continue;
      for (const read of keysIn(expr)) next.add(read);
    }
    open = next;
  }
  return needed;
}

interface Allotting {
  preferred(key: string): string;
  fit(name: string): string;
  first(key: string): number;
  refused(key: string, name: string): boolean;
  stepOf(key: string): string;
}

/** A name for each key, different without regard to capitals, as some engines fold them. */
function allot(
  keys: readonly string[],
  { preferred, fit: fitted, first, refused, stepOf }: Allotting,
): Map<string, string> {
  const used = new Set<string>();
  const names = new Map<string, string>();
  const order = [...keys].sort((a, b) => first(a) - first(b));
  for (const key of order) {
    const wanted = preferred(key);
    let name = fitted(wanted);
    for (let k = 1; used.has(name.toLowerCase()) || refused(key, name); k++)
      name = fitted(`${wanted}_${stepOf(key)}${k === 1 ? "" : `_${k}`}`);
    used.add(name.toLowerCase());
    names.set(key, name);
  }
  return new Map(keys.map((key) => [key, names.get(key)!]));
}

export function unused(used: Set<string>, wanted: string): string {
  let name = wanted;
  for (let k = 2; used.has(name.toLowerCase()); k++) name = `${wanted}_${k}`;
  used.add(name.toLowerCase());
  return name;
}
