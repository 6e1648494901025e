import { Button, Table } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useApp, useSession } from '../../../app/session-context.js';
import { useVocabulary } from '../../../app/use-vocabulary.js';
import { copyText, fileName, saveFile } from '../../../charts/export/save.js';
import { type ChartTable, csvOf, tsvOf, withProvenance } from '../../../charts/export/table.js';
import { AgentLink } from '../../../parts/agent-link.js';
import { Amount } from '../../../parts/amount.js';
import type { Selection } from '../../../routes/selection.js';
import { showDone } from '../../../session/notices.js';
import { provenanceName, provenanceOf } from '../../../session/provenance.js';
import { count } from '../../../words/number-format.js';
import { plainTokens } from '../../../words/tokens.js';
import classes from './inspector.module.css';
import { pageLength, useTransfers } from './use-transfers.js';

/** What one party gave another for one reason: every transfer of it, newest first. */
export function FlowDetails({ flow }: { readonly flow: Selection & { readonly kind: 'flow' } }) {
  const { attempt, store } = useSession();
  const vocabulary = useVocabulary();
  const [page, turn] = useState(0);
  const listed = useTransfers(flow, page);
  const agents = useApp(({ openRun }) => openRun?.detail?.agents);
  const { symbol, decimals } = vocabulary.asset(flow.asset);
  const pages = Math.max(1, Math.ceil((listed?.total ?? 0) / pageLength));
  // Going back in time there are fewer.
  useEffect(() => {
    if (page >= pages && listed !== null) turn(pages - 1);
  }, [page, pages, listed]);
  const nameOf = (end: string) => (agents?.some(({ agent }) => agent === end) ? end : vocabulary.partyName(end));
  const end = (name: string) =>
    agents?.some(({ agent }) => agent === name) ? <AgentLink agent={name} /> : vocabulary.partyName(name);
  const whole = async (): Promise<ChartTable> => ({
    columns: ['tick', 'from', 'to', `amount (${symbol})`, 'kind'],
    rows: ((await listed?.all()) ?? []).map(({ tick, from, to, amount, kind }) => [
      tick,
      nameOf(from),
      nameOf(to),
      plainTokens(amount, decimals),
      vocabulary.flowName(kind),
    ]),
  });
  const copy = () =>
    attempt('The transfers could not be copied', async () => {
      const table = await whole();
      await copyText(tsvOf(table));
      showDone('Copied', `${count(table.rows.length)} transfers are on the clipboard as a table.`);
    });
  const save = () =>
    attempt('The transfers could not be saved', async () => {
      const state = store.getState();
      const name = fileName('transfers', flow.flow, ...provenanceName(state));
      saveFile(`${name}.csv`, csvOf(withProvenance(await whole(), provenanceOf(state))), 'text/csv');
    });
  return (
    <>
      <header className={classes.head}>
        <h2>{vocabulary.flowName(flow.flow)}</h2>
      </header>
      <p>
        {vocabulary.partyName(flow.from)} → {vocabulary.partyName(flow.to)}, in {symbol}
      </p>
      {listed === null ? (
        <p className={classes.quiet} aria-busy="true">
          The transfers are looked up.
        </p>
      ) : (
        <>
          <p className={classes.quiet} data-testid="transfers-total">
            {listed.total === 0
              ? 'None up to the moment that is shown.'
              : `${count(listed.total)} ${listed.total === 1 ? 'transfer' : 'transfers'} up to the moment that is shown, the newest first.`}
          </p>
          <div className={classes.buttons}>
            <Button size="compact-sm" variant="default" disabled={listed.total === 0} onClick={copy}>
              Copy as a table
            </Button>
            <Button size="compact-sm" variant="default" disabled={listed.total === 0} onClick={save}>
              Save as CSV
            </Button>
          </div>
          {listed.rows.length > 0 && (
            <Table data-testid="transfers" verticalSpacing={2} horizontalSpacing={4} fz="inherit">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th ta="right">Tick</Table.Th>
                  <Table.Th>From</Table.Th>
                  <Table.Th>To</Table.Th>
                  <Table.Th ta="right">{symbol}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {listed.rows.map((row, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two transfers may be alike in everything
                  <Table.Tr key={`${page} ${at}`}>
                    <Table.Td ta="right">{row.tick}</Table.Td>
                    <Table.Td>{end(row.from)}</Table.Td>
                    <Table.Td>{end(row.to)}</Table.Td>
                    <Table.Td ta="right">
                      <Amount wei={row.amount} asset={row.asset} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
          {pages > 1 && (
            <div className={classes.buttons}>
              <Button size="compact-sm" variant="default" disabled={page === 0} onClick={() => turn(page - 1)}>
                Newer
              </Button>
              <span className={classes.quiet}>
                {count(page * pageLength + 1)} to {count(page * pageLength + listed.rows.length)} of{' '}
                {count(listed.total)}
              </span>
              <Button size="compact-sm" variant="default" disabled={page >= pages - 1} onClick={() => turn(page + 1)}>
                Older
              </Button>
            </div>
          )}
        </>
      )}
    </>
  );
}
