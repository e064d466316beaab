import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SQL_REASONS_EN } from "../../src/errors/sql-words-en.ts";
import type { SqlCapability, SqlDialect } from "../../src/sql/index.ts";
import { sqlCapabilities } from "../../src/sql/index.ts";
import { type Compared, KINDS, recordOf } from "../sql/compared.ts";
import { root } from "./run.ts";

const ENGINES: Readonly<Record<SqlDialect, string>> = {
  duckdb: "DuckDB",
  postgresql: "PostgreSQL",
  clickhouse: "ClickHouse",
  spark: "Spark",
};
const engines = Object.keys(ENGINES) as SqlDialect[];
const records = Object.fromEntries(
  engines.map((engine) => [
    engine,
    { apply: recordOf({ engine, what: "apply" }), fit: recordOf({ engine, what: "fit" }) },
  ]),
) as Record<SqlDialect, Record<"apply" | "fit", Compared>>;
const capabilities = sqlCapabilities();
const nameOf = ({ kind, method }: SqlCapability): string => `${kind} ${method}`;

const HEADINGS = {
  impute: "Imputing",
  treat: "Treating",
  normalise: "Normalising",
  weigh: "Weighing",
  aggregate: "Aggregating",
} as const;

test.each(engines)("what is said to run on %s has been compared with JavaScript there", (engine) => {
  for (const what of ["apply", "fit"] as const) {
    const claimed = capabilities.filter((one) => one[what] === true && one.dialects.includes(engine)).map(nameOf);
    expect(
      claimed.filter((name) => !((records[engine][what][name] ?? 0) > 0)),
      `${what}: without a comparison`,
    ).toEqual([]);
  }
  const stays = capabilities.filter(({ apply }) => apply !== true).map(nameOf);
  expect(
    stays.filter((name) => Object.hasOwn(records[engine].apply, name)),
    "compared, and said to stay",
  ).toEqual([]);
});

const total = (record: Compared): number => Object.values(record).reduce((a, b) => a + b, 0);
const thousands = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
const learned = (engine: SqlDialect): number =>
  capabilities.filter((one) => one.fit === true && Object.hasOwn(records[engine].fit, nameOf(one))).length;

function row(one: SqlCapability): string {
  const { kind, method, apply, fit } = one;
  const name = nameOf(one);
  const cells = engines.map((engine) => {
    const { apply: scored, fit: taught } = records[engine];
    const does = [
      ...(apply === true && Object.hasOwn(scored, name) ? ["score"] : []),
      ...(fit === true && Object.hasOwn(taught, name) ? ["learn"] : []),
    ];
    return does.length === 0 ? "–" : does.join(", ");
  });
  const page = `methods/${kind}/${method}.md`;
  const shown = existsSync(join(root, "docs", page)) ? `[\`${method}\`](../../${page})` : `\`${method}\``;
  return `| ${[shown, ...cells, why(one)].join(" | ")} |`;
}

function why({ apply, fit }: SqlCapability): string {
  if (apply !== true && apply === fit) return `all: ${SQL_REASONS_EN[apply]}`;
  return [
    ...(apply === true ? [] : [`score: ${SQL_REASONS_EN[apply]}`]),
    ...(fit === true ? [] : [fit === "nothing" ? "nothing to learn" : `learn: ${SQL_REASONS_EN[fit]}`]),
  ].join("; ");
}

test("docs/guide/engines/capabilities.md says what the tests have compared", async () => {
  const lines = [
    "# What each engine does of each method",
    "",
    "Written by the tests: from what `sqlCapabilities()` says, and from the records that the comparisons with JavaScript keep on",
    "each engine (1e-12 relative, absolute below 1; [looser ones](../sql-fit.md#how-numbers-are-learned) are named). A method that",
    "no comparison has reached on an engine has no word there, and a claim without a comparison fails the tests.",
    "",
    "**score**: rows are scored in the engine with what was learned before. **learn**: it is learned in the engine, with the default",
    "parameters. –: it stays in JavaScript.",
    "",
    "| engine | methods scored | numbers compared | methods learned |",
    "|---|---|---|---|",
    ...engines.map((engine) => {
      const { apply } = records[engine];
      return `| ${ENGINES[engine]} | ${Object.keys(apply).length} | ${thousands(total(apply))} | ${learned(engine)} |`;
    }),
  ];
  for (const kind of KINDS)
    lines.push(
      "",
      `## ${HEADINGS[kind]}`,
      "",
      `| method | ${engines.map((engine) => ENGINES[engine]).join(" | ")} | what stays, and why |`,
      `|${"---|".repeat(engines.length + 2)}`,
      ...capabilities.filter((one) => one.kind === kind).map(row),
    );
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("../../docs/guide/engines/capabilities.md");
});
