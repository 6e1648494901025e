import { Table } from '@mantine/core';
import type { HistorySummary, Rehearsal } from '../../../../simulations/api/contract/index.js';
import { objectOf } from '../../../draft/rehearsal-documents.js';
import { completedObject } from '../../../forms/completed.js';
import { SchemaFields } from '../../../forms/schema-field.js';
import { simulatedDate } from '../../../words/dates.js';
import { count, percent } from '../../../words/number-format.js';
import { useDocuments } from '../use-documents.js';
import classes from './dao.module.css';
import { daoField } from './dao-schema.js';
import { TableImport } from './table-import.js';

/** Past proposals and votes, from which the members' habits are learned; without them, what a usual vote is like. */
export function HistoryPart({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { dao, changeDao } = useDocuments();
  const { history, pendingHistory } = rehearsal;
  const voters = daoField('voters');
  return (
    <>
      <section className={classes.panel}>
        <h2>Past proposals</h2>
        <TableImport kind="proposals" what="past proposals">
          CSV or JSON with a proposal in every row: its id and when it ended; start, status, type, threshold and author
          where there are any.
        </TableImport>
      </section>
      <section className={classes.panel}>
        <h2>Past votes</h2>
        <TableImport kind="votes" what="past votes">
          CSV or JSON with a vote in every row: voter, proposal, choice; power and time where there are any.
        </TableImport>
      </section>
      {pendingHistory !== null && (
        <p className={classes.quiet} role="status">
          Past {pendingHistory} are still missing: voters are learned once both files are here.
        </p>
      )}
      {history !== null && (
        <section className={classes.panel} data-testid="history">
          <h2>What is known of the past</h2>
          <HistoryFacts history={history} />
        </section>
      )}
      <section className={classes.panel}>
        <h2>A usual vote{history === null ? '' : ', where the past says nothing'}</h2>
        <div className={classes.two}>
          <SchemaFields
            schema={voters}
            value={completedObject(voters, objectOf(dao.voters) ?? {})}
            at="voters"
            onChange={(next, field) => changeDao(['voters'], next, field)}
          />
        </div>
      </section>
    </>
  );
}

function HistoryFacts({ history }: { readonly history: HistorySummary }) {
  const facts = [
    ['Proposals', count(history.proposals)],
    ['Votes', count(history.votes)],
    ['Voters', count(history.voters)],
    ['Voters of a usual proposal', count(history.medianVoters)],
    ['Passed', history.passedShare === null ? 'not known' : percent(history.passedShare)],
    ['From, to', `${simulatedDate(history.from)} – ${simulatedDate(history.to)}`],
    ['Votes of unknown proposals', `${count(history.orphanVotes)}, not used`],
  ] as const;
  return (
    <>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Table className={classes.rows} verticalSpacing={3} mt="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Type</Table.Th>
            <Table.Th data-numeric>Proposals</Table.Th>
            <Table.Th data-numeric>Passed</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {history.types.map(({ type, proposals, passed }) => (
            <Table.Tr key={type}>
              <Table.Td>{type || 'no type'}</Table.Td>
              <Table.Td data-numeric>{count(proposals)}</Table.Td>
              <Table.Td data-numeric>{count(passed)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
