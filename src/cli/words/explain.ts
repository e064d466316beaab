export interface ExplainHelp {
  readonly command: {
    readonly summary: string;
    readonly description: string;
    readonly examples: readonly (readonly [what: string, call: string])[];
  };
  readonly arguments: { readonly explainUnit: string; readonly explainPeriod: string };
  readonly options: {
    readonly explainProject: string;
    readonly explainFrom: string;
    readonly explainTop: string;
    readonly explainFormat: string;
  };
}

export const explainHelpEn: ExplainHelp = {
  command: {
    summary: "say why a unit has its score and rank, and why they changed",
    description:
      "Takes one unit's score apart: what each indicator adds, what parts it from the unit one place above, what moved it since the period before (data, ruler, weights, method, coverage, membership), and what would raise it most. The parts sum to what they explain.",
    examples: [
      ["a unit in the project of this folder", "gongfu explain Dongcheng 2023"],
      [
        "another project, against 2020, in Chinese",
        "gongfu explain AUT 2023 --project asem.yaml --from 2020 --locale zh",
      ],
    ],
  },
  arguments: { explainUnit: "id of the unit", explainPeriod: "the period" },
  options: {
    explainProject: "project file or folder; default: gongfu.yaml here or above",
    explainFrom: "the earlier period; default: the one before",
    explainTop: "how many indicators each table shows; default 10",
    explainFormat: "table or json",
  },
};

export const explainHelpZh: ExplainHelp = {
  command: {
    summary: "说明某单位得分、名次及其变动的原因",
    description:
      "分解一个单位的得分：各指标的贡献，与前一名的差距来自哪里，较上期变动的原因（数据、标尺、权重、方法、数据覆盖率、指标增减），以及提升空间最大的指标。各部分合计等于被解释的数。",
    examples: [
      ["本文件夹项目中的一个单位", "gongfu explain Dongcheng 2023"],
      ["另一个项目，与 2020 年相比，用中文", "gongfu explain AUT 2023 --project asem.yaml --from 2020 --locale zh"],
    ],
  },
  arguments: { explainUnit: "单位的 id", explainPeriod: "时期" },
  options: {
    explainProject: "项目文件或文件夹；默认为此处或上级的 gongfu.yaml",
    explainFrom: "对比的较早时期；默认为上一期",
    explainTop: "每张表显示多少个指标；默认 10",
    explainFormat: "table 或 json",
  },
};
