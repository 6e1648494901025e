import { type AggregationFacts, aggregationFacts } from './aggregation-facts.js';

const HEAD = `| rule | source | what it does | withstands | beware | cost | has to see |
|---|---|---|---|---|---|---|
`;

/** The table of all rules in docs/aggregation.md. */
export function aggregationTable(): string {
  return (
    HEAD +
    Object.entries(aggregationFacts)
      .map(([rule, facts]) => row(rule, facts))
      .join('')
  );
}

function row(rule: string, { title, source, does, withstands, beware, cost, sees }: AggregationFacts): string {
  return `| ${title} \`${rule}\` | ${[source, does, withstands, beware, cost, sees].join(' | ')} |\n`;
}
