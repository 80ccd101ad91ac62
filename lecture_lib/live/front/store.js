// One store per figure, shared by all its views: the scene, the frames, and the position, which moves without the kernel.
const NONE = -2147483648; // no coordinate here: lift the pen, hide the point

async function inflate(view) {
  const stream = new Blob([view]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// One byte of item size, then the values' byte planes, low bytes first.
function unpackNumbers(bytes) {
  const size = bytes[0], n = (bytes.length - 1) / size, out = new Int32Array(n);
  for (let plane = 0; plane < size; plane++) {
    const from = 1 + plane * n;
    for (let i = 0; i < n; i++) out[i] |= bytes[from + i] << (8 * plane);
  }
  if (size === 2) for (let i = 0; i < n; i++) out[i] = out[i] === 0x8000 ? NONE : (out[i] << 16) >> 16;
  return out;
}

function createStore(model) {
  const store = { scene: null, data: new Map(), position: { ...model.get("position") }, views: new Set(), version: 0 };
  const utf8 = new TextDecoder();
  let kinds = new Map(), saving = 0, queue = Promise.resolve();

  const unpack = (key, bytes, scene = store.scene) => (kinds.get(key) === "text" ? utf8.decode(bytes).split(scene.separator) : unpackNumbers(bytes));
  const tell = (event) => store.views.forEach((view) => view(event));

  async function load() {
    const packed = model.get("scene");
    if (!packed?.byteLength) return;
    const scene = JSON.parse(utf8.decode(await inflate(packed))), frames = model.get("frames");
    kinds = new Map(scene.tracks.map((track) => [track.key, ["text", "image"].includes(track.prop) ? "text" : "numbers"]));
    for (const field of Object.values(scene.readout.fields)) kinds.set(field.key, "text");
    const data = new Map();
    for (const [key, bytes] of Object.entries(frames)) data.set(key, unpack(key, await inflate(bytes), scene));
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
    store.version++;
    tell("frames");
  }

  // Which frame of a track is on at the present position.
  store.frame = (over) => over.reduce((frame, name) => frame * store.counts[name] + store.position[name], 0);

  store.move = (name, index) => {
    const to = Math.max(0, Math.min(store.counts[name] - 1, Math.round(index)));
    if (to === store.position[name]) return;
    store.position = { ...store.position, [name]: to };
    tell("moved");
    clearTimeout(saving);
    saving = setTimeout(store.save, 250); // the kernel is told when the hand rests
  };
  store.save = () => {
    clearTimeout(saving);
    model.set("position", store.position);
    model.save_changes();
  };
  store.reset = () => {
    store.position = { ...store.start };
    tell("reset");
    tell("moved");
    store.save();
    if (store.scene.handles.length) model.send({ kind: "reset" });
  };
  store.readout = () => {
    const { template, fields } = store.scene.readout;
    return template.replace(/\{(\w+)\}/g, (_, name) => store.data.get(fields[name].key)[store.frame(fields[name].over)]);
  };

  // Drags: the newest place is sent once the last one is answered, so a slow line is never flooded.
  let serial = 0, answered = 0, waiting = null, patience = 0;
  const sendDrag = () => {
    if (!waiting || serial !== answered) return;
    model.send({ kind: "drag", serial: ++serial, ...waiting });
    waiting = null;
    clearTimeout(patience);
    patience = setTimeout(() => { answered = serial; tell("silent"); sendDrag(); }, 2500);
  };
  store.drag = (gid, index, x, y) => { waiting = { gid, index, x, y }; sendDrag(); };

  model.on("change:scene", () => { queue = queue.then(load); });
  model.on("change:position", () => {
    const told = model.get("position");
    if (!store.counts || Object.keys(told).every((name) => told[name] === store.position[name])) return;
    store.position = { ...store.position, ...told };
    tell("moved");
  });
  model.on("msg:custom", (message, buffers) => {
    if (message.kind === "frames") queue = queue.then(() => overwrite(message.items, buffers));
    if (message.kind === "answered") {
      queue = queue.then(() => {
        clearTimeout(patience);
        answered = Math.max(answered, message.serial);
        tell("answered");
        sendDrag();
      });
    }
  });
  queue = queue.then(load);
  return store;
}
