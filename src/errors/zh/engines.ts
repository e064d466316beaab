import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 项）` });
const ENGINES = { duckdb: "DuckDB", postgresql: "PostgreSQL", clickhouse: "ClickHouse", spark: "Spark" } as const;

type EnginesTexts = Pick<Texts, keyof typeof import("../en/engines.ts").enginesEn>;

/** 数据库引擎及其所读文件的问题。 */
export const enginesZh: EnginesTexts = {
  "engine-missing": ({ engine, module }) =>
    `连接 ${ENGINES[engine]} 需要 ${module}，而它尚未安装；请与本软件包一并安装：npm install ${module}`,
  "engine-connection": ({ engine, variables, reason }) =>
    reason === undefined
      ? `${ENGINES[engine]} 的地址从环境变量读取，而目前均未设置；请设置 ${names(variables)}`
      : `无法连接 ${ENGINES[engine]}：${reason}；请检查 ${names(variables)}`,
  "engine-failed": ({ engine, reason }) => `${ENGINES[engine]} 拒绝执行该语句：${reason}`,
  "engine-cancelled": ({ engine }) => `已在 ${ENGINES[engine]} 中取消该语句，未写入任何内容`,
  "engine-table-exists": ({ engine, table }) =>
    `${ENGINES[engine]} 中已有表 ${table}；请另取名称，或用 --overwrite 替换`,
  "engine-table-missing": ({ engine, table }) => `${ENGINES[engine]} 中没有表 ${table}，或无权读取`,
  "engine-table-name": ({ table }) => `${table} 不是表名：请写成 name 或 schema.name，名称本身含点号的部分请加双引号`,
  "engine-files-none": ({ pattern }) =>
    `没有符合 ${pattern} 的文件；请给出 CSV 或 Parquet 文件、文件夹，或 "data/*.parquet" 这样的通配式`,
  "engine-files-mixed": () => "其中既有 CSV 又有 Parquet 文件；请只给一种，例如用通配式 data/*.parquet",
  "engine-files-apart": ({ first, second }) =>
    `${first} 与 ${second} 是同一批评价对象的不同指标；本软件包读取时会并列合并，引擎不会。请合并为一个文件，或不用 --engine 计算`,
  "engine-file-kind": ({ kind }) =>
    ({
      workbook: "工作簿由本软件包读取，引擎不读；请改用 CSV 或 Parquet",
      survey: "调查答卷须先计分才成为数值；请不用 --engine 计算，或直接给出数值",
      annual: "periods: annual 要先合并几个时期的行，引擎读取前做不到；请给出年度数据",
      encoding: "引擎只读 UTF-8；请将文件另存为 UTF-8，或用 --stream 计算",
      tidy: "此表每行只有一个数值（indicator 列与 value 列），引擎要求每个评价对象、每个时期一行；请改用宽表",
      units: "项目要换算此文件的计量单位，引擎不做换算；请按指标体系的计量单位给出数值",
      contributors: "上报单位数过少的单元格须在输出前隐去，引擎做不到；请不用 --engine 计算",
    })[kind],
  "engine-columns": ({ missing, headings }) =>
    `缺少这些列：${names(missing.map(({ id, heading }) => (id === heading ? id : `${id}（${heading}）`)))}；现有列为 ${names(headings)}`,
  "engine-cells": ({ text, count }) =>
    `${JSON.stringify(text)} 不是数值${count > 1 ? `，该列另有 ${count - 1} 个单元格也不是` : ""}；请用阿拉伯数字和小数点填写，缺失则留空`,
  "engine-stays": ({ engine, method, node }) =>
    `${method}（${node}）在 ${ENGINES[engine]} 中无法完成，须在 JavaScript 中计算，其结果不能写入引擎的表；请用 --out 输出文件，不用 --into`,
  "engine-rows-many": ({ engine, rows, columns, most }) =>
    `方案的一部分不在 ${ENGINES[engine]} 中计算，须将数据取回；数据为 ${rows} 行 × ${columns} 列，超过可取回的 ${most} 个数值。请用样本拟合（gongfu compute --save-fitted 文件），再以 --fitted 文件计分；或改用引擎能够完成的方法`,
  "engine-learned-here": ({ engine, rows }) =>
    `方案中有的步骤无法在 ${ENGINES[engine]} 中拟合，因此取回全部 ${rows} 行在本机拟合`,
  "engine-rows-twice": ({ unit, period, count }) =>
    `${unit} 在 ${period} 期出现 ${count} 次；每个评价对象、每个时期只能有一行`,
  "engine-row-nameless": ({ role, count }) =>
    `有 ${count} 行缺少${role === "unit" ? "评价对象（unit）" : "时期（period）"}；请补填，或删去该行`,
  "call-engine-needs": ({ option, needs }) => `使用 ${option} 时还须给出 ${needs}`,
  "call-engine-without": ({ option, engine }) => `${option} 不适用于 ${ENGINES[engine]}；请去掉该选项`,
  "call-engine-whole": ({ option, engine }) =>
    `${option} 需要在本机取得全部结果，而 ${ENGINES[engine]} 直接写出结果；请去掉该选项，或不用 --engine 计算`,
  "call-engine-where": () => "引擎的结果可能超出内存：请用 --into 指定表名，或用 --out 指定输出文件",
};
