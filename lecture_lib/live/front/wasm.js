// @ts-check
// The course's own functions, compiled to WebAssembly: numbers in, numbers out. chapters/wasm.py makes them.
const KINDS = { f8: Float64Array, i8: BigInt64Array, b1: Uint8Array };
const PAGE = 65536, ALIGN = 16, HEADER = 48, DATA = 16; // bytes; the last two of numba's note before an array's data
const COUNT = 8, PLACE = 24, RANK = 32; // of an array that is returned: where its size, its place and its shape stand

/** @param {BufferSource} code */
export async function instantiate(code) {
  const module = await WebAssembly.compile(code), pile = {};
  const imports = WebAssembly.Module.imports(module).map(({ name }) => [name, outside(name, pile)]);
  const { exports } = await WebAssembly.instantiate(module, { env: Object.fromEntries(imports) });
  const memory = /** @type {WebAssembly.Memory} */ (exports.memory);
  // Memory from a pile that is cut back after each call: nothing that a function made outlives it.
  pile.top = /** @type {WebAssembly.Global} */ (exports.__heap_base).value;
  pile.room = (bytes) => {
    const at = Math.ceil(pile.top / ALIGN) * ALIGN;
    pile.top = at + Number(bytes);
    const short = pile.top - memory.buffer.byteLength;
    if (short > 0) memory.grow(Math.ceil(short / PAGE));
    return at;
  };
  pile.put = (/** @type {ArrayBufferView} */ { buffer, byteOffset, byteLength }) => {
    const at = pile.room(byteLength);
    new Uint8Array(memory.buffer, at, byteLength).set(new Uint8Array(buffer, byteOffset, byteLength));
    return at;
  };
  pile.view = () => new DataView(memory.buffer);
  return { exports, memory, pile };
}

// What a function asks of the world outside: the mathematics of the browser, and memory for arrays.
function outside(name, pile) {
  if (name.startsWith("NRT_MemInfo_alloc")) {
    return (bytes) => {
      const at = pile.room(HEADER + Number(bytes));
      pile.view().setUint32(at + DATA, at + HEADER, true);
      return at;
    };
  }
  if (name === "NRT_Allocate") return (bytes) => pile.room(bytes);
  if (name === "NRT_Free") return () => {}; // all goes after the call
  if (name === "__multi3") { // the product of two numbers of 128 bits, by which sizes are held to what fits
    return (at, low, high, otherLow, otherHigh) => {
      const whole = (first, second) => (second << 64n) + BigInt.asUintN(64, first);
      const product = whole(low, high) * whole(otherLow, otherHigh);
      pile.view().setBigUint64(at, BigInt.asUintN(64, product), true);
      pile.view().setBigUint64(at + 8, BigInt.asUintN(64, product >> 64n), true);
    };
  }
  return Math[name] ?? (() => { throw new Error(`${name} is not here`); });
}

// An array as numba hands it over: no owner, how many numbers, bytes a number, where; its shape, and its strides.
function handed(at, bytes, shape) {
  const strides = shape.map((_, k) => bytes * shape.slice(k + 1).reduce((product, n) => product * n, 1));
  const size = shape.reduce((product, n) => product * n, 1);
  return [0, 0, BigInt(size), BigInt(bytes), at, ...shape.map(BigInt), ...strides.map(BigInt)];
}

// The arguments that stay the same: one after the other in these bytes, each with its kind and shape.
export function keep({ pile }, given, bytes) {
  let from = 0;
  return given.flatMap((spec) => {
    const one = new DataView(bytes.buffer, bytes.byteOffset + from);
    if (spec === "f" || spec === "i") {
      from += 8;
      return [spec === "f" ? one.getFloat64(0, true) : one.getBigInt64(0, true)];
    }
    const shape = spec.slice(0, -1), size = 8 * shape.reduce((product, n) => product * n, 1);
    const at = pile.put(bytes.subarray(from, from + size));
    from += size;
    return handed(at, 8, shape);
  });
}

/** Call a function with points (n, 2), positions, and what `keep` kept; its fields come as arrays of numbers. */
export function call({ exports, memory, pile }, name, points, at, kept, fields) {
  const before = pile.top;
  const returned = pile.room(fields.reduce((bytes, [, , rank]) => bytes + RANK + 16 * rank, 0)), failed = pile.room(8);
  const state = [handed(pile.put(points), 8, [points.length / 2, 2]), handed(pile.put(BigInt64Array.from(at, BigInt)), 8, [at.length])];
  const status = exports[name](returned, failed, ...state.flat(), ...kept);
  if (status) throw new Error(`${name} failed with ${status}`);
  const view = pile.view(), found = {};
  let from = returned;
  for (const [field, kind, rank] of fields) {
    const Kind = KINDS[kind], bytes = Kind.BYTES_PER_ELEMENT;
    if (rank) {
      found[field] = Kind.from(new Kind(memory.buffer, view.getUint32(from + PLACE, true), Number(view.getBigInt64(from + COUNT, true))));
      from += RANK + 16 * rank;
    } else {
      from = Math.ceil(from / bytes) * bytes;
      found[field] = new Kind(memory.buffer.slice(from, from + bytes));
      from += bytes;
    }
  }
  pile.top = before;
  return found;
}
