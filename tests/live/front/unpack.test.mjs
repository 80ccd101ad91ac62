import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { NONE, inflate, unpackNumbers } from "../../../lecture_lib/live/front/unpack.js";

const planes = (numbers) => {
  const whole = Int32Array.from(numbers), out = new Uint8Array(4 * whole.length);
  whole.forEach((number, i) => [0, 1, 2, 3].forEach((plane) => { out[plane * whole.length + i] = number >> (8 * plane); }));
  return out;
};

test("numbers come back from their byte planes, the ends of their range too", () => {
  const numbers = [0, 1, -1, 255, 256, -256, 70_000, 2147483647, NONE];
  assert.deepEqual([...unpackNumbers(planes(numbers), 0)], numbers);
});

test("differences are summed up from a stride before, modulo 2³²", () => {
  assert.deepEqual([...unpackNumbers(planes([5, 7, 1, -1, 2, 0]), 2)], [5, 7, 6, 6, 8, 6]);
  assert.deepEqual([...unpackNumbers(planes([NONE, -1]), 1)], [NONE, 2147483647]);
});

test("nothing is nothing", () => assert.equal(unpackNumbers(new Uint8Array(0), 3).length, 0));

test("what was deflated is inflated", async () => {
  assert.deepEqual([...await inflate(deflateSync(Uint8Array.of(1, 2, 3)))], [1, 2, 3]);
});
