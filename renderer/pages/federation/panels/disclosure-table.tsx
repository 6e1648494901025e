import { SegmentedControl } from '@mantine/core';
import { CircleDashed, Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { DisclosureTable as Disclosures } from '../../../../simulations/api/contract/index.js';
import classes from '../federation.module.css';

type Row = Disclosures['rows'][number];

interface DisclosureTableProps {
  readonly disclosures: Disclosures;
  /** What this federation is protected by. */
  readonly own: Row['protection'];
}

const views = {
  sees: { words: 'sees it', icon: Eye },
  noised: { words: 'sees it under noise', icon: CircleDashed },
  hidden: { words: 'hidden', icon: EyeOff },
} as const;

/** Who gets to know what under a protection; at first the federation's own. */
export function DisclosureTable({ disclosures, own }: DisclosureTableProps) {
  const { rows, facts, observers, protections, cost } = disclosures;
  const [chosen, choose] = useState<Row['protection'] | null>(null);
  const shown = chosen ?? own;
  const keys = Object.keys(facts) as (keyof Row['views'])[];
  return (
    <div className={classes.disclosure}>
      <SegmentedControl
        size="xs"
        aria-label="Protection"
        value={shown}
        onChange={(next) => choose(next as Row['protection'])}
        data={Object.entries(protections).map(([value, label]) => ({
          value,
          label: value === own ? `${label} (here)` : label,
        }))}
      />
      <table className={classes.disclosureTable}>
        <caption className="visually-hidden">
          Who gets to know what with this protection: {protections[shown]}
          {shown === own ? ', as in this federation' : ''}
        </caption>
        <thead>
          <tr>
            <th scope="col">Who looks</th>
            {keys.map((fact) => (
              <th key={fact} scope="col">
                {facts[fact]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(({ protection }) => protection === shown)
            .map((row) => (
              <tr key={row.observer}>
                <th scope="row" title={row.sentence}>
                  {observers[row.observer]}
                </th>
                {keys.map((fact) => {
                  const { words, icon: Icon } = views[row.views[fact]];
                  return (
                    <td key={fact} data-view={row.views[fact]}>
                      <span>
                        <Icon size={13} aria-hidden="true" /> {words}
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
        </tbody>
      </table>
      <ul className={classes.sentences}>
        {rows
          .filter(({ protection }) => protection === shown)
          .map(({ observer, sentence }) => (
            <li key={observer}>
              <b>{observers[observer]}.</b> {sentence}
            </li>
          ))}
        {(shown === 'secureAggregation' || shown === 'both') && <li>{cost}</li>}
        <li>
          A federation has no chain and nobody who scores for pay: the last two rows tell what would change in a DAO.
        </li>
      </ul>
    </div>
  );
}
