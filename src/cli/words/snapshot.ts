/** Headings and lines of `gongfu snapshot`, `verify` and `diff`. */
export interface SnapshotWords {
  readonly done: Readonly<Record<"written" | "unchanged" | "replaced", (file: string) => string>>;
  readonly verify: {
    readonly same: (file: string, periods: string) => string;
    readonly differs: (file: string, periods: string, count: number) => string;
    readonly damaged: (file: string) => string;
    /** Of the first differences; columns of the table. */
    readonly headings: readonly [step: string, place: string, expected: string, found: string, by: string];
    readonly first: (step: string) => string;
    readonly table: (file: string) => string;
    readonly more: (count: number) => string;
    /** How today's project differs, which is no failure. */
    readonly today: string;
    readonly tolerance: (tolerance: string) => string;
  };
  readonly diff: {
    readonly head: (from: string, to: string) => string;
    readonly sections: {
      readonly scores: string;
      readonly weights: string;
      readonly revisions: string;
      readonly plan: string;
      readonly system: string;
      readonly membership: string;
      readonly attribution: string;
    };
    readonly columns: {
      readonly unit: string;
      readonly period: string;
      readonly node: string;
      readonly before: string;
      readonly after: string;
      readonly change: string;
      readonly rank: string;
      readonly cause: string;
      readonly largest: string;
    };
    readonly none: string;
    readonly joined: string;
    readonly left: string;
    readonly column: string;
    readonly more: (count: number) => string;
    readonly unexplained: string;
    readonly failed: (count: number) => string;
    readonly passed: string;
    readonly allowed: (bound: string) => string;
  };
}

interface CommandHelp {
  readonly summary: string;
  readonly description: string;
  readonly examples: readonly (readonly [what: string, call: string])[];
}

export interface SnapshotHelp {
  readonly commands: Readonly<Record<"snapshot" | "verify" | "diff", CommandHelp>>;
  readonly arguments: Readonly<Record<"diffFrom" | "diffTo", string>>;
  readonly options: Readonly<
    Record<
      | "snapshotPeriod"
      | "official"
      | "embed"
      | "ruler"
      | "replace"
      | "reason"
      | "verifyPeriod"
      | "verifyFormat"
      | "diffPeriod"
      | "failOn"
      | "diffFormat",
      string
    >
  >;
}

export const snapshotWordsEn: SnapshotWords = {
  done: {
    written: (file) => `${file} written`,
    unchanged: (file) => `${file} is there with the same content`,
    replaced: (file) => `${file} replaced`,
  },
  verify: {
    same: (file, periods) => `${file} (${periods}): reproduced`,
    differs: (file, periods, count) => `${file} (${periods}): NOT reproduced, ${count} differences`,
    damaged: (file) => `${file}: cannot be verified`,
    headings: ["step", "where", "snapshot", "computed", "by"],
    first: (step) => `first at the step ${step}`,
    table: (file) => `${file} is not the table of its snapshot; write the snapshot again, which leaves it as it is`,
    more: (count) => `… and ${count} more; --format json has all`,
    today: "today's project differs from the snapshot (no failure):",
    tolerance: (tolerance) => `Numbers agree where |x − y| ≤ ${tolerance} · max(1, |x|, |y|).`,
  },
  diff: {
    head: (from, to) => `From ${from} to ${to}`,
    sections: {
      scores: "Scores and ranks of the index",
      weights: "Weights in the index",
      revisions: "Revised data",
      plan: "Plan",
      system: "System",
      membership: "Units and nodes",
      attribution: "Why the index moved",
    },
    columns: {
      unit: "unit",
      period: "period",
      node: "node",
      before: "before",
      after: "after",
      change: "change",
      rank: "rank",
      cause: "by cause",
      largest: "largest parts",
    },
    none: "no difference",
    joined: "joined",
    left: "left",
    column: "some figures of the column",
    more: (count) => `… and ${count} more; --format json has all`,
    unexplained: "could not be split",
    failed: (count) => `Not allowed by --fail-on: ${count}`,
    passed: "Nothing that --fail-on forbids.",
    allowed: (bound) => `allowed: up to ${bound}`,
  },
};

export const snapshotWordsZh: SnapshotWords = {
  done: {
    written: (file) => `已写入 ${file}`,
    unchanged: (file) => `${file} 已存在，内容相同`,
    replaced: (file) => `已替换 ${file}`,
  },
  verify: {
    same: (file, periods) => `${file}（${periods}）：可重现`,
    differs: (file, periods, count) => `${file}（${periods}）：不能重现，差异 ${count} 处`,
    damaged: (file) => `${file}：无法核验`,
    headings: ["步骤", "位置", "快照", "重算", "相差"],
    first: (step) => `最先出现在步骤 ${step}`,
    table: (file) => `${file} 与快照的得分表不符；请重新写出快照（快照本身不变）`,
    more: (count) => `……另有 ${count} 处；--format json 列出全部`,
    today: "当前项目与快照的不同之处（不算失败）：",
    tolerance: (tolerance) => `|x − y| ≤ ${tolerance} · max(1, |x|, |y|) 视为一致。`,
  },
  diff: {
    head: (from, to) => `由 ${from} 至 ${to}`,
    sections: {
      scores: "总指数的得分与名次",
      weights: "在总指数中的权重",
      revisions: "数据修订",
      plan: "计算方案",
      system: "指标体系",
      membership: "评价对象与节点",
      attribution: "总指数变动的原因",
    },
    columns: {
      unit: "评价对象",
      period: "时期",
      node: "节点",
      before: "此前",
      after: "此后",
      change: "变动",
      rank: "名次",
      cause: "按原因",
      largest: "最大的部分",
    },
    none: "无差异",
    joined: "新增",
    left: "退出",
    column: "该列的某些数值",
    more: (count) => `……另有 ${count} 处；--format json 列出全部`,
    unexplained: "无法分解",
    failed: (count) => `--fail-on 不允许的变动：${count} 处`,
    passed: "没有 --fail-on 不允许的变动。",
    allowed: (bound) => `允许不超过 ${bound}`,
  },
};

export const snapshotHelpEn: SnapshotHelp = {
  commands: {
    snapshot: {
      summary: "keep the numbers of a period with everything that they came from",
      description:
        "Computes the index and writes a snapshot a period, snapshots/PERIOD.json and its scores as .csv: system, plan, what was learned, hashes of the data, every step, weights, scores, ranks, coverage, flags, notes. The same input gives the same bytes. A snapshot that is there with other content is not overwritten without --replace and a reason.",
      examples: [
        ["the latest period of the project in this folder", "gongfu snapshot"],
        ["official numbers of 2023", "gongfu snapshot --period 2023 --official"],
        ["a correction", 'gongfu snapshot --period 2023 --replace --reason "population recounted"'],
      ],
    },
    verify: {
      summary: "compute the snapshots again and say what does not reproduce",
      description:
        "Computes each snapshot of a project again from the project's data, with the snapshot's own system and plan, and says which cell differs, at which step, by how much. Exit code 3 where one does not reproduce or is damaged. Where today's project differs from a snapshot is said as well and is no failure.",
      examples: [
        ["all snapshots of the project in this folder", "gongfu verify"],
        ["one period, for a CI job", "gongfu verify --period 2023 --format junit --out verify.xml"],
      ],
    },
    diff: {
      summary: "say what is different between two snapshots, or a snapshot and the project",
      description:
        "Scores, ranks, weights, revised data, plan, system, units, each apart, and why each unit's index moved, in parts that sum to the change. Exit code 3 where --fail-on forbids what moved.",
      examples: [
        ["two years", "gongfu diff snapshots/2022.json snapshots/2023.json"],
        ["what has changed in the project since", "gongfu diff snapshots/2023.json ."],
        [
          "red in CI when something moved too far",
          'gongfu diff snapshots/2022.json snapshots/2023.json --fail-on "rank-shift>3,score>5%,data-revision"',
        ],
      ],
    },
  },
  arguments: {
    diffFrom: "the earlier snapshot, or a project",
    diffTo: "the later snapshot, or a project",
  },
  options: {
    snapshotPeriod: "a snapshot of this period; may be repeated; default: the latest in the data",
    official: "refuse a ruler that moves and weights that are learned anew",
    embed: "keep the data inside, so that it can be verified without the files",
    ruler: "score with what this snapshot, or a file of --save-fitted, learned",
    replace: "replace a snapshot with other content; needs --reason",
    reason: "why it is replaced; stays in the snapshot",
    verifyPeriod: "only the snapshots of this period; may be repeated",
    verifyFormat: "table, json (everything), junit or sarif; default: by the ending of --out, else table",
    diffPeriod: "of a project: this period; default: those of the other side, else the latest",
    failOn: "what must not have moved: rank-shift>3, score>5%, weight>0.01, data-revision, plan, system, membership",
    diffFormat:
      "table, json (everything), a row a score as csv, jsonl, parquet or xlsx, markdown, junit or sarif; default: by the ending of --out, else table",
  },
};

export const snapshotHelpZh: SnapshotHelp = {
  commands: {
    snapshot: {
      summary: "保存一个时期的结果及其全部来源",
      description:
        "计算指数，每个时期写出一份快照 snapshots/PERIOD.json 及其得分表 .csv：指标体系、计算方案、拟合值、数据哈希、各步骤数值、权重、得分、名次、数据覆盖率、标记与说明。输入相同则字节相同。已有内容不同的快照，没有 --replace 与理由不予覆盖。",
      examples: [
        ["当前文件夹项目的最新时期", "gongfu snapshot"],
        ["2023 年正式结果", "gongfu snapshot --period 2023 --official"],
        ["更正", 'gongfu snapshot --period 2023 --replace --reason "population recounted"'],
      ],
    },
    verify: {
      summary: "重算各快照，指出不能重现之处",
      description:
        "用快照自己的指标体系与方案，由项目数据重算每份快照，指出哪个单元格、哪一步、相差多少。有快照不能重现或已损坏时退出码为 3。当前项目与快照的不同之处另行列出，不算失败。",
      examples: [
        ["当前文件夹项目的全部快照", "gongfu verify"],
        ["一个时期，用于持续集成", "gongfu verify --period 2023 --format junit --out verify.xml"],
      ],
    },
    diff: {
      summary: "两份快照之间，或快照与项目之间的不同",
      description:
        "得分、名次、权重、数据修订、计算方案、指标体系、评价对象分别列出，并说明每个评价对象总指数变动的原因，各部分之和等于变动。出现 --fail-on 不允许的变动时退出码为 3。",
      examples: [
        ["两个年度", "gongfu diff snapshots/2022.json snapshots/2023.json"],
        ["此后项目有何变动", "gongfu diff snapshots/2023.json ."],
        [
          "变动过大时持续集成报错",
          'gongfu diff snapshots/2022.json snapshots/2023.json --fail-on "rank-shift>3,score>5%,data-revision"',
        ],
      ],
    },
  },
  arguments: {
    diffFrom: "较早的快照，或项目",
    diffTo: "较晚的快照，或项目",
  },
  options: {
    snapshotPeriod: "该时期的快照；可重复给出；默认为数据中的最新时期",
    official: "标尺会变动或权重由数据求得时拒绝",
    embed: "将数据放入快照，核验时无需数据文件",
    ruler: "用该快照（或 --save-fitted 的文件）的拟合值计分",
    replace: "替换内容不同的快照；须给出 --reason",
    reason: "替换的理由；保留在快照中",
    verifyPeriod: "只核验该时期的快照；可重复给出",
    verifyFormat: "table、json（全部）、junit 或 sarif；默认按 --out 的扩展名，否则为 table",
    diffPeriod: "项目一方取该时期；默认为另一方的时期，否则为最新时期",
    failOn: "不得变动的内容：rank-shift>3、score>5%、weight>0.01、data-revision、plan、system、membership",
    diffFormat:
      "table、json（全部）、每个得分一行的 csv、jsonl、parquet、xlsx，以及 markdown、junit 或 sarif；默认按 --out 的扩展名，否则为 table",
  },
};
