const CANDIDATES = [',', ';', '\t'];
/** Lines that are looked at. */
const SAMPLE = 20;

/**
 * Which of comma, semicolon and tab separates the cells: the one that cuts most of the first lines into as many cells
 * as the first line, and of equals the one that cuts it into more. A comma when none of them occurs.
 */
export function detectDelimiter(beginning: string): string {
  const lines = linesOutsideQuotes(beginning).slice(0, SAMPLE);
  let best = { delimiter: ',', agreeing: 0, cells: 1 };
  for (const delimiter of CANDIDATES) {
    const counts = lines.map((line) => line.split(delimiter).length);
    const cells = counts[0] ?? 1;
    if (cells === 1) continue;
    const agreeing = counts.filter((count) => count === cells).length;
    if (agreeing > best.agreeing || (agreeing === best.agreeing && cells > best.cells)) {
      best = { delimiter, agreeing, cells };
    }
  }
  return best.delimiter;
}

/** Non-empty lines with everything in quotes taken out. */
function linesOutsideQuotes(text: string): string[] {
  return text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
}
