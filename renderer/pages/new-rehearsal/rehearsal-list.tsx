import { ActionIcon, Button, Table } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useApp, useSession } from '../../app/session-context.js';
import { timeAgo } from '../../words/dates.js';
import { percent } from '../../words/number-format.js';
import classes from './new-rehearsal.module.css';

/** Rehearsals so far: open them again, or remove them. */
export function RehearsalList() {
  const session = useSession();
  const rehearsals = useApp((state) => state.rehearsals) ?? [];
  return (
    <Table.ScrollContainer minWidth={680}>
      <Table className={classes.list} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Proposal</Table.Th>
            <Table.Th>DAO</Table.Th>
            <Table.Th>Forecast to pass</Table.Th>
            <Table.Th>Executed here</Table.Th>
            <Table.Th>Changed</Table.Th>
            <Table.Th>
              <span className="visually-hidden">Actions</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rehearsals.map((rehearsal) => (
            <Table.Tr key={rehearsal.id}>
              <Table.Td>
                <button
                  type="button"
                  className={classes.open}
                  onClick={() => session.rehearsals.open(rehearsal.id, 'draft')}
                >
                  {rehearsal.proposal || rehearsal.title}
                </button>
              </Table.Td>
              <Table.Td>{rehearsal.title}</Table.Td>
              <Table.Td>{rehearsal.passes === null ? 'not yet' : percent(rehearsal.passes)}</Table.Td>
              <Table.Td>{rehearsal.outcome ?? 'not yet'}</Table.Td>
              <Table.Td title={rehearsal.changedAt}>{timeAgo(rehearsal.changedAt, Date.now())}</Table.Td>
              <Table.Td>
                <div className={classes.rowActions}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => session.rehearsals.open(rehearsal.id, 'draft')}
                  >
                    Open
                  </Button>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`Remove ${rehearsal.id}`}
                    title="Remove"
                    onClick={() => void session.rehearsals.remove(rehearsal)}
                  >
                    <Trash2 size={16} />
                  </ActionIcon>
                </div>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
