import type { Json } from "../../../method/index.ts";
import { fitBoxCox, fitLog, fitLogShifted, fitLogSigned, type Reshape } from "../../../prepare/treat/reshape.ts";
import type { Ask } from "../ask.ts";
import { about, extentOf, type FoundExtent, kurtosisOf, momentsOf, scaleOf, skewnessOf, type Where } from "../found.ts";
import type { ColumnLearner, ColumnLearning } from "./column.ts";

/** Different values at the ends of a column, how often each occurs, and sums of what lies between. */
interface Sketch {
  readonly values: readonly { readonly v: number; readonly times: number }[];
  readonly core: Core | null;
}

/** Sums of powers of (v − centre)/scale of the values between the listed ends. */
interface Core {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly centre: number;
  readonly scale: number;
  readonly d: readonly number[];
}

interface Shape {
  readonly skewness: number;
  readonly kurtosis: number;
}

interface Bounds {
  readonly low: number | null;
  readonly high: number | null;
}

/** The ends of a column in full, and the rest in sums: enough to see what moving the extremes does. */
function sketchOf(ask: Ask, where: Where, extent: FoundExtent, many: number): Sketch {
  const [ends] = ask([about("distinct-ends", where, [], { many })]) as readonly (readonly number[])[];
  const read = (from: number) =>
    Array.from({ length: many }, (_, i) => ({ v: ends![from + 2 * i]!, times: ends![from + 2 * i + 1]! })).filter(
      ({ v }) => !Number.isNaN(v),
    );
  const lowest = read(0);
  const highest = read(2 * many).toReversed();
  const last = lowest.at(-1)!.v;
  if (lowest.length < many || last >= highest[0]!.v) {
    const between = highest.filter(({ v }) => v > last);
    return { values: [...lowest, ...between], core: null };
  }
  const values = [...lowest, ...highest];
  const centre = extent.about;
  const scale = scaleOf(Math.max(Math.abs(extent.min - centre), Math.abs(extent.max - centre)));
  // the core is centred where it lies, not where the extremes have drawn the mean
  const middle = Math.min(highest[0]!.v, Math.max(last, centre));
  const [found] = ask([
    about("core", where, [middle / scale, 1 / scale, last, highest[0]!.v]),
  ]) as readonly (readonly number[])[];
  const [count, min, max, ...d] = found!;
  return { values, core: count! > 0 ? { count: count!, min: min!, max: max!, centre: middle, scale, d } : null };
}

const clampTo = (v: number, { low, high }: Bounds): number =>
  low !== null && v < low ? low : high !== null && v > high ? high : v;

/** Skewness and kurtosis with the ends held at the bounds. */
function shapeOf({ values, core }: Sketch, bounds: Bounds): Shape {
  const held = values.map(({ v, times }) => ({ v: clampTo(v, bounds), times }));
  const n = held.reduce((sum, { times }) => sum + times, core?.count ?? 0);
  const lowest = Math.min(...held.map(({ v }) => v));
  const highest = Math.max(...held.map(({ v }) => v));
  if (lowest === highest) return { skewness: Number.NaN, kurtosis: Number.NaN };
  const total = held.reduce((sum, { v, times }) => sum + v * (times / n), 0);
  const coreMean = core === null ? 0 : core.centre + (core.d[0]! / core.count) * core.scale;
  const mean = total + (core === null ? 0 : coreMean * (core.count / n));
  const scale = scaleOf(Math.max(highest - mean, mean - lowest));
  let [d1, d2, d3, d4] = core === null ? [0, 0, 0, 0] : movedPowers(core, mean, scale);
  for (const { v, times } of held) {
    const d = v / scale - mean / scale;
    d1 += times * d;
    d2 += times * d * d;
    d3 += times * d * d * d;
    d4 += times * d * d * d * d;
  }
  const d = d1 / n;
  const sums = {
    count: n,
    s2: Math.max(0, d2 - d1 * d),
    s3: d3 - 3 * d * d2 + 2 * d1 * d * d,
    s4: d4 - 4 * d * d3 + 6 * d * d * d2 - 3 * d1 * d * d * d,
  };
  return { skewness: skewnessOf(sums), kurtosis: kurtosisOf(sums) };
}

/** The sums of the core about another point, in units of another scale. */
function movedPowers(
  { count: n, centre, scale: own, d: [e1, e2, e3, e4] }: Core,
  mean: number,
  scale: number,
): [number, number, number, number] {
  const r = own / scale;
  const h = centre / scale - mean / scale;
  const [a1, a2, a3, a4] = [e1! * r, e2! * r * r, e3! * r * r * r, e4! * r * r * r * r];
  return [
    a1 + n * h,
    a2 + 2 * h * a1 + n * h * h,
    a3 + 3 * h * a2 + 3 * h * h * a1 + n * h * h * h,
    a4 + 4 * h * a3 + 6 * h * h * a2 + 4 * h * h * h * a1 + n * h * h * h * h,
  ];
}

interface Limits {
  readonly skewness: number;
  readonly kurtosis: number;
}

const passes = (shape: Shape, limits: Limits): boolean =>
  !(Math.abs(shape.skewness) >= limits.skewness && shape.kurtosis >= limits.kurtosis);

/** The nearest value inside an end, once the bounds hold: the listed ones, then those between. */
function nextValue({ values, core }: Sketch, bounds: Bounds, upwards: boolean): number | null {
  const inside = [...values.map(({ v }) => clampTo(v, bounds)), ...(core === null ? [] : [core.min, core.max])];
  const end = upwards ? Math.max(...inside) : Math.min(...inside);
  const others = inside.filter((v) => v !== end);
  if (others.length === 0) return null;
  return upwards ? Math.max(...others) : Math.min(...others);
}

interface Options extends Limits {
  readonly maxPoints: number;
  readonly force: boolean;
}

function winsorised(sketch: Sketch, options: Options): Bounds & { points: number; shape: Shape } {
  let bounds: Bounds = { low: null, high: null };
  let points = 0;
  let shape = shapeOf(sketch, bounds);
  while (points < options.maxPoints && (options.force || !passes(shape, options))) {
    const upwards = shape.skewness >= 0;
    const next = nextValue(sketch, bounds, upwards);
    if (next === null) break;
    bounds = upwards ? { ...bounds, high: next + 0 } : { ...bounds, low: next + 0 };
    const held = bounds;
    points = sketch.values.reduce((sum, { v, times }) => sum + (clampTo(v, held) === v ? 0 : times), 0);
    shape = shapeOf(sketch, bounds);
  }
  return { ...bounds, points, shape };
}

const orNull = (v: number): number | null => (Number.isNaN(v) ? null : v);

const numberOr = (v: Json | undefined, instead: number): number => (typeof v === "number" ? v : instead);

const NOTHING = { low: null, high: null, points: 0, then: null, passed: true, skewness: null, kurtosis: null };

/** The ends are fetched in full, as many different values as may be moved and one more; what lies between, as sums. */
export const winsorise: ColumnLearner = {
  unknown: () => NOTHING,
  refuses({ then, lambda, maxPoints }) {
    if (then === "box-cox" && typeof lambda !== "number") return "iterative";
    return typeof maxPoints === "number" && maxPoints > 100 ? "many-values" : null;
  },
  learn(params, learning) {
    const { ask, where } = learning;
    const extent = extentOf(ask, where);
    const { count: n } = extent;
    const given = params["maxPoints"];
    const maxPoints = typeof given === "number" ? given : n < 40 ? Math.max(1, Math.floor(0.05 * n)) : 5;
    const limits = { skewness: numberOr(params["skewness"], 2), kurtosis: numberOr(params["kurtosis"], 3.5) };
    if (n === 0 || extent.min === extent.max) return NOTHING;
    const sketch = sketchOf(ask, where, extent, Math.min(100, maxPoints) + 1);
    const clamped = winsorised(sketch, { ...limits, maxPoints, force: params["force"] === true });
    if (!passes(clamped.shape, limits)) {
      const combine = params["combine"] === true;
      const start = combine ? clamped : { low: null, high: null, points: 0, shape: shapeOf(sketch, NO_BOUNDS) };
      const then = curveOf(params, { extent, start });
      if (then !== null) return bent({ ...start, then }, limits, learning);
    }
    return summary(clamped, { ...clamped, then: null }, limits);
  },
};

interface Clamped extends Bounds {
  readonly points: number;
  readonly shape: Shape;
}

const NO_BOUNDS: Bounds = { low: null, high: null };

function summary(
  shape: { readonly shape: Shape },
  { low, high, points, then }: Bounds & { points: number; then: Reshape | null },
  limits: Limits,
): Json {
  const { skewness, kurtosis } = shape.shape;
  return {
    low,
    high,
    points,
    then,
    passed: passes(shape.shape, limits),
    skewness: orNull(skewness),
    kurtosis: orNull(kurtosis),
  };
}

/** The curve that follows where winsorising is not enough: it rests on the ends, and `signed` on the way the values lean. */
function curveOf(
  params: Readonly<Record<string, Json>>,
  { extent, start }: { extent: FoundExtent; start: Clamped },
): Reshape | null {
  const [min, max] = [start.low ?? extent.min, start.high ?? extent.max];
  const ends = Float64Array.of(min, max);
  switch (params["then"]) {
    case "log":
      return fitLog(ends);
    case "log-shifted":
      return fitLogShifted(ends);
    case "log-signed":
      return fitLogSigned(Float64Array.of(min, start.shape.skewness > 0 ? min : max, max));
    case "box-cox": {
      const rows = { length: 2, unit: ["", ""], period: ["", ""], group: {} };
      return fitBoxCox(ends, { lambda: Number(params["lambda"]), shift: "min-to-one", method: "winsorise" }, { rows });
    }
    default:
      return null;
  }
}

/** Skewness and kurtosis along the curve, which take the column once more. */
function bent(
  start: Clamped & { readonly then: Reshape },
  limits: Limits,
  { ask, where, suppose }: ColumnLearning,
): Json {
  suppose(summary({ shape: { skewness: Number.NaN, kurtosis: Number.NaN } }, start, limits));
  const [found] = momentsOf(ask, [{ ...where, of: { step: "curve", id: where.of.id, reads: "treated" } }], 4);
  return summary({ shape: { skewness: skewnessOf(found!), kurtosis: kurtosisOf(found!) } }, start, limits);
}
