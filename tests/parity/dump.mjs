// node dump.mjs MODULE OUT FOLDER…: writes the wasm build's outcome for every page of the folders, those
// of the first to OUT/0/, and so on. MODULE is what wasm-bindgen made for Node.js.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [module, out, ...folders] = process.argv.slice(2);
const { dump } = createRequire(import.meta.url)(resolve(module));
for (const [number, folder] of folders.entries()) {
  const place = join(out, String(number));
  mkdirSync(place, { recursive: true });
  for (const name of readdirSync(folder).filter((name) => /\.(html|txt)$/.test(name))) {
    writeFileSync(join(place, name), dump(name, readFileSync(join(folder, name))));
  }
}
