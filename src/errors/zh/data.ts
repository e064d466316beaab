import type { dataEn } from "../en/data.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 项）` });
const meant = (nearest: string | undefined) => `${nearest === undefined ? "" : `（是否应为“${nearest}”？）`}；`;
const there = ({ file, row }: { readonly file: string; readonly row: number }) => `${file} 第 ${row} 行`;
const cut = (text: string) => (text.length <= 60 ? text : `${text.slice(0, 57)}…`);

const kinds: Readonly<Record<string, string>> = {
  xlsx: "Excel 工作簿（或 zip 压缩包），请使用扩展名 .xlsx，或将工作表另存为“CSV UTF-8”",
  xls: "旧版 Excel 工作簿，请将工作表另存为“CSV UTF-8”",
  parquet: "Parquet 文件，目前尚不支持，请导出为 CSV",
  gzip: "压缩文件，请先解压",
  pdf: "PDF 文件，请将数据录入 CSV 文件",
};
const delimiters: Readonly<Record<string, string>> = { ";": "分号", "\t": "制表符", "|": "竖线", "\uff0c": "全角逗号" };
const quotes: Readonly<Record<string, string>> = {
  "not-closed": "单元格以引号开头却没有结束引号；请补上，若引号属于内容则写成两个",
  inside: '未加引号的单元格中出现了引号；请给整个单元格加引号，并将其中的引号写成两个："5"" pipe"',
  after: "单元格的结束引号之后还有文字；请在其间加逗号，若引号属于内容则写成两个",
};
const numbers: Readonly<Record<string, string>> = {
  thousands: "请去掉千位分隔符",
  percent: "请只写数值，计量单位（百分比）由指标体系说明",
  "full-width": "请使用半角数字（0-9）",
  minus: "请用半角连字符（-）表示负号",
  "decimal-comma": "请用小数点表示小数",
  counted: "请只写数值，并按指标体系声明的计量单位换算",
  "spreadsheet-error": "这是电子表格的错误值，请在表格中改正公式，或将单元格留空",
  "missing-word": "若数据缺失，请留空或写 NA",
  date: "这是日期，请检查该列是否对应正确",
  infinite: "数值必须有限（不超过 1.8e308），请更正或留空",
  text: "请填写数值，若数据缺失请留空",
};
const syntax: Readonly<Record<string, string>> = {
  tab: "缩进使用了制表符，请改用空格",
  indent: "缩进不一致，或括号未闭合；请对齐各项，并闭合每个 [ 和 {",
  colon: "值中含有冒号加空格，请给该值加引号",
  "multi-line-key": "键跨越了多行，可能缺少冒号",
  "not-closed": "内容不完整：缺少结束引号、括号，或键后的冒号；请补上",
  "reserved-character": "值不能以该字符开头，请给该值加引号",
  escape: '双引号中有无法识别的转义（\\）；请改用单引号，或写成 "\\\\"',
  alias: "引用（*名称）书写有误，请更正",
  key: "键必须是文本，不能是列表或对象",
  "not-json": "不是有效的 JSON；请检查多余或缺少的逗号、引号、括号（不允许注释）",
};

const ROLES: Readonly<Record<string, string>> = {
  unit: "评价对象（unit）",
  name: "名称（name）",
  period: "时期（period）",
  indicator: "指标（indicator）",
  value: "数值（value）",
  node: "节点（node）",
  weight: "权重（weight）",
  group: "分组（group）",
  id: "标识（id）",
  key: "键名（key）",
};

/** 读取文件时的问题：文本、表格、YAML 与 JSON，以及文件位置。 */
export const dataZh = {
  "more-problems": ({ count, limit }) => `本文件另有 ${count} 个问题，仅列出前 ${limit} 个`,

  // 字节
  "file-not-text": ({ kind }) => `这不是文本，而是${kinds[kind] ?? kind}`,
  "file-encoding": ({ looks, encoding }) =>
    looks === "gb18030"
      ? "文件不是 UTF-8 编码，看起来是 GB18030（GBK，中文 Excel 的默认编码）。请另存为“CSV UTF-8”，或转换编码：iconv -f GB18030 -t UTF-8 旧.csv > 新.csv。数据文件也可以在项目中注明 encoding: gb18030"
      : `文件不是有效的 ${encoding.toUpperCase()} 文本，请重新保存为 UTF-8`,
  "encoding-contradicted": ({ encoding, mark }) =>
    `项目注明 encoding: ${encoding}，但文件以 ${mark.toUpperCase()} 的标记开头；请删除 encoding`,
  "file-nul": () => "此处有 NUL 字符，说明不是纯文本（或是没有标记的 UTF-16）；请将文件保存为 UTF-8",

  // 表格
  "file-empty": () => "文件为空；第一行应为列标题",
  "file-no-rows": () => "只有列标题，没有数据行；请补充数据，或移除该文件",
  "csv-quote": ({ problem }) => quotes[problem] ?? problem,
  "csv-ragged": ({ found, wanted }) =>
    `该行有 ${found} 个单元格，而列标题有 ${wanted} 个；${found > wanted ? "请检查文字中的逗号（给该单元格加引号）或数值中的逗号（1,234）" : "请补上缺少的逗号"}`,
  "csv-delimiter": ({ delimiter }) =>
    `单元格以${delimiters[delimiter] ?? delimiter}分隔，而不是逗号；请另存为逗号分隔的 CSV`,
  "heading-repeated": ({ heading, columns }) =>
    `列标题“${heading}”重复出现在 ${columns.join("、")} 列；请只保留一个，其余改名或删除`,
  "heading-empty": ({ column, text }) => `${column} 列没有标题，却有内容“${cut(text)}”；请补上标题，或清空该列`,
  "column-not-found": ({ role, heading, headings, nearest }) =>
    `项目将 ${role} 对应到列标题“${heading}”，但表中没有该列${meant(nearest)}现有列标题：${names(headings)}`,
  "column-headless": ({ role }) => `项目 columns 中的 ${role} 应列出列标题，不能是 { value }；请写列标题`,
  "column-twice": ({ heading, roles }) => `项目将列标题“${heading}”对应了两次（${roles.join("、")}），请只保留一个`,
  "mapped-unknown": ({ id, nearest }) =>
    `项目将“${id}”对应到列标题，而指标体系中没有该指标或变量${nearest === undefined ? "" : `（是否应为 ${nearest}？）`}；请改正标识，或加入指标体系`,
  "mapped-word-absent": ({ id, text }) => `项目将“${id}”对应到“${text}”，但没有任何一行是它；请改正，或删去该对应`,
  "column-beside-mapped": ({ id, heading }) => `“${id}”已有同名的列，项目又将其对应到列标题“${heading}”；请只保留一个`,
  "column-needed": ({ roles, headings }) =>
    `缺少 ${roles.join("、")} 列；请在项目的 columns 中指明列标题${
      roles.includes("period") ? '，或为整个文件给定一个值：columns: { period: { value: "2023" } }' : ""
    }；现有列标题：${names(headings)}`,
  "columns-unknown": ({ columns }) =>
    `以下 ${columns.length} 列既不在指标体系中，也未作对应：${names(
      columns.map(({ heading, nearest }) => `“${heading}”${nearest === undefined ? "" : `（是否应为 ${nearest}？）`}`),
    )}；请改名，或在 columns: { indicators: { 标识: 列标题 } } 中作对应，或加入指标体系的 variables，或列入 columns: { ignore: [...] }`,
  "column-of-group": ({ id }) => `“${id}”是分组，其得分由计算得出；请删除其数据`,
  "column-in-tidy": ({ id }) =>
    `“${id}”列与 indicator、value 列并存；一张表只能是每指标一列，或每数值一行：请分成两个文件`,
  "formula-and-column": ({ id, formula }) =>
    `此处有“${id}”的数据，但指标体系规定按 ${formula} 计算；请删除数据，或删除公式`,
  "unit-total": ({ text }) => `“${cut(text)}”是合计或平均，不是评价对象；请删除该行，或为对象改名`,
  "unit-note": ({ text }) => `“${cut(text)}”是表格的附注，不是评价对象；请删除该行`,
  "cell-empty": ({ role }) => `该行缺少${ROLES[role] ?? ` ${role}`}，请补充，或删除该行`,
  "not-a-number": ({ text, problem }) => `“${cut(text)}”无法读作数值；${numbers[problem] ?? problem}`,
  "row-twice": ({ unit, period, first }) =>
    `评价对象“${unit}”在 ${period} 的数据在此处和 ${there(first)}重复，请只保留一行`,
  "value-twice": ({ unit, period, indicator, first }) =>
    `评价对象“${unit}”在 ${period} 的“${indicator}”在此处和 ${there(first)}重复，请只保留一行`,
  "value-conflict": ({ unit, period, id, value, first }) =>
    `评价对象“${unit}”在 ${period} 的“${id}”在此处为 ${value}，在 ${there(first)}为 ${first.value}；请更正其一，或将其一留空`,
  "text-conflict": ({ unit, period, what, text, first }) =>
    `评价对象“${unit}”在 ${period} 的 ${what} 在此处为“${cut(text)}”，在 ${there(first)}为“${cut(first.text)}”；请改为一致`,
  "indicator-unknown": ({ id, nearest }) =>
    `“${cut(id)}”不是指标体系中的指标或变量${meant(nearest)}请更正，或将其加入指标体系`,
  "status-unknown": ({ text, known, nearest }) =>
    `“${cut(text)}”不是数据状态${meant(nearest)}可用的状态：${names(known)}`,
  "standard-error-negative": ({ value }) => `标准误为 ${value}，标准误不得为负`,
  "weights-headings": ({ headings }) =>
    `权重表的列标题应为 node 和 weight（可加 name），不得有其他列；现有：${names(headings)}`,
  "weight-unknown": ({ id, nearest }) => `“${cut(id)}”不是指标体系中的节点${meant(nearest)}请更正`,
  "weight-twice": ({ id, first }) => `“${id}”的权重在此处和 ${there(first)}重复，请只保留一个`,
  "weight-negative": ({ id, value }) => `“${id}”的权重为 ${value}，权重不得为负`,

  // YAML 与 JSON
  "document-empty": () => "文件为空，请写入内容",
  "document-too-large": ({ characters, limit }) =>
    `文件有 ${characters} 个字符，超过上限 ${limit}；请将数据放入 CSV 文件，文件中只保留结构`,
  "document-too-deep": ({ limit }) => `嵌套超过 ${limit} 层，请简化结构`,
  "document-syntax": ({ reason, json, message }) =>
    `${syntax[reason] ?? `不是有效的 ${json ? "JSON" : "YAML"}（${message ?? reason}），请更正`}`,
  "document-key-twice": () => "同一对象中该键出现两次，请删除或改名其一",
  "document-several": () => "此处开始了第二个文档（---）；每个文件只能有一个文档",
  "document-tag": ({ tag }) => `不允许使用标签 ${cut(tag)}，请直接写值`,
  "document-alias": ({ name }) => `*${name} 没有指向前文的任何内容；请在所指的值之前写 &${name}，或直接写出该值`,
  "document-aliases": ({ limit }) => `引用（*名称）展开后超过文档的 ${limit} 倍，请直接写出各值`,
  "document-merge": () => "<< 合并的内容必须是对象或对对象的引用，请更正",

  // 文件
  "project-not-found": ({ names: wanted }) =>
    `此处及上级文件夹中没有 ${wanted.join(" 或 ")}；请指明项目文件，或用 gongfu init 新建`,
  "project-not-in-folder": ({ names: wanted }) =>
    `该文件夹中没有 ${wanted.join(" 或 ")}；请指明项目文件，或用 gongfu init 新建`,
  "project-missing": ({ nearest }) => `文件或文件夹不存在${meant(nearest)}请指明项目文件`,
  "file-missing": ({ nearest }) => `文件不存在${meant(nearest)}请更正路径（路径相对于项目文件）`,
  "file-is-folder": () => "这是文件夹，请指明其中的文件",
  "file-unreadable": ({ reason }) => `无法读取文件（${reason}），请检查权限`,
  "file-outside": ({ link }) =>
    `${link ? "该链接指向项目文件夹之外" : "该文件在项目文件夹之外"}；请将文件复制到项目文件夹中，或使用 allowOutside（--allow-outside）`,
  "cannot-write": ({ reason }) =>
    `无法写入：${
      {
        ENOENT: "所在文件夹不存在，请先建立",
        EISDIR: "这是文件夹，请指明文件",
        ENOSPC: "磁盘已满，请清理空间",
        EACCES: "没有写入权限，请检查",
        EPERM: "没有写入权限，请检查",
        EROFS: "磁盘只读，请另选位置",
      }[reason] ?? `${reason}，请另选位置`
    }`,
  "file-too-large": ({ bytes, limit }) => `文件有 ${bytes} 字节，超过一次可读取的上限 ${limit}；请拆分`,
  "weights-given-twice": ({ file }) => `${file} 中的权重会取代 plan.weigh 中的权重，请只保留其一`,
  "weights-method": ({ method }) => `权重表要求 weigh.method 为 given，而方案中为“${method}”；请修改其一`,
} satisfies { readonly [C in keyof typeof dataEn]: (params: Parameters<(typeof dataEn)[C]>[0]) => string };
