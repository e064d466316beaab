import type { CheckCase } from "./case.ts";

/** Findings that one failed case lists. */
const MOST = 100;

/** Checks as JUnit XML: a suite, a case a check, one failure with all findings in it. No times, so the same bytes each time. */
export function junitText(suite: string, cases: readonly CheckCase[]): string {
  const failures = cases.filter(({ findings }) => findings.length > 0).length;
  const counts = `name="${escaped(suite)}" tests="${cases.length}" failures="${failures}" errors="0"`;
  const body = cases.map(({ name, rule, findings }) => {
    const open = `    <testcase name="${escaped(name)}" classname="${escaped(rule)}" time="0"`;
    if (findings.length === 0) return `${open}/>`;
    const more = findings.length > MOST ? [`… +${findings.length - MOST}`] : [];
    const text = [...findings.slice(0, MOST), ...more].map(escaped).join("\n");
    return `${open}>\n      <failure message="${escaped(findings[0]!)}" type="${escaped(rule)}">${text}</failure>\n    </testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts} time="0">`,
    `  <testsuite ${counts} time="0">`,
    ...body,
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as XML may hold it: the characters it forbids are shown as U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (c) => ENTITIES[c]!)
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}");
}
