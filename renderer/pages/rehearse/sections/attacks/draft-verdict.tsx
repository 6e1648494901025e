import { Table } from '@mantine/core';
import type { Forecast } from '../../../../../simulations/api/contract/index.js';
import { unbroken } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import styles from './attacks.module.css';
import { Money, RouteTable, Suppositions, Votes } from './route-table.js';

interface DraftVerdictProps {
  readonly price: NonNullable<Forecast['verdictPrice']>;
  readonly symbol: string;
}

/** What it costs to turn the verdict that this draft is forecast to have, by sums of the forecast: the cheapest way first. */
export function DraftVerdict({ price, symbol }: DraftVerdictProps) {
  const { turnsTo, routes, sentence, assumptions } = price;
  return (
    <section className={panels.panel} aria-labelledby="draft-verdict" data-testid="draft-verdict">
      <h2 id="draft-verdict">What it costs to make this draft {turnsTo === 'passes' ? 'pass' : 'fail'}</h2>
      <p className={styles.lead}>{unbroken(sentence)}</p>
      <RouteTable
        label="Ways to turn this draft’s verdict"
        minWidth={640}
        columns={[
          'Way',
          'Cost',
          'In 9 of 10 runs',
          'Money needed',
          `Votes needed (${symbol})`,
          `To be had (${symbol})`,
        ]}
      >
        {routes.map((route) => (
          <Table.Tr key={route.route} data-testid={`turn-${route.route}`}>
            <Table.Th scope="row">{route.title}</Table.Th>
            <Money usd={route.costUsd} strong />
            <Money usd={route.costInMostUsd} />
            <Money usd={route.capitalUsd} />
            <Votes tokens={route.votesNeeded} symbol={symbol} />
            <Votes tokens={route.votesAvailable} symbol={symbol} />
          </Table.Tr>
        ))}
      </RouteTable>
      <Suppositions
        sentences={[...routes.map(({ title, premise, why }) => `${title}, ${premise}: ${why}`), ...assumptions]}
      />
    </section>
  );
}
