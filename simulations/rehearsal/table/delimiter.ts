const CANDIDATES = [',', ';', '\t'];

/** The character that separates cells: the candidate the first line has most of outside quotes, else a comma. */
export function delimiterOf(text: string): string {
  const line =
    text
      .slice(0, 100_000)
      .replace(/"(?:[^"]|"")*"/g, '')
      .trimStart()
      .split(/\r\n|\n|\r/, 1)[0] ?? '';
  const counts = CANDIDATES.map((candidate) => line.split(candidate).length);
  return CANDIDATES[counts.indexOf(Math.max(...counts))]!;
}
