import { nearest } from "../../schema/nearest.ts";
import { dirichletFrom, normalFrom, triangularFrom } from "../../stats/distributions.ts";
import { replicateRandom } from "../../stats/replicate-random.ts";
import type { InputSpec } from "./shape.ts";
import type { Ground, Input, Layout } from "./types.ts";

type Path = readonly (string | number)[];
type Weights = Extract<InputSpec, { vary: "weights" }>;
type Spread = Weights["distribution"];

/** From −1 to 1, or a standard normal number. */
export function swingFrom(u: number, spread: Spread): number {
  switch (spread) {
    case "uniform":
      return 2 * u - 1;
    case "normal":
      return normalFrom(u);
    case "triangular":
      return triangularFrom(u, { min: -1, mode: 0, max: 1 });
    default:
      return spread satisfies never;
  }
}

/** An error of mean 0 and standard deviation 1. */
export function errorFrom(u: number, spread: Spread): number {
  const wide = { uniform: Math.sqrt(3), normal: 1, triangular: Math.sqrt(6) }[spread];
  return wide * swingFrom(u, spread);
}

/** A share as a key of 32 bits, for inputs that take many numbers from one. */
export const keyOf = (u: number): number => Math.floor(u * 4294967296) | 0;

/** Reports ids that are not nodes of a kind; says whether all are. */
export function checkIds(
  ids: readonly string[],
  wanted: "node" | "indicator" | "group",
  path: Path,
  { tree, issues }: Ground,
): boolean {
  const list = wanted === "node" ? tree.nodes : wanted === "group" ? tree.groups : tree.indicators;
  const known = list.map(({ id }) => id);
  const lost = ids.filter((id) => !known.includes(id));
  for (const id of lost) {
    const params = { id, wanted, other: tree.get(id) !== undefined, nearest: nearest(id, known) };
    issues.push({ code: "no-such-node", path: [...path, id], params });
  }
  return lost.length === 0;
}

/** Places of the nodes whose weights vary: those with siblings, of the levels and nodes named. */
function targetsOf(spec: Weights, path: Path, ground: Ground): number[] | null {
  const { layout, tree, issues } = ground;
  if (spec.nodes !== undefined && !checkIds(spec.nodes, "node", [...path, "nodes"], ground)) return null;
  for (const level of spec.levels ?? []) {
    if (level <= tree.depth) continue;
    issues.push({ code: "no-such-level", path: [...path, "levels"], params: { found: level, depth: tree.depth } });
    return null;
  }
  const named = (place: number): boolean => {
    const { id, depth } = layout.nodes[place]!;
    if (spec.nodes === undefined && spec.levels === undefined) return true;
    return spec.nodes?.includes(id) === true || spec.levels?.includes(tree.depth - depth + 1) === true;
  };
  const places = layout.children.flatMap((children) => (children.length > 1 ? children.filter(named) : []));
  if (places.length === 0) issues.push({ code: "no-weights-to-vary", path: [...path], params: {} });
  return places.length === 0 ? null : places.sort((a, b) => a - b);
}

/** An input that moves weights. */
export function weightInput(spec: Weights, name: string, path: Path, ground: Ground): Input | null {
  const given = (["noise", "dirichlet", "experts"] as const).filter((key) => spec[key] !== undefined);
  if (given.length !== 1) {
    const params = { choices: ["noise", "dirichlet", "experts"], found: given };
    ground.issues.push({ code: "input-needs-one", path: [...path], params });
    return null;
  }
  const base = { name, vary: spec.vary, alternatives: null };
  if (spec.experts !== undefined) return expertsInput(spec, spec.experts, { name, path, ground });
  const places = targetsOf(spec, path, ground);
  if (places === null) return null;
  if (spec.noise !== undefined) {
    const { noise, distribution } = spec;
    return {
      ...base,
      labels: places.map((place) => `${name}.${ground.layout.nodes[place]!.id}`),
      change: (u, from, { weights }) => {
        weights.push((w) => {
          for (let k = 0; k < places.length; k++) {
            const factor = 1 + noise * swingFrom(u[from + k]!, distribution);
            // NaN stays: a node that does not count here
            w[places[k]!] = w[places[k]!]! * (factor > 0 ? factor : 0);
          }
        });
      },
    };
  }
  const concentration = spec.dirichlet!;
  const groups = ground.layout.children.filter((children) => children.some((place) => places.includes(place)));
  return {
    ...base,
    labels: [name],
    change: (u, from, { weights }) => {
      const key = keyOf(u[from]!);
      weights.push((w) => {
        const random = replicateRandom(key, 0);
        for (const children of groups) {
          const counted = children.filter((place) => !Number.isNaN(w[place]!));
          const total = counted.reduce((sum, place) => sum + w[place]!, 0);
          const shares = dirichletFrom(
            random,
            counted.map((place) => (concentration * w[place]!) / total),
          );
          counted.forEach((place, k) => {
            w[place] = shares[k]!;
          });
        }
      });
    },
  };
}

type Experts = NonNullable<Weights["experts"]>;

function expertsInput(
  { mix, vary }: Weights,
  experts: Experts,
  { name, path, ground }: { name: string; path: Path; ground: Ground },
): Input | null {
  const { layout } = ground;
  const names = Object.keys(experts);
  const sound = names.map((expert) =>
    checkIds(Object.keys(experts[expert]!), "node", [...path, "experts", expert], ground),
  );
  if (sound.includes(false)) return null;
  const tables = names.map((expert) =>
    Object.entries(experts[expert]!).map(([id, weight]) => ({ place: layout.at.get(id)!, weight })),
  );
  const write = (w: Float64Array, k: number): void => {
    for (const { place, weight } of tables[k]!) if (!Number.isNaN(w[place]!)) w[place] = weight;
  };
  return {
    name,
    vary,
    labels: [name],
    alternatives: mix === "one" ? names : null,
    change: (u, from, { weights }) => {
      const share = u[from]!;
      if (mix === "one") {
        weights.push((w) => write(w, Math.min(names.length - 1, Math.floor(share * names.length))));
        return;
      }
      weights.push((w) => {
        const parts = dirichletFrom(
          replicateRandom(keyOf(share), 0),
          names.map(() => 1),
        );
        mixInto(
          w,
          names.map((_, k) => {
            const own = w.slice();
            write(own, k);
            return own;
          }),
          { parts, layout },
        );
      });
    },
  };
}

/** Sibling shares as the weighted mean of those of several vectors. */
function mixInto(
  w: Float64Array,
  vectors: readonly Float64Array[],
  { parts, layout }: { parts: Float64Array; layout: Layout },
): void {
  for (const children of layout.children) {
    const counted = children.filter((place) => !Number.isNaN(w[place]!));
    const totals = vectors.map((v) => counted.reduce((sum, place) => sum + v[place]!, 0));
    for (const place of counted) {
      let share = 0;
      for (let k = 0; k < vectors.length; k++) share += (parts[k]! * vectors[k]![place]!) / totals[k]!;
      w[place] = share;
    }
  }
}
