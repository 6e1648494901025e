/** Cosine from which on two updates are taken for copies of each other. */
const NEARLY_IDENTICAL = 0.99;

/**
 * Groups of updates that are nearly identical, which is what Sybils that share one update look like: whoever is as
 * similar to one of a group belongs to it. Each group is an ascending list of at least two indices; groups come in the
 * order of their first. Takes the matrix of `updateSimilarity`. O(n²).
 */
export function similarityClusters(
  similarity: readonly (readonly number[])[],
  threshold = NEARLY_IDENTICAL,
): readonly (readonly number[])[] {
  const seen = new Set<number>();
  return similarity.flatMap((_, start) => {
    if (seen.has(start)) return [];
    seen.add(start);
    const group = [start];
    // The list grows while it is gone through.
    for (const member of group) {
      similarity[member]!.forEach((cosine, other) => {
        if (cosine < threshold || seen.has(other)) return;
        seen.add(other);
        group.push(other);
      });
    }
    return group.length > 1 ? [group.sort((a, b) => a - b)] : [];
  });
}
