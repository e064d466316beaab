import type { Change } from "../../../analyse/decompose/explain-change.ts";
import { restsOn } from "../../../analyse/imputation.ts";
import type { Issue } from "../../../errors/index.ts";
import { whenZh } from "../../words/when.ts";
import { type Content, type Html, html, isolated, joined } from "../markup.ts";
import type { View } from "../view.ts";

/** Units whose change is told on the first page, each way. */
const TOLD = 3;

/** Page one, in sentences: where things stand, what moved and why, what the figures rest on, and what to be careful with. */
export function summary(view: View): Html {
  const { say } = view;
  return html`<p class="lead">${standing(view)}</p>
<h3>${say("What moved, and why", "变化与原因")}</h3>
${moved(view)}
<h3>${say("What the scores rest on", "得分的数据基础")}</h3>
<ul>${[...basis(view), ...targets(view), ...apart(view)].map((line) => html`<li>${line}`)}</ul>
<h3>${say("Read with care", "使用须知")}</h3>
<ul>${caveats(view).map((line) => html`<li>${line}`)}</ul>`;
}

function standing(view: View): Content {
  const { say, source, rows, period, index, score, unitLink } = view;
  const { result } = source;
  const scored = rows.filter((i) => !Number.isNaN(result.score(index)[i]!));
  const at = (i: number) => html`${unitLink(result.units[i]!)} ${score(result.score(index)[i]!)}`;
  if (scored.length === 0)
    return say(`No unit has a score in ${period}.`, `${whenZh(period)}没有评价对象得到综合得分。`);
  if (rows.length === 1) {
    const one = at(scored[0]!);
    return html`${say("In", "")} ${period}${say(": ", "：")}${one}${say(".", "。")}`;
  }
  const first = joined(scored.slice(0, 3).map(at), say(", ", "、"));
  const last = at(scored.at(-1)!);
  const mean = scored.reduce((sum, i) => sum + result.score(index)[i]!, 0) / scored.length;
  return say("en", "zh") === "zh"
    ? html`${whenZh(period)}共 ${scored.length} 个评价对象有综合得分，平均 ${score(mean)} 分；居前的是${first}，末位是${last}。`
    : html`${scored.length} units have a score in ${period}, ${score(mean)} on average. First come ${first}; the last is ${last}.`;
}

function moved(view: View): Html {
  const { say, source, previous, period, unitLink } = view;
  const { changes } = source;
  if (previous === null)
    return html`<p>${say(`There is no period before ${period}, so no change can be told.`, `${whenZh(period)}之前没有数据，无从比较变化。`)}</p>`;
  if (changes === null || changes === undefined || changes.length === 0)
    return html`<p>${say(
      `No change since ${previous} can be told: no unit has a score in both periods that can be taken apart.`,
      `无法说明 ${whenZh(previous)}以来的变化：没有评价对象在两个时期都有可分解的得分。`,
    )}</p>`;
  const up = changes.filter(({ change }) => change > 0).length;
  const down = changes.filter(({ change }) => change < 0).length;
  const mean = changes.reduce((sum, { change }) => sum + change, 0) / changes.length;
  const ordered = [...changes].sort((a, b) => b.change - a.change);
  const picked = ordered.length <= 2 * TOLD ? ordered : [...ordered.slice(0, TOLD), ...ordered.slice(-TOLD)];
  const head = say(
    `Since ${previous} the index rose for ${up} of ${changes.length} units and fell for ${down}; the mean change is ${view.signed(mean)}.`,
    `与 ${whenZh(previous)}相比，${changes.length} 个评价对象中 ${up} 个上升、${down} 个下降，平均变化 ${view.signed(mean)} 分。`,
  );
  return html`${changes.length > 1 ? html`<p>${head}</p>` : ""}
<ul>${picked.map((one) => html`<li>${unitLink(one.unit)}${say(": ", "：")}${changeSentence(one, view)}`)}</ul>`;
}

/** By how much a score moved, from which place to which, and by what most. */
export function changeSentence(change: Change, view: View): Html {
  const { say, signed, score, node, explainWords } = view;
  const { from, to, causes, parts } = change;
  const places =
    from.rank === 0 || to.rank === 0 || view.rows.length < 2
      ? ""
      : from.rank === to.rank
        ? say(`, rank ${to.rank} as before`, `，名次仍为第 ${to.rank}`)
        : say(`, from rank ${from.rank} to ${to.rank}`, `，名次由第 ${from.rank} 到第 ${to.rank}`);
  const why = Object.entries(causes)
    .filter(([, amount]) => signed(amount) !== signed(0))
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .map(([cause, amount]) => `${explainWords.causes[cause as keyof typeof causes]} ${signed(amount)}`);
  const most = [...parts]
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
    .slice(0, 3)
    .filter(({ amount }) => signed(amount) !== signed(0))
    .map(({ node: id, amount }) => html`${node(id)} ${signed(amount)}`);
  const by = why.length === 0 ? "" : say(` By cause: ${view.list(why)}.`, `按原因：${view.list(why)}。`);
  const mostly: Content =
    most.length === 0
      ? ""
      : html`${say(" Most of it: ", "主要来自：")}${joined(most, say(", ", "、"))}${say(".", "。")}`;
  return html`${signed(change.change)}${say(` to ${score(to.score)}`, ` 分，为 ${score(to.score)} 分`)}${places}${say(".", "。")}${by}${mostly}`;
}

/** Mean shares of the weight behind the scores of the period. */
function basis(view: View): Content[] {
  const { say, source, rows, index, share, indicators } = view;
  const { result } = source;
  const rests = restsOn(result, index);
  const scored = rows.filter((i) => !Number.isNaN(rests.observed[i]!));
  if (scored.length === 0) return [];
  const mean = (x: Float64Array) => scored.reduce((sum, i) => sum + x[i]!, 0) / scored.length;
  const [observed, revised, provisional, estimated, imputed, survey] = [
    rests.observed,
    rests.revised,
    rests.provisional,
    rests.estimated,
    rests.imputed,
    rests.survey,
  ].map(mean) as [number, number, number, number, number, number];
  const kinds = [
    [observed, "observed", "实际观测", true],
    [revised, "revised", "修订", false],
    [provisional, "provisional", "初步", true],
    [estimated, "estimated", "估计", false],
    [imputed, "imputed", "插补", true],
  ] as const;
  const told = kinds
    .filter(([value, , , always]) => always || value > 0)
    .map(([value, english, chinese]) => say(`${share(value)} ${english}`, `${chinese}数据占 ${share(value)}`));
  const cells = rows.length * indicators.length;
  const missing = indicators.reduce(
    (sum, id) => sum + rows.filter((i) => Number.isNaN(result.value("derived", id)[i]!)).length,
    0,
  );
  return [
    say(
      `Of the weight behind the scores: ${view.list(told)}; ${share(survey)} of the weight comes from surveys.`,
      `得分所依据的权重中：${told.join("，")}；其中来自调查的权重占 ${share(survey)}。`,
    ),
    say(
      missing === 0
        ? `Every figure is there: ${rows.length} ${rows.length === 1 ? "unit" : "units"}, ${indicators.length} indicators.`
        : `${missing} of ${cells} figures are missing (${share(missing / cells)}).`,
      missing === 0
        ? `数据完整：${rows.length} 个评价对象，${indicators.length} 项指标。`
        : `${cells} 个数据中缺 ${missing} 个（${share(missing / cells)}）。`,
    ),
  ];
}

function targets({ source, say, monitorWords }: View): Content[] {
  const { monitored } = source;
  if (monitored === null || monitored === undefined) return [say("No indicator has a target.", "指标均未设定目标。")];
  const { summary } = monitored;
  return [
    monitorWords.withoutNumber({ without: summary.withoutNumber, of: summary.indicators }),
    ...(monitored.targets.length === 0
      ? []
      : [
          say(
            `${monitored.targets.filter(({ met }) => met === true).length} of ${monitored.targets.length} targets are met.`,
            `${monitored.targets.length} 项目标中已达标 ${monitored.targets.filter(({ met }) => met === true).length} 项。`,
          ),
        ]),
  ];
}

/** Which units cannot be told apart. */
function apart(view: View): Content[] {
  const { say, source, period, unitText } = view;
  const { uncertainty } = source;
  if (view.rows.length < 2) return [];
  if (uncertainty === null || uncertainty === undefined)
    return [say("How sure the ranks are was not computed.", "未计算名次的不确定性。")];
  const alike = uncertainty.groups.filter((group) => group.period === period && group.units.length > 1);
  if (alike.length === 0) return [say("Every unit can be told apart from the next.", "相邻名次的评价对象均可区分。")];
  const most = 6;
  const told = alike.slice(0, 5).map(({ units }) => {
    const names = units.slice(0, most).map((unit) => isolated(unitText(unit)));
    const rest = units.length - names.length;
    return html`${joined(names, say(", ", "、"))}${rest > 0 ? say(` and ${rest} more`, ` 等 ${units.length} 个`) : ""}`;
  });
  const rest = alike.length - told.length;
  return [
    html`${say("Units that cannot be told from the next: ", "与相邻名次不能区分的评价对象：")}${joined(told, say("; ", "；"))}${rest > 0 ? say(`; and ${rest} more groups`, `；另有 ${rest} 组`) : ""}${say(". The order within a group means little.", "。组内先后意义不大。")}`,
  ];
}

/** What the data says of itself, statuses, and what the run had to say. */
function caveats(view: View): Content[] {
  const { say, source, rows, name } = view;
  const { result } = source;
  const counts = new Map<string, number>();
  for (const status of result.imputation.status.values())
    for (const i of rows) {
      const one = status[i];
      if (one !== undefined && one !== "observed") counts.set(one, (counts.get(one) ?? 0) + 1);
    }
  const words: Readonly<Record<string, string>> = {
    provisional: say("provisional", "初步"),
    estimated: say("estimated", "估计"),
    imputed: say("imputed", "插补"),
    suppressed: say("suppressed", "隐去"),
    "not-applicable": say("not applicable", "不适用"),
    "not-yet-available": say("not yet available", "尚未取得"),
    revised: say("revised", "修订"),
  };
  const statuses = [...counts].map(([status, n]) => say(`${n} ${words[status]}`, `${words[status]} ${n} 个`));
  const notes = byCode(result.notes, view);
  const lines: Content[] = [
    ...result.dataNotes.map((note) => html`<strong>${name(note, "")}</strong>`),
    ...(statuses.length > 0
      ? [
          say(
            `Figures that are not plainly observed: ${view.list(statuses)}.`,
            `非实际观测的数据：${view.list(statuses)}。`,
          ),
        ]
      : []),
    ...(result.withheld.length > 0
      ? [
          say(
            `${result.withheld.length} scores are withheld for want of data or for confidentiality.`,
            `因数据不足或保密，${result.withheld.length} 个得分不予公布。`,
          ),
        ]
      : []),
    ...(result.screened.length > 0
      ? [
          say(
            `${result.screened.length} rows of the data were left out by screening.`,
            `经筛查，${result.screened.length} 行数据未进入计算。`,
          ),
        ]
      : []),
    ...notes,
  ];
  return lines.length > 0 ? lines : [say("Nothing is said of the data or the run.", "数据与计算均无须特别说明。")];
}

/** One line for each kind of note: the first of it, and how many more there are; all of them stand with the method. */
function byCode(notes: readonly Issue[], { say, sentence }: View): string[] {
  const kinds = new Map<string, Set<string>>();
  for (const note of notes) kinds.set(note.code, (kinds.get(note.code) ?? new Set()).add(sentence(brief(note, say))));
  return [...kinds.values()].map((own) => {
    const [first] = own;
    const rest = own.size - 1;
    return rest === 0 ? first! : say(`${first} (and ${rest} more of the kind)`, `${first}（同类说明另有 ${rest} 条）`);
  });
}

/** Of a long list the beginning: page one is one page. */
function brief(note: Issue, say: View["say"]): Issue {
  const params = Object.entries(note.params).map(([key, value]) => {
    if (!Array.isArray(value) || value.length <= MOST_NAMED + 2) return [key, value];
    const rest = value.length - MOST_NAMED;
    return [key, [...value.slice(0, MOST_NAMED), say(`${rest} more`, `等另 ${rest} 项`)]];
  });
  return { ...note, params: Object.fromEntries(params) } as Issue;
}
const MOST_NAMED = 6;
