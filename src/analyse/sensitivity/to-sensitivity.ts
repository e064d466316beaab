import type { Issue } from "../../errors/index.ts";
import type { Sensitivity } from "./sensitivity.ts";

/** NaN and infinite numbers are null, at any depth; all else as it is. */
type Plain<T> = T extends number
  ? number | null
  : T extends readonly (infer U)[]
    ? readonly Plain<U>[]
    : T extends object
      ? { readonly [K in keyof T]: Plain<T[K]> }
      : T;

function plain<T>(value: T): Plain<T> {
  if (typeof value === "number") return (Number.isFinite(value) ? value : null) as Plain<T>;
  if (Array.isArray(value)) return value.map(plain) as Plain<T>;
  if (typeof value !== "object" || value === null) return value as Plain<T>;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)])) as Plain<T>;
}

/** The result as plain JSON. */
export interface SensitivityJson {
  readonly format: "common-prosperity-index/sensitivity@1";
  readonly system: { readonly id: string; readonly version: string };
  readonly spec: Sensitivity["spec"];
  readonly method: Sensitivity["method"];
  readonly nominal: number | null;
  readonly evaluations: number;
  readonly refused: Sensitivity["refused"];
  readonly inputs: readonly Readonly<Record<string, unknown>>[];
  /** Of Sobol's method: mean and variance of the output, and the rows of the design that count. */
  readonly mean?: number | null;
  readonly variance?: number | null;
  readonly rows?: number;
  readonly notes: readonly Issue[];
}

/** A sensitivity result as the JSON that files hold; what was recomputed stays in the result, missing numbers are null. */
export function toSensitivity(result: Sensitivity): SensitivityJson {
  const { system, spec, method, nominal, evaluations, refused, notes } = result;
  return {
    format: "common-prosperity-index/sensitivity@1",
    system: { id: system.id, version: system.version },
    spec,
    method,
    nominal: plain(nominal),
    evaluations,
    refused,
    inputs: result.inputs.map((one) => plain(one)),
    ...(result.method === "sobol"
      ? { mean: plain(result.mean), variance: plain(result.variance), rows: result.rows }
      : {}),
    notes,
  };
}
