import type { Issue } from "../../errors/index.ts";
import { nearest } from "../../schema/nearest.ts";
import { cholesky } from "../../stats/cholesky.ts";
import { normalBelow, normalFrom } from "../../stats/distributions.ts";
import { choiceInput } from "./choice-inputs.ts";
import {
  drawsInput,
  errorsInput,
  goalpostsInput,
  inclusionInput,
  revisionsInput,
  roundingInput,
} from "./data-inputs.ts";
import { judgementInput } from "./judgement-input.ts";
import { numberInput, numberName } from "./number-input.ts";
import type { InputSpec, UncertaintySpec } from "./shape.ts";
import type { Changes, Ground, Input } from "./types.ts";
import { weightInput } from "./weight-inputs.ts";

type Path = readonly (string | number)[];

function inputOf(spec: InputSpec, name: string, path: Path, ground: Ground): Input | null {
  const place = { name, path, ground };
  switch (spec.vary) {
    case "impute":
    case "treat":
    case "normalise":
    case "weigh":
    case "aggregate":
      return choiceInput(spec, name, path, ground);
    case "weights":
      return weightInput(spec, name, path, ground);
    case "judgements":
      return judgementInput(spec, place);
    case "inclusion":
      return inclusionInput(spec, place);
    case "goalposts":
      return goalpostsInput(spec, place);
    case "standard-errors":
      return errorsInput(spec, place);
    case "rounding":
      return roundingInput(spec, place);
    case "revisions":
      return revisionsInput(spec, place);
    case "draws":
      return drawsInput(spec, place);
    case "number":
      return numberInput(spec, place);
    default:
      return spec satisfies never;
  }
}

/** The inputs of a specification, every problem of theirs added to the issues of the ground. */
export function compileInputs(specs: readonly InputSpec[], path: Path, ground: Ground): Input[] {
  const names = new Set<string>();
  refuseSharesTwice(specs, path, ground);
  return specs.flatMap((spec, i) => {
    const name = spec.name ?? (spec.vary === "number" ? numberName(spec) : spec.vary);
    const at = [...path, "vary", i];
    if (names.has(name)) ground.issues.push({ code: "input-name-taken", path: [...at, "name"], params: { name } });
    names.add(name);
    return inputOf(spec, name, at, ground) ?? [];
  });
}

/** Two shares of one family cannot be set apart from each other: each takes what it gains from its siblings. */
function refuseSharesTwice(specs: readonly InputSpec[], path: Path, { tree, issues }: Ground): void {
  const first = new Map<string, string>();
  specs.forEach((spec, i) => {
    const entry = spec.vary === "number" && spec.share !== undefined ? tree.get(spec.share) : undefined;
    if (entry === undefined) return;
    const family = entry.parent?.id ?? "";
    const other = first.get(family);
    if (other === undefined) first.set(family, entry.id);
    else issues.push({ code: "share-twice", path: [...path, "vary", i, "share"], params: { id: entry.id, other } });
  });
}

/** Uniform numbers that move together: those at `places` become Φ(L·Φ⁻¹(u)). */
export interface Copula {
  readonly places: readonly number[];
  readonly lower: readonly Float64Array[];
}

/** The Gaussian copula of the correlations named; null where there are none. */
export function copulaOf(
  correlations: UncertaintySpec["correlations"],
  inputs: readonly Input[],
  { path, issues }: { path: Path; issues: Issue[] },
): Copula | null {
  if (correlations.length === 0) return null;
  const labels = inputs.flatMap((input) => input.labels);
  const places: number[] = [];
  const known = new Map<string, number>();
  const before = issues.length;
  const seen = new Set(correlations.flatMap(({ of }) => of));
  for (const label of seen) {
    const place = labels.indexOf(label);
    if (place < 0) {
      const at = correlations.findIndex(({ of }) => of.includes(label));
      const params = { label, nearest: nearest(label, labels), known: labels };
      issues.push({ code: "no-such-input", path: [...path, "correlations", at, "of"], params });
    }
    known.set(label, places.length);
    places.push(place);
  }
  const matrix = places.map((_, i) => Float64Array.from(places, (__, j) => (i === j ? 1 : 0)));
  const stated = new Set<string>();
  correlations.forEach(({ of, r }, c) => {
    const size = typeof r === "number" ? of.length : r.length;
    const square = typeof r === "number" || r.every((row) => row.length === of.length);
    if (size !== of.length || !square) {
      const params = { found: size, wanted: of.length };
      issues.push({ code: "correlation-size", path: [...path, "correlations", c, "r"], params });
      return;
    }
    for (let i = 0; i < of.length; i++)
      for (let j = 0; j < i; j++) {
        const value = typeof r === "number" ? r : r[i]![j]!;
        const [a, b] = [known.get(of[i]!)!, known.get(of[j]!)!];
        const pair = a < b ? `${a} ${b}` : `${b} ${a}`;
        const uneven = typeof r !== "number" && (r[j]![i] !== value || r[i]![i] !== 1);
        if (stated.has(pair) || a === b || uneven) {
          const params = { a: of[j]!, b: of[i]! };
          issues.push({ code: "correlation-pair", path: [...path, "correlations", c], params });
        }
        stated.add(pair);
        matrix[a]![b] = value;
        matrix[b]![a] = value;
      }
  });
  if (issues.length > before) return null;
  const lower = cholesky(matrix);
  if (lower === null)
    issues.push({ code: "correlation-not-definite", path: [...path, "correlations"], params: { of: [...seen] } });
  return lower === null ? null : { places, lower };
}

/** Uniform numbers made to move together; those that are not NaN only. */
export function correlate(u: Float64Array, { places, lower }: Copula): void {
  const z = places.map((place) => normalFrom(u[place]!));
  places.forEach((place, i) => {
    let sum = 0;
    for (let j = 0; j <= i; j++) sum += lower[i]![j]! * z[j]!;
    u[place] = Math.min(normalBelow(sum), 0.9999999999999999);
  });
}

/** What uniform numbers change; an input that is not active stays as the plan has it. */
export function changesOf(
  u: Float64Array,
  { inputs, choices }: { readonly inputs: readonly Input[]; readonly choices: number },
  active: (input: number) => boolean = () => true,
): Changes {
  const changes: Changes = {
    picks: new Int32Array(choices).fill(-1),
    weigh: null,
    numbers: [],
    goalposts: null,
    cells: [],
    excluded: new Set(),
    weights: [],
  };
  let from = 0;
  inputs.forEach((input, k) => {
    if (active(k)) input.change(u, from, changes);
    from += input.labels.length;
  });
  return changes;
}
