// @ts-check
// Frames as they travel: deflated, numbers by their byte planes. frames.py packs them.
export const NONE = -2147483648; // no coordinate here: lift the pen, hide the point

/** @param {BufferSource} view */
export async function inflate(view) {
  const stream = new Blob([view]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// 32-bit numbers by their byte planes, low bytes first; with a stride, as differences from the number so far before.
export function unpackNumbers(bytes, stride) {
  const n = bytes.length / 4, out = new Int32Array(n);
  for (let plane = 0; plane < 4; plane++) {
    for (let i = 0, from = plane * n; i < n; i++) out[i] |= bytes[from + i] << (8 * plane);
  }
  if (stride) for (let i = stride; i < n; i++) out[i] += out[i - stride];
  return out;
}
