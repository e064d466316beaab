import type { Issue } from "../errors/index.ts";
import type { Registry } from "../method/index.ts";
import { nearest } from "../schema/nearest.ts";

/**
 * A step with its preset written out as method and parameters, those beside it taking precedence; a step without one as
 * it is. An unknown name, or a method beside the preset, is reported.
 */
export function writeOutPreset(
  step: Readonly<Record<string, unknown>>,
  { path, issues, registry }: { path: readonly (string | number)[]; issues: Issue[]; registry: Registry },
): Readonly<Record<string, unknown>> {
  if (!Object.hasOwn(step, "preset")) return step;
  const { preset, method, ...own } = step;
  const found = String(preset);
  const at = [...path, "preset"];
  if (method !== undefined)
    issues.push({ code: "preset-and-method", path: at, params: { preset: found, method: String(method) } });
  const chosen = registry.presets.get(found);
  if (chosen !== undefined) return { method: chosen.method, ...chosen.params, ...own };
  const known = [...registry.presets.keys()];
  issues.push({ code: "unknown-preset", path: at, params: { found, nearest: nearest(found, known), known } });
  return own;
}
