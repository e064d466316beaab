import { parquetMetadata, parquetReadObjects } from "hyparquet";

/** The rows of a Parquet file as another reader sees them, and what the file says of itself. */
export async function parquetRows(bytes: Uint8Array) {
  const own = new Uint8Array(bytes);
  const facts = parquetMetadata(own.buffer).key_value_metadata?.find(({ key }) => key === "common-prosperity-index");
  const rows = (await parquetReadObjects({ file: own.buffer })) as Record<string, unknown>[];
  return { rows, about: JSON.parse(facts?.value ?? "null") as unknown };
}
