/** Help of `gongfu report`. */
export interface ReportHelp {
  readonly command: {
    readonly summary: string;
    readonly description: string;
    readonly examples: readonly (readonly [what: string, call: string])[];
  };
  readonly options: Readonly<
    Record<"reportOut" | "reportUnits" | "reportSections" | "reportTemplate" | "reportPeriod" | "reportTheme", string>
  >;
}

export const reportHelpEn: ReportHelp = {
  command: {
    summary: "write the whole result as one HTML page, for the screen and for paper",
    description:
      "Writes one file that needs no network and can be read without scripts: page one in sentences, league table, domains, a page for each unit to check and sign, targets, appraisal, work items, method with formulas, decisions, quality of the data, uncertainty, revisions, provenance. What the project has nothing for is named at the end. Settings stand in the project under report.",
    examples: [
      ["the project in this folder", "gongfu report --out report.html"],
      ["in Chinese, with pages for two towns", "gongfu report --locale zh --units ningxi,beiyang --out report.html"],
      ["only page one and the league table", "gongfu report --sections summary,league --out short.html"],
      ["with an organisation's name, logo and colours", "gongfu report --template bureau.yaml --out report.html"],
    ],
  },
  options: {
    reportOut: "write to this file; default: standard output, unless that is a terminal",
    reportUnits: "units with a page of their own, by id; default: all",
    reportSections:
      "summary, league, domains, units, targets, appraisal, works, method, decisions, data, uncertainty, revisions, provenance; default: all",
    reportTemplate: "a YAML file with organisation, logo, colours and footer; default: report in the project",
    reportPeriod: "report on this period; default: the latest",
    reportTheme: "auto (as the reader's screen), light or dark; paper is always light",
  },
};

export const reportHelpZh: ReportHelp = {
  command: {
    summary: "将全部结果写成一个 HTML 页面，供屏幕阅读和打印",
    description:
      "生成单个文件，无须联网，关闭脚本也能阅读：一页概要、得分与排名、各领域、供各评价对象核对签字的分页、目标监测、考评、重点工作、带公式的方法、方法选择、数据质量、不确定性、数据修订、来源与复现。\n项目没有的内容在末尾列明。有关设置写在项目的 report 之下。",
    examples: [
      ["当前文件夹的项目", "gongfu report --out report.html"],
      ["中文，含两个镇的分页", "gongfu report --locale zh --units ningxi,beiyang --out report.html"],
      ["只要概要和排名", "gongfu report --sections summary,league --out short.html"],
      ["带单位名称、标志和颜色", "gongfu report --template bureau.yaml --out report.html"],
    ],
  },
  options: {
    reportOut: "写入该文件；默认为标准输出，终端除外",
    reportUnits: "有分页的评价对象的编号；默认为全部",
    reportSections:
      "summary（概要）、league（排名）、domains（领域）、units（评价对象）、targets（目标）、appraisal（考评）、works（重点工作）、method（方法）、decisions（方法选择）、data（数据质量）、uncertainty（不确定性）、revisions（数据修订）、provenance（来源）；默认为全部",
    reportTemplate: "写有 organisation、logo、colours、footer 的 YAML 文件；默认为项目中的 report",
    reportPeriod: "报告该时期；默认为最新时期",
    reportTheme: "auto（随读者屏幕）、light（浅色）或 dark（深色）；打印总是浅色",
  },
};
