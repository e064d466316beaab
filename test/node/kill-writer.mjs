// Writes two contents in turn over one file until it is killed. Arguments: module with writeFileAtomic, file, characters.
import { argv, stdout } from "node:process";

const [library = "", file, size] = argv.slice(2);
const { writeFileAtomic } = await import(library);
const contents = ["a", "b"].map((letter) => `${letter.repeat(Number(size))}\n`);
stdout.write("ready");
for (let i = 0; ; i++) await writeFileAtomic(file, contents[i % 2]);
