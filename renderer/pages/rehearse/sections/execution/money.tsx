import { Table } from '@mantine/core';
import type { ExecutionReport } from '../../../../../simulations/api/contract/index.js';
import { separate, short } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import { Party } from '../party.js';
import classes from '../sections.module.css';

/** What moved from whom to whom. */
export function Money({ report }: { readonly report: ExecutionReport }) {
  const { movements, balances } = report;
  return (
    <section className={panels.panel} aria-labelledby="money" data-testid="money">
      <h2 id="money">{report.simulated ? 'Money that would move' : 'Money that moved'}</h2>
      {movements.length === 0 && <p className={panels.quiet}>Nothing moved: no native currency and no token.</p>}
      {movements.length > 0 && (
        <Table.ScrollContainer type="native" tabIndex={0} role="region" aria-label="Movements" minWidth={420}>
          <Table className={classes.rows} verticalSpacing={4} fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th data-words>From</Table.Th>
                <Table.Th data-words>To</Table.Th>
                <Table.Th>Amount</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {movements.map(({ asset, symbol, from, fromName, to, toName, amount }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same amount may move twice
                <Table.Tr key={at}>
                  <Table.Td data-words>
                    <Party address={from} name={fromName} />
                  </Table.Td>
                  <Table.Td data-words>
                    <Party address={to} name={toName} />
                  </Table.Td>
                  <Table.Td title={`${separate(amount)} ${symbol} (${asset})`}>
                    {readable(amount)} {symbol}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {balances.length > 0 && (
        <Table.ScrollContainer type="native" tabIndex={0} role="region" aria-label="Balances" minWidth={420}>
          <Table className={classes.rows} verticalSpacing={4} fz="sm" mt="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th data-words>Whose balance</Table.Th>
                <Table.Th>Change</Table.Th>
                <Table.Th>Afterwards</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {balances.map(({ address, name, symbol, change, after }) => (
                <Table.Tr key={`${address} ${symbol}`}>
                  <Table.Td data-words>
                    <Party address={address} name={name} />
                  </Table.Td>
                  <Table.Td
                    title={`${separate(change)} ${symbol}`}
                    style={{ color: change.startsWith('-') ? 'var(--meaning-against)' : 'var(--meaning-for)' }}
                  >
                    {change.startsWith('-') ? '' : '+'}
                    {readable(change)} {symbol}
                  </Table.Td>
                  <Table.Td title={`${separate(after)} ${symbol}`}>
                    {readable(after)} {symbol}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
}

/** Short, but never so short that only a bound is left. */
function readable(tokens: string): string {
  return Math.abs(Number(tokens)) < 1e-6 ? separate(tokens) : short(Number(tokens));
}
