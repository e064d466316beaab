export type { MethodModule } from "../analyse/threads/messages.ts";
export type { Pool, ThreadOptions } from "../analyse/threads/pool.ts";
export { openClickHouse } from "./engines/clickhouse.ts";
export { type DuckDbEngine, type DuckDbOptions, openDuckDb } from "./engines/duckdb.ts";
export { openPostgreSql } from "./engines/postgresql.ts";
export { type SparkJob, sparkRunner } from "./engines/spark.ts";
export type {
  EngineColumn,
  EngineField,
  EngineName,
  EngineProgress,
  EngineTable,
  RunOptions,
  SqlEngine,
} from "./engines/types.ts";
export { loadFitted, saveFitted } from "./fitted.ts";
export { loadSystemFile } from "./load-system.ts";
export { createPool, type PoolOptions, sensitivityThreads, uncertaintyThreads } from "./pool.ts";
export { type LoadedProject, type LoadOptions, loadProject } from "./project.ts";
export { loadSchemes, type SchemesOptions } from "./schemes.ts";
export {
  loadSnapshot,
  type SaveSnapshotOptions,
  saveSnapshot,
  snapshotCsv,
  snapshotFiles,
  snapshotFolder,
  snapshotName,
} from "./snapshots.ts";
export { type ReadProgress, type StreamedProject, streamProject } from "./stream.ts";
export { writeFileAtomic, writePartsAtomic } from "./write.ts";
