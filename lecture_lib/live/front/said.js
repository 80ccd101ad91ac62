// @ts-check
// Words of numbers, as said.py has them: at each place one of some sentences, with numbers written in its fields.
import * as forms from "./numbers.js";

export function said({ sentences, which, fields }, frames) {
  const written = Object.entries(fields).map(([name, field]) => [name, words(field, frames)]);
  const chosen = which ? frames[which] : [0], size = Math.max(chosen.length, ...written.map(([, one]) => one.length));
  const at = (list, k) => list[list.length === 1 ? 0 : k];
  return Array.from({ length: size }, (_, k) => {
    const own = Object.fromEntries(written.map(([name, one]) => [name, at(one, k)]));
    return sentences[Number(at(chosen, k))].replace(/\{(\w+)\}/g, (_all, name) => own[name]);
  });
}

function words(field, frames) {
  if (!Array.isArray(field)) return said(field, frames);
  const [name, form, ...settings] = field;
  return Array.from(frames[name], Number).map((value) => (
    Number.isFinite(value) ? forms[form](value, ...settings) : { Infinity: "∞", "-Infinity": "−∞" }[value] ?? ""));
}
