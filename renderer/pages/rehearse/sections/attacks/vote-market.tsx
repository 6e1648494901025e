import { Table } from '@mantine/core';
import type { DaoAttacksReport } from '../../../../../simulations/api/contract/index.js';
import { decimal, separate, short, unbroken } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import classes from '../sections.module.css';
import { AttackSteps } from './attack-steps.js';
import { attackOutcomes, dollars, heldUntil, toTheCent, voteMarketSentence } from './attack-words.js';
import styles from './attacks.module.css';

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
      <Table.ScrollContainer
        type="native"
        tabIndex={0}
        role="region"
        aria-label="Ways to come by the votes"
        minWidth={760}
      >
        <Table verticalSpacing={4} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Way</Table.Th>
              <Table.Th>Outcome</Table.Th>
              <Table.Th>Cost</Table.Th>
              <Table.Th>Once</Table.Th>
              <Table.Th>Each hour</Table.Th>
              <Table.Th>Held for</Table.Th>
              <Table.Th>Money needed</Table.Th>
              <Table.Th>Comes back</Table.Th>
              <Table.Th>Votes needed ({symbol})</Table.Th>
              <Table.Th>To be had ({symbol})</Table.Th>
              <Table.Th>Known from</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
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
                <Table.Td title={`${separate(route.votesNeeded)} ${symbol}`}>
                  {short(Number(route.votesNeeded))}
                </Table.Td>
                <Table.Td title={`${separate(route.votesAvailable)} ${symbol}`}>
                  {short(Number(route.votesAvailable))}
                </Table.Td>
                <Table.Td>{route.evidence === 'chain' ? 'the local chain' : 'an estimate'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {market.routes.map((route) => (
        <Way key={route.route} route={route} />
      ))}
      <details className={styles.steps}>
        <summary>What these prices suppose</summary>
        <ul className={classes.sentences}>
          {market.assumptions.map((assumption) => (
            <li key={assumption}>{assumption}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Money({ usd, strong = false }: { readonly usd: number | null; readonly strong?: boolean }) {
  if (usd === null) return <Table.Td>–</Table.Td>;
  return <Table.Td title={toTheCent(usd)}>{strong ? <b>{dollars(usd)}</b> : dollars(usd)}</Table.Td>;
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
