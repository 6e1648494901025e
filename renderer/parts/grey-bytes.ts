/** Grey bytes in base64 as the RGBA pixels that a canvas takes. */
export function pixelsOf(base64: string, length: number): Uint8ClampedArray<ArrayBuffer> {
  const bytes = atob(base64);
  const pixels = new Uint8ClampedArray(length * 4);
  for (let at = 0; at < length; at++) {
    const grey = bytes.charCodeAt(at) || 0;
    pixels.set([grey, grey, grey, 255], at * 4);
  }
  return pixels;
}
