import { type Inconsistency, type JudgementChange, ratioText } from "../en/weigh-subjective.ts";
import type { Texts } from "../issue.ts";
import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: "、", more: (n) => `……（另有 ${n} 个）` });
const meant = (nearest: string | undefined) => (nearest === undefined ? "" : `；是否应为“${nearest}”？`);

const CELLS = {
  text: "请填写数字、小数或 1/3 这样的分数，或留空",
  date: "电子表格把分数变成了日期；请将单元格设为文本格式，或改写为小数",
  "zero-denominator": "分母不能为 0",
  infinite: "数值必须有限",
} as const;

const change = ({ a, b, from, to }: JudgementChange) => `${a}/${b} 由 ${ratioText(from)} 改为 ${ratioText(to)}`;

function inconsistency({ cr, limit, expert, triple, repair, together }: Inconsistency): string {
  const { a, b, c, ab, bc, ac } = triple;
  const who = expert === null ? "判断" : `${expert} 的判断`;
  const apart = `${a}/${b} = ${ratioText(ab)} 且 ${b}/${c} = ${ratioText(bc)}，而 ${a}/${c} = ${ratioText(ac)}`;
  const mend =
    repair.length > 0
      ? `改动一处即可通过一致性检验：${repair.map(change).join("，或 ")}`
      : together.length > 0
        ? `改动任何一处都不够，以下各处同时改动可通过：${together.map(change).join("、")}`
        : "请重新判断";
  return `${who}前后不一致：一致性比例 CR 为 ${Number(cr.toPrecision(3))}，超过 ${limit}；矛盾最大的是 ${apart}；${mend}`;
}

type SubjectiveTexts = Pick<Texts, keyof typeof import("../en/weigh-subjective.ts").weighSubjectiveEn>;

/** 主观赋权的问题和说明。 */
export const weighSubjectiveZh: SubjectiveTexts = {
  "judgement-one-form": ({ given, forms }) =>
    `判断${given === 0 ? "没有给出" : "以多种形式给出"}；请只用 ${names(forms)} 中的一种`,
  "judgement-not-read": (p) => `第 ${p.a} 行第 ${p.b} 列的“${p.found}”不是判断值；${CELLS[p.problem]}`,
  "judgement-not-square": ({ rows, columns }) =>
    `判断矩阵的行数与列数应相等，现有 ${rows} 行 ${columns} 列；空格请写为 null，在文本中写为 -`,
  "judgement-size": ({ found, nodes }) =>
    `判断涉及 ${found} 项，而此处赋权的有 ${nodes.length} 项（${names(nodes)}）；请逐项判断，或用 nodes 写明各行的 id`,
  "judgement-node-twice": ({ id }) => `“${id}”列出了两次；请只列一次`,
  "judgement-not-listed": ({ id, nodes }) => `判断中有“${id}”，而 nodes 未列出（${names(nodes)}）；请更正其一`,
  "judgement-twice": ({ a, b, first }) => `${a} 与 ${b} 的比较给出了两次，首次在第 ${first} 条；请保留一条`,
  "judgement-lacking": ({ a, b }) => `缺少 ${a} 对 ${b} 的判断，而该方法要求各对俱全；请补充`,
  "judgement-diagonal": ({ node, found, wanted }) => `${node} 与自身的比较为 ${found}；对角线应为 ${wanted}，或留空`,
  "judgement-not-positive": ({ found, a, b }) =>
    `${a} 对 ${b} 的判断为 ${found}；重要性之比应大于 0，“三分之一”写作 1/3`,
  "judgement-off-scale": (p) =>
    `${p.a} 对 ${p.b} 的判断为 ${p.found}；标度“${p.scale}”的取值在 1/${p.largest} 至 ${p.largest} 之间；请更正，或设 scale: unbounded`,
  "judgement-not-reciprocal": (p) =>
    `${p.a} 对 ${p.b} 为 ${ratioText(p.found)}，则 ${p.b} 对 ${p.a} 应为 ${ratioText(1 / p.found)}，现为 ${ratioText(p.back)}；请更正其一，或留空`,
  "judgement-nodes-missing": (p) =>
    `尚未判断：${names(p.missing)}；请补充${
      p.unknown.length === 0
        ? ""
        : `；已判断但此处不赋权：${names(p.unknown.map(({ id, nearest }) => (nearest === undefined ? id : `${id}（是否应为 ${nearest}？）`)))}`
    }`,
  "judgement-count": (p) => `${p.key} 有 ${p.found} 个数值，而 ${p.nodes} 项的排序需要 ${p.wanted} 个；请逐步给出`,
  "judgement-too-small": ({ key, found, least }) =>
    `${key} 中有 ${found}，不能小于 ${least}；若后一项更重要，请调整顺序`,
  "judgement-out-of-order": ({ node, found, before }) =>
    `${node} 的优先度为 ${found}，小于其前的 ${before}；顺序自最重要者起，优先度数值应依次不减`,
  "judgements-absent": (p) =>
    `缺少 ${names(p.groups)} 的判断（已给出：${p.given.length === 0 ? "无" : names(p.given)}）${meant(p.nearest)}；请补充，或在 weigh.nodes 中为${p.groups.length === 1 ? "该分组" : "这些分组"}另选方法`,
  "judgements-for-one": ({ groups }) =>
    `一份判断不能用于多个分组（${names(groups)}）；请按分组各给一份：{ ${groups[0]}: … }`,
  "judgements-need-siblings": ({ given }) =>
    `按分组给出的判断（${names(given)}）只能为分组内的下级赋权；请设 scope: siblings，或对全部指标给出一份判断`,
  "judgements-disconnected": ({ parts }) =>
    `${parts.map((part) => `{${names(part)}}`).join("与")}之间没有任何判断相连，无从比较；请至少补充一对跨组的判断`,
  "expert-twice": ({ name, first }) => `“${name}”已是第 ${first} 位专家；每位专家只列一次`,
  "expert-unknown": ({ name, nearest, known }) =>
    `没有名为“${name}”的专家${meant(nearest)}；已有专家：${known.length === 0 ? "无" : names(known)}`,
  "experts-without-weight": (_) => "没有权重大于 0 的专家；请至少给一位专家赋权",

  "judgements-headings": ({ headings }) =>
    `判断表的列名为 a、b、value，可另有 expert 和 group，不能有其他列；现有：${names(headings)}`,
  "judgement-not-siblings": ({ a, b, group }) => `${a} 与 ${b} 并非都是“${group}”的下级；只有同一分组的下级才相互比较`,
  "judgement-row-twice": ({ a, b, first }) =>
    `${a} 与 ${b} 的比较给出了两次，首次在 ${first.file} 第 ${first.row} 行；请保留一条`,
  "judgements-given-twice": ({ file }) => `${file} 中的判断会取代另一处给出的判断；请保留其一`,
  "judgements-method": ({ file }) => `${file} 是判断表，而方案未说明用何种方法；请设 weigh.method，例如 ahp`,

  "too-inconsistent": inconsistency,
  "tier-ratio": ({ found }) => `“${found}”不是分级之比；请写为正数之比，如 3:2:1`,
  "tier-unknown": ({ tier, tiers }) => `没有第 ${tier} 级，比例共 ${tiers} 级；请增加级数，或更正级别`,
  "tier-missing": ({ nodes }) => `${names(nodes)} 没有级别；请在 tiers 中或按标签指定，或设 otherwise`,
  "points-zero": ({ name, nodes }) => `专家 ${name} 对 ${names(nodes)} 全部给 0 分，无从分配；请至少给其中一项分值`,
  "median-zero": ({ nodes }) => `${names(nodes)} 的集中值均为 0；请用 centre: mean，或更正数值`,
  "swing-interval": ({ node, low, high }) => `${node} 的摆幅是区间 ${low} 至 ${high}；请设 form: interval`,
  "swing-turned": ({ node, low, high }) => `${node} 的区间由 ${low} 降至 ${high}；请先写较小值`,
  "best-worst-parts": ({ pairs }) =>
    pairs
      ? "从各对判断中看不出一个与其余各项比较的最优项和一个各项与之比较的最劣项；请补全，或写明 best 与 worst"
      : "最优最劣法需要 best、worst、bestToOthers 和 othersToWorst；请补全",
  "best-is-worst": ({ id }) => `“${id}”既是最优又是最劣；请指定不同的两项`,
  "best-worst-scale": ({ found, a, b }) =>
    `${a} 对 ${b} 的判断为 ${found}；最优对各项、各项对最劣的判断应为 1 至 9 的数`,
  "best-worst-differ": (p) =>
    `最优对最劣（${p.best} 对 ${p.worst}）在 bestToOthers 中为 ${p.there}，在 othersToWorst 中为 ${p.back}；两者应相等`,
  "best-worst-unsolved": (_) => "线性规划在舍入误差内无解；请用 form: nonlinear",
  "triangle-turned": ({ a, b, found }) =>
    `${a} 对 ${b} 的判断为（${found.map(ratioText).join(", ")}）；三角模糊数应依次为下限、可能值、上限`,
  "influence-off-scale": (p) =>
    `${p.a} 对 ${p.b} 的影响为 ${p.found}；应在 0 至 ${p.largest} 之间；请更正，或设 largest`,
  "influence-none": ({ nodes }) => `${names(nodes)} 之间没有任何影响；请至少对一对给出大于 0 的判断`,
  "influence-endless": ({ divideBy }) => `除以最大和（divideBy: ${divideBy}）后影响循环不衰减；请重新判断`,
  "votes-above-voters": ({ votes, voters }) => `某项得 ${votes} 票，多于 ${voters} 名投票人；请更正其一`,
  "opinion-empty": ({ nodes }) => `${names(nodes)} 没有任何选择或评分；请补充回答`,

  "inconsistent-judgements": inconsistency,
  "judgements-completed": ({ pairs, of, rule }) =>
    `${of} 对中有 ${pairs.length} 对未判断，已按“${rule}”补全：${names(pairs)}`,
  "judgements-extra": ({ nodes }) => `已判断但此处不赋权，其余各项保持原有比例：${names(nodes)}`,
  "extent-zero-weights": ({ nodes }) =>
    `程度分析法给 ${names(nodes)} 的权重为 0，而其判断并非如此：它度量的是可能性而非重要性；请用 variant: buckley`,
  "delphi-apart": ({ nodes, maxCv, round }) =>
    `第 ${round} 轮之后专家意见仍较分散（变异系数大于 ${maxCv}）：${names(nodes)}`,
  "answers-left-out": ({ count, of }) => `${of} 人中有 ${count} 人未对各项全部作答，不予计入`,
};
