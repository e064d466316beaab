import { issueText } from "../../errors/index.ts";
import { jsonText } from "../../io/write-json.ts";
import { type MonitorOptions, monitor as monitorData } from "../../monitor/monitor.ts";
import { daysOf } from "../../schema/days.ts";
import type { Indicator, Node } from "../../schema/types.ts";
import { formatFor, TABLE_FORMATS } from "../formats.ts";
import { deliver } from "../io.ts";
import { openProject, type ProjectCall } from "../open.ts";
import { messagesIn, withMessages } from "../problems.ts";
import { monitorText } from "../render/monitor.ts";
import { nodeNames, unitNames } from "../render/node-names.ts";
import { SOFTWARE } from "../software.ts";
import { aboutOf, tableFormats } from "../tables.ts";
import { type Locale, nameOf } from "../words/index.ts";
import { appraisalJson, appraisalOf, appraisedText } from "./appraised.ts";
import { followedJson, followedOf, followedText } from "./followed.ts";
import { tablesOf } from "./monitored.ts";

export interface MonitorCall extends ProjectCall {
  readonly format?: string;
  readonly out?: string;
  readonly at?: string;
  readonly unit?: readonly string[];
  readonly all?: boolean;
  readonly section?: readonly string[];
  readonly asOf?: string;
}

/** Where the targets of a project stand, and how they are coloured. */
export async function monitor(path: string | undefined, { io, session, ...options }: MonitorCall): Promise<void> {
  const format = formatFor(options, { known: TABLE_FORMATS });
  const { loaded, locale } = await openProject(
    path,
    { io, session, ...options },
    // a day is that of works and problems too, which need no vintages
    { vintagesOptional: options.asOf !== undefined && daysOf(options.asOf) !== undefined },
  );
  const { project, definition, data, works, ledger } = loaded;
  const messages = messagesIn(locale);
  const settings: MonitorOptions = {
    ...(project.monitor as MonitorOptions | undefined),
    ...(options.at !== undefined && { at: options.at }),
    ...(options.asOf !== undefined && { asOf: options.asOf }),
    ...(options.unit !== undefined && { units: listed(options.unit) }),
  };
  const sections = listed(options.section ?? []);
  const found = monitorData(definition, data, settings);
  const followed = followedOf({ works, ledger }, { settings, found, definition });
  const appraised = appraisalOf(loaded, { settings, followed, at: options.at });
  const text = await {
    json: () =>
      jsonText({
        software: SOFTWARE,
        ...found,
        targets: found.targets.map((one) => ({
          ...one,
          reason: issueText(one.reason, messages),
          rule: one.reason.code,
        })),
        notes: withMessages(found.notes, locale),
        ...followedJson(followed, messages),
        ...appraisalJson(appraised, messages),
      }),
    ...tableFormats(
      () => tablesOf(sections, { format, found, followed, appraised, locale, messages }),
      () => aboutOf(definition.system),
    ),
    table: () => {
      const view = {
        title: project.title ?? definition.system.name ?? definition.system.id,
        locale,
        width: options.out === undefined ? io.width : undefined,
        names: nodeNames(definition.system.index),
        units: unitNames(data),
        domains: new Set([definition.system.index, ...definition.system.index.children].map(({ id }) => id)),
        owners: ownersOf(definition.system.index, locale),
        all: options.all === true,
      };
      return monitorText(found, view) + followedText(followed, view) + appraisedText(appraised, view);
    },
  }[format]();
  await deliver(text, { io, out: options.out, locale });
}

const listed = (given: readonly string[]) => given.flatMap((text) => text.split(",")).map((id) => id.trim());

/** Who answers for each indicator: those in the lead before those in support. */
function ownersOf(node: Node, locale: Locale, found = new Map<string, readonly string[]>()) {
  if (node.children !== undefined) for (const child of node.children) ownersOf(child, locale, found);
  else {
    const { owners } = node as Indicator;
    const inOrder = [
      ...owners.filter(({ role }) => role !== "support"),
      ...owners.filter(({ role }) => role === "support"),
    ];
    found.set(
      node.id,
      inOrder.map(({ id, name }) => nameOf(name, { locale, id: id ?? "" })),
    );
  }
  return found;
}
