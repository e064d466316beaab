import { IndexError, type Issue } from "../../errors/index.ts";
import { checkLimits } from "../../schema/limits.ts";
import { checkShape } from "../../schema/zod-issues.ts";
import { SensitivityShape, type SensitivitySpec, UncertaintyShape, type UncertaintySpec } from "./shape.ts";

type Path = readonly (string | number)[];

interface Checked<Spec> {
  readonly value: Spec | undefined;
  readonly issues: readonly Issue[];
}

/** The specification with every default filled in, or every problem of its shape. */
export function checkUncertainty(input: unknown, path: Path = []): Checked<UncertaintySpec> {
  const limits = checkLimits(input, path);
  return limits.length > 0 ? { value: undefined, issues: limits } : checkShape(UncertaintyShape, input, path);
}

/** The specification with every default filled in, or every problem of its shape. */
export function checkSensitivity(input: unknown, path: Path = []): Checked<SensitivitySpec> {
  const limits = checkLimits(input, path);
  return limits.length > 0 ? { value: undefined, issues: limits } : checkShape(SensitivityShape, input, path);
}

function parsed<Spec>({ value, issues }: Checked<Spec>): Spec {
  if (value === undefined) throw new IndexError([...issues]);
  return value;
}

/** The specification with every default filled in; all problems of its shape at once. */
export const parseUncertainty = (input: unknown, path: Path = []): UncertaintySpec =>
  parsed(checkUncertainty(input, path));

/** The specification with every default filled in; all problems of its shape at once. */
export const parseSensitivity = (input: unknown, path: Path = []): SensitivitySpec =>
  parsed(checkSensitivity(input, path));
