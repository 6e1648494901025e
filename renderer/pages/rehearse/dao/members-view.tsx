import { Table } from '@mantine/core';
import type { MembershipSummary } from '../../../../simulations/api/contract/index.js';
import { Identicon } from '../../../parts/identicon.js';
import { Term } from '../../../parts/term.js';
import { count, decimal, percent, separate, short } from '../../../words/number-format.js';
import { ConcentrationPicture } from './concentration-picture.js';
import classes from './dao.module.css';

const mostShown = 12;

/** Who holds the tokens: how many, how unequally, and the largest by name. */
export function MembersView({ members, symbol }: { readonly members: MembershipSummary; readonly symbol: string }) {
  return (
    <section className={classes.members} data-testid="members" aria-label="Members">
      <dl className={classes.facts}>
        <div>
          <dt>Holders</dt>
          <dd data-testid="holder-count">{count(members.holders)}</dd>
        </div>
        <div>
          <dt>They hold</dt>
          <dd title={`${separate(members.total)} ${symbol}`}>
            {short(Number(members.total))} {symbol}
          </dd>
        </div>
        <div>
          <dt>
            <Term term="supply">Supply</Term>
          </dt>
          <dd title={`${separate(members.supply)} ${symbol}`}>
            {short(Number(members.supply))} {symbol}
          </dd>
        </div>
        <div>
          <dt>
            <Term term="gini">Gini coefficient</Term>
          </dt>
          <dd>{decimal(members.gini, 3)}</dd>
        </div>
        <div>
          <dt>
            <Term term="nakamoto">Nakamoto coefficient</Term>
          </dt>
          <dd>{count(members.nakamoto)}</dd>
        </div>
        <div>
          <dt>Largest holder</dt>
          <dd>{percent(members.topShare)}</dd>
        </div>
        <div>
          <dt>Largest tenth</dt>
          <dd>{percent(members.topDecileShare)}</dd>
        </div>
        <div>
          <dt>
            <Term term="delegate">Delegating</Term>
          </dt>
          <dd>{members.delegating === 0 ? 'nobody' : `${count(members.delegating)} holders`}</dd>
        </div>
        <div>
          <dt>Never vote</dt>
          <dd title={`${separate(members.nonVoting.tokens)} ${symbol}`}>
            {members.nonVoting.holders === 0
              ? 'nobody'
              : `${count(members.nonVoting.holders)} with ${short(Number(members.nonVoting.tokens))} ${symbol}`}
          </dd>
        </div>
      </dl>
      <ConcentrationPicture members={members} />
      <Table.ScrollContainer type="native" tabIndex={0} role="region" aria-label="Largest holders" minWidth={460}>
        <Table className={classes.rows} verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Largest holders</Table.Th>
              <Table.Th data-numeric>{symbol}</Table.Th>
              <Table.Th data-numeric>Votes, with delegations</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {members.largest.slice(0, mostShown).map(({ address, tokens, power }) => (
              <Table.Tr key={address}>
                <Table.Td>
                  <span className={classes.holder} title={address}>
                    <Identicon address={address} archetype="community" /> {address.slice(0, 8)}…{address.slice(-6)}
                  </span>
                </Table.Td>
                <Table.Td data-numeric title={separate(tokens)}>
                  {short(Number(tokens))}
                </Table.Td>
                <Table.Td data-numeric title={separate(power)}>
                  {short(Number(power))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <p className={classes.quiet} title={members.sourceHash}>
        SHA-256 of the source: {members.sourceHash.slice(0, 16)}…
      </p>
    </section>
  );
}
