export { type DataPart, readDataset, tableIssues } from "./dataset.ts";
export { type ReadDocument, readDocument } from "./document.ts";
export { type NumberProblem, numberProblem, readNumber } from "./number.ts";
export { type TableColumn, tableText } from "./table.ts";
export { decodeText, type TextEncodingName } from "./text.ts";
export { readWeights } from "./weights.ts";
export { displayWidth, wrapText } from "./width.ts";
export { type CsvCell, csvText, scoresToCsv, stepsToCsv } from "./write-csv.ts";
export { jsonText } from "./write-json.ts";
