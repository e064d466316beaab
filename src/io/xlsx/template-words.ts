/** What a template says, in one language. */
export interface TemplateWords {
  readonly readme: readonly (readonly [head: string, text: string])[];
  readonly keys: { readonly title: string; readonly locale: string; readonly system: string };
  readonly plan: readonly (readonly [key: string, note: string])[];
  readonly columns: {
    readonly name: string;
    readonly measure: string;
    readonly direction: string;
    readonly definition: string;
    readonly source: string;
  };
  readonly weights: string;
  readonly judgements: string;
  readonly targets: string;
  readonly survey: string;
  readonly works: string;
  readonly ledger: string;
  readonly appraisal: string;
  readonly population: string;
}

export const TEMPLATE_WORDS: { readonly en: TemplateWords; readonly zh: TemplateWords } = {
  en: {
    readme: [
      [
        "data",
        "One row a unit and period. Rows whose first cell begins with “# ” are explanations and are passed over. A figure that is missing: leave the cell empty.",
      ],
      [
        "numbers",
        "Plain numbers in the measure of the column. Cells shown as percentages are read as shown where the measure is %.",
      ],
      ["plan", "How the index is computed. A value left empty takes its default."],
      ["weights", "Only for nodes whose weight differs from the system. An empty sheet changes nothing."],
      [
        "judgements",
        "For weigh.method ahp and others: how many times as important the node of the row is as that of the column. Fill the upper triangle: 3, or 1/3.",
      ],
      [
        "targets",
        "One row a target: indicator, period and value, the rest where needed. They replace those that the system has for the same indicator.",
      ],
      ["survey", "Answers, one row a respondent; the project file says how they are scored."],
      ["works", "Work items, reforms and projects; gongfu monitor follows them."],
      ["ledger", "Problems from the day they are found to the day they are closed."],
      [
        "appraisal",
        "Scores, bonuses, deductions and vetoes that the rule book (monitor.appraisal of the project) takes from a table.",
      ],
      ["population", "People by unit and period: weights and denominators."],
      ["compute", "Save the workbook, then: gongfu compute book.xlsx"],
    ],
    keys: {
      title: "stands over the results",
      locale: "en or zh",
      system:
        "id of a bundled system, or the path of its file; leave it empty where a sheet “system” or a project file gives the system",
    },
    plan: [
      ["over", "all-periods, each-period; default all-periods"],
      ["impute.method", "how gaps are filled; default none"],
      ["treat.method", "how outliers are treated; default none"],
      ["normalise.method", "default min-max, 0 to 100"],
      ["weigh.method", "given (weights of the system or of the sheet weights), equal, entropy, ahp …; default given"],
      ["aggregate.method", "arithmetic, geometric …; default arithmetic"],
      ["rank.decimals", "decimals on which ranks are compared; default all"],
    ],
    columns: { name: "name", measure: "measure", direction: "direction", definition: "definition", source: "source" },
    weights: "node: weight in the system, name; write below only what differs",
    judgements:
      "how many times as important is the row as the column? 1 equal, 3 moderately, 5 strongly, 7, 9; 1/3 the other way",
    targets: "one row a target, in the measure of the indicator",
    survey: "one row a respondent; add the columns that the project file names",
    works:
      "one row an item, without a date; below it a row with its id and a date for each milestone (planned) and report (done), in percent or in the measure of total",
    ledger: "one row a problem; opened, assigned, due, rectified, checked, closed are days: 2022-06-30",
    appraisal:
      "one row a score; part is the id of a part, bonus, deduction or gate of the rule book; kind only where two kinds share subject and part; without a period it holds for all",
    population: "one row a unit; period and group where people are told apart by them",
  },
  zh: {
    readme: [
      ["数据", "每个评价对象、每个时期一行。首格以“# ”开头的行是说明，读取时略过。数据缺失则留空。"],
      ["数字", "按该列的计量单位填写数值。以百分比格式显示的单元格，在计量单位为 % 时按显示值读取。"],
      ["方案", "指数如何计算。留空则取默认值。"],
      ["权重", "只填与指标体系不同的节点。空表不改变任何权重。"],
      ["判断矩阵", "用于 weigh.method 为 ahp 等：行节点的重要程度是列节点的多少倍。填写上三角：3 或 1/3。"],
      ["目标", "每个目标一行：指标、时期、目标值，其余按需填写。会替换指标体系中该指标原有的目标。"],
      ["问卷", "每位受访者一行；如何计分由项目文件说明。"],
      ["重点工作", "重点工作、重大改革与项目；由 gongfu monitor 跟踪。"],
      ["问题清单", "问题自登记至销号的全过程。"],
      ["考评", "考评办法（项目的 monitor.appraisal）中由表格给出的得分、加分、扣分和一票否决事项。"],
      ["人口", "各评价对象各时期的人口：用作权数与分母。"],
      ["计算", "保存工作簿，然后运行：gongfu compute book.xlsx"],
    ],
    keys: {
      title: "显示在结果上方的标题",
      locale: "en 或 zh",
      system: "内置指标体系的标识，或指标体系文件的路径；若由“指标体系”表或项目文件给出，则留空",
    },
    plan: [
      ["over", "学习范围：all-periods 全部时期、each-period 逐期；默认 all-periods"],
      ["impute.method", "缺失数据的插补；默认 none"],
      ["treat.method", "异常值处理；默认 none"],
      ["normalise.method", "无量纲化；默认 min-max，0 至 100"],
      ["weigh.method", "赋权：given（指标体系或权重表）、equal、entropy、ahp 等；默认 given"],
      ["aggregate.method", "合成：arithmetic、geometric 等；默认 arithmetic"],
      ["rank.decimals", "比较名次所用的小数位数；默认全部"],
    ],
    columns: { name: "名称", measure: "计量单位", direction: "方向", definition: "定义", source: "出处" },
    weights: "节点：指标体系中的权重，名称；只在下方填写不同的权重",
    judgements: "行的重要程度是列的多少倍？1 同等，3 稍重要，5 明显重要，7、9；反之写 1/3",
    targets: "每个目标一行，按指标的计量单位填写",
    survey: "每位受访者一行；按项目文件添加相应的列",
    works:
      "每个事项一行，不填日期；其下以同一编号加日期，每个节点（计划进度）或进展（完成进度）一行，单位为 % 或与总量相同",
    ledger: "每个问题一行；登记、交办、期限、整改、核查、销号均填日期：2022-06-30",
    appraisal:
      "每个得分一行；考评内容填考评办法中考评内容、加分项、扣分项或约束条件的标识；类别仅在两类考评对象重名时填写；时期留空则各时期适用",
    population: "每个评价对象一行；需要区分时填写时期和分组",
  },
};
