import { Table } from '@mantine/core';
import type { Forecast } from '../../../../../simulations/api/contract/index.js';
import { separate, short, unbroken } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import classes from '../sections.module.css';
import { dollars, toTheCent } from './attack-words.js';
import styles from './attacks.module.css';

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
      <Table.ScrollContainer
        type="native"
        tabIndex={0}
        role="region"
        aria-label="Ways to turn this draft’s verdict"
        minWidth={640}
      >
        <Table verticalSpacing={4} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Way</Table.Th>
              <Table.Th>Cost</Table.Th>
              <Table.Th>In 9 of 10 runs</Table.Th>
              <Table.Th>Money needed</Table.Th>
              <Table.Th>Votes needed ({symbol})</Table.Th>
              <Table.Th>To be had ({symbol})</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {routes.map((route) => (
              <Table.Tr key={route.route} data-testid={`turn-${route.route}`}>
                <Table.Th scope="row">{route.title}</Table.Th>
                <Money usd={route.costUsd} strong />
                <Money usd={route.costInMostUsd} />
                <Money usd={route.capitalUsd} />
                <Amount tokens={route.votesNeeded} symbol={symbol} />
                <Amount tokens={route.votesAvailable} symbol={symbol} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <details className={styles.steps}>
        <summary>What these prices suppose</summary>
        <ul className={classes.sentences}>
          {routes.map(({ route, title, premise, why }) => (
            <li key={route}>
              {title}, {premise}: {why}
            </li>
          ))}
          {assumptions.map((assumption) => (
            <li key={assumption}>{assumption}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Money({ usd, strong = false }: { readonly usd: number | null; readonly strong?: boolean }) {
  if (usd === null) return <Table.Td>–</Table.Td>;
  const written = usd > 0 && usd < 0.005 ? toTheCent(usd) : dollars(usd);
  return <Table.Td title={toTheCent(usd)}>{strong ? <b>{written}</b> : written}</Table.Td>;
}

function Amount({ tokens, symbol }: { readonly tokens: number | null; readonly symbol: string }) {
  if (tokens === null) return <Table.Td>–</Table.Td>;
  return <Table.Td title={`${separate(String(tokens))} ${symbol}`}>{short(tokens)}</Table.Td>;
}
