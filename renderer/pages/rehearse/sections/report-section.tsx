import { Button, Group } from '@mantine/core';
import { FileDown } from 'lucide-react';
import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import { useSession } from '../../../app/session-context.js';
import { EmptyState } from '../../../parts/empty-state.js';
import { showDone } from '../../../session/notices.js';

const formats = [
  { format: 'html', label: 'HTML' },
  { format: 'pdf', label: 'PDF' },
  { format: 'markdown', label: 'Markdown' },
  { format: 'json', label: 'JSON, to do it again' },
] as const;

/** The document of the whole rehearsal. */
export function ReportSection({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { rehearsals, attempt } = useSession();
  const write = (format: (typeof formats)[number]['format']) =>
    attempt('The report could not be written', async () => {
      await rehearsals.save();
      const { path } = await rehearsals.commands.writeReport({ id: rehearsal.id, format });
      showDone('Report written', path);
    });
  return (
    <EmptyState
      title="The report"
      action={
        <Group justify="center">
          {formats.map(({ format, label }) => (
            <Button
              key={format}
              variant="default"
              leftSection={<FileDown size={16} />}
              data-testid={`report-${format}`}
              onClick={() => void write(format)}
            >
              {label}
            </Button>
          ))}
        </Group>
      }
    >
      Every figure, assumption, seed and input of this rehearsal in one document that others can check and repeat.
    </EmptyState>
  );
}
