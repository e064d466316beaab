/** Help and lines of `gongfu sql` and of `gongfu compute --engine`. */
export interface EnginesHelp {
  readonly command: {
    readonly summary: string;
    readonly description: string;
    readonly examples: readonly (readonly [what: string, call: string])[];
  };
  readonly options: Readonly<
    Record<
      | "dialect"
      | "sqlTable"
      | "sqlMode"
      | "sqlFormat"
      | "explainPlan"
      | "runner"
      | "engine"
      | "engineData"
      | "engineTable"
      | "into"
      | "overwrite"
      | "database"
      | "memory"
      | "engineThreads",
      string
    >
  >;
}

export interface EnginesWords {
  readonly rows: (facts: { readonly rows: number; readonly table: string; readonly engine: string }) => string;
}

const NAMES: Readonly<Record<string, string>> = {
  duckdb: "DuckDB",
  postgresql: "PostgreSQL",
  clickhouse: "ClickHouse",
};

export const enginesWordsEn: EnginesWords = {
  rows: ({ rows, table, engine }) => `${rows} rows written to the table ${table} of ${NAMES[engine]}`,
};

export const enginesWordsZh: EnginesWords = {
  rows: ({ rows, table, engine }) => `已向 ${NAMES[engine]} 的表 ${table} 写入 ${rows} 行`,
};

export const enginesHelpEn: EnginesHelp = {
  command: {
    summary: "print the index as one SQL statement, or as a job for Spark",
    description:
      "Prints the fitted index as a statement for DuckDB, PostgreSQL, ClickHouse or Spark: a step of the plan is a step of the statement, and what was learned stands in it as numbers. What was learned comes from the project's data, or from a file of --save-fitted. A step that an engine cannot do is named. Reads nothing but the project; --explain asks the engine, which the environment names (DATABASE_URL or PG…, CLICKHOUSE_URL), how it would run it.",
    examples: [
      ["the statement for a table of DuckDB", "gongfu sql --dialect duckdb --table villages"],
      [
        "with last year's ruler, for PostgreSQL",
        "gongfu sql --dialect postgresql --table survey.villages --fitted 2023.json",
      ],
      ["a job for spark-submit", "gongfu sql --dialect spark --runner --out job.py"],
    ],
  },
  options: {
    dialect: "duckdb, postgresql, clickhouse or spark; default: duckdb",
    sqlTable: "the table that the statement reads: name or schema.name; default: data",
    sqlMode: "apply (score with what was learned) or fit (learn in the engine); default: apply",
    sqlFormat: "sql, or json (with outputs, steps, notes and hash); default: sql",
    explainPlan: "print the engine's own plan of the statement; of DuckDB with --data or --database",
    runner: "of Spark: print a Python program for spark-submit or Spark Connect around the statement",
    engine:
      "compute in duckdb, postgresql or clickhouse, for data larger than memory; needs --into or --out (csv or parquet)",
    engineData:
      "of DuckDB: CSV or Parquet files, a folder or a pattern in quotes, instead of the project's files (may be repeated)",
    engineTable: "the table of the engine that holds the data: name or schema.name",
    into: "write the result into this new table of the engine",
    overwrite: "replace the table of --into",
    database: "of DuckDB: a database file; opened for reading, or with --into for writing",
    memory: "of DuckDB: the most memory it takes, such as 2GB; the rest goes to temporary files",
    engineThreads: "of DuckDB: threads; default: one a core",
  },
};

export const enginesHelpZh: EnginesHelp = {
  command: {
    summary: "将指数输出为一条 SQL 语句，或 Spark 作业",
    description:
      "将拟合后的指数输出为 DuckDB、PostgreSQL、ClickHouse 或 Spark 的语句：计算方案的每一步对应语句的一步，拟合值以数字写入语句。拟合值取自项目数据，或 --save-fitted 的文件。引擎做不到的步骤会逐一指明。只读取项目本身；--explain 向环境变量（DATABASE_URL 或 PG…、CLICKHOUSE_URL）所指的引擎询问其执行计划。",
    examples: [
      ["用于 DuckDB 表的语句", "gongfu sql --dialect duckdb --table villages"],
      ["沿用上年标尺，用于 PostgreSQL", "gongfu sql --dialect postgresql --table survey.villages --fitted 2023.json"],
      ["供 spark-submit 运行的作业", "gongfu sql --dialect spark --runner --out job.py"],
    ],
  },
  options: {
    dialect: "duckdb、postgresql、clickhouse 或 spark；默认 duckdb",
    sqlTable: "语句读取的表：name 或 schema.name；默认 data",
    sqlMode: "apply（用拟合值计分）或 fit（在引擎中拟合）；默认 apply",
    sqlFormat: "sql，或 json（含输出列、步骤、说明与哈希）；默认 sql",
    explainPlan: "输出引擎自己的执行计划；DuckDB 须配合 --data 或 --database",
    runner: "Spark：输出包含该语句的 Python 程序，供 spark-submit 或 Spark Connect 运行",
    engine: "在 duckdb、postgresql 或 clickhouse 中计算，用于超出内存的数据；须给出 --into 或 --out（csv 或 parquet）",
    engineData: "DuckDB：以 CSV 或 Parquet 文件、文件夹或加引号的通配式代替项目的数据文件（可重复给出）",
    engineTable: "引擎中存放数据的表：name 或 schema.name",
    into: "将结果写入引擎中的这张新表",
    overwrite: "替换 --into 所指的表",
    database: "DuckDB：数据库文件；只读打开，配合 --into 时可写",
    memory: "DuckDB：占用内存的上限，如 2GB；其余写入临时文件",
    engineThreads: "DuckDB：线程数；默认每个核心一个",
  },
};
