export interface PlaceParts {
  readonly file?: string;
  readonly sheet?: string;
  /** Of a workbook: `C7`; it says the row, so the row is left out. */
  readonly cell?: string;
  readonly line?: number;
  readonly row?: number;
  readonly column?: string;
  /** As one writes it in code: `system.index.children[2].weight`. */
  readonly path?: string;
}

/** Where a problem stands, and how that is joined to its sentence. */
export const placeEn = {
  place: ({ file, sheet, cell, line, row, column, path }: PlaceParts) =>
    [
      file,
      sheet === undefined ? undefined : `sheet ${sheet}`,
      line === undefined ? undefined : `line ${line}`,
      cell === undefined ? undefined : `cell ${cell}`,
      row === undefined || cell !== undefined ? undefined : `row ${row}`,
      column === undefined ? undefined : `column ${column}`,
      path,
    ]
      .filter((part) => part !== undefined)
      .join(", "),
  placed: ({ place, sentence }: { place: string; sentence: string }) => `${place}: ${sentence}`,
};
