import type { Json, Over } from "../../../method/index.ts";
import type { Plan } from "../../../pipeline/plan-types.ts";
import { type Content, type Html, html, isolated, joined } from "../markup.ts";
import { methodName, type StepId } from "../methods.ts";
import type { View } from "../view.ts";

type JsonObject = { readonly [key: string]: Json };
const isObject = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isNothing = (value: Json): boolean =>
  value === null || (typeof value === "object" && Object.keys(value).length === 0);

/** The parameters of a step as rows; those that say nothing are left out. */
export function paramsOf(step: StepId, choice: JsonObject, view: View): Html | "" {
  const rows = Object.entries(choice).filter(([key, value]) => key !== "method" && !isNothing(value));
  if (rows.length === 0) return "";
  return html`<dl class="facts">${rows.map(
    ([key, value]) =>
      html`<dt><code>${key}</code></dt><dd>${key === "over" ? overText(value as Over, view) : valueText(value, { step, key, view })}</dd>`,
  )}</dl>`;
}

interface Context {
  readonly step: StepId;
  /** The parameter, which tells what its keys are. */
  readonly key: string;
  readonly view: View;
}

/** A value in words: ids by their names, methods by theirs, what holds for several once. */
function valueText(value: Json, context: Context): Content {
  const { view } = context;
  if (typeof value === "boolean") return value ? view.say("yes", "是") : view.say("no", "否");
  if (!isObject(value)) {
    if (!Array.isArray(value)) return String(value);
    if (value.some(Array.isArray)) return html`<code>${JSON.stringify(value)}</code>`;
    return joined(
      value.map((one) => valueText(one, context)),
      view.say("; ", "；"),
    );
  }
  const { method, ...rest } = value;
  if (typeof method === "string") {
    const told = Object.entries(rest).filter(([, one]) => !isNothing(one));
    const params = joined(
      told.map(([key, one]) => html`<code>${key}</code> ${valueText(one, { ...context, key })}`),
      view.say(", ", "，"),
    );
    const name = methodName(context.step, method, view);
    return told.length === 0 ? name : html`${name}${view.say(" (", "（")}${params}${view.say(")", "）")}`;
  }
  return joined(
    grouped(value).map(([keys, one]) => {
      const names = joined(
        keys.map((key) => isolated(keyText(key, context))),
        view.say(", ", "、"),
      );
      return html`${names}${view.say(": ", "：")}${valueText(one, context)}`;
    }),
    view.say("; ", "；"),
  );
}

/** Keys of the same value together, in the order of the first. */
function grouped(value: JsonObject): readonly (readonly [readonly string[], Json])[] {
  const found = new Map<string, { keys: string[]; value: Json }>();
  for (const [key, one] of Object.entries(value)) {
    const text = JSON.stringify(one);
    const own = found.get(text);
    if (own === undefined) found.set(text, { keys: [key], value: one });
    else own.keys.push(key);
  }
  return [...found.values()].map(({ keys, value: one }) => [keys, one]);
}

const keyText = (id: string, { key, view }: Context): string =>
  key === "emphasis" || key === "shares" ? view.monitorWords.tag(id) : view.nodeText(id);

export function overText(over: Over, { say }: Pick<View, "say">): string {
  if (over === "all-periods") return say("all periods together", "全部时期");
  if (over === "each-period") return say("each period by itself", "各时期分别");
  return say(`the base period ${over.base}`, `基期 ${over.base}`);
}

/** What becomes of equal scores. */
export function tiesText(ties: Plan["rank"]["ties"], { say }: Pick<View, "say">): string {
  return {
    min: say("equal scores share the smallest rank", "得分相同者取最小名次"),
    max: say("equal scores share the largest rank", "得分相同者取最大名次"),
    mean: say("equal scores share the mean of their ranks", "得分相同者取平均名次"),
    dense: say("equal scores share a rank, and the next follows without a gap", "得分相同者同名次，其后名次不空缺"),
    first: say("equal scores stand in the order of the data", "得分相同者按数据先后排列"),
  }[ties];
}

/** What is no method: what is learned over, ranks, screening, what is withheld; only rules that change something. */
export function rulesOf(plan: Plan, view: View): Html {
  const { say, share, nodeText } = view;
  const list = (units: readonly string[]) => view.list(units.map(view.unitText));
  const { over, rank, screen, withhold, confidential, level } = plan;
  const least = (value: number) => say(`at least ${share(value)}`, `不低于 ${share(value)}`);
  const ranks = [
    rank.over === "each-period"
      ? say("within each period", "各时期分别排名")
      : say("over all periods together", "全部时期一并排名"),
    ...(rank.within === null
      ? []
      : [say(`among the units of the same ${rank.within}`, `在 ${rank.within} 相同的评价对象之间排名`)]),
    ...(rank.decimals === null
      ? []
      : [say(`by scores rounded to ${rank.decimals} decimals`, `按保留 ${rank.decimals} 位小数的得分排名`)]),
    tiesText(rank.ties, view),
  ];
  const screens = [
    ...(screen.coverage > 0
      ? [say(`figures for ${least(screen.coverage)} of the indicators`, `有数据的指标${least(screen.coverage)}`)]
      : []),
    ...(screen.nonZero > 0
      ? [say(`figures other than 0 for ${least(screen.nonZero)}`, `非零数据${least(screen.nonZero)}`)]
      : []),
    ...Object.entries(screen.groups).map(([id, value]) => `${nodeText(id)} ${least(value)}`),
    ...(screen.include.length > 0
      ? [say(`always in: ${list(screen.include)}`, `始终保留：${list(screen.include)}`)]
      : []),
    ...(screen.exclude.length > 0 ? [say(`left out: ${list(screen.exclude)}`, `剔除：${list(screen.exclude)}`)] : []),
  ];
  const published = [
    ...(withhold.index > 0
      ? [
          say(
            `the index from ${share(withhold.index)} of its indicators on`,
            `综合指数：数据${least(withhold.index)}方可公布`,
          ),
        ]
      : []),
    ...(withhold.groups > 0
      ? [say(`groups from ${share(withhold.groups)} on`, `分指数：数据${least(withhold.groups)}方可公布`)]
      : []),
  ];
  const hidden = say(
    `figures of fewer than ${confidential.contributors} contributors are shown nowhere${confidential.use === "score" ? ", but count in scores" : " and count in no score"}`,
    `来源单位少于 ${confidential.contributors} 个的数据一律不予显示，${confidential.use === "score" ? "但参与计分" : "也不参与计分"}`,
  );
  const between = say("; ", "；");
  const rows: readonly (readonly [string, string])[] = [
    [say("learned from", "学习范围"), overText(over, view)],
    [say("ranks", "排名"), ranks.join(between)],
    [say("rows that enter", "进入计算的行"), screens.length === 0 ? say("all", "全部") : screens.join(between)],
    [
      say("scores published", "得分公布"),
      published.length === 0 ? say("all that can be computed", "凡可计算者均公布") : published.join(between),
    ],
    [say("confidential", "保密"), hidden],
    ...(level === null
      ? []
      : [
          [
            say("level", "层级"),
            say(`only indicators that have a meaning for a ${level}`, `仅计入对 ${level} 有意义的指标`),
          ] as const,
        ]),
  ];
  return html`<dl class="facts">${rows.map(([key, value]) => html`<dt>${key}</dt><dd>${value}</dd>`)}</dl>`;
}
