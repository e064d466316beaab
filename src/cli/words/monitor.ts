export interface MonitorHelp {
  readonly command: {
    readonly summary: string;
    readonly description: string;
    readonly examples: readonly (readonly [what: string, call: string])[];
  };
  readonly options: {
    readonly at: string;
    readonly monitorAll: string;
    readonly monitorSection: string;
    readonly asOf: string;
    readonly monitorFormat: string;
  };
}

export const monitorHelpEn: MonitorHelp = {
  command: {
    summary: "show each target's attainment, pace, forecast and warning colour",
    description:
      "Holds the figures of a project against the targets of its system: attainment degree, met or not, distance left, pace needed and pace had, schedule, forecast, a colour with its level and the reason, and the attainment of every group, tag and owner. Settings stand in the project under monitor.",
    examples: [
      ["the project in this folder", "gongfu monitor"],
      ["every target, group, tag and owner", "gongfu monitor --all"],
      ["one district in 2023, in full", "gongfu monitor --unit huangyan --at 2023 --format json"],
      ["attainment by owner, as a table", "gongfu monitor --section owners --out owners.csv"],
    ],
  },
  options: {
    at: "report on this period; default: the latest in the data",
    asOf: "the day that work items and problems are reported on, default: the last day of the period; of data with vintages also the newest not after it",
    monitorAll: "every target, group, tag and owner; else what to look at first, and the domains",
    monitorSection:
      "targets, nodes, tags, owners, and where the project has them works, works-by, milestones, ledger, ledger-by, appraisal, appraisal-parts, appraisal-points; default: all in xlsx, else targets",
    monitorFormat:
      "table, json (everything), or tables (--section) as csv, jsonl, markdown, parquet or xlsx; default: by the ending of --out, else table",
  },
};

export const monitorHelpZh: MonitorHelp = {
  command: {
    summary: "逐项目标的实现度、进度、预测与预警颜色",
    description:
      "将项目数据与指标体系的目标逐一对照：实现度、是否达标、差距、所需与已有的年均变化、时序进度、预测、预警颜色与等级及其理由，以及各组、各标签、各责任单位的实现度。\n有关设置写在项目的 monitor 之下。",
    examples: [
      ["当前文件夹的项目", "gongfu monitor"],
      ["全部目标、分组、标签与责任单位", "gongfu monitor --all"],
      ["一个区 2023 年的全部内容", "gongfu monitor --unit huangyan --at 2023 --format json"],
      ["各责任单位的实现度，写成表格", "gongfu monitor --section owners --out owners.csv"],
    ],
  },
  options: {
    at: "报告该时期；默认为数据中的最新时期",
    asOf: "重点工作与问题清单的截止日期，默认为时期的最后一天；数据注明版次时，取不晚于该日的最新版次",
    monitorAll: "列出全部目标、分组、标签与责任单位；否则只列出应先看的目标和各领域",
    monitorSection:
      "targets（目标）、nodes（各组）、tags（标签）、owners（责任单位），以及项目中有的 works（重点工作）、works-by、milestones（节点）、ledger（问题清单）、ledger-by、appraisal（考评）、appraisal-parts、appraisal-points；默认 xlsx 为全部，其他格式为 targets",
    monitorFormat:
      "table、json（全部），或以 csv、jsonl、markdown、parquet、xlsx 写出 --section 所选的表；默认按 --out 的扩展名，否则为 table",
  },
};
