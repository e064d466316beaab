export { type ParquetFile, parquetTables, wholeTable } from "./tables.ts";
