// For Node.js: the module is loaded at once, so there is nothing to wait for.
import { readFileSync } from "node:fs";
import { initSync } from "./broadsheet.js";

initSync({ module: readFileSync(new URL("./broadsheet_bg.wasm", import.meta.url)) });

export * from "./broadsheet.js";
