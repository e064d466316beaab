import type { Dataset, Indicator, Status } from "../../schema/types.ts";
import { triangularFrom } from "../../stats/distributions.ts";
import { keyedSeed } from "../../stats/keyed-random.ts";
import { hashUniform } from "../../stats/replicate-random.ts";
import type { InputSpec } from "./shape.ts";
import type { Ground, Input } from "./types.ts";
import { checkIds, errorFrom, keyOf, swingFrom } from "./weight-inputs.ts";

type Path = readonly (string | number)[];
type Of<V extends InputSpec["vary"]> = Extract<InputSpec, { vary: V }>;

interface Place {
  readonly name: string;
  readonly path: Path;
  readonly ground: Ground;
}

/** Columns that an input names, or all that the system reads. */
function columnsOf(of: readonly string[] | undefined, { path, ground }: Place): string[] | null {
  const { data, issues } = ground;
  const known = [...data.columns.keys()];
  const lost = (of ?? []).filter((id) => !data.columns.has(id));
  for (const id of lost) issues.push({ code: "no-such-column", path: [...path, "of", id], params: { id, known } });
  return lost.length > 0 ? null : [...(of ?? known)].sort();
}

/** What a cell's number is made of: the same wherever the cell stands in the table. */
function wordsOf(id: string, { units, periods }: Dataset): Int32Array {
  return Int32Array.from(units, (unit, i) => keyedSeed(0, [id, unit, periods[i]!]));
}

/** A number of its own for each cell, from one for the input. */
function cellsInput(
  columns: readonly string[],
  move: (id: string, v: number, u: number, row: number) => number,
  { name, ground, vary }: Place & { readonly vary: string },
): Input {
  const words = new Map(columns.map((id) => [id, wordsOf(id, ground.data)]));
  return {
    name,
    vary,
    labels: [name],
    alternatives: null,
    change: (u, from, { cells }) => {
      const key = keyOf(u[from]!);
      cells.push((data) => {
        const out = new Map(data.columns);
        for (const id of columns) {
          const own = words.get(id)!;
          out.set(
            id,
            data.columns.get(id)!.map((v, i) => (Number.isNaN(v) ? v : move(id, v, hashUniform(key, own[i]!), i))),
          );
        }
        return { ...data, columns: out };
      });
    },
  };
}

export function errorsInput(spec: Of<"standard-errors">, place: Place): Input | null {
  const { data, issues } = place.ground;
  const columns = columnsOf(spec.of, place);
  if (columns === null) return null;
  const known = data.standardErrors ?? new Map<string, Float64Array>();
  const lacking = (spec.of ?? []).filter((id) => !known.has(id));
  const used = columns.filter((id) => known.has(id));
  if (lacking.length > 0 || used.length === 0) {
    issues.push({ code: "no-standard-errors", path: [...place.path], params: { columns: lacking } });
    return null;
  }
  const move = (id: string, v: number, u: number, i: number) => {
    const error = known.get(id)![i]!;
    return error > 0 ? v + spec.scale * error * errorFrom(u, spec.distribution) : v;
  };
  return cellsInput(used, move, { ...place, vary: spec.vary });
}

/** Digits after the point of a number as it is written shortest. */
function decimalsOf(v: number): number {
  const [digits, exponent = "0"] = String(Math.abs(v)).split("e");
  return Math.max(0, (digits!.split(".")[1]?.length ?? 0) - Number(exponent));
}

export function roundingInput(spec: Of<"rounding">, place: Place): Input | null {
  const columns = columnsOf(spec.of, place);
  if (columns === null) return null;
  const { decimals } = spec;
  const units = new Map(
    columns.map((id) => {
      const own = typeof decimals === "number" ? decimals : decimals?.[id];
      let most = 0;
      if (own === undefined)
        for (const v of place.ground.data.columns.get(id)!) if (!Number.isNaN(v)) most = Math.max(most, decimalsOf(v));
      // by text, so that 10^-1 is the double nearest to a tenth
      return [id, Number(`1e${-(own ?? most)}`)];
    }),
  );
  return cellsInput(columns, (id, v, u) => v + (u - 0.5) * units.get(id)!, { ...place, vary: spec.vary });
}

const REVISED = ["provisional", "estimated", "imputed", "revised"] as const;

export function revisionsInput(spec: Of<"revisions">, place: Place): Input | null {
  const { data, issues } = place.ground;
  const named = REVISED.filter((status) => spec[status] !== undefined);
  if (named.length === 0) {
    issues.push({ code: "input-needs-one", path: [...place.path], params: { choices: [...REVISED], found: [] } });
    return null;
  }
  const columns = columnsOf(spec.of, place);
  if (columns === null) return null;
  const status = data.status ?? new Map<string, readonly Status[]>();
  const sd = (id: string, i: number): number => {
    const word = status.get(id)?.[i];
    const found = named.find((one) => one === word);
    return found === undefined ? 0 : spec[found]!;
  };
  const used = columns.filter((id) => status.get(id)?.some((_, i) => sd(id, i) > 0));
  if (used.length === 0) {
    issues.push({ code: "no-such-status", path: [...place.path], params: { statuses: named } });
    return null;
  }
  const move = (id: string, v: number, u: number, i: number) => {
    const relative = sd(id, i);
    return relative > 0 ? v * (1 + relative * errorFrom(u, spec.distribution)) : v;
  };
  return cellsInput(used, move, { ...place, vary: spec.vary });
}

/** Draws of a multiple imputation: one of them stands in the gaps. */
export function drawsInput(spec: Of<"draws">, { name, path, ground }: Place): Input | null {
  const { prepared, tree, issues } = ground;
  const { draws } = prepared.imputation;
  const count = Math.min(...[...draws.values()].flatMap((parts) => parts.map(({ values }) => values.length)));
  const made = [...draws.keys()].filter((id) => (tree.get(id)!.node as Indicator).formula !== undefined);
  if (draws.size === 0 || made.length > 0) {
    issues.push({ code: "no-draws", path: [...path], params: { made } });
    return null;
  }
  return {
    name,
    vary: spec.vary,
    labels: [name],
    alternatives: Array.from({ length: count }, (_, k) => String(k + 1)),
    change: (u, from, { cells }) => {
      const pick = Math.min(count - 1, Math.floor(u[from]! * count));
      cells.push((data) => {
        const out = new Map(data.columns);
        for (const [id, parts] of draws) {
          const x = data.columns.get(id)!.slice();
          const { denominator } = tree.get(id)!.node as Indicator;
          const by = denominator === undefined ? null : data.columns.get(denominator.by);
          for (const { rows, values } of parts)
            rows.forEach((row, k) => {
              const i = prepared.kept === null ? row : prepared.kept[row]!;
              const v = values[pick]![k]!;
              x[i] = by == null ? v : (v / denominator!.scale) * by[i]!;
            });
          out.set(id, x);
        }
        return { ...data, columns: out };
      });
    },
  };
}

export function goalpostsInput(spec: Of<"goalposts">, place: Place): Input | null {
  const { name, path, ground } = place;
  const { tree, issues } = ground;
  if ((spec.shift === undefined) === (spec.ranges === undefined)) {
    const found = spec.shift === undefined ? [] : ["shift", "ranges"];
    issues.push({ code: "input-needs-one", path: [...path], params: { choices: ["shift", "ranges"], found } });
    return null;
  }
  const named = spec.of ?? (spec.ranges === undefined ? undefined : Object.keys(spec.ranges));
  if (named !== undefined && !checkIds(named, "indicator", [...path, spec.of ? "of" : "ranges"], ground)) return null;
  const posts = (id: string) => (tree.get(id)!.node as Indicator).goalposts;
  const all = tree.indicators.filter(({ active, id }) => active && posts(id) !== undefined).map(({ id }) => id);
  const ids = named ?? all;
  const lacking = ids.filter((id) => posts(id) === undefined);
  if (lacking.length > 0 || ids.length === 0) {
    issues.push({ code: "no-goalposts-to-vary", path: [...path], params: { ids: lacking } });
    return null;
  }
  const disordered = Object.entries(spec.ranges ?? {}).flatMap(([id, range]) =>
    (["worst", "best"] as const).flatMap((end) => {
      const found = range[end];
      const ascends = found === undefined || found.every((v, k) => k === 0 || found[k - 1]! <= v);
      return ascends ? [] : [{ id, end, found }];
    }),
  );
  for (const { id, end, found } of disordered)
    issues.push({ code: "range-not-ascending", path: [...path, "ranges", id, end], params: { found } });
  if (disordered.length > 0) return null;
  const ends = ids.flatMap((id) => [{ id, end: 0 } as const, { id, end: 1 } as const]);
  const endOf = (id: string, end: 0 | 1, u: number): number => {
    const own = posts(id)!;
    if (spec.shift !== undefined)
      return own[end] + spec.shift * Math.abs(own[1] - own[0]) * swingFrom(u, spec.distribution);
    const range = spec.ranges![id]?.[end === 0 ? "worst" : "best"];
    if (range === undefined) return own[end];
    if (range.length === 2) return range[0] + u * (range[1] - range[0]);
    return triangularFrom(u, { min: range[0], mode: range[1], max: range[2] });
  };
  return {
    name,
    vary: spec.vary,
    labels: ends.map(({ id, end }) => `${name}.${id}.${end === 0 ? "worst" : "best"}`),
    alternatives: null,
    change: (u, from, changes) => {
      changes.goalposts ??= new Map();
      for (let k = 0; k < ids.length; k++) {
        const at = from + 2 * k;
        changes.goalposts.set(ids[k]!, [endOf(ids[k]!, 0, u[at]!), endOf(ids[k]!, 1, u[at + 1]!)]);
      }
    },
  };
}

export function inclusionInput(spec: Of<"inclusion">, { name, path, ground }: Place): Input | null {
  const { tree, issues, prepared } = ground;
  if ((spec.out === undefined) === (spec.one === undefined)) {
    const found = spec.out === undefined ? [] : ["out", "one"];
    issues.push({ code: "input-needs-one", path: [...path], params: { choices: ["out", "one"], found } });
    return null;
  }
  if (spec.of !== undefined && !checkIds(spec.of, "indicator", [...path, "of"], ground)) return null;
  const counted = tree.indicators.filter(({ id, active }) => active && !prepared.dropped.has(id)).map(({ id }) => id);
  const ids = spec.of ?? counted;
  const { out } = spec;
  return {
    name,
    vary: spec.vary,
    labels: out === undefined ? [name] : ids.map((id) => `${name}.${id}`),
    alternatives: out === undefined ? ids : null,
    change: (u, from, { excluded }) => {
      if (out === undefined) excluded.add(ids[Math.min(ids.length - 1, Math.floor(u[from]! * ids.length))]!);
      else for (let k = 0; k < ids.length; k++) if (u[from + k]! < out) excluded.add(ids[k]!);
    },
  };
}
