import type { DecodedArray, SchemaElement } from "hyparquet";
import { ByteWriter } from "hyparquet-writer/src/bytewriter.js";
import { ParquetWriter } from "hyparquet-writer/src/parquet-writer.js";
import { isMissing, type ResultColumn, type TableAbout, type TableCell } from "../output/table.ts";

const FORMAT = "common-prosperity-index/table@1";

/** Rows of a group: what a reader unpacks at a time, and what is held while it is gathered. */
const GROUP = 65_536;

const TYPES = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  number: { type: "DOUBLE" },
  integer: { type: "INT32" },
} as const satisfies Record<ResultColumn["type"], Partial<SchemaElement>>;

interface Written {
  readonly name: string;
  readonly columns: readonly ResultColumn[];
  readonly about?: TableAbout;
}

type Rows = Iterable<readonly TableCell[]>;

/** Rows that come in blocks of any size as the bytes of one Parquet file, a row group at a time. */
export async function* parquetParts(
  blocks: AsyncIterable<Rows> | Iterable<Rows>,
  { name, columns, about = {} }: Written,
): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter();
  const schema: SchemaElement[] = [
    { name: "table", num_children: columns.length },
    ...columns.map(({ name: column, type }) => ({
      name: column,
      repetition_type: "OPTIONAL" as const,
      ...TYPES[type],
    })),
  ];
  const facts = JSON.stringify({ format: FORMAT, table: name, ...about });
  const file = new ParquetWriter({
    writer,
    schema,
    kvMetadata: [{ key: "common-prosperity-index", value: facts }],
    createdBy: "common-prosperity-index",
  });
  const taken = (): Uint8Array => {
    const bytes = writer.getBytes().slice();
    writer.index = 0; // `offset` goes on counting
    return bytes;
  };
  let cells = columns.map((): (string | number | null)[] => []);
  let waiting = 0;
  const group = (): Uint8Array => {
    file.write({
      columnData: columns.map((column, j) => ({ name: column.name, data: cells[j] as DecodedArray })),
      rowGroupSize: GROUP,
    });
    cells = columns.map(() => []);
    waiting = 0;
    return taken();
  };
  for await (const rows of blocks)
    for (const row of rows) {
      columns.forEach(({ type }, j) => {
        const cell = row[j];
        cells[j]!.push(isMissing(cell) ? null : type === "text" ? String(cell) : Number(cell));
      });
      waiting += 1;
      if (waiting === GROUP) yield group();
    }
  if (waiting > 0) yield group();
  file.finish();
  yield taken();
}
