import { resolve } from "node:path";
import { en, IndexError } from "../errors/index.ts";
import { checkSystem } from "../schema/system.ts";
import type { System } from "../schema/types.ts";
import { located } from "./placed.ts";
import { resolveSystem } from "./system.ts";

/**
 * A system by the id of a bundled one or the path of its file, with every system that it builds on, checked.
 * @throws IndexError
 */
export async function loadSystemFile(
  name: string,
  { cwd = resolve() }: { readonly cwd?: string } = {},
): Promise<System> {
  const folder = { path: cwd, allowOutside: true };
  const inline = { file: name, under: ["system"], locate: undefined };
  const { value, source, resolve: find, issues } = await resolveSystem(name, { folder, inline });
  if (issues.length > 0) throw new IndexError(issues, en);
  const checked = checkSystem(value, { resolve: find, path: ["system"] });
  if (checked.system === undefined)
    throw new IndexError(
      checked.issues.map((issue) => located(issue, source)),
      en,
    );
  return checked.system;
}
