import type { Name } from "../../schema/types.ts";
import { COLOURS, type Colour } from "../rules.ts";
import type { WorkStatus } from "./status.ts";

/** What stands behind an indicator: its works, and whether they and its targets are on course together. */
export interface ServedIndicator {
  readonly indicator: string;
  readonly name: Name | null;
  /** Ids of the active works that serve it. */
  readonly works: readonly string[];
  /** The worst colour of those works and of its targets; null without any that is judged. */
  readonly worksColour: Colour | null;
  readonly targetColour: Colour | null;
  /**
   * `no-works`: nothing serves it · `both-behind`: works and target are orange or red · `works-behind`, `target-behind`: only
   * one of them · `on-course`: neither · `not-judged`: works or target have no colour.
   */
  readonly finding: "no-works" | "both-behind" | "works-behind" | "target-behind" | "on-course" | "not-judged";
}

type Coloured = { readonly colour: Colour | "grey" };

/** Each indicator with the works that serve it and the colour of both. */
export function servedIndicators(
  works: readonly WorkStatus[],
  {
    indicators,
    targets,
  }: {
    readonly indicators: readonly { readonly id: string; readonly name?: Name | undefined }[];
    readonly targets: readonly (Coloured & { readonly indicator: string })[];
  },
): readonly ServedIndicator[] {
  return indicators.map(({ id, name }) => {
    const own = works.filter((one) => one.indicators.includes(id) && one.unjudged !== "cancelled");
    const worksColour = worst(own);
    const targetColour = worst(targets.filter(({ indicator }) => indicator === id));
    return {
      indicator: id,
      name: name ?? null,
      works: own.map((one) => one.id),
      worksColour,
      targetColour,
      finding: finding(own.length, worksColour, targetColour),
    };
  });
}

function finding(count: number, works: Colour | null, target: Colour | null): ServedIndicator["finding"] {
  const behind = (colour: Colour | null) => colour === "orange" || colour === "red";
  if (count === 0) return "no-works";
  if (behind(works)) return behind(target) ? "both-behind" : "works-behind";
  if (behind(target)) return "target-behind";
  return works === null || target === null ? "not-judged" : "on-course";
}

function worst(list: readonly Coloured[]): Colour | null {
  const place = Math.max(-1, ...list.map(({ colour }) => (colour === "grey" ? -1 : COLOURS.indexOf(colour))));
  return COLOURS[place] ?? null;
}
