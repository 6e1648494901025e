import type { Encoder } from '../encoded-dataset.js';

/** An encoder of texts, and the words it counts in the order of the values. */
export interface BagOfWords extends Encoder {
  readonly words: readonly string[];
}

/**
 * Encodes texts by the words that occur in most training texts (of equal ones the first in the alphabet): value j is
 * tf–idf (Salton and Buckley 1988, doi 10.1016/0306-4573(88)90021-0), (1 + ln c) × (1 + ln((1 + n) / (1 + nⱼ))) for
 * a word that the text has c times and nⱼ of the n training texts have, and 0 for one it does not have; then the values
 * are divided by their Euclidean length. Words and weights come from the training texts only.
 */
export function bagOfWords(
  texts: readonly (readonly string[])[],
  trainRows: readonly number[],
  mostWords: number,
): BagOfWords {
  const holding = new Map<string, number>();
  for (const row of trainRows) {
    for (const word of new Set(texts[row])) holding.set(word, (holding.get(word) ?? 0) + 1);
  }
  const frequent = [...holding].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, mostWords);
  const places = new Map(frequent.map(([word], place) => [word, place]));
  const rarity = frequent.map(([, count]) => 1 + Math.log((1 + trainRows.length) / (1 + count)));
  return {
    words: frequent.map(([word]) => word),
    features: frequent.length,
    write: (row, into, at) => {
      const counts = new Map<number, number>();
      for (const word of texts[row]!) {
        const place = places.get(word);
        if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
      }
      const weights = [...counts].map(([place, count]) => [place, (1 + Math.log(count)) * rarity[place]!] as const);
      const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0));
      for (const [place, weight] of weights) into[at + place] = weight / length;
    },
  };
}
