const STEPS = {
  opened: "opened",
  assigned: "assigned",
  rectified: "rectified",
  checked: "checked",
  closed: "closed",
  reopened: "reopened",
} as const;
type Step = keyof typeof STEPS;
const WHY = {
  suspended: "the item is suspended",
  cancelled: "the item is cancelled",
  "no-report": "nothing is reported of it by this day",
  "no-schedule": "it has neither a due date nor a planned share",
} as const;
const MEASURES = {
  attainment: (v: number) => `${v} % is done`,
  met: (v: number) => (v === 100 ? "it is completed" : "it is not completed"),
  lead: (v: number) => {
    if (v === 0) return "what is done is level with what was planned by now";
    return v < 0
      ? `what is done is ${-v} points behind what was planned by now`
      : `what is done is ${v} points ahead of what was planned by now`;
  },
  schedule: (v: number) => `${v} % of what was planned by now is done`,
  pace: (v: number) => `what is done is ${v} % of the share of the time that is over`,
} as const;

/** Work items, the ledger of problems, tables of population. */
export const worksEn = {
  "date-unreadable": (_: Readonly<Record<never, never>>) =>
    "this is no day or period of the calendar; write 2022-06-30, 2022-06, 2022Q2 or 2022",
  "mapping-fields": (p: { kind: string; keys: readonly string[]; fielded: boolean }) =>
    p.fielded
      ? `a table of kind "${p.kind}" takes "fields" and "ignore" under "columns", not ${p.keys.join(", ")}; write columns: { fields: { name: heading } }`
      : `"fields" is of tables of kind works, ledger and population; of kind "${p.kind}" say unit, period, groups and indicators`,
  "work-repeated": ({ id }: { id: string }) =>
    `the work item "${id}" stands twice; give each an id of its own, or date the rows that report on one`,
  "work-ends-first": ({ id, start, due }: { id: string; start: string; due: string }) =>
    `the work item "${id}" is due ${due}, before it starts (${start}); correct one of the dates`,
  "work-total": ({ id, total }: { id: string; total: number }) =>
    `the total of the work item "${id}" is ${total}; what makes 100 % must be above 0`,
  "work-negative": ({ id, value }: { id: string; value: number }) =>
    `${value} of the work item "${id}" is negative; what is planned or done begins at 0`,
  "work-row-differs": (p: { id: string; key: string; found: string; first: string }) =>
    `"${p.key}" of the work item "${p.id}" is ${p.found} here and ${p.first} in a row above; leave the cell empty or make them equal`,
  "work-row-empty": ({ id }: { id: string }) =>
    `a dated row of the work item "${id}" says nothing that is planned or done; fill planned, done or milestone, or remove the row`,
  "work-contradiction": ({ id, state, done }: { id: string; state: string; done: number }) =>
    `the work item "${id}" is said to be ${state}, and ${done} % of it is reported as done; the share counts`,
  "work-indicator-unknown": (p: { id: string; indicator: string; nearest: string | undefined }) =>
    `the work item "${p.id}" serves "${p.indicator}", which is no indicator of the system${p.nearest === undefined ? "" : `; did you mean "${p.nearest}"?`}`,
  "work-done": ({ late }: { late: number }) => (late > 0 ? `completed, ${late} days after it was due` : "completed"),
  "work-rule": (p: { measure: keyof typeof MEASURES; value: number; overdue: number; held: boolean }) =>
    `${MEASURES[p.measure](p.value)}${p.overdue > 0 ? `; ${p.overdue} days overdue` : ""}${p.held ? "; the colour before is kept until the change is clear" : ""}`,
  "work-unjudged": ({ why }: { why: keyof typeof WHY }) => `no colour: ${WHY[why]}`,
  "ledger-step-missing": ({ id, step, later }: { id: string; step: Step; later: Step }) =>
    `problem "${id}" was ${STEPS[later]} without being ${STEPS[step]} first; date the step, or say why it was left out`,
  "ledger-step-order": (p: { id: string; step: Step; date: string; before: Step; earlier: string }) =>
    `problem "${p.id}" was ${STEPS[p.step]} on ${p.date}, before it was ${STEPS[p.before]} (${p.earlier}); correct one of the dates`,
  "ledger-step-ahead": ({ id, step, date, asOf }: { id: string; step: Step; date: string; asOf: string }) =>
    `problem "${id}" is ${STEPS[step]} on ${date}, after ${asOf}; the step does not count yet`,
  "ledger-round-order": ({ id, opened }: { id: string; opened: string }) =>
    `problem "${id}" stands again from ${opened}, while its row before is still open or closed later; close that one first or give this one an id of its own`,
  "ledger-repeats-unknown": ({ id, repeats }: { id: string; repeats: string }) =>
    `problem "${id}" is said to repeat "${repeats}", which is not on the ledger`,
  "population-twice": (p: { unit: string; period: string; group: string; first: number }) =>
    `the population of ${p.unit}${p.period === "" ? "" : `, ${p.period}`}${p.group === "" ? "" : `, ${p.group}`} stands in row ${p.first} already`,
  "population-value": ({ unit, value }: { unit: string; value: number }) =>
    `the population of ${unit} is ${value}; it cannot be negative`,
  "population-column": ({ id }: { id: string }) =>
    `the data have figures in a column "${id}" already, and there is a table of population; keep one of them`,
};
