// Calls answers as the browser does, and says where they differ from what they ought to be: reads cases from a file.
import { readFileSync } from "node:fs";
import { call, instantiate, keep } from "../../../lecture_lib/live/front/wasm.js";

const bytes = (text) => Uint8Array.from(Buffer.from(text, "base64")), codes = new Map();
const bits = (value) => { // numbers in the order of the real line, a unit in the last place apart
  const [whole] = new BigInt64Array(new Float64Array([value]).buffer);
  return whole < 0n ? -(whole & 0x7fffffffffffffffn) : whole;
};
const apart = (one, other) => {
  if (typeof one === "bigint" || Number.isNaN(one) || Number.isNaN(other)) return Object.is(one, other) ? 0 : Infinity;
  const far = bits(one) - bits(other);
  return Number(far < 0n ? -far : far);
};
const KINDS = { f8: Float64Array, i8: BigInt64Array, b1: Uint8Array };
const report = [];
for (const { code, spec, given, calls } of JSON.parse(readFileSync(process.argv[2]))) {
  if (!codes.has(code)) codes.set(code, await instantiate(bytes(code)));
  const kept = keep(codes.get(code), spec.given, bytes(given));
  let worst = 0, where = "", numbers = 0;
  for (const { points, at, expected } of calls) {
    const found = call(codes.get(code), spec.name, new Float64Array(bytes(points).buffer), at, kept, spec.fields);
    for (const [field, kind] of spec.fields) {
      const own = found[field], needed = new KINDS[kind](bytes(expected[field]).buffer);
      if (own.length !== needed.length) { worst = Infinity; where = `${field}: ${own.length} of ${needed.length}`; }
      for (let k = 0; k < needed.length; k++) {
        const far = apart(own[k], needed[k]);
        if (far > worst) { worst = far; where = `${field}[${k}] at ${at}: ${own[k]} and not ${needed[k]}`; }
      }
      numbers += needed.length;
    }
  }
  report.push({ name: spec.name, worst: Number.isFinite(worst) ? worst : -1, where, numbers });
}
console.log(JSON.stringify(report));
