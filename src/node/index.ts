export { type LoadedProject, type LoadOptions, loadProject } from "./project.ts";
export { writeFileAtomic } from "./write.ts";
