// @ts-check
// One store per figure, shared by all its views: the scene, the frames, the position and the points. All of it moves
// without the kernel, which is told where things came to rest.
import { readyAnswers } from "./answers.js";
import { onFigure } from "./place.js";
import { addPlay } from "./play.js";
import { inflate, unpackNumbers } from "./unpack.js";

const GLIDE = 200; // milliseconds

export function createStore(model) {
  const store = { scene: null, data: new Map(), position: { ...model.get("position") }, views: new Set(), answers: null, restored: 0,
    alone: Boolean(model.alone) }; // without a kernel, on a page
  const utf8 = new TextDecoder();
  let strides = new Map(), separator = "", unsaved = false, queue = Promise.resolve(), versions = new Map(), original = new Map();
  let dragged = {};

  const unpack = (key, bytes) => (strides.has(key) ? unpackNumbers(bytes, strides.get(key)) : utf8.decode(bytes).split(separator));
  const tell = (event) => store.views.forEach((view) => view(event));
  addPlay(store, tell);
  const renew = (key) => versions.set(key, (versions.get(key) ?? 0) + 1);

  async function load() {
    const packed = model.get("scene");
    if (!packed?.byteLength) return;
    const scene = JSON.parse(utf8.decode(await inflate(packed))), frames = model.get("frames");
    const numbers = scene.tracks.filter(({ prop }) => !["text", "image"].includes(prop));
    strides = new Map(numbers.map(({ key, stride }) => [key, stride]));
    separator = scene.separator;
    const data = new Map(), raw = new Map(), keys = new Set([...scene.tracks, ...Object.values(scene.readout.fields)].map(({ key }) => key));
    await Promise.all(Object.entries(frames).map(async ([key, bytes]) => {
      const open = await inflate(bytes);
      if (keys.has(key)) data.set(key, unpack(key, open)); else raw.set(key, open);
    }));
    store.answers = await readyAnswers(store, scene, raw);
    store.data = data;
    original = new Map();
    store.counts = Object.fromEntries(scene.controls.map((control) => [control.name, control.count]));
    store.start = Object.fromEntries(scene.controls.map((control) => [control.name, control.start]));
    store.position = { ...store.start, ...model.get("position") };
    data.forEach((_, key) => renew(key));
    store.scene = scene; // last: from here on views draw
    place(model.get("dragged") ?? {});
    tell("scene");
  }

  async function overwrite(items, buffers) {
    const parts = await Promise.all(buffers.map(inflate));
    items.forEach(({ key, block: [block, blocks] }, i) => {
      const fresh = unpack(key, parts[i]), whole = store.data.get(key);
      if (blocks === 1 && fresh.length !== whole?.length) store.data.set(key, fresh);
      else for (let k = 0; k < fresh.length; k++) whole[block * fresh.length + k] = fresh[k];
      renew(key);
    });
    tell("frames");
  }

  // Which frame of a track is on at the present position, and how often its frames have changed.
  store.frame = (over) => over.reduce((frame, name) => frame * store.counts[name] + store.position[name], 0);
  store.version = (key) => versions.get(key);

  // Frames that answers change; what was there before is kept, to be put back.
  store.change = (key) => {
    if (!original.has(key)) original.set(key, store.data.get(key).slice());
    renew(key);
    return store.data.get(key);
  };
  store.putBack = (keys) => {
    for (const key of keys.filter((one) => original.has(one))) {
      store.data.set(key, original.get(key));
      original.delete(key);
      renew(key);
    }
    store.restored++; // several answers may have changed the same frames
  };

  // How far what was moved at once has come on its way, from 0 to 1: it slows down towards the end.
  let left = -Infinity;
  store.share = () => {
    const share = Math.min(1, (performance.now() - left) / GLIDE);
    return 1 - (1 - share) ** 3;
  };
  store.still = () => globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches;
  const glide = () => { if (!store.still()) left = performance.now(); };

  store.move = (name, index, far = false) => {
    const to = Math.max(0, Math.min(store.counts[name] - 1, Math.round(index)));
    if (to === store.position[name]) return;
    if (far) glide();
    store.position = { ...store.position, [name]: to };
    model.set("position", store.position); // kept by the notebook; the kernel is told when it is needed
    unsaved = true;
    tell("moved");
  };

  // Points, by the number of their handle: where they stand, and which of them was moved last.
  const placeOne = (number, told) => {
    const handle = store.scene.handles[number];
    for (const answer of handle.answers.map((one) => store.answers[one])) {
      answer.points = Float64Array.from((told?.points ?? handle.home).flat());
      answer.last = told?.last ?? answer.first;
    }
    if (!told) return store.putBack(handle.follow.map(({ key }) => key));
    for (const { key, unit, place } of handle.follow) {
      const whole = store.change(key);
      told.points.forEach((point, k) => whole.set(onFigure(place, ...point).map((at) => Math.round(unit * at)), 2 * k));
    }
  };
  const place = (told) => {
    dragged = told;
    if (store.answers) store.scene.handles.forEach((_, number) => placeOne(number, told[number]));
  };
  store.points = (number) => dragged[number]?.points ?? store.scene.handles[number].home;
  store.strayed = () => Object.keys(dragged).some((number) => !store.scene.handles[+number].guess); // points that are no guess
  store.last = (number) => dragged[number]?.last;
  store.drag = (number, which, point) => {
    dragged = { ...dragged, [number]: { points: store.points(number).map((old, k) => (k === which ? point : old)), last: which } };
    placeOne(number, dragged[number]);
    model.set("dragged", dragged);
    unsaved = true;
    tell(store.scene.handles[number].guess ? "guessed" : "moved");
  };
  store.update = () => store.answers?.forEach((answer) => answer.update());

  store.save = () => {
    if (unsaved) {
      try { model.save_changes(); } catch { /* the kernel is gone: the figure moves all the same */ }
    }
    unsaved = false;
  };
  store.reset = () => {
    store.stop();
    glide();
    store.position = { ...store.start };
    model.set("position", store.position);
    place(Object.fromEntries(Object.entries(dragged).filter(([number]) => store.scene.handles[+number].guess)));
    model.set("dragged", dragged);
    unsaved = true;
    tell("moved");
    store.save();
  };
  // What a field of the readout says, and all of it.
  store.words = (name) => {
    const { key, over } = store.scene.readout.fields[name];
    return store.data.get(key)[store.frame(over)];
  };
  store.readout = () => store.scene.readout.template.replace(/\{(\w+)\}/g, (_, name) => store.words(name));

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  model.on("change:scene", () => { queue = queue.then(load); });
  model.on("change:position", () => {
    const told = model.get("position");
    if (!store.counts || Object.keys(told).every((name) => told[name] === store.position[name])) return;
    if (unsaved) return model.set("position", store.position); // the hand is ahead: what comes late must not pull it back
    store.position = { ...store.position, ...told };
    tell("moved");
  });
  model.on("change:dragged", () => {
    const told = model.get("dragged");
    if (!store.scene || same(told, dragged)) return;
    if (unsaved) return model.set("dragged", dragged);
    place(told);
    tell("moved");
  });
  model.on("msg:custom", (message, buffers) => {
    if (message.kind === "frames") queue = queue.then(() => overwrite(message.items, buffers));
  });
  queue = queue.then(load);
  return store;
}
