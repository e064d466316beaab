import type { documentEn } from "../en/document.ts";
import { eitherOf, listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 项）` });
const circled = (words: readonly string[]) => listed(words, { between: " → ", more: (n) => `……（另有 ${n} 项）` });
const meant = (nearest: string | undefined) => (nearest === undefined ? "" : `（是否应为“${nearest}”？）`);
const shown = (value: string | undefined) => (value === undefined ? "" : ` ${value}`);

const types: Readonly<Record<string, string>> = {
  text: "文本",
  number: "数值",
  "whole number": "整数",
  list: "列表",
  object: "对象（键值结构）",
  "true or false": "布尔值（true 或 false）",
  nothing: "空值",
  null: "空值 null",
  function: "函数",
  symbol: "符号",
  bigint: "大整数（bigint）",
};
const kind = (word: string) => types[word] ?? word;

const formulaParts: Readonly<Record<string, string>> = {
  implicit: "省略乘号的乘法",
  assignment: "赋值",
  "function-definition": "函数定义",
  list: "列表",
  range: "区间",
  text: "文本",
  index: "下标",
  property: "属性访问",
  object: "对象",
  block: "多个表达式",
  chain: "连续比较",
  constant: "常量",
  operator: "运算符",
  comment: "注释",
  not: "未加括号而与比较并列的 not",
  call: "对非函数的调用",
};

/** 文档类问题：指标体系、方案、项目、数据对象、公式。 */
export const documentZh = {
  // 结构
  "wrong-type": ({ expected, found, value, write }) =>
    `此处应为${eitherOf(expected, "或", kind)}，实际为${kind(found)}${shown(value)}${
      expected.split("|").includes("text") && found === "number" && value !== undefined
        ? `；请加引号写成 "${value}"`
        : ""
    }${write === undefined ? "" : `；方法应写成 ${write}`}`,
  "missing-key": ({ key, choices }) =>
    `缺少必填项“${key}”，${choices === undefined ? "请补充" : `请从以下选项中选择：${names(choices)}`}`,
  "unknown-key": ({ key, nearest, known }) =>
    `无法识别的键“${key}”${nearest === undefined ? `；此处可用的键：${known.length === 0 ? "无" : names(known)}` : meant(nearest)}`,
  "key-of-other-kind": ({ key, kind: own, kinds }) =>
    `“${key}”不属于类型“${own}”，而属于 ${names(kinds)}；请设置 kind，或删除“${key}”`,
  "not-one-of": ({ found, choices, nearest }) => `${found} 不在可选范围内${meant(nearest)}；可选：${names(choices)}`,
  "out-of-range": ({ found, bound, side, inclusive }) =>
    `${found} 超出允许范围，应${side === "min" ? (inclusive ? "不小于" : "大于") : inclusive ? "不大于" : "小于"} ${bound}`,
  "wrong-length": ({ found, bound, side, of }) => {
    const item = of === "list" ? "项" : "个字符";
    return `共有 ${found} ${item}，应${side === "min" ? "不少于" : "不多于"} ${bound} ${item}`;
  },
  "empty-text": ({ key }) => `“${key}”为空文本，请填写内容或删除该项`,
  "bad-pattern": ({ found, pattern }) => `${found} 不符合格式 ${pattern}，请改写`,
  "not-finite": ({ found }) => `${found} 不是有限数值，请填写数值，或不填该项`,
  "invalid-value": ({ found, reason }) => `${found} 在此处无效（${reason}），请修改`,
  "too-deep": ({ limit }) => `嵌套超过 ${limit} 层，请减少层级`,
  "too-large": ({ limit }) => `文档包含的值超过 ${limit} 个，请拆分`,
  "circular-value": ({ of }) => `循环引用${of === "" ? "整个文档" : ` ${of}`}，无法展开，请删除该引用`,
  "forbidden-key": ({ key }) => `“${key}”在 JavaScript 中另有含义，不能用作键名，请改名`,
  "wrong-format": ({ found, expected }) =>
    `文档声明的格式为“${found}”，此处需要“${expected}”；请换用正确的文件，或更正 format`,
  "newer-format": ({ found, supported }) => `文档格式为“${found}”，当前版本最高支持“${supported}”，请升级本软件库`,

  // 标识与指标树
  "bad-id": ({ id }) => `“${id}”不是合法标识：须以英文字母开头，其后为字母、数字或下划线（中文名称请写在 name 中）`,
  "reserved-id": ({ id }) => `“${id}”是数据表或公式的保留字，请改用其他标识，例如“${id}_1”`,
  "duplicate-id": ({ id, first }) => `标识“${id}”已在 ${first} 处使用；分组、指标和变量共用一套标识，请将其中一个改名`,
  "child-twice": ({ id, parent }) => `“${id}”在“${parent}”下重复出现，请删除一个或改名`,
  "listed-twice": ({ found }) => `“${found}”重复列出，请删除一个`,
  "empty-group": ({ id }) => `分组“${id}”没有下级，请添加下级，或删除该分组`,
  "index-without-children": ({ id }) => `指数“${id}”没有 children，请在其中列出分组或指标`,
  "key-of-indicator": ({ key, id }) => `“${key}”只用于指标，而“${id}”有下级，属于分组；请把“${key}”移到其下的指标中`,
  "group-direction": ({ id, found }) =>
    `分组“${id}”的方向不能为 ${found}；分组方向只能是 positive（正向）或 negative（逆向，得分取镜像）`,
  "missing-direction": ({ id, choices }) => `指标“${id}”未说明方向，请将 direction 设为以下之一：${names(choices)}`,
  "negative-weight": ({ id, found }) => `“${id}”的权重为 ${found}，权重不得为负`,
  "zero-weights": ({ id, children }) => `“${id}”下各项权重之和为 0（${names(children)}），请至少给一项大于 0 的权重`,
  "weights-overflow": ({ id }) => `“${id}”下各项权重过大，无法求和；权重只取相对大小，请全部除以同一个数`,
  "band-order": ({ from, to, min, max }) =>
    `适度区间 ${from} 至 ${to}${min === undefined ? "" : `，min ${min}`}${max === undefined ? "" : `，max ${max}`} 顺序有误，应满足 min ≤ from ≤ to ≤ max，且 min < max`,
  "equal-goalposts": ({ id, value }) => `“${id}”的两个阈值均为 ${value}，请给出不同的不允许值与满意值`,
  "goalposts-reversed": ({ id, direction, first, second }) =>
    `“${id}”的阈值 [${first}, ${second}] 与方向 ${direction} 矛盾；请${
      direction === "positive" || direction === "negative"
        ? "先写不允许值（最差），再写满意值（最好）"
        : "先写下限，再写上限"
    }`,
  "goalposts-enclose": ({ id, first, second, from, to }) =>
    `“${id}”的阈值 [${first}, ${second}] 必须包含其适度值（${from === to ? from : `${from} 至 ${to}`}），请放宽`,
  "goalposts-domain": ({ id, transform, found }) =>
    `“${id}”的阈值 ${found} 无法作 ${transform} 变换；请改用${transform === "sqrt" ? "非负值" : "正值"}，或取消变换`,
  "unknown-level": ({ level, declared, nearest }) =>
    `层级“${level}”不在体系声明的层级之中${meant(nearest)}；已声明：${names(declared)}`,
  "owner-shares": ({ sum }) => `各责任单位份额之和为 ${sum}，合计不得超过 1`,
  "unknown-reference": ({ name, key, nearest }) =>
    `“${key}”引用的“${name}”既不是指标也不是变量${meant(nearest)}；请在 variables 中声明，或改正`,
  "self-reference": ({ id, key }) => `“${id}”的“${key}”引用了自身，请改用其他列`,

  // 目标
  "comparator-contradicts": ({ id, direction, comparator }) =>
    `目标比较方式“${comparator}”与“${id}”的方向 ${direction} 矛盾；请更正其中之一，或写作 reach（达到）`,
  "since-after-period": ({ since, period }) => `起始时期 since ${since} 晚于目标时期 ${period}，请更正`,
  "base-after-period": ({ base, period }) => `基期 ${base} 晚于目标时期 ${period}，请更正`,
  "conflicting-targets": ({ id, period, unit, count }) =>
    `“${id}”在 ${period}${unit === undefined ? " " : `（评价对象“${unit}”）`}有 ${count} 个目标标为 official，请只保留一个`,

  // 在已有体系上扩展
  "extends-no-resolver": ({ id }) => `扩展自“${id}”，但未提供查找体系的途径；请传入 resolve，或写出完整体系`,
  "extends-unknown": ({ id }) => `扩展自“${id}”，但没有这个体系；可用 gongfu systems 查看内置体系`,
  "extends-circle": ({ chain }) => `体系之间循环扩展：${circled(chain)}，请断开`,
  "unknown-node": ({ id, nearest }) => `体系中没有节点“${id}”${meant(nearest)}，请更正标识`,
  "node-is-indicator": ({ id }) => `“${id}”是指标，其下不能再添加节点，请指定一个分组`,
  "index-dropped": ({ id }) => `“${id}”是指数本身，不能剔除；请剔除其下级，或另写一个体系`,
  "set-and-dropped": ({ id }) => `“${id}”既被修改又被剔除，请只保留一种`,

  // 公式
  "formula-syntax": ({ text, position }) =>
    `无法解析公式“${text}”${position === undefined ? "" : `，问题在第 ${position} 个字符处`}；请检查括号与运算符`,
  "formula-too-long": ({ length, limit }) => `公式长 ${length} 个字符，超过 ${limit}；请拆分为多个指标`,
  "formula-too-deep": ({ limit }) => `公式嵌套超过 ${limit} 层，请拆分为多个指标`,
  "formula-refused": ({ what, found }) =>
    `公式中不允许使用${formulaParts[what] ?? what}（${found}）；可用的有：数值、标识、+ - * / ^、比较、and、or、not、c ? a : b、括号和已知函数${
      what === "implicit" ? "；请在因子之间写出 *" : ""
    }`,
  "formula-function": ({ name, nearest, known }) => `没有函数“${name}”${meant(nearest)}；可用函数：${names(known)}`,
  "formula-log": ({ name }) => `“${name}”含义不明确；自然对数请写 ln，常用对数请写 log10`,
  "formula-arity": ({ name, found, least, most }) =>
    `“${name}”需要${least === most ? ` ${least} ` : most === undefined ? `至少 ${least} ` : ` ${least} 至 ${most} `}个参数，实际为 ${found} 个，请更正`,
  "formula-digits": ({ name }) => `“${name}”的小数位数须直接写成 -15 至 15 之间的整数`,
  "formula-name": ({ name, nearest }) =>
    `公式引用的“${name}”既不是指标也不是变量${meant(nearest)}；请在 variables 中声明，或改正`,
  "formula-group": ({ name }) => `公式引用的“${name}”是分组；公式只能使用指标和变量`,
  "formula-circle": ({ circle }) => `公式之间循环引用：${circled(circle)}，请断开`,
  "formula-not-parsed": ({ formula }) => `公式“${formula}”尚未解析；请先调用 parseDefinition()，或直接给出 expression`,

  // 数据对象
  "column-length": ({ column, found, rows }) => `“${column}”有 ${found} 项，而数据共 ${rows} 行，请使二者一致`,
  "infinite-value": ({ unit, period, column, found }) =>
    `评价对象“${unit}”${period === "" ? "" : `在 ${period} `}的“${column}”为 ${found}；数据只能是有限数值，请更正或作为缺失`,
  "duplicate-row": ({ unit, period, first, second }) =>
    `评价对象“${unit}”${period === "" ? "" : `在 ${period} `}的数据在第 ${first} 行和第 ${second} 行重复，请只保留一行`,
  "empty-unit": ({ row }) => `第 ${row} 行没有评价对象，请为每行填写其标识`,
  "cell-not-number": ({ found, row, column }) => `第 ${row} 行“${column}”为 ${found}；请填写数值，缺失请用 null`,
  "negative-error": ({ found, row }) => `第 ${row} 行的标准误为 ${found}，标准误不得为负`,

  // 项目
  "mapping-unused": ({ kind }) => `kind 为 ${kind} 的数据列名固定，不使用 columns；请将其删除，并改正文件中的列名`,
} satisfies { readonly [C in keyof typeof documentEn]: (params: Parameters<(typeof documentEn)[C]>[0]) => string };
