// Products of matrices of float32 in another module's memory: AssemblyScript, compiled into products-module.ts by its
// test. Rows of a tile that reach beyond the matrix compute the last row again; so do columns that reach beyond it.

/** The rows of `a` and `c` that make a tile. Their sums, two vectors each, all fit into registers. */
const ROWS: i32 = 5;
const COLUMNS: i32 = 8;

/**
 * c (m × n) = a (m × k) · b (k × n) + bias, and no less than `floor`. Steps of `a` are in bytes; `b` and `c` lie row by
 * row; a bias of 0 is none.
 */
export function product(
  a: usize, aRow: usize, aColumn: usize, b: usize, bias: usize, c: usize, m: i32, n: i32, k: i32, floor: f32,
): void {
  const row = <usize>n << 2;
  const least = f32x4.splat(floor);
  for (let i = 0; i < m; i += ROWS) {
    const i1 = <usize>min(i + 1, m - 1), i2 = <usize>min(i + 2, m - 1);
    const i3 = <usize>min(i + 3, m - 1), i4 = <usize>min(i + 4, m - 1);
    const first = a + <usize>i * aRow;
    const a1 = (i1 - i) * aRow, a2 = (i2 - i) * aRow, a3 = (i3 - i) * aRow, a4 = (i4 - i) * aRow;
    if (n < COLUMNS) {
      for (let r = i; r < min(i + ROWS, m); r++) {
        for (let j = 0; j < n; j++) {
          const at = <usize>j << 2;
          let sum: f32 = bias == 0 ? 0 : load<f32>(bias + at);
          let p = a + <usize>r * aRow, q = b + at;
          for (let l = 0; l < k; l++, p += aColumn, q += row) sum += load<f32>(p) * load<f32>(q);
          store<f32>(c + <usize>r * row + at, max(sum, floor));
        }
      }
      continue;
    }
    for (let j = 0; j < n; j += COLUMNS) {
      const at = <usize>min(j, n - COLUMNS) << 2;
      const left = bias == 0 ? f32x4.splat(0) : v128.load(bias + at);
      const right = bias == 0 ? f32x4.splat(0) : v128.load(bias + at, 16);
      let s00 = left, s10 = left, s20 = left, s30 = left, s40 = left;
      let s01 = right, s11 = right, s21 = right, s31 = right, s41 = right;
      let p = first, q = b + at;
      for (let l = 0; l < k; l++, p += aColumn, q += row) {
        const b0 = v128.load(q), b1 = v128.load(q, 16);
        let x = v128.load32_splat(p);
        s00 = f32x4.add(s00, f32x4.mul(x, b0)); s01 = f32x4.add(s01, f32x4.mul(x, b1));
        x = v128.load32_splat(p + a1);
        s10 = f32x4.add(s10, f32x4.mul(x, b0)); s11 = f32x4.add(s11, f32x4.mul(x, b1));
        x = v128.load32_splat(p + a2);
        s20 = f32x4.add(s20, f32x4.mul(x, b0)); s21 = f32x4.add(s21, f32x4.mul(x, b1));
        x = v128.load32_splat(p + a3);
        s30 = f32x4.add(s30, f32x4.mul(x, b0)); s31 = f32x4.add(s31, f32x4.mul(x, b1));
        x = v128.load32_splat(p + a4);
        s40 = f32x4.add(s40, f32x4.mul(x, b0)); s41 = f32x4.add(s41, f32x4.mul(x, b1));
      }
      const to = c + at;
      put(to + <usize>i * row, s00, s01, least);
      put(to + i1 * row, s10, s11, least);
      put(to + i2 * row, s20, s21, least);
      put(to + i3 * row, s30, s31, least);
      put(to + i4 * row, s40, s41, least);
    }
  }
}

@inline
function put(to: usize, left: v128, right: v128, least: v128): void {
  v128.store(to, f32x4.max(left, least));
  v128.store(to, f32x4.max(right, least), 16);
}

/** c (m × n) = a (m × k) · bᵀ, where b is n × k. All lie row by row. */
export function productWithTransposed(a: usize, b: usize, c: usize, m: i32, n: i32, k: i32): void {
  const row = <usize>k << 2;
  const whole = k & ~3;
  for (let i = 0; i < m; i += ROWS) {
    const i1 = <usize>min(i + 1, m - 1), i2 = <usize>min(i + 2, m - 1);
    const i3 = <usize>min(i + 3, m - 1), i4 = <usize>min(i + 4, m - 1);
    const first = a + <usize>i * row;
    const a1 = (i1 - i) * row, a2 = (i2 - i) * row, a3 = (i3 - i) * row, a4 = (i4 - i) * row;
    for (let j = 0; j < n; j += 2) {
      const j1 = <usize>min(j + 1, n - 1);
      const next = (j1 - j) * row;
      let s00 = f32x4.splat(0), s10 = s00, s20 = s00, s30 = s00, s40 = s00;
      let s01 = s00, s11 = s00, s21 = s00, s31 = s00, s41 = s00;
      let p = first, q = b + <usize>j * row;
      for (let l = 0; l < whole; l += 4, p += 16, q += 16) {
        const b0 = v128.load(q), b1 = v128.load(q + next);
        let x = v128.load(p);
        s00 = f32x4.add(s00, f32x4.mul(x, b0)); s01 = f32x4.add(s01, f32x4.mul(x, b1));
        x = v128.load(p + a1);
        s10 = f32x4.add(s10, f32x4.mul(x, b0)); s11 = f32x4.add(s11, f32x4.mul(x, b1));
        x = v128.load(p + a2);
        s20 = f32x4.add(s20, f32x4.mul(x, b0)); s21 = f32x4.add(s21, f32x4.mul(x, b1));
        x = v128.load(p + a3);
        s30 = f32x4.add(s30, f32x4.mul(x, b0)); s31 = f32x4.add(s31, f32x4.mul(x, b1));
        x = v128.load(p + a4);
        s40 = f32x4.add(s40, f32x4.mul(x, b0)); s41 = f32x4.add(s41, f32x4.mul(x, b1));
      }
      const rest = k - whole;
      const left = c + (<usize>j << 2), right = c + (j1 << 2), line = <usize>n << 2;
      store<f32>(left + <usize>i * line, total(s00, p, q, rest));
      store<f32>(right + <usize>i * line, total(s01, p, q + next, rest));
      store<f32>(left + i1 * line, total(s10, p + a1, q, rest));
      store<f32>(right + i1 * line, total(s11, p + a1, q + next, rest));
      store<f32>(left + i2 * line, total(s20, p + a2, q, rest));
      store<f32>(right + i2 * line, total(s21, p + a2, q + next, rest));
      store<f32>(left + i3 * line, total(s30, p + a3, q, rest));
      store<f32>(right + i3 * line, total(s31, p + a3, q + next, rest));
      store<f32>(left + i4 * line, total(s40, p + a4, q, rest));
      store<f32>(right + i4 * line, total(s41, p + a4, q + next, rest));
    }
  }
}

/** The four sums and what the last values, fewer than four, add to them. */
@inline
function total(sums: v128, p: usize, q: usize, rest: i32): f32 {
  const low = f32x4.extract_lane(sums, 0) + f32x4.extract_lane(sums, 1);
  let sum = low + (f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3));
  for (let l = 0; l < rest; l++, p += 4, q += 4) sum += load<f32>(p) * load<f32>(q);
  return sum;
}
