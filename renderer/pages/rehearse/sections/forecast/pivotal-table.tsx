import { Table } from '@mantine/core';
import type { Forecast } from '../../../../../simulations/api/contract/index.js';
import { Term } from '../../../../parts/term.js';
import { percent, separate, short } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import { Party } from '../party.js';
import classes from './forecast.module.css';

const mostShown = 10;

/** Who decides the vote, and what their choice would do. */
export function PivotalTable({ forecast, symbol }: { readonly forecast: Forecast; readonly symbol: string }) {
  const voters = forecast.pivotal.slice(0, mostShown);
  return (
    <section className={panels.panel} aria-labelledby="pivotal-voters" data-testid="pivotal-voters">
      <h2 id="pivotal-voters">
        <Term term="pivotalVoter">Who decides</Term>
      </h2>
      {voters.length === 0 ? (
        <p className={panels.quiet}>No single voter decides this vote.</p>
      ) : (
        <Table.ScrollContainer type="native" tabIndex={0} role="region" aria-label="Voters who decide" minWidth={560}>
          <Table className={classes.rows} verticalSpacing={4} fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Voter</Table.Th>
                <Table.Th>Votes ({symbol})</Table.Th>
                <Table.Th>Chance to vote</Table.Th>
                <Table.Th>Decides in</Table.Th>
                <Table.Th>Passes if For</Table.Th>
                <Table.Th>if Against</Table.Th>
                <Table.Th>if absent</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {voters.map(({ address, power, turnout, pivotalShare, ifFor, ifAgainst, ifAbsent }) => (
                <Table.Tr key={address}>
                  <Table.Td>
                    <Party address={address} />
                  </Table.Td>
                  <Table.Td title={`${separate(String(power))} ${symbol}`}>{short(power)}</Table.Td>
                  <Table.Td>{percent(turnout)}</Table.Td>
                  <Table.Td>
                    <b>{percent(pivotalShare)}</b>
                  </Table.Td>
                  <Table.Td>{percent(ifFor)}</Table.Td>
                  <Table.Td>{percent(ifAgainst)}</Table.Td>
                  <Table.Td>{percent(ifAbsent)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
}
