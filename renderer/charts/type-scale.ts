let scale = 1;

/** How large type is, against 16 px: the projector's is larger, and the larger still while presenting. */
export function typeScale(): number {
  return scale;
}

/** Measures the page's type anew; charts ask far too often to measure it themselves. */
export function measureTypeScale(): number {
  scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
  return scale;
}
