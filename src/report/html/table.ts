import { type Content, type Html, html, markupOf } from "./markup.ts";

export interface Column<Row> {
  readonly heading: Content;
  readonly cell: (row: Row, i: number) => Content;
  /** Figures stand to the right and are sorted as such. */
  readonly figure?: boolean;
  /** Of the cell that names the row. */
  readonly names?: boolean;
}

export interface TableOptions {
  readonly caption: Content;
  /** Its columns can be sorted by, where scripts may run. */
  readonly sortable?: boolean;
  /** It can be searched. */
  readonly filterable?: boolean;
  /** Without the frame that scrolls, for tables that are narrow by nature. */
  readonly narrow?: boolean;
  readonly className?: string;
  readonly foot?: Content;
}

/** Characters up to which a heading is not broken. */
const SHORT = 5;
/** Columns from which on a table is set smaller on paper. */
const WIDE = 9;

/**
 * A table with a caption, headings of columns and rows, and the attributes that the script of the page looks for. Cells and rows
 * end where the next begin, which HTML allows and a page of many tables needs.
 */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { caption, sortable = false, filterable = false, narrow = false, className = "", foot }: TableOptions,
): Html {
  const head = columns
    .map(({ heading, figure }) => {
      const text = markupOf(heading);
      const classes = [figure ? "n" : "", text.replace(/<[^>]*>/g, "").length <= SHORT ? "s" : ""].filter(
        (one) => one !== "",
      );
      return `<th scope="col"${classes.length === 0 ? "" : ` class="${classes.join(" ")}"`}>${text}`;
    })
    .join("");
  let body = "";
  for (let i = 0; i < rows.length; i++) {
    body += "<tr>";
    for (const { cell, figure, names } of columns) {
      const content = markupOf(cell(rows[i]!, i));
      body += names ? `<th scope="row">${content}` : `<td${figure ? ' class="n"' : ""}>${content}`;
    }
  }
  const classes = [className, columns.length > WIDE ? "wide" : ""].filter((name) => name !== "").join(" ");
  const attributes = [
    ...(classes === "" ? [] : [` class="${classes}"`]),
    ...(sortable ? [" data-sort"] : []),
    ...(filterable ? [" data-filter"] : []),
  ].join("");
  const whole = `<table${attributes}><caption>${markupOf(caption)}</caption><thead><tr>${head}</thead><tbody>${body}</tbody>${foot === undefined ? "" : `<tfoot>${markupOf(foot)}</tfoot>`}</table>`;
  return narrow
    ? { html: whole }
    : html`<div class="scroll" tabindex="0" role="group" aria-label="${plain(caption)}">${{ html: whole }}</div>`;
}

/** The texts of markup without its tags. */
const plain = (content: Content): Html => ({ html: markupOf(content).replace(/<[^>]*>/g, "") });
