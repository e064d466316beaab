import { IndexError, type Issue } from "../../errors/index.ts";
import type { MethodNode } from "../../method/index.ts";
import type { Basis, Comparator, Figure, Target } from "../../schema/types.ts";
import { pow } from "../../stats/index.ts";
import type { Goal } from "./attainment-degree.ts";

/** A goal for the units and period it holds for; null goal: stated, but its number is not known. */
export type PlacedGoal = {
  readonly unit: string | null;
  readonly period: string;
  readonly goal: Goal | null;
};

type Useless = { readonly issue: Issue };

/**
 * The goals of an indicator: of several targets for one unit and period the official one; each as a number.
 * All problems at once: no target for the period, a conflict, a kind that is not scored, a figure of another basis.
 */
export function goalsOf(node: MethodNode, options: { period?: string | undefined; useBase: boolean }): PlacedGoal[] {
  const issues: Issue[] = [];
  const wanted = node.targets.filter((t) => options.period === undefined || t.period === options.period);
  if (wanted.length === 0) {
    const periods = [...new Set(node.targets.map((t) => t.period))];
    throw new IndexError([{ code: "no-target", path: ["targets"], params: { period: options.period, periods } }]);
  }
  const places = new Map<string, Target[]>();
  for (const target of wanted) {
    const key = JSON.stringify([target.unit ?? null, target.period]);
    places.set(key, [...(places.get(key) ?? []), target]);
  }
  const goals: PlacedGoal[] = [];
  for (const targets of places.values()) {
    const target = theOfficial(targets, issues);
    if (target === undefined) continue;
    const goal = goalOf(target, node, options.useBase);
    if (goal !== null && "issue" in goal) issues.push(goal.issue);
    else goals.push({ unit: target.unit ?? null, period: target.period, goal });
  }
  if (issues.length > 0) throw new IndexError(issues);
  return goals;
}

/** A unit's own goal stands before the one for all; null: none, or its number is not known. */
export function goalFinder<G>(
  placed: readonly { readonly unit: string | null; readonly period: string; readonly goal: G | null }[],
  { byPeriod }: { byPeriod: boolean },
): (unit: string, period: string) => G | null {
  const byPlace = new Map(placed.map((g) => [JSON.stringify([g.unit, byPeriod ? g.period : ""]), g.goal]));
  return (unit, period) => {
    const when = byPeriod ? period : "";
    const own = byPlace.get(JSON.stringify([unit, when]));
    return own === undefined ? (byPlace.get(JSON.stringify([null, when])) ?? null) : own;
  };
}

function theOfficial(targets: readonly Target[], issues: Issue[]): Target | undefined {
  if (targets.length === 1) return targets[0];
  const official = targets.filter((t) => t.official);
  if (official.length === 1) return official[0];
  const found = targets.map((t) => ("value" in t && t.value !== undefined ? String(t.value) : t.kind));
  const { period, unit } = targets[0]!;
  issues.push({
    code: "target-conflict",
    path: ["targets"],
    params: { period, unit, found, official: official.length },
  });
  return undefined;
}

export function goalOf(
  target: Target,
  node: Pick<MethodNode, "direction" | "figure">,
  useBase: boolean,
): Goal | null | Useless {
  const clash = basisClash(node.figure, target.basis);
  if (clash) {
    const params = { figure: node.figure!, basis: target.basis!, period: target.period };
    return { issue: { code: "basis-mismatch", path: ["targets"], params } };
  }
  const base = useBase ? target.base?.value : undefined;
  switch (target.kind) {
    case "value":
      return numberGoal(target.value, target.comparator, { node, base });
    case "elimination":
      return numberGoal(0, target.comparator, { node, base });
    case "multiple":
    case "growth": {
      const from = target.base;
      if (from === undefined || !(from.value > 0)) return unscored(target, "base"); // nothing is twice a loss
      const factor =
        target.kind === "multiple" ? target.factor : growthFactor(target.value, from.period, target.period);
      if (factor === null) return unscored(target, "years");
      return numberGoal(factor * from.value, target.comparator, { node, base });
    }
    case "about": {
      if (target.tolerance === undefined) return unscored(target, "tolerance");
      return {
        form: "range",
        from: target.value - target.tolerance,
        to: target.value + target.tolerance,
        min: null,
        max: null,
      };
    }
    case "range":
      return { form: "range", from: target.from, to: target.to, min: target.min ?? null, max: target.max ?? null };
    case "assigned":
    case "unknown":
      return null;
    case "trend":
    case "relative":
    case "synchrony":
    case "joint":
      return unscored(target, "kind");
    default:
      return target satisfies never;
  }
}

function unscored(target: Target, lacks: "base" | "years" | "tolerance" | "kind"): Useless {
  return {
    issue: {
      code: "target-not-scored",
      path: ["targets"],
      params: { kind: target.kind, period: target.period, lacks },
    },
  };
}

export function numberGoal(
  target: number,
  comparator: Exclude<Comparator, "about">,
  { node, base }: { node: Pick<MethodNode, "direction">; base: number | undefined },
): Goal {
  if (comparator === "exactly") return { form: "range", from: target, to: target, min: null, max: null };
  const sense =
    comparator === "reach"
      ? node.direction === "negative"
        ? "down"
        : "up"
      : comparator.startsWith(">")
        ? "up"
        : "down";
  const strict = comparator === ">" || comparator === "<";
  if (base === undefined) return { form: "ratio", sense, target, strict };
  return { form: "base", sense, target, base, strict };
}

/** (1 + g/100)^years, years being the whole years between the periods; null where they are no years. */
function growthFactor(percent: number, from: string, to: string): number | null {
  const years = Number(to) - Number(from);
  return Number.isInteger(years) && years > 0 ? pow(1 + percent / 100, years) : null;
}

/** A yearly flow against a running total, a stock against either: never compared. */
function basisClash(figure: Figure | undefined, basis: Basis | undefined): boolean {
  if (figure === undefined || basis === undefined) return false;
  const clashes: Readonly<Record<Figure, readonly Basis[]>> = {
    stock: ["cumulative", "ytd"],
    flow: ["cumulative", "stock"],
    cumulative: ["annual", "ytd", "annual-average"],
    rate: ["cumulative", "stock"],
    ordinal: [],
  };
  return clashes[figure].includes(basis);
}
