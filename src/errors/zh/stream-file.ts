import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 项）` });
const KINDS = { workbook: "工作簿", survey: "调查数据", annual: "" } as const;

type StreamFileTexts = Pick<Texts, keyof typeof import("../en/stream-file.ts").streamFileEn>;

/** 逐块读取的文件、保存的标尺与 Parquet 文件的问题。 */
export const streamFileZh: StreamFileTexts = {
  "stream-tidy": () =>
    "此表每行只有一个数值（indicator 列与 value 列），逐块读取要求每个评价对象、每个时期一行；请改用宽表，或不用 --stream",
  "stream-file": ({ kind }) =>
    kind === "annual"
      ? "periods: annual 要合并几个时期的行，逐块读取做不到；请给出年度数据，或不用 --stream"
      : `${KINDS[kind]}须整体读取；请用 CSV 或 Parquet，或不用 --stream`,
  "call-not-streamed": ({ option }) => `${option} 需要全部结果；请去掉该选项，或不用 --stream`,
  "call-stream-out": () => "--stream 边读边写；请用 --out FILE 指定输出文件（标准输出为 /dev/stdout）",
  "call-format-file": ({ format }) =>
    `${format} 不是可显示的文本；请用 --out FILE 指定输出文件（标准输出为 /dev/stdout）`,
  "call-one-table": ({ format, tables }) =>
    `一个 ${format} 文件只能存放一张表，而所要的有：${names(tables)}；请只选其中一张`,
  "stream-changed": () => "读取期间文件发生了变化；请待文件写完后重新运行",
  "fitted-system": ({ found, wanted }) =>
    `该标尺是为指标体系 ${found} 拟合的，而项目的指标体系是 ${wanted}，或此后已有改动；请用 --save-fitted 重新拟合`,
  "fitted-hash": () => "文件中的指标体系与文件所载哈希值不符；文件被改动或已损坏，请重新拟合",
  "fitted-plan": ({ keys }) => `项目方案与拟合标尺时的方案不同：${names(keys)}；请重新拟合，或使用相同的方案`,
  "parquet-damaged": ({ reason }) => `不是完整的 Parquet 文件（${reason}）；请重新写出或重新复制`,
  "parquet-type": ({ type }) => `应为数值的列类型为 ${type}；请写成 DOUBLE、FLOAT、INT 或 DECIMAL`,
  "parquet-text": ({ type }) => `应为文本的列类型为 ${type}；请写成字符串或整数`,
  "parquet-nested": () => "嵌套列；请每行只写一个值，或去掉该列",
  "parquet-range": ({ text }) => `${text} 是超过 2^53 的整数，双精度浮点数不能精确表示；请换用更大的计量单位`,
};
