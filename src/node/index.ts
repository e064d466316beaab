export { loadSystemFile } from "./load-system.ts";
export { type LoadedProject, type LoadOptions, loadProject } from "./project.ts";
export { loadSchemes, type SchemesOptions } from "./schemes.ts";
export { writeFileAtomic } from "./write.ts";
