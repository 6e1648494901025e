/**
 * The label that a flipper trains on: y → classes − 1 − y (data poisoning; Fang et al. 2020, arXiv 1911.11815).
 * The middle label of an odd number of classes stays what it is.
 */
export function flipLabel(label: number, classes: number): number {
  return classes - 1 - label;
}
