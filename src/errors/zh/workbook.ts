import type { There } from "../en/data.ts";
import type { workbookEn } from "../en/workbook.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 个）` });
const or = (nearest: string | undefined, advice: string) =>
  `${nearest === undefined ? "" : `（是否为“${nearest}”？）`}；${advice}`;
const cut = (text: string) => (text.length <= 60 ? text : `${text.slice(0, 57)}…`);
const there = ({ file, row }: There) => `${file} 第 ${row} 行`;

const zip: Readonly<Record<string, string>> = {
  "no-directory": "这不是工作簿，或文件不完整：缺少末尾的目录；请重新保存或复制",
  damaged: "压缩包已损坏；请重新保存或复制工作簿",
  encrypted: "工作簿已加密；请取消密码后另存",
  name: "其中有部件的名称指向压缩包之外；请勿使用此文件，并核实其来源",
  twice: "压缩包中有重复的部件，不同软件会读出不同的数据；请用电子表格软件重新保存",
  checksum: "部件与其校验和不符，数据可能有误；请重新复制工作簿",
  method: "部件的压缩方式不是工作簿所用的；请用电子表格软件重新保存",
  zip64: "压缩包超过工作簿的容量（zip64）；请拆分，或改用 CSV",
};
const xml: Readonly<Record<string, string>> = {
  dtd: "含有文档类型声明，电子表格软件不会这样写；请勿使用此文件，并核实其来源",
  entity: "使用了电子表格软件不会写的实体；请勿使用此文件，并核实其来源",
  encoding: "文本不是有效的 Unicode；请重新保存工作簿",
  "not-closed": "内容不完整或嵌套有误；请重新保存工作簿",
  "too-deep": "嵌套层数超过工作簿可能的层数；请用电子表格软件重新保存",
  syntax: "格式不正确；请重新保存工作簿",
};
const large: Readonly<Record<string, string>> = {
  parts: "个部件",
  part: "字节（单个部件）",
  "all-parts": "字节（解压后合计）",
  cells: "个单元格",
};
const others: Readonly<Record<string, string>> = {
  word: "Word 文档；请将表格另存为 .xlsx",
  powerpoint: "演示文稿；请将表格另存为 .xlsx",
  xlsb: "二进制工作簿（.xlsb）；请另存为 .xlsx",
  ods: "OpenDocument 电子表格（.ods）；请另存为 .xlsx",
  zip: "不含工作簿的压缩包；请先解压",
};
const grids: Readonly<Record<string, string>> = {
  group: "不是矩阵的开头；矩阵以“group: 标识”（或“组：标识”）单元格开头，右侧与下方为各节点",
  twice: "是同一分组、同一专家的第二个矩阵；请保留一个",
  row: "不在该矩阵的表头节点之中；行与列的标识应当相同",
  diagonal: "位于对角线上，即与自身比较；应为 1 或留空",
  percent: "以百分比格式显示；请用数字或分数写明重要程度的倍数",
};

/** 工作簿的问题：文件、工作表，以及不加说明就无法确定读法的内容。 */
export const workbookZh = {
  "workbook-zip": ({ problem, part }) => `${part === "" ? "" : `${cut(part)}：`}${zip[problem] ?? problem}`,
  "workbook-xml": ({ problem, part }) => `无法读取 ${cut(part)}：${xml[problem] ?? problem}`,
  "workbook-not": ({ kind }) => `这是${others[kind] ?? kind}`,
  "workbook-part-missing": ({ part }) => `工作簿缺少部件 ${cut(part)}；请用电子表格软件重新保存`,
  "workbook-too-large": ({ what, found, limit }) =>
    `工作簿有 ${found} ${large[what] ?? what}，超过上限 ${limit}；请拆分，或改用 CSV`,
  "workbook-address": ({ part, address }) =>
    `${cut(part)} 中有不可能存在或重复的单元格（${cut(address)}）；请重新保存工作簿`,
  "workbook-empty": (_) => "没有任何可见的工作表含有内容；请填写，或指明一个隐藏的工作表",
  "workbook-lacks": ({ roles }) =>
    `工作簿要单独作为项目，需要指标体系表（system、指标体系；或在 project、项目 表中写明 system）和数据表（data、数据）；缺少：${names(roles)}；可用 gongfu template 生成`,
  "part-not-workbook": ({ keys }) => `${names(keys)} 只用于工作簿，而此文件不是工作簿；请删去`,
  "part-not-text": (_) => "工作簿无需指明编码；请删去 encoding",

  "sheet-unknown": ({ sheet, sheets, nearest }) => `没有工作表“${sheet}”${or(nearest, `工作簿中有：${names(sheets)}`)}`,
  "sheet-not-said": ({ sheets }) => `工作簿有多个工作表；请指明所用的工作表（sheet: …）：${names(sheets)}`,
  "sheet-range": ({ range }) => `“${cut(range)}”不是单元格区域；写法如 A3:F60`,
  "sheet-header": ({ rows, range }) => `项目写明表头在第 ${rows} 行，但该行为空或在 ${range} 之外；请更正 header`,
  "sheet-too-wide": ({ far, limit }) =>
    `内容延伸到 ${far}，表格将超过 ${limit} 个单元格；请删去远处的内容，或用 range 指明表格区域`,
  "sheet-title": ({ text, likely }) =>
    `首行只有一个文本（“${cut(text)}”），像是标题而不是表头；请写明表头所在行（header: ${likely}？）`,
  "sheet-headings-merged": ({ ranges, from, to }) =>
    `表头跨列或跨行合并（${names(ranges)}）；若表头占多行，请写明行号（header: [${from}, ${to}]？），各行文字将以“ / ”连接`,
  "sheet-merged": ({ ranges }) =>
    `表中有合并单元格，无法判断数据是否适用于其中每一格：${names(ranges)}；请取消合并，或写明适用（merged: fill）`,
  "sheet-hidden": ({ hidden }) =>
    `表中有隐藏的行或列：${names(hidden)}；请取消隐藏，或写明处理方式（hidden: read 读入，hidden: skip 略过）`,
  "sheet-note-row": ({ cell, text }) =>
    `${cell}（“${cut(text)}”）是表格的附注；请用 range 让区域止于其上，用 skip 略过该行，或将其删去`,
  "sheet-total-row": ({ cell, text }) =>
    `${cell}（“${cut(text)}”）是合计或平均，不是评价对象；请用 skip 略过该行，将其删去，或为对象改名`,
  "sheet-not-computed": ({ cell, formula }) =>
    `${cell} 是公式（${cut(formula)}），但从未保存其计算值；请用电子表格软件打开并保存`,
  "sheet-external": ({ cell, text }) => `${cell} 的值（${cut(text)}）取自另一工作簿，原值可能已变；请粘贴为数值`,
  "sheet-percent": ({ id, measure, cells }) =>
    `“${id}”的单元格以百分比格式显示，${measure === undefined ? "而指标体系未写明其计量单位" : `但其计量单位为“${measure}”`}，55% 可能是 55 或 0.55：${names(cells)}；请在指标体系中写明计量单位 %，更改单元格格式，或在项目中写明（percent: shown 按显示值，percent: stored 按存储值）`,
  "sheet-date": ({ text }) =>
    `时期是日期（${cut(text)}）；请将时期写成文本，或写明日期代表什么（dates: year 年、month 月 或 day 日）`,
  "period-spelt-twice": ({ text, first }) =>
    `时期在此写作“${cut(text)}”，在 ${there(first)}写作“${cut(first.text)}”；请统一写法`,
  "weights-percent-mixed": ({ percents }) => `有 ${percents} 个权重以百分比格式显示，其余不是；请统一格式`,

  "sheet-columns": ({ lacking, unknown, known }) =>
    [
      lacking.length === 0 ? undefined : `缺少表头：${names(lacking)}`,
      unknown.length === 0
        ? undefined
        : `无法识别的表头：${names(unknown.map(({ heading, nearest }) => `“${heading}”${nearest === undefined ? "" : `（是否为 ${nearest}？）`}`))}`,
      `可用的表头：${known.join("、")}`,
    ]
      .filter((part) => part !== undefined)
      .join("；"),
  "system-row-twice": ({ id, first }) => `“${id}”在此与 ${there(first)}重复；请保留一行`,
  "system-root": ({ ids }) =>
    ids.length === 0
      ? "每一行都有上级；综合指数本身没有上级，请将其上级留空"
      : `有多行没有上级（${names(ids)}）；只有综合指数本身没有上级，请补全其他各行`,
  "system-parent-unknown": ({ id, parent, nearest }) =>
    `“${id}”的上级“${cut(parent)}”没有对应的行${or(nearest, "请更正，或补上该行")}`,
  "system-parent-circle": ({ ids }) => `以下各行互为上级，未与综合指数相连：${names(ids)}；请更正其上级`,
  "sheet-direction": ({ text }) => `“${cut(text)}”不是方向；请写 正向、逆向、未说明、适度 50，或用 36 ~ 37 表示区间`,
  "sheet-goalposts": ({ id }) => `“${id}”只有一个阈值；不允许值与满意值须同时填写，或都不填`,
  "sheet-boolean": ({ text }) => `“${cut(text)}”既非是也非否；请写 TRUE 或 FALSE`,
  "sheet-key": ({ key, problem }) =>
    problem === "twice"
      ? `“${cut(key)}”重复；请保留一个`
      : problem === "under"
        ? `“${cut(key)}”既有取值又有下级项；请只保留一种`
        : `“${cut(key)}”不是键；请用点号连接的词，如 normalise.method`,
  "sheet-key-json": ({ key }) => `“${cut(key)}”的值像列表或对象，但不是有效的 JSON；请更正`,
  "target-row-indicator": ({ id, nearest }) => `“${cut(id)}”不是指标体系中的指标${or(nearest, "请更正标识")}`,
  "judgement-grid": ({ problem, text }) => `“${cut(text)}”${grids[problem] ?? problem}`,
  "judgement-date": ({ text }) =>
    `判断值变成了日期（${cut(text)}），电子表格软件会这样处理 1/3；请将单元格设为文本格式后重写，或写 =1/3`,
} satisfies { readonly [C in keyof typeof workbookEn]: (params: Parameters<(typeof workbookEn)[C]>[0]) => string };
