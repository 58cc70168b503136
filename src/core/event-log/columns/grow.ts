// A column that is full becomes longer. Its memory is handed over rather than copied where the platform can (ES2024, transfer):
// a copy would stay beside it until the garbage is collected, and a large file grows its columns many times.

type Transferable = ArrayBufferLike & { transfer?(length: number): ArrayBuffer };

/** The first `length` bytes of `buffer`, and zeros behind them where it is shorter; the column that they belonged to must not be used again. */
export function grownBuffer(buffer: ArrayBufferLike, length: number): ArrayBufferLike {
  const { transfer } = buffer as Transferable;
  if (transfer) return transfer.call(buffer, length);
  const copy = new Uint8Array(length);
  copy.set(new Uint8Array(buffer, 0, Math.min(length, buffer.byteLength)));
  return copy.buffer;
}

/** Gives the memory of a column back at once. */
export function release(column: Int32Array | Float64Array): void {
  if ((column.buffer as Transferable).transfer) grownBuffer(column.buffer, 0);
}
