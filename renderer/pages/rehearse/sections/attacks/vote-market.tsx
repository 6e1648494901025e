import { Table } from '@mantine/core';
import type { DaoAttacksReport } from '../../../../../simulations/api/contract/index.js';
import { decimal, short, unbroken } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import { AttackSteps } from './attack-steps.js';
import { attackOutcomes, dollars, heldUntil, toTheCent, voteMarketSentence } from './attack-words.js';
import styles from './attacks.module.css';
import { Money, RouteTable, Suppositions, Votes } from './route-table.js';

type VoteMarketReport = NonNullable<DaoAttacksReport['voteMarket']>;
type Route = VoteMarketReport['routes'][number];

interface VoteMarketProps {
  readonly market: VoteMarketReport;
  readonly symbol: string;
}

/** What the verdict costs to rent, buy, borrow and bribe: a table, the cheapest that succeeds first, and each way's story. */
export function VoteMarket({ market, symbol }: VoteMarketProps) {
  return (
    <section className={panels.panel} aria-labelledby="vote-market" data-testid="vote-market">
      <h2 id="vote-market">What a verdict that takes the treasury costs</h2>
      <p className={styles.lead}>{unbroken(voteMarketSentence(market))}</p>
      <RouteTable
        label="Ways to come by the votes"
        minWidth={760}
        columns={[
          'Way',
          'Outcome',
          'Cost',
          'Once',
          'Each hour',
          'Held for',
          'Money needed',
          'Comes back',
          `Votes needed (${symbol})`,
          `To be had (${symbol})`,
          'Known from',
        ]}
      >
        {market.routes.map((route) => (
          <Table.Tr key={route.route} data-testid={`way-${route.route}`}>
            <Table.Th scope="row">{route.title}</Table.Th>
            <Table.Td>
              <span className={styles.outcome} data-outcome={route.outcome}>
                {attackOutcomes[route.outcome]}
              </span>
            </Table.Td>
            <Money usd={route.costUsd} strong />
            <Money usd={route.onceUsd} />
            <Money usd={route.hourlyUsd} />
            <Table.Td className={styles.whole ?? ''}>
              {route.costUsd === null ? '–' : `${short(route.hours)} h`}
            </Table.Td>
            <Money usd={route.capitalUsd} />
            <Money usd={route.returnedUsd} />
            <Votes tokens={route.votesNeeded} symbol={symbol} />
            <Votes tokens={route.votesAvailable} symbol={symbol} />
            <Table.Td>{route.evidence === 'chain' ? 'the local chain' : 'an estimate'}</Table.Td>
          </Table.Tr>
        ))}
      </RouteTable>
      {market.routes.map((route) => (
        <Way key={route.route} route={route} />
      ))}
      <Suppositions sentences={market.assumptions} />
    </section>
  );
}

/** One way: what was done and supposed, why it ended so, what it costs to hold the votes for longer, and the control. */
function Way({ route }: { readonly route: Route }) {
  const { title, premise, sentence, why, defence, perVote, held, cost, control, steps } = route;
  return (
    <details className={styles.steps}>
      <summary>
        {title}, {premise}
      </summary>
      <p>
        {sentence} {why}
      </p>
      {perVote !== null && (
        <p className={panels.quiet}>
          A vote costs ${short(perVote.usd)}, or {short(perVote.eth)} ETH.
        </p>
      )}
      <ul className={styles.cost}>
        {cost.map(({ what, usd }) => (
          <li key={what}>
            <span>{what}</span> <span title={toTheCent(usd)}>{dollars(usd)}</span>
          </li>
        ))}
        {held.length > 1 &&
          held.map(({ until, hours, costUsd }) => (
            <li key={until}>
              <span>
                In all, held until {heldUntil[until]} ({decimal(hours, hours < 1 ? 4 : 1)} h)
              </span>{' '}
              <span title={toTheCent(costUsd)}>{dollars(costUsd)}</span>
            </li>
          ))}
      </ul>
      <dl className={styles.why}>
        <dt>What helps</dt>
        <dd>{defence}</dd>
        {control !== null && (
          <>
            <dt>Tried with one</dt>
            <dd>
              {control.defence} {control.outcome === 'fails' ? 'It fails' : 'It succeeds'}: {control.why}
            </dd>
          </>
        )}
      </dl>
      <AttackSteps steps={steps} />
      {control !== null && <AttackSteps steps={control.steps} of="with the defence" />}
    </details>
  );
}
