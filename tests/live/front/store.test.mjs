import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { createModel } from "../../../lecture_lib/live/front/host.js";
import { createStore } from "../../../lecture_lib/live/front/store.js";

const packed = (text) => deflateSync(Buffer.from(text)).toString("base64");
const scene = {
  controls: [{ name: "rate", count: 3, start: 1 }, { name: "step", count: 4, start: 0 }],
  tracks: [], handles: [], separator: "|", readout: { template: "{loss} at {rate}", fields: {
    loss: { key: "t0", over: ["rate", "step"] }, rate: { key: "t1", over: ["rate"] } } },
};
const words = [...Array(12).keys()].join("|");

async function ready(position = { rate: 1, step: 0 }) {
  const buffers = { scene: packed(JSON.stringify(scene)), "frames/t0": packed(words), "frames/t1": packed("a|b|c") };
  const model = createModel({ state: { position, prediction: -1 }, buffers }), store = createStore(model), told = [];
  store.views.add((event) => told.push(event));
  while (!store.scene) await new Promise((done) => setTimeout(done));
  return { model, store, told };
}

test("the first control named is the slowest, as in numpy", async () => {
  const { store } = await ready({ rate: 2, step: 3 });
  assert.equal(store.frame(["rate", "step"]), 11);
  assert.equal(store.frame(["step", "rate"]), 11);
  assert.equal(store.frame(["rate"]), 2);
  assert.equal(store.frame([]), 0);
});

test("a move is kept within the positions, told once, and saved", async () => {
  const { model, store, told } = await ready();
  told.length = 0;
  store.move("step", 9);
  store.move("step", 3);
  store.move("rate", -1);
  assert.deepEqual(store.position, { rate: 0, step: 3 });
  assert.deepEqual(model.get("position"), { rate: 0, step: 3 });
  assert.deepEqual(told, ["moved", "moved"]);
});

test("the readout is the sentence of the position", async () => {
  const { store } = await ready();
  store.move("step", 2);
  assert.equal(store.readout(), "6 at b");
});

test("reset goes back to the start, wherever the notebook was saved", async () => {
  const { store } = await ready({ rate: 2, step: 3 });
  store.reset();
  assert.deepEqual(store.position, { rate: 1, step: 0 });
});

test("a position set elsewhere is followed, unless the hand is ahead", async () => {
  const { model, store } = await ready();
  model.set("position", { rate: 0, step: 1 });
  assert.deepEqual(store.position, { rate: 0, step: 1 });
  store.move("rate", 2);
  model.set("position", { rate: 0, step: 0 });
  assert.deepEqual(store.position, { rate: 2, step: 1 });
});

test("a kernel that is gone does not stop the hand", async () => {
  const { model, store } = await ready();
  model.save_changes = model.send = () => { throw new Error("no comm channel defined"); };
  store.move("step", 3);
  store.save();
  store.tellKernel("drag", "moving0", 0, 1, 2, () => {});
  assert.equal(store.position.step, 3);
});

test("a listener of a model is told of a change, once, until it leaves", () => {
  const model = createModel({ state: { prediction: -1 }, buffers: {} }), told = [];
  const listener = () => told.push(model.get("prediction"));
  model.on("change:prediction", listener);
  model.set("prediction", 1);
  model.set("prediction", 1);
  model.off("change:prediction", listener);
  model.set("prediction", 2);
  assert.deepEqual(told, [1]);
});
