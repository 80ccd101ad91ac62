import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { createModel } from "../../../lecture_lib/live/front/host.js";
import { createStore } from "../../../lecture_lib/live/front/store.js";

const packed = (text) => deflateSync(Buffer.from(text)).toString("base64");
const scene = {
  controls: [{ name: "rate", count: 3, start: 1 }, { name: "step", count: 4, start: 0, play: 1 }],
  tracks: [{ gid: "m0", key: "t2", prop: "xy", over: [], stride: 2, count: 1, unit: 10 }], answers: [], separator: "|", readout: { template: "{loss} at {rate}", fields: {
    loss: { key: "t0", over: ["rate", "step"] }, rate: { key: "t1", over: ["rate"] } } },
  handles: [{ gid: "m0", home: [[1, 2]], answers: [], moves: [],
    follow: [{ key: "t2", unit: 10, place: [["linear", 2, 0], ["log", 10, 5]] }] }],
};
const words = [...Array(12).keys()].join("|");

async function ready(position = { rate: 1, step: 0 }, dragged = {}, asked = scene) {
  const buffers = { scene: packed(JSON.stringify(asked)), "frames/t0": packed(words), "frames/t1": packed("a|b|c"),
    "frames/t2": deflateSync(Buffer.from([20, 80, 0, 0, 0, 0, 0, 0])).toString("base64") };
  const model = createModel({ state: { position, prediction: -1, dragged }, buffers }), store = createStore(model), told = [];
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
  store.drag(0, 0, [3, 100]);
  store.save();
  assert.equal(store.position.step, 3);
});

test("a point is put where the hand puts it, kept for the notebook, and put back", async () => {
  const { model, store } = await ready();
  assert.deepEqual([...store.data.get("t2")], [20, 80]);
  const before = store.version("t2");
  store.drag(0, 0, [3, 100]);
  assert.deepEqual([...store.data.get("t2")], [60, 250]);
  assert.ok(store.version("t2") > before && store.version("t0") === 1);
  assert.deepEqual(model.get("dragged"), { 0: { points: [[3, 100]], last: 0 } });
  store.reset();
  assert.deepEqual([...store.data.get("t2")], [20, 80]);
  assert.deepEqual([model.get("dragged"), store.points(0)], [{}, [[1, 2]]]);
});

test("a point that the notebook has kept, or that is moved elsewhere, stands there", async () => {
  const { model, store } = await ready(undefined, { 0: { points: [[5, 10]], last: 0 } });
  assert.deepEqual([...store.data.get("t2")], [100, 150]);
  model.set("dragged", { 0: { points: [[1, 1]], last: 0 } });
  assert.deepEqual([...store.data.get("t2")], [20, 50]);
  store.drag(0, 0, [2, 1]);
  model.set("dragged", {});
  assert.deepEqual(store.points(0), [[2, 1]]); // the hand is ahead
});

test("a guess is no move, and a reset leaves it where it is", async () => {
  const { store, told } = await ready(undefined, {}, { ...scene, handles: [{ ...scene.handles[0], guess: true }] });
  told.length = 0;
  store.drag(0, 0, [3, 100]);
  assert.deepEqual(told, ["guessed"]);
  store.move("step", 2);
  store.reset();
  assert.deepEqual([store.position.step, store.points(0), [...store.data.get("t2")]], [0, [[3, 100]], [60, 250]]);
});

test("one control at a time plays, to its end, and a reset stops it", async () => {
  const { store, told } = await ready(), [rate, step] = store.scene.controls;
  const until = async (done) => { while (!done()) await new Promise((wait) => setTimeout(wait, 1)); };
  store.play(step);
  assert.equal(store.playing, "step");
  await until(() => !store.playing);
  assert.deepEqual([store.position.step, told.at(-1)], [3, "played"]);
  store.play(step); // from the end it starts anew
  assert.equal(store.position.step, 0);
  store.play({ ...rate, play: 1000 });
  assert.equal(store.playing, "rate");
  store.reset();
  assert.deepEqual([store.playing, store.position], ["", { rate: 1, step: 0 }]);
  await new Promise((wait) => setTimeout(wait, 10));
  assert.deepEqual(store.position, { rate: 1, step: 0 });
});

test("where an answer is seen: what can play up to there plays, all else moves, and nothing plays for who wants no motion", async () => {
  const { store } = await ready();
  store.reach({ step: 3, rate: 2 });
  assert.deepEqual([store.playing, store.position], ["step", { rate: 2, step: 0 }]);
  store.reset();
  store.reach({ step: 2 });
  assert.deepEqual([store.playing, store.position.step], ["", 2]);
  globalThis.matchMedia = () => ({ matches: true });
  store.reset();
  store.reach({ step: 3 });
  delete globalThis.matchMedia;
  assert.deepEqual([store.playing, store.position.step], ["", 3]);
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
