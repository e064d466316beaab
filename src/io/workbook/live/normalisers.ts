import type { Json } from "../../../method/index.ts";
import type { Goal, Limits } from "../../../prepare/normalise/attainment-degree.ts";
import { goalFinder, type PlacedGoal } from "../../../prepare/normalise/goal.ts";
import type { Standard } from "../../../prepare/normalise/z-score.ts";
import type { Statistic } from "./ruler.ts";
import { literal } from "./text.ts";

/** What a formula for one cell can name. */
export interface ScoreCell {
  /** The cell with the value; it holds a number wherever the formula is asked. */
  readonly x: string;
  readonly unit: string;
  readonly period: string;
  /** The cell of a value that was learned or told; `by`: what a spreadsheet would call it. */
  param(name: string, value: number, by?: readonly Statistic[]): string;
  /** The same of a target that holds for some rows only. */
  paramAt(at: string, name: string, value: number): string;
  /** The cells learned from, where their values turned by `sign` are these; else null. */
  ladder(sorted: readonly number[], sign: 1 | -1): string | null;
  /** The same indicator's cell of another row. */
  other(unit: string, period: string): string | null;
  /** The period that stands so many places before. */
  earlier(lag: number): string | null;
}

/** What a method says of a present value; null where it cannot be said as a formula. */
export type NormaliserFormula = (fitted: Json, cell: ScoreCell) => string | null;

const says = <F>(say: (fitted: F, cell: ScoreCell) => string | null): NormaliserFormula =>
  say as unknown as NormaliserFormula;

interface Line {
  readonly worst: number;
  readonly best: number;
  readonly lower: number;
  readonly upper: number;
  readonly clip: boolean;
  readonly cap?: boolean;
  readonly form?: "exponential" | "logarithmic";
}

function along(line: Line, { x, param }: ScoreCell): string {
  const [worst, best] = [param("worst", line.worst, ["MIN", "MAX"]), param("best", line.best, ["MAX", "MIN"])];
  const [lower, upper] = [param("lower", line.lower), param("upper", line.upper)];
  const shape = () => {
    switch (line.form) {
      case "exponential":
        return `IF(${x}=${best},${upper},${lower}*EXP(LN(${upper}/${lower})*(${x}-${worst})/(${best}-${worst})))`;
      case "logarithmic":
        return `IF(${x}=${best},${upper},${lower}+(${upper}-${lower})*LN(${x}/${worst})/LN(${best}/${worst}))`;
      default:
        return `${lower}+(${x}-${worst})/(${best}-${worst})*(${upper}-${lower})`;
    }
  };
  const score = shape();
  if (line.clip) return `MAX(MIN(${lower},${upper}),MIN(MAX(${lower},${upper}),${score}))`;
  return line.cap === true ? `MIN(${score},${upper})` : score;
}

const standard = says<Standard>(({ centre, spread, mean, sd, sign }, { x, param }) => {
  const c = param("centre", centre, ["AVERAGE", "MEDIAN"]);
  const s = param("spread", spread, ["STDEV", "STDEVP"]);
  return `${param("mean", mean)}+${param("sign", sign)}*((${x}-${c})/${s})*${param("sd", sd)}`;
});

interface Share {
  readonly form: "plain" | "mirror" | "reciprocal";
  readonly whole: number;
  readonly scale: number;
}

const share = says<Share>(({ form, whole, scale }, { x, param }) => {
  const w = param("whole", whole, ["MAX", "SUM", "MIN"]);
  const s = param("scale", scale);
  if (form === "plain") return `${s}*${x}/${w}`;
  return form === "mirror" ? `${s}*(1-${x}/${w})` : `${s}*${w}/${x}`;
});

interface Ladder {
  readonly sorted: readonly number[];
  readonly sign: 1 | -1;
  readonly ties: "min" | "max" | "mean";
}

/** The place among the cells learned from, 1 the worst: how many are worse, or no better. */
function place({ sorted, sign, ties }: Ladder, { x, ladder }: ScoreCell): string | null {
  const range = ladder(sorted, sign);
  if (range === null) return null;
  const counted = (sense: string) => `SUMPRODUCT(ISNUMBER(${range})*(${range}${sense}${x}))`;
  const first = `(${counted(sign === 1 ? "<" : ">")}+1)`;
  if (ties === "min") return first;
  const last = `MAX(${first},${counted(sign === 1 ? "<=" : ">=")})`;
  return ties === "max" ? last : `((${first}+${last})/2)`;
}

type Percentile = Ladder & { readonly position: "inclusive" | "exclusive" | "midpoint"; readonly scale: number };

const percentile = says<Percentile>((fitted, cell) => {
  const p = place(fitted, cell);
  if (p === null) return null;
  const n = fitted.sorted.length;
  const parts = { inclusive: `(${p}-1)/${n - 1}`, exclusive: `${p}/${n + 1}`, midpoint: `(${p}-0.5)/${n}` };
  return `${cell.param("scale", fitted.scale)}*MIN(1,${parts[fitted.position]})`;
});

interface Logistic {
  readonly centre: number;
  readonly spread: number;
  readonly sign: 1 | -1;
  readonly lower: number;
  readonly upper: number;
}

const logistic = says<Logistic>((fitted, { x, param }) => {
  const c = param("centre", fitted.centre, ["AVERAGE"]);
  const s = param("spread", fitted.spread, ["STDEV"]);
  const [lower, upper] = [param("lower", fitted.lower), param("upper", fitted.upper)];
  // odds beyond what a number holds: the score is then the lower end
  return `${lower}+IFERROR((${upper}-${lower})/(1+EXP(-${param("sign", fitted.sign)}*((${x}-${c})/${s}))),0)`;
});

interface Classes {
  readonly limits: readonly number[];
  readonly scores: readonly number[];
  readonly sign: 1 | -1;
}

const classes = says<Classes>(({ limits, scores, sign }, { x, param }) => {
  const turned = sign === 1 ? x : `(-${x})`;
  return limits.reduce(
    (rest, limit, k) =>
      `IF(${turned}>=${param(`limit ${k + 1}`, limit)},${param(`score ${k + 2}`, scores[k + 1]!)},${rest})`,
    param("score 1", scores[0]!),
  );
});

/** Whether a value meets a goal, as a condition. */
function meeting(goal: Goal, x: string, p: (name: string, value: number) => string): string {
  if (goal.form === "range") return `AND(${x}>=${p("from", goal.from)},${x}<=${p("to", goal.to)})`;
  const sense = `${goal.sense === "up" ? ">" : "<"}${goal.strict ? "" : "="}`;
  return `${x}${sense}${p("target", goal.target)}`;
}

/** The attainment degree as `attainmentDegree` gives it; `""` where it is undefined. */
function degree(goal: Goal, x: string, { cap, floor }: Limits, p: (name: string, value: number) => string): string {
  const limited = (score: string) => {
    const capped = cap === null ? score : `MIN(${score},${p("cap", cap)})`;
    return floor === null ? capped : `MAX(${capped},${p("floor", floor)})`;
  };
  const met = meeting(goal, x, p);
  switch (goal.form) {
    case "ratio": {
      const target = p("target", goal.target);
      if (!(goal.target > 0)) return `IF(${met},${limited("100")},"")`;
      if (goal.sense === "up") return `IF(${x}>=0,${limited(`${x}/${target}*100`)},"")`;
      const zero = cap === null ? '""' : limited(p("cap", cap));
      return `IF(${x}>0,${limited(`${target}/${x}*100`)},IF(${x}=0,${zero},${limited("100")}))`;
    }
    case "base": {
      if (goal.base === goal.target) return `IF(${met},${limited("100")},${limited("0")})`;
      const base = p("base", goal.base);
      return limited(`MAX(0,100*(${x}-${base})/(${p("target", goal.target)}-${base}))`);
    }
    case "range": {
      const side = (limit: number | null, name: string, edge: string) =>
        limit === null ? '""' : limited(`MAX(0,100*(${x}-${p(name, limit)})/(${edge}-${p(name, limit)}))`);
      const below = side(goal.min, "min", p("from", goal.from));
      const above = side(goal.max, "max", p("to", goal.to));
      return `IF(${met},${limited("100")},IF(${x}<${p("from", goal.from)},${below},${above}))`;
    }
    default:
      return goal satisfies never;
  }
}

type Placed<G> = readonly { readonly unit: string | null; readonly period: string; readonly goal: G | null }[];

/** The goal of a row, and the line of the Ruler that it stands on. */
function goalAt<G>(goals: Placed<G>, { byPeriod }: { byPeriod: boolean }, { unit, period, paramAt }: ScoreCell) {
  const goal = goalFinder(goals, { byPeriod })(unit, period);
  const own = goals.find((one) => one.goal === goal);
  const at = [own?.unit ?? "", own?.period ?? ""].filter((text) => text !== "").join(" ");
  return { goal, p: (name: string, value: number) => paramAt(at, name, value) };
}

type Attainment = Limits & { readonly byPeriod: boolean; readonly goals: readonly PlacedGoal[] };

const attainment = says<Attainment>((fitted, cell) => {
  const { goal, p } = goalAt(fitted.goals, fitted, cell);
  return goal === null ? '""' : degree(goal, cell.x, fitted, p);
});

interface Flags {
  readonly fail: number;
  readonly pass: number;
  readonly byPeriod: boolean;
  readonly goals: readonly PlacedGoal[];
}

const flags = says<Flags>((fitted, cell) => {
  const { goal, p } = goalAt(fitted.goals, fitted, cell);
  if (goal === null) return '""';
  return `IF(${meeting(goal, cell.x, p)},${cell.param("pass", fitted.pass)},${cell.param("fail", fitted.fail)})`;
});

interface TargetRuler {
  readonly worst: number;
  readonly scale: number;
  readonly cap: boolean;
  readonly up: boolean;
  readonly byPeriod: boolean;
  readonly goals: Placed<number>;
}

const towardsTarget = says<TargetRuler>((fitted, cell) => {
  const { goal, p } = goalAt(fitted.goals, fitted, cell);
  if (goal === null) return '""';
  const { x, param } = cell;
  const [target, scale] = [p("target", goal), param("scale", fitted.scale)];
  if (fitted.up ? goal <= fitted.worst : goal >= fitted.worst)
    return `IF(${x}${fitted.up ? ">=" : "<="}${target},${scale},0)`;
  const worst = param("worst", fitted.worst, ["MIN", "MAX"]);
  const part = `${scale}*((${x}-${worst})/(${target}-${worst}))`;
  return fitted.cap ? `MIN(${part},${scale})` : part;
});

interface BaseValues {
  readonly scale: number;
  readonly period: string;
  readonly negative: boolean;
  readonly base: readonly { readonly unit: string; readonly value: number }[];
}

const toBase = says<BaseValues>(({ scale, period, negative, base }, { x, unit, param, paramAt, other }) => {
  const own = base.find((one) => one.unit === unit);
  if (own === undefined) return '""';
  const first = other(unit, period) ?? paramAt(unit, "base", own.value);
  return negative ? `${first}/${x}*${param("scale", scale)}` : `${x}/${first}*${param("scale", scale)}`;
});

const change = says<{ readonly lag: number; readonly sign: 1 | -1 }>(({ lag, sign }, { x, unit, earlier, other }) => {
  const period = earlier(lag);
  const before = period === null ? null : other(unit, period);
  return before === null ? '""' : `IF(ISNUMBER(${before}),${literal(100 * sign)}*((${x}-${before})/${before}),"")`;
});

const band = says<{ readonly low: number; readonly high: number; readonly sign: 1 | -1 }>(
  ({ low, high, sign }, { x, param }) =>
    `IF(${x}>${param("high", high)},${literal(sign)},IF(${x}<${param("low", low)},${literal(-sign)},0))`,
);

const line = says<Line>(along);
const ladderPlace = says<Ladder>(place);

/** The normalisers that a spreadsheet can follow. */
export const NORMALISER_FORMULAS: ReadonlyMap<string, NormaliserFormula> = new Map([
  ["min-max", line],
  ["goalposts", line],
  ["scaled", line],
  ["efficacy", line],
  ["distance-to-max", line],
  ["distance-to-reference", line],
  ["distance-to-target", towardsTarget],
  ["z-score", standard],
  ["robust-z", standard],
  ["sigmoid", logistic],
  ["share-of-max", share],
  ["share-of-sum", share],
  ["vector", share],
  ["rank", ladderPlace],
  [
    "borda",
    says<Ladder>((fitted, cell) => {
      const p = place(fitted, cell);
      return p === null ? null : `${p}-1`;
    }),
  ],
  ["percentile-rank", percentile],
  ["categorical", classes],
  ["above-below-mean", band],
  ["attainment", attainment],
  ["threshold-flags", flags],
  ["index-to-base", toBase],
  ["change-rate", change],
]);
