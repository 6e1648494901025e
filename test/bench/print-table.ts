/** Prints a titled table of two columns, numbers to the right. */
export function printTable(title: string, rows: readonly (readonly [string, string])[]): void {
  const names = Math.max(...rows.map(([name]) => name.length));
  const numbers = Math.max(...rows.map(([, number]) => number.length));
  console.log(`\n${title}`);
  for (const [name, number] of rows) console.log(`  ${name.padEnd(names)}  ${number.padStart(numbers)}`);
}
