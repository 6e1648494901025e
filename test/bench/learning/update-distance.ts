/** How far two models lie apart, as a share of how far the second came from where both began. */
export function updateDistance(one: Float32Array, other: Float32Array, start: Float32Array): number {
  let apart = 0;
  let way = 0;
  for (let i = 0; i < start.length; i++) {
    apart += (one[i]! - other[i]!) ** 2;
    way += (other[i]! - start[i]!) ** 2;
  }
  return Math.sqrt(apart / way);
}
