/** How closely a voter keeps to its mean moment: a + b of the beta distribution. */
const CONCENTRATION = 4;
/** The density's exponents stay above this, so that integrating it is harmless. */
const LEAST_EXPONENT = 0.5;
const MEANS = 64;
const STEPS = 256;
/** Points of integration over the angle θ, where t = sin²θ. */
const ANGLES = 1024;

let table: Float64Array | null = null;

/**
 * When a voter votes: a quantile of the beta distribution with mean `lateness` and a + b = 4 (more near the ends, so
 * that neither exponent falls below ½). From a table of 64 means, made once, linear between 256 quantiles.
 * @param chance in (0, 1)
 * @returns 0 = start of voting, 1 = its end
 */
export function votingMoment(lateness: number, chance: number): number {
  table ??= quantileTable();
  const row = Math.min(MEANS - 1, Math.max(0, Math.floor(lateness * MEANS))) * (STEPS + 1);
  const place = chance * STEPS;
  const step = Math.floor(place);
  const below = table[row + step]!;
  return below + (place - step) * (table[row + step + 1]! - below);
}

function quantileTable(): Float64Array {
  const quantiles = new Float64Array(MEANS * (STEPS + 1));
  for (let i = 0; i < MEANS; i++) {
    quantiles.set(betaQuantiles((i + 0.5) / MEANS), i * (STEPS + 1));
  }
  return quantiles;
}

/** Quantiles 0, 1/256 … 1 of one mean, by the midpoint rule over θ: the density becomes sin^(2a−1)θ · cos^(2b−1)θ. */
function betaQuantiles(mean: number): Float64Array {
  const total = Math.max(CONCENTRATION, LEAST_EXPONENT / Math.min(mean, 1 - mean));
  const [a, b] = [mean * total, (1 - mean) * total];
  const width = Math.PI / 2 / ANGLES;
  const cumulated = new Float64Array(ANGLES + 1);
  for (let k = 0; k < ANGLES; k++) {
    const angle = (k + 0.5) * width;
    cumulated[k + 1] = cumulated[k]! + Math.sin(angle) ** (2 * a - 1) * Math.cos(angle) ** (2 * b - 1);
  }
  const quantiles = new Float64Array(STEPS + 1);
  for (let step = 1, k = 1; step <= STEPS; step++) {
    const wanted = (step / STEPS) * cumulated[ANGLES]!;
    while (k < ANGLES && cumulated[k]! < wanted) k++;
    const inside = (wanted - cumulated[k - 1]!) / (cumulated[k]! - cumulated[k - 1]!);
    quantiles[step] = Math.sin((k - 1 + Math.min(1, inside)) * width) ** 2;
  }
  return quantiles;
}
