import { type Html, html } from "../markup.ts";
import { table } from "../table.ts";
import type { View } from "../view.ts";

/** What was computed from what, so that it can be done again. */
export function provenance(view: View): Html {
  const { say, source, name } = view;
  const found = source.provenance!;
  const { system } = source.result;
  const document = typeof system.source === "string" ? system.source : system.source?.document;
  return html`<dl class="facts"><dt>${say("Software", "软件")}</dt><dd>${found.software.name} ${found.software.version}</dd>
<dt>${say("System", "指标体系")}</dt><dd><bdi>${name(system.name, system.id)}</bdi> (<code>${system.id}</code> ${system.version})</dd>
${document === undefined ? "" : html`<dt>${say("Its source", "来源文件")}</dt><dd><bdi>${document}</bdi></dd>`}
<dt>${say("SHA-256 of the system", "指标体系 SHA-256")}</dt><dd><code>${found.systemSha256}</code></dd>
${found.asOf === null ? "" : html`<dt>${say("Figures as they stood", "数据截至")}</dt><dd>${found.asOf}</dd>`}</dl>
${table(
  found.parts,
  [
    { heading: say("period", "时期"), names: true, cell: ({ period }) => period },
    { heading: say("units", "评价对象数"), figure: true, cell: ({ units }) => units },
    { heading: "SHA-256", cell: ({ sha256 }) => html`<code>${sha256}</code>` },
  ],
  { caption: say("Data, by their content", "数据（按内容）") },
)}
${
  found.files.length === 0
    ? ""
    : table(
        found.files,
        [
          { heading: say("file", "文件"), names: true, cell: ({ file }) => html`<bdi>${file}</bdi>` },
          { heading: say("what it is", "用途"), cell: ({ role }) => say(role, ROLES_ZH[role] ?? role) },
        ],
        { caption: say("Files that were read", "读取的文件") },
      )
}
${
  found.snapshots.length === 0
    ? html`<p>${say("The project keeps no snapshot of its results.", "项目没有保存结果快照。")}</p>`
    : table(
        found.snapshots,
        [
          { heading: say("snapshot", "快照"), names: true, cell: ({ file }) => html`<bdi>${file}</bdi>` },
          { heading: say("periods", "时期"), cell: ({ periods }) => view.list(periods) },
          { heading: "id", cell: ({ id }) => html`<code>${id}</code>` },
        ],
        { caption: say("Snapshots", "快照") },
      )
}`;
}

/** What a file is to its project. */
const ROLES_ZH: Readonly<Record<string, string>> = {
  project: "项目",
  system: "指标体系",
  plan: "方案",
  data: "数据",
  survey: "问卷调查",
  weights: "权重",
  judgements: "判断矩阵",
  targets: "目标",
  neighbours: "相邻关系",
  positions: "位置",
  population: "人口",
  works: "重点工作",
  ledger: "问题清单",
  appraisal: "考评",
};
