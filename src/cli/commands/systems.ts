import { IndexError } from "../../errors/index.ts";
import { type ResultTable, tableOf } from "../../io/output/table.ts";
import { jsonText } from "../../io/write-json.ts";
import { nearest } from "../../schema/nearest.ts";
import type { System } from "../../schema/types.ts";
import { isSystemId, loadSystem, loadSystemDocument, systemIds } from "../../systems/index.ts";
import { formatFor, localeFor, TABLE_FORMATS } from "../formats.ts";
import { deliver } from "../io.ts";
import { systemList, systemRows, systemText } from "../render/system.ts";
import type { Call } from "../session.ts";
import { aboutOf, tableFormats } from "../tables.ts";

export interface SystemsOptions extends Call {
  readonly format?: string;
  readonly out?: string;
}

export async function systems(id: string | undefined, { io, session, ...options }: SystemsOptions): Promise<void> {
  const format = formatFor(options, { known: TABLE_FORMATS });
  const locale = localeFor(options.locale, { env: io.env });
  session.locale = locale;
  const width = options.out === undefined ? io.width : undefined;
  const text = id === undefined ? await list() : await one(id);
  await deliver(text, { io, out: options.out, locale });

  function written(table: ResultTable, shown: () => string, system?: System): string | Promise<string | Uint8Array> {
    if (format === "table" || format === "json") return shown();
    return tableFormats(
      () => [table],
      () => (system === undefined ? {} : aboutOf(system)),
    )[format]();
  }

  async function list(): Promise<string | Uint8Array> {
    const all = await Promise.all(systemIds.map((known) => loadSystem(known)));
    const rows = systemList(all, { locale });
    if (format === "json") return jsonText({ systems: rows });
    const table = tableOf("systems", [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))]);
    return written(table, () => systemText.list(rows, { locale, width }));
  }

  async function one(name: string): Promise<string | Uint8Array> {
    if (!isSystemId(name))
      throw new IndexError([
        { code: "unknown-system", path: [], params: { id: name, known: systemIds, nearest: nearest(name, systemIds) } },
      ]);
    if (format === "json") return `${JSON.stringify(await loadSystemDocument(name), null, 2)}\n`;
    const system = await loadSystem(name);
    return written(tableOf("system", systemRows(system)), () => systemText.one(system, { locale, width }), system);
  }
}
