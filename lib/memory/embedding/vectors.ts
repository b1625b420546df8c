/** A vector as the store keeps it: the signs of its numbers, and 32-bit floats of length 1, little-endian, in base64. */
export interface StoredVector {
  bits: string;
  vector: string;
}

/** Throws RangeError for a vector that nothing can be compared with. */
export function unitVector(numbers: readonly number[]): Float32Array {
  const length = Math.hypot(...numbers);
  if (!Number.isFinite(length) || length === 0) throw new RangeError("An embedding must be finite and not all zeros.");
  return Float32Array.from(numbers, (number) => number / length);
}

export function storedVector(vector: Float32Array): StoredVector {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [at, number] of vector.entries()) bytes.writeFloatLE(number, at * 4);
  return { bits: Array.from(vector, (number) => (number > 0 ? "1" : "0")).join(""), vector: bytes.toString("base64") };
}

/** Cosine of two vectors of length 1, the second as it is stored. */
export function cosine(one: Float32Array, stored: string): number {
  const bytes = Buffer.from(stored, "base64");
  const other = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * other.getFloat32(at * 4, true);
  return sum;
}
