import type { Issue } from "../../errors/index.ts";
import { isNote, isTotal } from "../../io/aside.ts";
import type { DuckDbEngine } from "./duckdb.ts";
import { noFigure } from "./duckdb-cells.ts";
import { cell, FILE, type Part, relation } from "./duckdb-parts.ts";
import { quotedName, quotedText } from "./names.ts";
import type { RunOptions } from "./types.ts";

/** Cells that are no numbers: of each column of each file the first, and how many. */
export async function cellProblems(
  engine: DuckDbEngine,
  parts: readonly Part[],
  options?: RunOptions,
): Promise<Issue[]> {
  const issues: Issue[] = [];
  for (const part of parts) {
    const { values } = part.layout;
    if (values.length === 0) continue;
    const asked = values.flatMap(({ index }, k) => {
      const wrong = noFigure(`c${index}`, part.types[index]!);
      return [
        `count(*) FILTER (WHERE ${wrong}) AS n${k}`,
        `min(CAST(c${index} AS VARCHAR)) FILTER (WHERE ${wrong}) AS t${k}`,
      ];
    });
    const file = quotedName("duckdb", FILE);
    const { rows, columns } = await engine.query(
      `SELECT ${file} AS file, ${asked.join(", ")} FROM ${relation(part)} GROUP BY 1 ORDER BY 1`,
      options,
    );
    for (let i = 0; i < rows; i++)
      values.forEach(({ heading }, k) => {
        const count = columns.get(`n${k}`)![i] as number;
        if (count === 0) return;
        const at = { file: String(columns.get("file")![i]), column: heading };
        issues.push({ code: "engine-cells", path: [], params: { text: String(columns.get(`t${k}`)![i]), count }, at });
      });
  }
  return issues;
}

/** Rows without a unit or period, and units that stand twice in one: counted in one reading, named in another. */
export async function rowProblems(
  engine: DuckDbEngine,
  parts: readonly Part[],
  options?: RunOptions,
): Promise<Issue[]> {
  const keys = parts.map(
    (part) => `SELECT ${cell(part.layout.unit)} AS unit, ${cell(part.layout.period)} AS period FROM ${relation(part)}`,
  );
  const places = `(SELECT unit, period, count(*) AS n FROM (${keys.join(" UNION ALL ")}) GROUP BY ALL)`;
  const issues: Issue[] = [];
  const asked = `SELECT sum(n) FILTER (WHERE unit IS NULL) AS unit, sum(n) FILTER (WHERE period IS NULL) AS period, max(n) FILTER (WHERE unit IS NOT NULL AND period IS NOT NULL) AS n FROM ${places}`;
  const { columns } = await engine.query(asked, options);
  const found = (name: string) => columns.get(name)![0] as number;
  for (const role of ["unit", "period"] as const)
    if (found(role) > 0) issues.push({ code: "engine-row-nameless", path: [], params: { role, count: found(role) } });
  issues.push(...(await asides(engine, parts, options)));
  if (!(found("n") > 1)) return issues;
  const apart = filesApart(parts);
  if (apart !== undefined) return [...issues, apart];
  const twice = await engine.query(
    `SELECT * FROM ${places} WHERE n > 1 AND unit IS NOT NULL AND period IS NOT NULL ORDER BY unit, period LIMIT 100`,
    options,
  );
  for (let i = 0; i < twice.rows; i++) {
    const [unit, period] = [String(twice.columns.get("unit")![i]), String(twice.columns.get("period")![i])];
    const count = twice.columns.get("n")![i] as number;
    issues.push({ code: "engine-rows-twice", path: [], params: { unit, period, count } });
  }
  return issues;
}

/** Files of which neither has a figure that the other has are parts of one table, which our own reader puts side by side. */
function filesApart(parts: readonly Part[]): Issue | undefined {
  const ids = ({ layout }: Part) => layout.values.map(({ id }) => id);
  for (const [k, one] of parts.entries())
    for (const other of parts.slice(k + 1))
      if (!ids(one).some((id) => ids(other).includes(id))) {
        const [first = "", second = ""] = [one.files[0], other.files[0]];
        return { code: "engine-files-apart", path: [], params: { first, second } };
      }
  return undefined;
}

const BLANK = "[\\s\\x{a0}\\x{3000}]*";
/** Every text that may call its row a total or a note, and a few that do not. */
const PERHAPS_ASIDE = [
  `[计和均数值差]${BLANK}[:：]?${BLANK}$`,
  `^${BLANK}(grand${BLANK})?(sub-?)?(total|sum|average|mean|median|max|min|maximum|minimum)${BLANK}[:：]?${BLANK}$`,
  `^${BLANK}[（(【\\[*＊※]?${BLANK}(注|备注|附注|说明|数据来源|资料来源|来源|note|source|remark)`,
].join("|");

/** Rows that are no unit, a total or a note, as our own readers refuse them. */
async function asides(engine: DuckDbEngine, parts: readonly Part[], options?: RunOptions): Promise<Issue[]> {
  const issues: Issue[] = [];
  for (const part of parts) {
    const { unit, name } = part.layout;
    const heads = [unit, ...(name === undefined ? [] : [name])];
    const perhaps = heads.map((_, k) => `regexp_matches(h${k}, ${quotedText(PERHAPS_ASIDE)}, 'i')`).join(" OR ");
    const asked = heads.map((head, k) => `${cell(head)} AS h${k}`).join(", ");
    const file = quotedName("duckdb", FILE);
    const { rows, columns } = await engine.query(
      `SELECT DISTINCT * FROM (SELECT ${file} AS file, ${asked} FROM ${relation(part)}) WHERE ${perhaps} ORDER BY ALL`,
      options,
    );
    for (let i = 0; i < rows; i++) {
      const texts = heads.map((_, k) => String(columns.get(`h${k}`)![i] ?? ""));
      const at = { file: String(columns.get("file")![i]), column: "value" in unit ? "unit" : unit.heading };
      const total = texts.find(isTotal);
      if (total !== undefined) issues.push({ code: "unit-total", path: [], params: { text: total }, at });
      else if (isNote(texts[0]!)) issues.push({ code: "unit-note", path: [], params: { text: texts[0]! }, at });
    }
  }
  return issues;
}
