import { IndexError } from "../errors/index.ts";
import { canonicalJson, hashDataset, hashSystem, sha256Text } from "../pipeline/hash.ts";
import type { IndexResult } from "../pipeline/result.ts";
import type { Name } from "../schema/types.ts";
import type { ComputeOptions } from "./commands/compute-options.ts";
import { SOFTWARE } from "./software.ts";
import { textsIn } from "./texts.ts";
import { type Locale, nameOf } from "./words/index.ts";

/** What a call asks for that a workbook cannot be, or only a workbook can. */
export function refuseForWorkbook(options: Omit<ComputeOptions, "io" | "session">, format: string): void {
  if (options.live === true && format !== "xlsx")
    throw new IndexError([{ code: "call-live-needs-xlsx", path: [], params: { format } }]);
  const parts = (["unit", "period", "node", "top"] as const).filter((key) => options[key] !== undefined);
  if (format === "xlsx" && parts.length > 0)
    throw new IndexError([
      { code: "call-whole-workbook", path: [], params: { options: parts.map((key) => `--${key}`) } },
    ]);
}

interface Wanted {
  readonly live: boolean;
  readonly title: Name | undefined;
  readonly locale: Locale;
}

/** The result as a workbook that says where it came from. */
export async function resultWorkbook(result: IndexResult, { live, title, locale }: Wanted): Promise<Uint8Array> {
  const { toWorkbook } = await import("../io/workbook/to-workbook.ts");
  const [system, plan, { parts }] = await Promise.all([
    hashSystem(result.system),
    sha256Text(canonicalJson(result.plan)),
    hashDataset(result.publicData),
  ]);
  return toWorkbook(result, {
    live,
    locale: locale === "en" ? "en" : "zh",
    ...(locale === "en" ? {} : { messages: textsIn("zh") }),
    ...(title === undefined ? {} : { title: nameOf(title, { locale, id: "" }) }),
    software: SOFTWARE,
    hashes: { system, plan, parts },
  });
}
