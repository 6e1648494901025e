/** Out of how many a chance is told: small numbers that people count on their fingers. */
const OUT_OF = [2, 3, 4, 5, 10, 20, 50, 100];

/** A chance as people say it: `2 in 3`; never 0 or all, since a chance is no result. */
export function inWords(chance: number): string {
  const told = OUT_OF.map((of) => ({ of, count: Math.min(of - 1, Math.max(1, Math.round(chance * of))) }));
  const near = told.find(({ of, count }) => Math.abs(count / of - chance) <= 0.02) ?? told.at(-1)!;
  if (chance > 0.995) return 'more than 99 in 100';
  return chance < 0.005 ? 'less than 1 in 100' : `${near.count} in ${near.of}`;
}

/** The chance to pass in one sentence, with what it rests on. */
export function chanceSentence(chance: number): string {
  return `${inWords(chance)} that it passes, if voters behave as supposed`;
}
