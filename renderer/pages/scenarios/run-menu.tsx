import { Menu, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Federation, ListedRun } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import { copyText } from '../../charts/export/save.js';
import { StudyFacts } from '../../parts/study-facts.js';
import { showDone } from '../../session/notices.js';
import type { ExportFormat } from '../../session/run-actions.js';
import { isLiving } from '../../session/transport.js';
import { repeatCommand } from './run-command.js';
import { RunNotesDialog } from './run-notes-dialog.js';

const formats: readonly { readonly format: ExportFormat; readonly label: string }[] = [
  { format: 'csv', label: 'Export as CSV, one file a table' },
  { format: 'parquet', label: 'Export as Parquet' },
  { format: 'json', label: 'Export as JSON' },
];

/** What can be done with a run as a whole, of either kind, behind the button that is given. */
export function RunMenu({ run, children }: { readonly run: ListedRun; readonly children: ReactNode }) {
  const { runs, scenarios, federations, commands, attempt } = useSession();
  const cards = useApp((state) => state.federationCards);
  const [noting, setNoting] = useState(false);
  const [facts, setFacts] = useState<Federation | null>(null);
  const federation = run.kind === 'federation';
  const { notes } = run;
  const living = isLiving(run.state);
  const copy = () =>
    attempt('The command could not be copied', async () => {
      const command = repeatCommand(
        run,
        (cards ?? []).map(({ name }) => name),
      );
      await copyText(command);
      showDone('Copied', command);
    });
  const showFacts = () =>
    attempt('The settings could not be read', async () =>
      setFacts((await commands.getFederation({ runId: run.id })).federation),
    );
  const showModel = () =>
    attempt('The model could not be found', async () => {
      const { folder, files } = await commands.getFederationModel({ runId: run.id });
      const host = window.folkmootHost;
      const first = files[0];
      showDone(
        'The model in TensorFlow.js format',
        `${files.length} files in ${folder}`,
        host && first
          ? { label: 'Show', run: () => void host.showItem(first) }
          : { label: 'Copy the path', run: () => void copyText(folder) },
      );
    });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>{children}</Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void (federation ? federations : scenarios).changeRun(run.id)}>
            Change it and start again
          </Menu.Item>
          {federation && <Menu.Item onClick={() => void showFacts()}>Its settings</Menu.Item>}
          <Menu.Item onClick={() => setNoting(true)}>Rename, note, tag</Menu.Item>
          <Menu.Item onClick={() => void runs.note(run.id, { pinned: !notes?.pinned })}>
            {notes?.pinned ? 'Unpin' : 'Pin to the top'}
          </Menu.Item>
          <Menu.Item onClick={copy}>Copy as a command line</Menu.Item>
          <Menu.Divider />
          {formats
            .filter(({ format }) => !federation || format !== 'parquet')
            .map(({ format, label }) => (
              <Menu.Item key={format} onClick={() => void runs.exportTo(run.id, format)}>
                {label}
              </Menu.Item>
            ))}
          {federation && (
            <Menu.Item disabled={living} onClick={showModel}>
              {living ? 'The final model (once it has ended)' : 'The final model, TensorFlow.js format'}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item disabled={living} onClick={() => void runs.remove(run)}>
            {living ? 'Remove (stop it first)' : 'Remove'}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {noting && <RunNotesDialog run={run} onClose={() => setNoting(false)} />}
      {facts !== null && (
        <Modal opened size="lg" onClose={() => setFacts(null)} title="Its settings">
          <StudyFacts federation={facts} />
        </Modal>
      )}
    </>
  );
}
