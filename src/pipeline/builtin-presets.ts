import { createRegistry, type Preset } from "../method/index.ts";
import { builtins } from "./builtins.ts";

/**
 * The built-in choices of a normaliser by name: `normalise: { preset: human-development }` is the method and parameters given
 * here; a parameter beside the name takes precedence, and the resolved plan spells the method out.
 * @example normalisePresets["min-max-1-100"]; // => { method: "min-max", params: { lower: 1, upper: 100 } }
 */
export const normalisePresets: Readonly<Record<string, Preset>> = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ createRegistry(builtins).presets,
);
