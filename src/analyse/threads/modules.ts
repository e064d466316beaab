import { en, IndexError, type Issue } from "../../errors/index.ts";
import { createRegistry, type Method, type Registry } from "../../method/index.ts";
import { builtins } from "../../pipeline/builtins.ts";
import type { MethodModule } from "./messages.ts";

const isMethod = (value: unknown): value is Method =>
  typeof value === "object" && value !== null && "kind" in value && "id" in value && "params" in value;

/** The address in full; null where it is none. */
function absolute(module: string | URL): string | null {
  try {
    return new URL(module).href;
  } catch {
    return null;
  }
}

async function load({ module, export: name }: MethodModule, at: number): Promise<Method | Issue> {
  const issue = (reason: "address" | "import" | "export", detail = ""): Issue => ({
    code: "method-module",
    path: ["methods", at],
    params: { module: String(module), name, reason, detail },
  });
  const address = absolute(module);
  if (address === null) return issue("address");
  try {
    const found = (await import(/* @vite-ignore */ address)) as Readonly<Record<string, unknown>>;
    const method = found[name];
    return isMethod(method) ? method : issue("export", Object.keys(found).join(", "));
  } catch (error) {
    return issue("import", error instanceof Error ? error.message : String(error));
  }
}

/** The built-in methods and those of the modules; every module that has none is said. */
export async function registryWith(modules: readonly MethodModule[]): Promise<Registry> {
  const found = await Promise.all(modules.map(load));
  const issues = found.filter((one): one is Issue => "code" in one);
  if (issues.length > 0) throw new IndexError(issues, en);
  return createRegistry([...builtins, ...(found as Method[])]);
}
