import { IndexError } from "../errors/index.ts";
import { tableToJsonLines } from "../io/output/json-lines.ts";
import { tableToMarkdown } from "../io/output/markdown.ts";
import { tableToParquet } from "../io/output/parquet.ts";
import type { ResultTable, TableAbout } from "../io/output/table.ts";
import { tableToCsv } from "../io/write-csv.ts";
import { canonicalJson, hashSystem, sha256Text } from "../pipeline/hash.ts";
import type { System } from "../schema/types.ts";
import { SOFTWARE } from "./software.ts";

type Given = () => readonly ResultTable[];

/**
 * The tables of a result in every format of a table: CSV one below the other, JSON Lines with the name of each where there are
 * several, Markdown each under its name, a workbook each as a sheet, Parquet one alone.
 */
export function tableFormats(
  tables: Given,
  about: () => TableAbout | Promise<TableAbout> = () => ({ software: SOFTWARE }),
) {
  return {
    csv: () => tables().map(tableToCsv).join(""),
    jsonl() {
      const all = tables();
      return all.map((one) => tableToJsonLines(one, { label: all.length > 1 })).join("");
    },
    markdown() {
      const all = tables();
      return all.map((one) => (all.length > 1 ? `### ${one.name}\n\n` : "") + tableToMarkdown(one)).join("\n");
    },
    async parquet() {
      const [first, ...others] = tables();
      if (first === undefined || others.length > 0)
        throw new IndexError([
          {
            code: "call-one-table",
            path: [],
            params: { format: "parquet", tables: [first, ...others].flatMap((one) => one?.name ?? []) },
          },
        ]);
      return tableToParquet(first, await about());
    },
    async xlsx() {
      const { tablesToWorkbook } = await import("../io/output/workbook.ts");
      return tablesToWorkbook(tables(), await about());
    },
  };
}

/** System and plan of a result, with their hashes. */
export async function aboutOf(system: System, plan?: unknown): Promise<TableAbout> {
  return {
    software: SOFTWARE,
    system: { id: system.id, version: system.version, sha256: await hashSystem(system) },
    ...(plan === undefined ? {} : { plan: { sha256: await sha256Text(canonicalJson(plan)) } }),
  };
}
