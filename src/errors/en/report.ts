/** Problems of a report's template. */
export const reportEn = {
  "report-contrast": (p: { colour: string; upon: string; found: number; least: number }) =>
    `${p.colour} upon ${p.upon} has a contrast of ${p.found}, and text needs ${p.least} (WCAG AA): take a darker or a lighter colour`,
  "report-logo": (p: { file: string; why: "size" | "form" | "content"; most: number }) =>
    ({
      size: `the logo ${p.file} is larger than ${p.most} bytes: it is written into every report, so make it smaller`,
      form: `the logo ${p.file} is neither a PNG nor an SVG`,
      content: `the logo ${p.file} does more than draw: scripts, links and references to elsewhere are refused, so save it as a plain SVG or a PNG`,
    })[p.why],
};
