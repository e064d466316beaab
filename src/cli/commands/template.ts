import { dirname, relative, resolve, sep } from "node:path";
import { en, IndexError } from "../../errors/index.ts";
import { csvText } from "../../io/write-csv.ts";
import { loadSystemFile } from "../../node/load-system.ts";
import { isSystemId } from "../../systems/index.ts";
import { choose, localeFor } from "../formats.ts";
import { deliver } from "../io.ts";
import type { Call } from "../session.ts";

export interface TemplateOptions extends Call {
  readonly format?: string;
  readonly out?: string;
  readonly table?: string;
}

/** Writes an empty workbook, or the headings of a CSV file, for the figures of a system, or of a table that needs none. */
export async function template(name: string | undefined, { io, session, ...options }: TemplateOptions): Promise<void> {
  const locale = localeFor(options.locale, { env: io.env });
  session.locale = locale;
  const { format, out } = options;
  const wanted =
    format === undefined
      ? /\.csv$/i.test(out ?? "")
        ? "csv"
        : "xlsx"
      : choose(format, { option: "--format", known: ["xlsx", "csv"] });
  if (options.table !== undefined) {
    if (format === "xlsx" || /\.xls[xm]$/i.test(out ?? "")) choose("xlsx", { option: "--format", known: ["csv"] });
    const { TEMPLATE_TABLES, tableHeadings } = await import("../../io/xlsx/index.ts");
    const table = choose(options.table, { option: "--table", known: TEMPLATE_TABLES });
    return deliver(csvText([tableHeadings(table, locale === "en" ? "en" : "zh")]), { io, out, locale });
  }
  if (name === undefined)
    throw new IndexError([{ code: "call-value-missing", path: [], params: { option: "id" } }], en);
  if (wanted === "xlsx" && (out === undefined || out.trim() === ""))
    throw new IndexError([{ code: "call-out-needs-file", path: [], params: {} }], en);
  const system = await loadSystemFile(name, { cwd: io.cwd });
  const { templateHeadings, templateWorkbook } = await import("../../io/xlsx/index.ts");
  if (wanted === "csv") return deliver(csvText([templateHeadings(system)]), { io, out, locale });
  const file = resolve(io.cwd, out!);
  const way = relative(dirname(file), resolve(io.cwd, name)).split(sep).join("/");
  // the workbook names its system; a file of the same folder without a slash would pass for a bundled id
  const reference = isSystemId(name) ? name : /[./]/.test(way) ? way : `./${way}`;
  const bytes = templateWorkbook(system, { locale: locale === "both" ? "zh" : locale, reference });
  await deliver(bytes, { io, out, locale });
}
