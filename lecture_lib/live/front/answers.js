// @ts-check
// What the points and the controls call for: a function of the course computes it, and the tracks take it over.
import { toParts } from "./place.js";
import { said } from "./said.js";
import { call, instantiate, keep } from "./wasm.js";

const POINT = "point"; // among the controls: which of the points was moved last
const AS_THEY_ARE = (_, values) => values;
const WRITE = {
  xy: ({ place, unit, count }, values) => toParts(values, place, unit, count),
  size: (_, values, { thousandths }) => Array.from(values, (value) => Math.round(thousandths * value)),
};

/** The answers of a figure, ready to be called; null where the browser can't run them. */
export async function readyAnswers(store, scene, packed) {
  try {
    const codes = new Map();
    for (const { key } of scene.answers) if (!codes.has(key)) codes.set(key, await instantiate(packed.get(key)));
    return scene.answers.map((spec) => createAnswer(store, scene, spec, codes.get(spec.key), packed.get(spec.given_key)));
  } catch (error) { // the sliders move all the same; points look as if they could not be moved, and can't
    console.warn("No answer to points that are moved:", error);
    return null;
  }
}

function createAnswer(store, scene, spec, code, given) {
  const kept = keep(code, spec.given, given), home = Float64Array.from(spec.home);
  const answer = { points: home.slice(), last: spec.first, first: spec.first, update };
  let shown = "", changed = false;

  const position = (name) => (name === POINT ? answer.last : store.position[name]);
  const away = () => answer.points.some((value, k) => value !== home[k])
    || spec.beside.some((name) => position(name) !== spec.start[name]);

  // Compute what is on screen, if it isn't there; put back what was there before any point was moved.
  function update() {
    if (Object.entries(spec.at).some(([name, k]) => store.position[name] !== k)) return;
    if (!away()) {
      if (changed) store.putBack(spec.tracks.map(({ key }) => key));
      changed = false;
      return;
    }
    const at = [...spec.along, ...spec.beside].map(position), now = `${store.restored} ${answer.points} ${at}`;
    if (now === shown) return;
    const frames = call(code, spec.name, answer.points, at, kept, spec.fields);
    for (const track of spec.tracks) write(track, frames);
    shown = now;
    changed = true;
  }
  function write(track, frames) {
    const values = typeof track.field === "string" ? frames[track.field] : said(track.field, frames);
    const fresh = (WRITE[track.prop] ?? AS_THEY_ARE)(track, values, scene), whole = store.change(track.key);
    const from = store.frame(track.over.slice(0, track.leading)) * fresh.length;
    for (let k = 0; k < fresh.length; k++) whole[from + k] = fresh[k];
  }
  return answer;
}
