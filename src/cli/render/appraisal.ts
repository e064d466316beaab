import type { Issue } from "../../errors/index.ts";
import { tableText } from "../../io/table.ts";
import type { Appraisal, AppraisedKind, AppraisedSubject, TraceItem } from "../../monitor/appraisal/types.ts";
import type { AppraisalWords } from "../../report/words/appraisal.ts";
import type { Name } from "../../schema/types.ts";
import { sentences } from "../problems.ts";
import { type Locale, label, nameOf } from "../words/index.ts";
import { aimText, type Column, figure, type MonitorView } from "./monitor-tables.ts";
import { named } from "./node-names.ts";

/** Params of notes and reasons that hold ids of indicators. */
const INDICATORS = ["indicator", "indicators"];
type View = Pick<MonitorView, "locale" | "width" | "names" | "all">;

const say = (locale: Locale, pick: (words: AppraisalWords) => string): string =>
  label(locale, ({ appraisal }) => pick(appraisal));
const idName = ({ id, name }: { readonly id: string; readonly name?: Name }, locale: Locale) =>
  nameOf(name, { locale, id });

/** The appraisal: a league of each kind with rank, grade, scores of the parts, last place and the reasons of gates. */
export function appraisalText(found: Appraisal, view: View): string {
  const { locale, all, names } = view;
  const head = say(locale, (words) =>
    words.head({
      period: found.period,
      rules: nameOf(found.rules.name, { locale, id: found.rules.id ?? "" }),
      previous: found.previous,
    }),
  );
  const notes = found.notes.flatMap((issue) => {
    const [kindId, partId] = issue.path.map(String);
    const kind = found.kinds.find(({ id }) => id === kindId);
    const part = kind?.parts.find(({ id }) => id === partId);
    const place =
      part && kind
        ? `${idName(kind, locale)}${say(locale, ({ comma }) => comma)}${idName(part, locale)}${say(locale, ({ colon }) => colon)}`
        : "";
    return sentences(
      { ...named(withNames(issue, kind, locale), { names, locale, keys: INDICATORS }), path: [] },
      locale,
    ).map((text) => `- ${place}${text}`);
  });
  return [
    head,
    ...found.kinds.map((kind) => kindText(kind, view)),
    ...(all ? found.kinds.flatMap((kind) => [...adjustedText(kind, view), traceText(kind, view)]) : []),
    ...(notes.length > 0 ? [notes.join("\n")] : []),
    ...(all ? [] : [say(locale, ({ more }) => more)]),
  ].join("\n\n");
}

/** Subjects and indicators by their names, where a note lists ids. */
function withNames(issue: Appraisal["notes"][number], kind: AppraisedKind | undefined, locale: Locale) {
  const subjects = Reflect.get(issue.params, "subjects") as unknown;
  if (!Array.isArray(subjects) || kind === undefined) return issue;
  const byId = new Map(kind.subjects.map((one) => [one.id, idName(one, locale)]));
  const told = subjects.map((id: string) => byId.get(id) ?? id);
  return { ...issue, params: Object.fromEntries([...Object.entries(issue.params), ["subjects", told]]) } as Issue;
}

function kindText(kind: AppraisedKind, view: View): string {
  const { locale, width } = view;
  const { subjects, parts, grades } = kind;
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const has = (pick: (one: AppraisedSubject) => unknown) => subjects.some((one) => Boolean(pick(one)));
  const heading = (key: keyof AppraisalWords["columns"]) => say(locale, ({ columns }) => columns[key]);
  const grouped = has(({ group }) => group);
  const adjusted = has(({ terms }) => terms.some((term) => term.kind !== "part"));
  const before = has(({ lastRank }) => lastRank);
  const remarks = subjects.map((one) => remarksOf(one, kind, view));
  const remarked = remarks.some((text) => text !== "");
  const columns: Column[] = [
    { heading: heading("rank"), align: "right" },
    { heading: heading("name") },
    ...(grouped ? [{ heading: heading("group") }] : []),
    ...(grades.length > 0 ? [{ heading: heading("grade") }] : []),
    { heading: heading("total"), align: "right" },
    ...parts.map((part) => ({
      heading: say(locale, (words) =>
        words.part({ name: idName(part, locale), weight: figure((100 * part.weight) / total, 1) }),
      ),
      align: "right" as const,
      shrink: true,
    })),
    ...(adjusted ? [{ heading: heading("adjusted"), align: "right" as const, shrink: true }] : []),
    ...(before
      ? (["lastRank", "rise"] as const).map((key) => ({ heading: heading(key), align: "right" as const }))
      : []),
    ...(remarked ? [{ heading: heading("remarks"), shrink: true }] : []),
  ];
  const rows = subjects.map((one, i) => [
    figure(one.rank),
    idName(one, locale),
    ...(grouped ? [one.group === null ? "" : nameIn(one.group, kind.groups, locale)] : []),
    ...(grades.length > 0 ? [one.grade === null ? "" : nameIn(one.grade, kind.grades, locale)] : []),
    one.total === null ? say(locale, ({ noTotal }) => noTotal) : figure(one.total, 2),
    ...one.parts.map(({ score }) => figure(score, 2)),
    ...(adjusted ? [signed(one.terms.filter((term) => term.kind !== "part").map(({ points }) => points))] : []),
    ...(before ? [figure(one.lastRank), one.rise === null ? "" : signed([one.rise])] : []),
    ...(remarked ? [remarks[i]!] : []),
  ]);
  const given = grades.map(({ places, given: n, ...grade }) =>
    say(locale, (words) => words.grade({ name: idName(grade, locale), given: n, places })),
  );
  return [
    [idName(kind, locale), ...(given.length > 0 ? [given.join(say(locale, ({ comma }) => comma))] : [])].join("\n"),
    tableText(rows, { columns, width }),
  ].join("\n\n");
}

function signed(points: readonly number[]): string {
  const sum = points.reduce((all, v) => all + v, 0);
  return points.length === 0 ? "" : sum > 0 ? `+${figure(sum, 2)}` : figure(sum, 2);
}

const nameIn = (id: string, list: readonly { readonly id: string; readonly name?: Name }[], locale: Locale) =>
  idName(list.find((one) => one.id === id) ?? { id }, locale);

function remarksOf(one: AppraisedSubject, kind: AppraisedKind, { locale, names }: View): string {
  return [
    ...(one.progressed ? [say(locale, ({ progressed }) => progressed)] : []),
    ...one.gates.map(({ id, state, reason }) => {
      const said = sentences({ ...named(reason, { names, locale, keys: INDICATORS }), path: [] }, locale);
      const veto = kind.gates.some((gate) => gate.id === id && gate.effect === "veto");
      return say(locale, (words) => words.gate({ name: nameIn(id, kind.gates, locale), state, veto })) + said.join(" ");
    }),
    ...one.held.map(({ from, by }) =>
      say(locale, (words) => words.held({ grade: nameIn(from, kind.grades, locale), by })),
    ),
  ].join(say(locale, ({ semicolon }) => semicolon));
}

/** Every bonus, deduction, limit and cap with its reasons; nothing where there is none. */
function adjustedText(kind: AppraisedKind, { locale, width }: View): string[] {
  const rows = kind.subjects.flatMap((one) =>
    one.terms
      .filter((term) => term.kind !== "part")
      .map(({ kind: what, id, points, asked, reasons }) => [
        idName(one, locale),
        say(locale, ({ terms }) => terms[what]),
        what === "limit"
          ? say(locale, ({ limits }) => limits[id] ?? id)
          : nameIn(id, what === "gate" ? kind.gates : kind.adjust, locale),
        signed([asked]),
        signed([points]),
        reasons.join(say(locale, ({ semicolon }) => semicolon)),
      ]),
  );
  if (rows.length === 0) return [];
  const columns = ([{}, {}, { shrink: true }, { align: "right" }, { align: "right" }, { shrink: true }] as const).map(
    (column, i) => ({ ...column, heading: say(locale, ({ termColumns }) => termColumns[i]!) }),
  );
  const title = `${say(locale, ({ columns: { adjusted } }) => adjusted)}${say(locale, ({ colon }) => colon)}${idName(kind, locale)}`;
  return [[title, tableText(rows, { columns, width })].join("\n\n")];
}

/** The figure wanted, or the kind of a target that has none. */
const aim = ({ kind, target, comparator }: TraceItem, locale: Locale) =>
  kind === null ? "" : aimText({ kind, target: { value: target, comparator, from: null, to: null } }, locale);

/** Every value with what adds up to it. */
function traceText(kind: AppraisedKind, { locale, width, names }: View): string {
  const rows = kind.subjects.flatMap((one) =>
    one.parts.flatMap(({ id, items }, i) =>
      items.map((item) => [
        idName(one, locale),
        idName(kind.parts[i] ?? { id }, locale),
        (item.of === "overall" ? say(locale, ({ overall }) => overall) : "") +
          (item.id === null ? "" : nameOf(names.get(item.id), { locale, id: item.id })),
        figure(item.value),
        aim(item, locale),
        figure(item.attainment, 1),
        figure(100 * item.weight, 1),
        figure(item.contribution, 2),
      ]),
    ),
  );
  const columns = (
    [{}, {}, { shrink: true }, ...Array.from({ length: 5 }, () => ({ align: "right" as const }))] as const
  ).map((column, i) => ({ ...column, heading: say(locale, ({ traceColumns }) => traceColumns[i]!) }));
  const title = `${say(locale, ({ trace }) => trace)}${say(locale, ({ colon }) => colon)}${idName(kind, locale)}`;
  return [title, tableText(rows, { columns, width })].join("\n\n");
}
