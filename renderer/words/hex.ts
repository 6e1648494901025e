const longHex = /0x[0-9a-fA-F]{24,}/g;

/** A text with its long hexadecimal numbers (addresses, hashes, calldata) cut to `0x1234…abcd`. */
export function shortHex(text: string): string {
  return text.replace(longHex, (hex) => `${hex.slice(0, 6)}…${hex.slice(-4)}`);
}

/** Calldata beyond one word cut to its selector and its length: `0xa9059cbb… (68 bytes)`; hashes and addresses stay whole. */
export function shortBytes(text: string): string {
  return text.replace(longHex, (hex) =>
    hex.length <= 66 ? hex : `${hex.slice(0, 10)}… (${(hex.length - 2) / 2} bytes)`,
  );
}
