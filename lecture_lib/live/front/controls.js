// @ts-check
// The figure's own controls: sliders whose tracks show marks and zones, radio buttons, play and reset.
import { element, unique } from "./dom.js";

const FAR_KEYS = ["Home", "End", "PageUp", "PageDown"], FAR = 0.05; // of the positions

const at = (places, store, over) => places[places.length > 1 ? store.frame(over) : 0];

function sliderControl(store, spec) {
  const row = element("div", "live-slider"), label = element("label", "live-label", spec.label);
  const track = element("div", "live-track"), input = element("input"), value = element("output", "live-value");
  Object.assign(input, { type: "range", min: 0, max: spec.count - 1, step: 1, id: unique() });
  label.htmlFor = input.id;
  const place = (position) => `calc(var(--live-thumb) / 2 + (100% - var(--live-thumb)) * ${spec.count > 1 ? position / (spec.count - 1) : 0})`;

  const zones = spec.zones.map((zone) => {
    const band = element("span", "live-zone");
    band.style.setProperty("--live-color", zone.color);
    band.title = zone.label;
    return band;
  });
  const marks = spec.marks.map((mark) => {
    const tick = element("span", `live-mark live-${mark.anchor}`);
    tick.style.setProperty("--live-color", mark.color);
    tick.append(element("span", "live-mark-label", mark.label));
    return tick;
  });
  track.append(...zones, ...marks, input); // the thumb lies on top
  if (marks.length) track.classList.add("live-marked");
  row.append(label, track, value);
  // A far jump glides; along the track the picture follows the hand at once.
  let jumps = false;
  input.addEventListener("pointerdown", () => { jumps = true; });
  input.addEventListener("keydown", ({ key }) => { jumps = FAR_KEYS.includes(key); });
  input.addEventListener("input", () => {
    store.move(spec.name, +input.value, jumps && Math.abs(+input.value - store.position[spec.name]) > spec.count * FAR);
    jumps = false;
  });
  input.addEventListener("change", () => store.move(spec.name, +input.value));

  const longest = Math.max(...spec.values.map((text) => text.length));
  value.style.minWidth = `${longest + 1}ch`;
  const player = spec.play && playButton(store, spec);
  if (player) row.insertBefore(player, value);
  let marked = -1;
  row.update = () => {
    const index = store.position[spec.name];
    if (player) player.update();
    const frame = spec.over.length ? store.frame(spec.over) : 0;
    if (+input.value !== index) input.value = index;
    const said = spec.values[frame * spec.count + index];
    if (value.textContent !== said) {
      value.textContent = said;
      input.setAttribute("aria-valuetext", said);
    }
    if (frame === marked) return;
    marked = frame;
    marks.forEach((tick, i) => { tick.style.left = place(at(spec.marks[i].at, store, spec.over)); });
    zones.forEach((band, i) => {
      const low = at(spec.zones[i].low, store, spec.over), high = at(spec.zones[i].high, store, spec.over);
      band.style.left = low <= 0 ? 0 : place(low); // to the track's ends, as the thumb does
      band.style.right = high >= spec.count - 1 ? 0 : `calc(100% - ${place(high)})`;
    });
  };
  return row;
}

function playButton(store, spec) {
  const { words } = store.scene, button = element("button", "live-button live-play");
  button.type = "button";
  let shown = "";
  button.update = () => {
    const does = store.playing === spec.name ? "pause" : "play";
    if (does === shown) return;
    shown = does;
    button.textContent = does === "pause" ? "❚❚" : "▶";
    button.setAttribute("aria-label", `${spec.label}: ${words[does]}`);
    button.title = words[does];
  };
  button.addEventListener("click", () => (store.playing === spec.name ? store.stop() : store.play(spec)));
  return button;
}

function choiceControl(store, spec) {
  const row = element("div", "live-choice"), label = element("span", "live-label", spec.label), group = element("div", "live-group");
  const name = unique();
  label.id = `${name}-label`;
  group.setAttribute("role", "radiogroup");
  group.setAttribute("aria-labelledby", label.id);
  const inputs = spec.values.map((text, index) => {
    const option = element("label", "live-option"), input = element("input");
    Object.assign(input, { type: "radio", name, value: index });
    input.addEventListener("change", () => store.move(spec.name, index, true));
    option.append(input, element("span", "", text));
    group.append(option);
    return input;
  });
  row.append(label, group);
  row.update = () => inputs.forEach((input, index) => { input.checked = index === store.position[spec.name]; });
  return row;
}

// A button that takes the next of many draws, and after the last the first.
function againControl(store, spec) {
  const button = pressed(spec.label, () => {
    store.move(spec.name, (store.position[spec.name] + 1) % spec.count, true);
    button.value = store.position[spec.name];
    store.save();
  }, "live-again");
  button.update = () => { button.value = store.position[spec.name]; };
  return button;
}

function pressed(label, act, kind = "") {
  const button = element("button", `live-button ${kind}`, label);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

const KINDS = { slider: sliderControl, choice: choiceControl, again: againControl };

export function controlRows(store) {
  const rows = store.scene.controls.map((spec) => KINDS[spec.kind](store, spec));
  const box = element("div", "live-controls"), buttons = element("div", "live-buttons");
  buttons.append(...rows.filter(({ type }) => type === "button"), pressed(store.scene.words.reset, store.reset, "live-reset"));
  box.append(...rows.filter(({ type }) => type !== "button"), buttons);
  box.update = () => rows.forEach((row) => row.update());
  return box;
}
