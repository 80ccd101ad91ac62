// Bundles the modules of this folder into ../live.js: a script that defines `liveFigures`, with sums of both in its
// first line. ../front.py makes an ES module of it for anywidget.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const here = new URL(".", import.meta.url), sum = (text) => createHash("sha256").update(text).digest("hex");
const sources = readdirSync(here).filter((name) => name.endsWith(".js") && name !== "build.js").sort();
const read = (name) => readFileSync(new URL(name, here), "utf8");
const { outputFiles: [{ text }] } = await build({
  entryPoints: [new URL("index.js", here).pathname], bundle: true, minify: true, write: false, charset: "utf8",
  format: "iife", globalName: "liveFigures", target: "es2022",
});
const bundle = `// sources ${sum(sources.map(read).join(""))}, bundle ${sum(text)}\n${text}`;
if (process.argv.includes("--check")) process.exit(Number(read("../live.js") !== bundle));
writeFileSync(new URL("../live.js", here), bundle);
