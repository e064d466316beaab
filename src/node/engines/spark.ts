/** What a job on Spark reads and writes. */
export interface SparkJob {
  /** The statement, as `toSql` makes it for Spark. */
  readonly text: string;
  /** The name that the statement reads from. */
  readonly table: string;
  readonly planSha256: string;
}

/**
 * A program for `spark-submit`, or for a Spark Connect server: it reads Parquet, CSV or a table of the catalogue under the name
 * that the statement knows, and writes Parquet or a table. It overwrites only when told to. Nothing but PySpark is needed.
 */
export function sparkRunner({ text, table, planSha256 }: SparkJob): string {
  return `#!/usr/bin/env python3
"""Scores on Spark; plan, system and what was learned: sha256 ${planSha256}

spark-submit job.py --data 'hdfs:///villages/*.parquet' --out hdfs:///scores
spark-submit job.py --source warehouse.villages --into warehouse.scores
python job.py --remote sc://server:15002 --source warehouse.villages --into warehouse.scores
"""
import argparse

STATEMENT = ${pythonText(text)}
TABLE = ${pythonText(table)}


def main():
    call = argparse.ArgumentParser()
    given = call.add_mutually_exclusive_group(required=True)
    given.add_argument("--data", nargs="+", help="Parquet or CSV: files, folders or patterns")
    given.add_argument("--source", help="a table of the catalogue")
    written = call.add_mutually_exclusive_group(required=True)
    written.add_argument("--out", help="a folder for Parquet")
    written.add_argument("--into", help="a table of the catalogue")
    written.add_argument("--explain", action="store_true", help="print Spark's plan and compute nothing")
    call.add_argument("--overwrite", action="store_true", help="replace what is there")
    call.add_argument("--text", nargs="*", default=["unit", "period"], help="columns of CSV that are texts")
    call.add_argument("--remote", help="a Spark Connect server, sc://…")
    call.add_argument("--master", help="local[2], yarn, …; default: what spark-submit says")
    asked = call.parse_args()

    from pyspark.sql import SparkSession
    from pyspark.sql.functions import trim, when

    builder = SparkSession.builder.appName("gongfu")
    if asked.remote:
        builder = builder.remote(asked.remote)
    elif asked.master:
        builder = builder.master(asked.master)
    spark = builder.getOrCreate()
    spark.conf.set("spark.sql.variable.substitute", False)  # \${x} in a name is a name

    if asked.source:
        rows = spark.table(asked.source)
    elif all(path.endswith(".csv") for path in asked.data):
        rows = spark.read.option("header", True).option("escape", '"').option("multiLine", True).csv(asked.data)
        # the words for missing of this package; any other text in the place of a number fails the job
        missing = ["", "NA", "NaN", "null", "..", "-", "—"]
        spark.conf.set("spark.sql.ansi.enabled", True)
        rows = rows.select(
            [
                rows[name] if name in asked.text else when(trim(rows[name]).isin(missing), None).otherwise(trim(rows[name])).cast("double").alias(name)
                for name in rows.columns
            ]
        )
    else:
        rows = spark.read.option("mergeSchema", True).parquet(*asked.data)
    rows.createOrReplaceTempView("\`" + TABLE.replace("\`", "\`\`") + "\`")

    scores = spark.sql(STATEMENT)
    if asked.explain:
        scores.explain("formatted")
        return
    mode = "overwrite" if asked.overwrite else "errorifexists"
    if asked.out:
        scores.write.mode(mode).parquet(asked.out)
    else:
        scores.write.mode(mode).saveAsTable(asked.into)


if __name__ == "__main__":
    main()
`;
}

/** A text of Python in ASCII, whatever is in it: JSON's escapes are Python's, but for those of halves of a pair. */
function pythonText(text: string): string {
  const escaped = [...text].map((letter) => {
    const code = letter.codePointAt(0)!;
    if (letter === '"' || letter === "\\") return `\\${letter}`;
    if (letter === "\n") return '\\n"\n    "';
    if (code >= 0x20 && code < 0x7f) return letter;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
  });
  return `(\n    "${escaped.join("")}"\n)`;
}
