import { bundles, measured } from "./scripts/bundles.mjs";

export default bundles.map(({ name, imports, limit }) => ({
  name,
  import: Object.fromEntries(
    Object.entries(imports).map(([file, names]) => [file, names === "*" ? "*" : `{ ${names.join(", ")} }`]),
  ),
  limit,
  gzip: true,
  modifyEsbuildConfig: measured,
}));
