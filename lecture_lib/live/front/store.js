// @ts-check
// One store per figure, shared by all its views: the scene, the frames, and the position, which moves without the kernel.
import { unique } from "./dom.js";
import { inflate, unpackNumbers } from "./unpack.js";

export function createStore(model) {
  const store = { scene: null, data: new Map(), position: { ...model.get("position") }, views: new Set(), version: 0 };
  const utf8 = new TextDecoder();
  let strides = new Map(), separator = "", unsaved = false, queue = Promise.resolve(), waiting = [], hold = null;

  const unpack = (key, bytes) => (strides.has(key) ? unpackNumbers(bytes, strides.get(key)) : utf8.decode(bytes).split(separator));
  const tell = (event) => store.views.forEach((view) => view(event));
  const attempt = (act) => {
    try { act(); } catch { /* the kernel is gone: nothing will answer, and the note says so */ }
  };
  const send = (message) => attempt(() => model.send(message));

  async function load() {
    const packed = model.get("scene");
    if (!packed?.byteLength) return;
    const scene = JSON.parse(utf8.decode(await inflate(packed))), frames = model.get("frames");
    strides = new Map(scene.tracks.filter(({ prop }) => !["text", "image"].includes(prop)).map(({ key, stride }) => [key, stride]));
    separator = scene.separator;
    const data = new Map();
    await Promise.all(Object.entries(frames).map(async ([key, bytes]) => data.set(key, unpack(key, await inflate(bytes)))));
    store.data = data;
    store.counts = Object.fromEntries(scene.controls.map((control) => [control.name, control.count]));
    store.start = Object.fromEntries(scene.controls.map((control) => [control.name, control.start]));
    store.position = { ...store.start, ...model.get("position") };
    store.version++;
    store.scene = scene; // last: from here on views draw
    tell("scene");
  }

  async function overwrite(items, buffers) {
    const parts = await Promise.all(buffers.map(inflate));
    items.forEach(({ key, block: [block, blocks] }, i) => {
      const fresh = unpack(key, parts[i]), whole = store.data.get(key);
      if (blocks === 1 && fresh.length !== whole?.length) return store.data.set(key, fresh);
      for (let k = 0; k < fresh.length; k++) whole[block * fresh.length + k] = fresh[k];
    });
    if (waiting.length) hold(); // the answer to an older place must not take the point from the hand
    store.version++;
    tell("frames");
  }

  // Which frame of a track is on at the present position.
  store.frame = (over) => over.reduce((frame, name) => frame * store.counts[name] + store.position[name], 0);

  store.move = (name, index) => {
    const to = Math.max(0, Math.min(store.counts[name] - 1, Math.round(index)));
    if (to === store.position[name]) return;
    store.position = { ...store.position, [name]: to };
    model.set("position", store.position); // kept by the notebook; the kernel is told when it is needed
    unsaved = true;
    tell("moved");
  };
  store.touch = () => { // a frame was changed here
    store.version++;
    tell("moved");
  };
  store.save = () => {
    if (unsaved) attempt(() => model.save_changes());
    unsaved = false;
  };
  store.reset = () => {
    store.position = { ...store.start };
    model.set("position", store.position);
    unsaved = true;
    waiting = [];
    tell("reset");
    tell("moved");
    store.save();
    if (store.scene.handles.length) send({ kind: "reset" });
  };
  store.readout = () => {
    const { template, fields } = store.scene.readout;
    return template.replace(/\{(\w+)\}/g, (_, name) => store.data.get(fields[name].key)[store.frame(fields[name].over)]);
  };

  // Drags: the newest place is sent once the last one is answered, so a slow line is never flooded; a drop comes last.
  const page = unique(); // every page at the kernel hears every answer
  let sent = 0, answered = 0, patience = 0;
  const sendNext = () => {
    if (!waiting.length || sent !== answered) return;
    send({ serial: [page, ++sent], ...waiting.shift() });
    clearTimeout(patience);
    patience = setTimeout(() => { tell("silent"); answer(sent); }, 2500);
  };
  const answer = (serial) => {
    clearTimeout(patience);
    answered = Math.max(answered, serial);
    sendNext();
  };
  store.tellKernel = (kind, gid, index, x, y, keep = hold) => {
    hold = keep;
    waiting = [...waiting.filter((last) => last.kind !== kind || last.gid !== gid || last.index !== index), { kind, gid, index, x, y }];
    sendNext();
  };

  model.on("change:scene", () => { queue = queue.then(load); });
  model.on("change:position", () => {
    const told = model.get("position");
    if (!store.counts || Object.keys(told).every((name) => told[name] === store.position[name])) return;
    if (unsaved) return model.set("position", store.position); // the hand is ahead: what comes late must not pull it back
    store.position = { ...store.position, ...told };
    tell("moved");
  });
  model.on("msg:custom", (message, buffers) => {
    if (message.kind === "frames") queue = queue.then(() => overwrite(message.items, buffers));
    if (message.kind === "answered" && message.serial[0] === page) {
      queue = queue.then(() => { tell("answered"); answer(message.serial[1]); });
    }
  });
  queue = queue.then(load);
  return store;
}
