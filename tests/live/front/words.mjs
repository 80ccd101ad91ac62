// Writes numbers and words, and places coordinates, as the browser does: reads what from a file.
import { readFileSync } from "node:fs";
import * as forms from "../../../lecture_lib/live/front/numbers.js";
import { toParts } from "../../../lecture_lib/live/front/place.js";
import { said } from "../../../lecture_lib/live/front/said.js";

const doubles = (text) => new Float64Array(Uint8Array.from(Buffer.from(text, "base64")).buffer);
const asked = JSON.parse(readFileSync(process.argv[2]));
console.log(JSON.stringify({
  forms: asked.forms.map(([form, values, ...settings]) => Array.from(doubles(values), (value) => forms[form](value, ...settings))),
  said: asked.said.map(([spec, frames]) => said(spec, Object.fromEntries(
    Object.entries(frames).map(([name, values]) => [name, doubles(values)])))),
  places: asked.places.map(([values, place, unit, count]) => Array.from(toParts(doubles(values), place, unit, count))),
}));
