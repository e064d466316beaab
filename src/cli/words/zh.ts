import { appraisalWordsZh } from "../../report/words/appraisal.ts";
import { explainWordsZh } from "../../report/words/explain.ts";
import { monitorWordsZh } from "../../report/words/monitor.ts";
import { worksWordsZh } from "../../report/words/works.ts";
import type { Target } from "../../schema/types.ts";
import { callHelpZh } from "./call.ts";
import { chartHelpZh, chartWordsZh } from "./chart.ts";
import { describeWordsZh } from "./describe.ts";
import { enginesHelpZh, enginesWordsZh } from "./engines.ts";
import { explainHelpZh } from "./explain.ts";
import { monitorHelpZh } from "./monitor.ts";
import { reportHelpZh } from "./report.ts";
import { revisionsHelpZh, revisionsWordsZh } from "./revisions.ts";
import { snapshotHelpZh, snapshotWordsZh } from "./snapshot.ts";
import type { Words } from "./types.ts";
import { uncertaintyHelpZh, uncertaintyWordsZh } from "./uncertainty.ts";

const comparators: Readonly<Record<string, string>> = {
  reach: "达到",
  ">=": "≥",
  "<=": "≤",
  ">": ">",
  "<": "<",
  exactly: "=",
  about: "约",
};
const statistics: Readonly<Record<string, string>> = { mean: "平均值", median: "中位数", max: "最大值", min: "最小值" };
const trends: Readonly<Record<string, string>> = { rising: "上升", falling: "下降", stable: "稳定" };

function target(t: Target): string {
  switch (t.kind) {
    case "value":
      return `${comparators[t.comparator]} ${t.value}`;
    case "about":
      return `约 ${t.value}${t.tolerance === undefined ? "" : ` ± ${t.tolerance}`}`;
    case "range":
      return `${t.from} 至 ${t.to}`;
    case "trend":
      return `${t.every === "year" ? "逐年" : ""}${trends[t.trend]}`;
    case "relative": {
      const of = t.reference;
      const what =
        "unit" in of
          ? typeof of.name === "string"
            ? of.name
            : (of.name?.zh ?? of.unit)
          : "statistic" in of
            ? `${of.of} ${statistics[of.statistic]}`
            : "rank" in of
              ? `${of.of} 第 ${of.rank} 位`
              : `${of.of} ${of.quantile} 分位数`;
      return `${comparators[t.comparator]} ${t.factor === undefined || t.factor === 1 ? "" : `${t.factor} × `}${what}`;
    }
    case "synchrony":
      return `与 ${t.with} 同步`;
    case "joint":
      return `${comparators[t.comparator]} ${t.value}% 的对象满足 ${t.floors.map(({ of, comparator, value }) => `${of} ${comparators[comparator]} ${value}`).join(" 且 ")}`;
    case "elimination":
      return "消除";
    case "multiple":
      return `为基期的 ${t.factor} 倍`;
    case "growth":
      return `年均增长 ${comparators[t.comparator]} ${t.value}%`;
    case "assigned":
      return `由 ${t.by} 下达`;
    case "unknown":
      return `“${t.words}”`;
    default:
      return t satisfies never;
  }
}

export const wordsZh: Words = {
  help: {
    titles: {
      globalOptions: callHelpZh.globalOptions,
      usage: "用法：",
      arguments: "参数：",
      options: "选项：",
      commands: "命令：",
      examples: "示例：",
    },
    about:
      "gongfu（共富）按项目文件计算综合指数：项目文件包含指标体系、CSV 数据，以及说明如何无量纲化、赋权与合成的方案。\n随库附带若干共同富裕指标体系。",
    after:
      "入门：gongfu init my-index  然后  gongfu compute my-index\n退出码：0 完成，1 输入有误（列出全部问题），2 命令用法有误，3 检查未通过",
    commands: {
      compute: {
        summary: "计算指数，输出得分、排名与说明",
        description:
          "计算一个项目的综合指数：读取指标体系、数据与方案，按时期输出排名表及各维度得分，\n并附读者应当了解的说明（缺失、插补、异常值等）。",
        examples: [
          ["当前文件夹（或上级文件夹）的项目 gongfu.yaml", "gongfu compute"],
          ["指定项目，前十名，中文输出", "gongfu compute asem.yaml --top 10 --locale zh"],
          ["全部结果存为 JSON，含各指标每一步的数值", "gongfu compute --steps --out scores.json"],
          ["得分存为可用电子表格打开的表", "gongfu compute --format csv --out scores.csv"],
          ["用上年的标尺计算大于内存的文件", "gongfu compute --stream --fitted 2023.json --out scores.csv"],
        ],
      },
      validate: {
        summary: "检查项目并列出全部问题",
        description:
          "与 compute 一样读取项目并试算一次，说明读到了什么：评价对象、时期、指标、缺失数据。\n列出每个问题所在的文件与行、列；没有问题则输出“通过”。",
        examples: [
          ["当前文件夹的项目", "gongfu validate"],
          ["指定项目，中英文对照", "gongfu validate asem.yaml --locale both"],
        ],
      },
      describe: {
        summary: "计分之前了解数据：统计量、缺失、异常、相关与一致性",
        description:
          "描述数据以及指数各部分的统计一致性：先用文字列出发现及应对办法，最要紧的在前；\n再列各指标统计量、按评价对象与分组的数据可得率、重复、相关系数、各组的信度与主成分，以及名义权重与实际影响的对照。",
        examples: [
          ["当前文件夹的项目", "gongfu describe"],
          ["异常值处理之后的指标", "gongfu describe --step treated --section statistics"],
          ["全部相关系数存为可用电子表格打开的表", "gongfu describe --section correlations --out correlations.csv"],
        ],
      },
      monitor: monitorHelpZh.command,
      ...snapshotHelpZh.commands,
      ...revisionsHelpZh.commands,
      explain: explainHelpZh.command,
      ...uncertaintyHelpZh.commands,
      ...callHelpZh.commands,
      sql: enginesHelpZh.command,
      chart: chartHelpZh.command,
      report: reportHelpZh.command,
      weights: {
        summary: "比较多种赋权方案：权重、计算过程、对指数的影响",
        description:
          "用每种赋权方案各计算一次，并列给出：各节点的权重，各方案之间的秩相关，以及综合指数的名次与得分相对于项目方案的变动。\n不能计算的方案列出原因。",
        examples: [
          ["项目自身权重，以及等权、熵权法、CRITIC 法", "gongfu weights"],
          ["自选方案，并列出计算过程表", "gongfu weights --schemes entropy,critic,pca --process"],
          ["从文件读取带参数的方案", "gongfu weights asem.yaml --plan schemes.yaml --out weights.csv"],
        ],
      },
      systems: {
        summary: "列出内置指标体系，或显示其中之一",
        description: "不带标识时列出随库附带的指标体系；带标识时输出其分组与指标：计量单位、方向，以及各时期的目标值。",
        examples: [
          ["有哪些指标体系", "gongfu systems"],
          ["黄岩 64 项指标", "gongfu systems huangyan_64"],
          ["存为可用电子表格打开的指标表", "gongfu systems huangyan_64 --format csv --out huangyan.csv"],
          ["存一份副本供修改，在项目中写 system: my.json", "gongfu systems huangyan_64 --format json --out my.json"],
        ],
      },
      template: {
        summary: "为指标体系生成空白 Excel 工作簿",
        description:
          "生成一个工作簿：指标体系所需的每项数据一列，并附说明行，另有方案、权重、判断矩阵、目标与问卷各表。\n填入数据后即可计算：gongfu compute book.xlsx。--format csv 只输出 CSV 文件的表头。",
        examples: [
          ["为内置指标体系生成工作簿", "gongfu template haiyan_2025 --out haiyan.xlsx"],
          ["为自有指标体系生成，使用中文", "gongfu template system.yaml --locale zh --out book.xlsx"],
          ["只要 CSV 文件的表头", "gongfu template haiyan_2025 --format csv --out data.csv"],
        ],
      },
      schema: {
        summary: "输出某类文档的 JSON Schema",
        description: "输出文档的 JSON Schema，编辑器可据此在编写时检查与补全。不带名称时列出文档类型。",
        examples: [
          ["有哪些文档类型", "gongfu schema"],
          ["供编辑器使用", "gongfu schema project --out project.schema.json"],
        ],
      },
      init: {
        summary: "生成一个可直接计算的小项目",
        description:
          "生成项目文件（gongfu.yaml）和一张虚构数据表（data/example.csv），可立即计算；\n随后替换为自己的数据与指标体系。已有文件不会被覆盖。",
        examples: [
          ["写入当前文件夹", "gongfu init"],
          ["写入新文件夹并计算", "gongfu init my-index && gongfu compute my-index"],
        ],
      },
    },
    arguments: {
      ...callHelpZh.arguments,
      ...explainHelpZh.arguments,
      ...snapshotHelpZh.arguments,
      ...chartHelpZh.arguments,
      project: "项目文件，或含有 gongfu.yaml 的文件夹，或 -（标准输入）；默认为此处或上级文件夹中的项目",
      system: "内置指标体系的标识；不带则全部列出",
      systemFile: "内置指标体系的标识，或自有指标体系的文件",
      schema: "文档类型；不带则全部列出",
      folder: "写入的文件夹；默认为当前文件夹",
    },
    options: {
      format:
        "table、json（全部内容）、csv（每对象、时期、节点一行）、tidy（同上，仅六列）、jsonl、markdown、parquet 或 xlsx；默认按 --out 的扩展名，否则为 table",
      formatList: "table、json、csv、jsonl、markdown、parquet 或 xlsx；默认按 --out 的扩展名，否则为 table",
      templateFormat: "xlsx 或 csv（仅表头）；默认按 --out 的扩展名，否则为 xlsx",
      templateTable: "仅输出项目可用表的表头（CSV）：targets、works、ledger 或 population",
      out: "写入文件，而不是屏幕；- 为标准输出",
      locale: "语言：en、zh 或 both（中英对照）；默认按项目的 locale，否则按本机语言",
      steps: "附上各指标每一步的数值（json）；csv 时输出这些数值，不输出得分",
      unit: "只看这些评价对象（可重复，或用逗号分隔）",
      period: "只看这些时期",
      node: "只看这些节点：指数、分组",
      top: "每个时期只看综合指数前 N 名的对象",
      schemes: "参与比较的赋权方法（可重复，或用逗号分隔）；默认为 equal、entropy、critic",
      planFile: "YAML 或 JSON 文件，列出各方案：方法标识，或与方案中 weigh 相同的写法",
      process: "附上各方法的计算过程数值；csv 时输出这些数值，不输出权重",
      weightsFormat:
        "table、json（全部内容），或每方案、节点一行的 csv、jsonl、markdown、parquet、xlsx；默认按 --out 的扩展名，否则为 table",
      step: "描述哪一步之后的指标：derived、denominated、imputed、treated、transformed 或 normalised；默认 denominated",
      section:
        "只列这些部分：findings、statistics、availability、duplicates、correlations、links、coherence、components 或 influence",
      describeFormat:
        "table、json（全部）、markdown、xlsx，或一个部分（见 --section，默认 statistics）的 csv、jsonl、parquet；默认按 --out 的扩展名，否则为 table",
      ...monitorHelpZh.options,
      ...snapshotHelpZh.options,
      ...revisionsHelpZh.options,
      ...explainHelpZh.options,
      ...uncertaintyHelpZh.options,
      ...callHelpZh.options,
      ...enginesHelpZh.options,
      ...chartHelpZh.options,
      ...reportHelpZh.options,
      outside: "允许项目引用其文件夹之外的文件",
      live: "与 --format xlsx 同用：得分与位次写为公式，自数据表逐格可查，供审核",
      stream: "边读边算，用于大于内存的数据：输入宽表 CSV 或 Parquet，输出 csv、tidy、jsonl 或 parquet（须用 --out）",
      fitted: "用此文件中先前学得的阈值、均值与权重计算",
      saveFitted: "把学得的结果写入此文件",
      ranks: "与 --stream 同用：同时给出综合指数排名，须多读一遍，每行占 8 字节内存",
      help: "显示帮助",
      version: "显示版本",
    },
    helpCommand: "显示某个命令的帮助",
  },
  problems: (count) => `发现 ${count} 个问题：`,
  written: (file) => `已写入：${file}`,
  progress: ({ method, node, percent, seconds }) =>
    `${node === "" ? method : `${method}，${node}`}：已完成 ${percent}%，约需 ${seconds} 秒（按 Ctrl-C 中止）`,
  compute: {
    head: ({ id, version, units, periods, indicators, missing }) =>
      `${id}，版本 ${version}；${indicators} 项指标，${units} 个评价对象，${periods} 个时期；${missing}`,
    missing: ({ missing, cells, share }) =>
      missing === 0 ? "无缺失数据" : `${cells} 个数据中缺失 ${missing} 个（${share}）`,
    dataNote: "数据说明",
    period: "时期",
    rank: "名次",
    unit: "对象",
    name: "名称",
    periodHeading: "时期",
    available: "数据可得率",
    weight: "权重",
    one: (unit) => `评价对象：${unit}`,
    tags: (shares) => `各标签指标在指数中的比重：${shares.join("、")}`,
    notes: "说明",
    more: (count) => `同类另有 ${count} 条`,
    moreRows: (count) => `……另有 ${count} 个对象`,
    allJson: "全部说明见 --format json",
    withheld: {
      "too-little-data": "† 不予发布：数据可得率过低",
      confidential: "‡ 不予发布：由得分可以推算保密数据",
    },
    treated: {
      title: (count) => `异常值处理：${count} 个数值`,
      headings: { indicator: "指标", unit: "评价对象", before: "处理前", after: "处理后", method: "方法" },
      how: { raised: "上调", lowered: "下调", removed: "截除" },
      more: (count) => `……另有 ${count} 个，全部见 --format json`,
    },
  },
  surveys: {
    title: "调查结果",
    indicator: "指标",
    figure: "数值",
    error: "标准误",
    interval: (percent) => `${percent}% 置信区间`,
    effect: "设计效应",
    withheld: {
      "no-answers": "无人作答",
      "minimum-n": "不予公布：样本量不足",
      "no-standard-error": "不予公布：无法估计标准误",
      "maximum-cv": "不予公布：误差过大",
      confidential: "不予公布：须保密",
    },
  },
  validate: {
    labels: { files: "文件", system: "指标体系", data: "数据", columns: "数据列", plan: "方案" },
    system: ({ id, version, groups, indicators, variables }) =>
      `${id} ${version}：${groups} 个分组，${indicators} 项指标${variables === 0 ? "" : `，${variables} 个变量`}`,
    data: ({ units, periods, rows, missing, cells, share }) =>
      `${units} 个评价对象，${periods.length} 个时期（${periods.join("、")}），${rows} 行；${missing === 0 ? "无缺失数据" : `${cells} 个数据中缺失 ${missing} 个（${share}）`}`,
    columns: ({ present, indicators, absent }) =>
      `${indicators} 项指标中 ${present} 项有数据${absent.length === 0 ? "" : `；无数据：${absent.join("、")}`}`,
    ok: (notes) => (notes === 0 ? "通过" : `通过，另有 ${notes} 条说明（gongfu compute 会列出）`),
  },
  weights: {
    node: "节点",
    name: "名称",
    effective: "有效权重：在综合指数中的比重",
    nominal: "名义权重：在同级中的比重",
    varies: "* 各时期或各对象不同，所示为平均值",
    agreement: "各方案有效指标权重的秩相关",
    movement: "综合指数相对于项目方案的变动",
    scheme: "方案",
    meanShift: "名次平均变动",
    maxShift: "最大",
    meanChange: "得分平均变动",
    maxChange: "最大",
    at: "所在",
    allIndicators: "全部指标",
    refused: "不能计算的方案",
    quantities: {
      weights: "权重 w",
      entropy: "信息熵 e",
      divergence: "差异系数 d",
      deviation: "标准差 σ",
      conflict: "冲突性 R",
      information: "信息量 C",
      correlation: "相关系数 r",
      lambda: "λmax",
      ci: "CI",
      ri: "RI",
      cr: "CR",
      gci: "GCI",
      koczkodaj: "Koczkodaj K",
      matrix: "判断矩阵",
      judged: "判断权重",
      eigenvalues: "特征值",
      loadings: "载荷",
      explained: "方差贡献率",
      coefficients: "组合系数",
      variation: "变异系数",
      mean: "均值",
      sd: "标准差",
    },
  },
  describe: describeWordsZh,
  monitor: monitorWordsZh,
  works: worksWordsZh,
  appraisal: appraisalWordsZh,
  engines: enginesWordsZh,
  snapshot: snapshotWordsZh,
  revisions: revisionsWordsZh,
  chart: chartWordsZh,
  explain: explainWordsZh,
  uncertainty: uncertaintyWordsZh,
  systems: {
    columns: { id: "标识", version: "版本", name: "名称", indicators: "指标数", targets: "目标数" },
    more: "查看其中之一：gongfu systems 标识",
    head: ({ id, version, groups, indicators, targets }) =>
      `${id}，版本 ${version}：${groups} 个分组，${indicators} 项指标，${targets} 个目标`,
    tree: { node: "节点", name: "名称", measure: "计量单位", direction: "方向", targets: "目标" },
    variables: "变量",
    directions: { positive: "正向", negative: "逆向", unstated: "未说明" },
    ideal: (value) => (value === null ? "适度（理想值未知）" : `适度（${value}）`),
    formula: (text) => `= ${text}`,
    target,
    aspirational: "争取",
    forUnit: (unit) => `对象 ${unit}`,
  },
  schemas: { heading: "文档类型（gongfu schema 名称）：" },
  init: {
    made: (files) => `已生成 ${files.join(" 和 ")}。`,
    next: ["其中数据纯属虚构。计算指数：", "随后将自己的数据填入 data/example.csv，将自己的指标写入 gongfu.yaml。"],
  },
};
