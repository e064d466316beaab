interface ChartHelp {
  readonly command: {
    readonly summary: string;
    readonly description: string;
    readonly examples: readonly (readonly [what: string, call: string])[];
  };
  readonly arguments: Readonly<Record<"chartKind", string>>;
  readonly options: Readonly<
    Record<
      | "chartList"
      | "chartUnit"
      | "chartPeriod"
      | "chartNode"
      | "chartOut"
      | "chartTheme"
      | "chartWidth"
      | "chartTitle"
      | "chartFrom"
      | "chartPlan"
      | "chartGeojson"
      | "chartProperty"
      | "chartGroups"
      | "chartWeights"
      | "chartStage"
      | "chartPopulation"
      | "chartDevelopment"
      | "chartSharing"
      | "chartOthers",
      string
    >
  >;
}

/** Headings and lines of `gongfu chart --list`. */
export interface ChartWords {
  readonly kind: string;
  readonly name: string;
  readonly shows: string;
}

export type { ChartHelp };

export const chartWordsEn: ChartWords = { kind: "kind", name: "name", shows: "shows" };
export const chartWordsZh: ChartWords = { kind: "类型", name: "名称", shows: "内容" };

export const chartHelpEn: ChartHelp = {
  command: {
    summary: "draw a chart of the result as SVG",
    description:
      "Draws one chart of the project as an SVG that reads in grey, names what it shows for screen readers and needs nothing from elsewhere; the same input gives the same bytes. Without a kind, lists the kinds. Charts of uncertainty and sensitivity take what the project says of them.",
    examples: [
      ["the kinds there are", "gongfu chart --list"],
      ["the ranking of the latest period", "gongfu chart ranking --out ranking.svg"],
      [
        "a town's profile in Chinese, following the reader's light or dark",
        "gongfu chart radar --unit north --theme auto --locale zh --out north.svg",
      ],
    ],
  },
  arguments: { chartKind: "what to draw; --list shows the kinds" },
  options: {
    chartList: "list the kinds of charts",
    chartUnit: "the unit to mark, or whose chart it is",
    chartPeriod: "the period; default: the latest",
    chartNode: "the index, group or indicator charted; default: the index",
    chartOut: "write to this file; default: standard output",
    chartTheme: "light, dark, print (no ground) or auto (follows the reader's system or the page); default: light",
    chartWidth: "width in pixels, 240 to 4000; default: 720",
    chartTitle: "a title in place of the chart's own",
    chartFrom: "of waterfall: the period before; default: the one before that charted",
    chartPlan: "of rank-scatter: a YAML or JSON file with another plan; default: the project's with equal weights",
    chartGeojson: "of map: a GeoJSON file with an area for each unit",
    chartProperty: "of map: the property of an area that names its unit",
    chartGroups: "of lorenz and dagum: the grouping column",
    chartWeights: "of lorenz and dagum: the column that weighs each row",
    chartStage: "of attainment and board: only targets for this period",
    chartPopulation:
      "of lorenz and dagum, what a row is: units (means of towns), households or persons; default: units",
    chartDevelopment: "of quadrant: the nodes of this side, with commas; default: the first below the index",
    chartSharing: "of quadrant: the nodes of this side, with commas; default: the others",
    chartOthers: "of map, areas of no unit: refuse or show; default: refuse",
  },
};

export const chartHelpZh: ChartHelp = {
  command: {
    summary: "将结果绘制为 SVG 图表",
    description:
      "将项目绘制为一幅 SVG 图表：灰度下可读，为读屏软件写明所示内容，不依赖任何外部资源；同样的输入得到同样的字节。不给出类型时列出全部类型。不确定性与敏感性图表按项目中的设定计算。",
    examples: [
      ["现有的图表类型", "gongfu chart --list"],
      ["最近一期的排名", "gongfu chart ranking --out ranking.svg"],
      [
        "一个镇的中文画像，随读者的浅色或深色",
        "gongfu chart radar --unit north --theme auto --locale zh --out north.svg",
      ],
    ],
  },
  arguments: { chartKind: "图表类型；--list 列出全部" },
  options: {
    chartList: "列出图表类型",
    chartUnit: "要标出的评价对象，或所绘的对象",
    chartPeriod: "时期；默认：最近一期",
    chartNode: "所绘的指数、分组或指标；默认：指数",
    chartOut: "写入该文件；默认：标准输出",
    chartTheme: "light（浅色）、dark（深色）、print（无底色）或 auto（随读者系统或所在页面）；默认：light",
    chartWidth: "宽度（像素），240 至 4000；默认：720",
    chartTitle: "以此代替图表自带的标题",
    chartFrom: "waterfall：起始时期；默认：所绘时期的前一期",
    chartPlan: "rank-scatter：含另一方案的 YAML 或 JSON 文件；默认：本项目方案改为等权",
    chartGeojson: "map：每个评价对象各有一块区域的 GeoJSON 文件",
    chartProperty: "map：区域中写明评价对象的属性",
    chartGroups: "lorenz 与 dagum：分组列",
    chartWeights: "lorenz 与 dagum：各行权重所在的列",
    chartStage: "attainment 与 board：仅该时期的目标",
    chartPopulation:
      "lorenz 与 dagum：每行所代表的总体，units（评价对象均值）、households（住户）或 persons（个人）；默认：units",
    chartDevelopment: "quadrant：发展性一方的节点，以逗号分隔；默认：指数下第一项",
    chartSharing: "quadrant：共享性一方的节点，以逗号分隔；默认：其余各项",
    chartOthers: "map：无对应评价对象的区域，refuse（拒绝）或 show（显示）；默认：refuse",
  },
};
