import assert from "node:assert/strict";
import { test } from "node:test";
import { pathOf } from "../../../lecture_lib/live/front/paths.js";
import { NONE } from "../../../lecture_lib/live/front/unpack.js";

const square = [0, 0, 10, 0, 10, 10];

test("points in tenths become a path in points", () => assert.equal(pathOf([0, 5, 10, -15], 0, 2, 10, false), "M0 0.5L1 -1.5"));

test("the pen is lifted where a coordinate is missing", () => {
  const data = [NONE, NONE, 0, 0, 10, 0, NONE, 3, 20, 0, 30, 0, NONE, NONE];
  assert.equal(pathOf(data, 0, 7, 10, false), "M0 0L1 0M2 0L3 0");
});

test("closed rings are closed, each", () => {
  assert.equal(pathOf(square, 0, 3, 10, true), "M0 0L1 0L1 1Z");
  assert.equal(pathOf([...square, NONE, NONE, ...square], 0, 7, 10, true), "M0 0L1 0L1 1ZM0 0L1 0L1 1Z");
});

test("a frame begins where it is told and has as many points as it is told", () => {
  assert.equal(pathOf([...square, ...square], 6, 2, 1, false), "M0 0L10 0");
});

test("no points, no path", () => {
  assert.equal(pathOf([NONE, NONE], 0, 1, 10, true), "");
  assert.equal(pathOf([], 0, 0, 10, false), "");
});
