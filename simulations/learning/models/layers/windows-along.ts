/** How many windows of a convolution or a pooling fit along a side; none fit when it is below 1. */
export function windowsAlong(side: number, window: number, stride: number, padding: 'same' | 'valid'): number {
  return padding === 'same' ? Math.ceil(side / stride) : Math.floor((side - window) / stride) + 1;
}
