import { Alert, Button, FileButton, Group, Select } from '@mantine/core';
import { ChevronLeft, Copy, Eye, FileText } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CommandResults, PollType } from '../../../simulations/api/contract/index.js';
import { POLL_TYPES } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import { copyText, fileName, saveFile } from '../../charts/export/save.js';
import { csvOf, tsvOf } from '../../charts/export/table.js';
import { isOpenPoll, tallyCommand } from '../../draft/vote-source.js';
import { EmptyState } from '../../parts/empty-state.js';
import { ErrorText } from '../../parts/error-text.js';
import { showDone } from '../../session/notices.js';
import { type Trouble, troubleOf } from '../../session/trouble.js';
import type { TextFile } from '../../state/vote-files.js';
import rehearse from '../rehearse/rehearse.module.css';
import watch from '../watch/watch.module.css';
import { PollView } from './poll-view.js';
import { pollTable } from './poll-words.js';

/** An off-chain poll, counted: by the rules in force, by older ones, and beside what its file records. */
export function PollPage() {
  const { store } = useSession();
  const file = useApp((state) => state.poll);
  return (
    <div className={rehearse.page}>
      <header className={rehearse.head}>
        <div className={rehearse.headWords}>
          <button type="button" className={watch.back} onClick={() => store.getState().show('rehearse')}>
            <ChevronLeft size={14} aria-hidden="true" /> Rehearse
          </button>
          <h1>Count a poll</h1>
          <p>{file === null ? 'An off-chain poll with its votes, counted again on this machine.' : file.name}</p>
        </div>
        {file !== null && <ChooseFile label="Another file" />}
      </header>
      {file === null ? (
        <EmptyState title="No poll is open" action={<ChooseFile label="Choose a file" />}>
          Choose or drop a poll: JSON with the proposal, its choices and every vote, what a hub such as Snapshot
          answered, or Snapshot’s CSV download of the votes.
        </EmptyState>
      ) : (
        <Counted key={`${file.name} ${file.text.length}`} file={file} />
      )}
    </div>
  );
}

function ChooseFile({ label }: { readonly label: string }) {
  const { store, attempt } = useSession();
  const take = (file: File | null) => {
    if (file === null) return;
    void attempt('The file could not be read', async () =>
      store.getState().pollOpened({ name: file.name, text: await file.text() }),
    );
  };
  return (
    <FileButton accept=".json,.csv,.tsv" onChange={take}>
      {(props) => (
        <Button {...props} variant="default" leftSection={<FileText size={16} />}>
          {label}
        </Button>
      )}
    </FileButton>
  );
}

function Counted({ file }: { readonly file: TextFile }) {
  const { store, attempt } = useSession();
  const [type, setType] = useState<PollType | null>(null);
  const { result, trouble } = useTally(file, type);
  const table = () => pollTable(result!);
  const copy = (title: string, text: string) =>
    attempt('It could not be copied', async () => {
      await copyText(text);
      showDone('Copied', title);
    });
  const command = tallyCommand(file.name, type);
  const watchIt = () => {
    store.getState().watchFormChanged({ kind: 'hub', answers: [file], proposal: '' });
    store.getState().show('watch');
  };
  return (
    <>
      <Group align="flex-end" gap="sm" my="md">
        <Select
          label="Votes count as"
          w={260}
          clearable
          placeholder="as the file or its votes say"
          data={[...POLL_TYPES]}
          value={type}
          onChange={(next) => setType(next as PollType | null)}
        />
        <Button
          variant="default"
          leftSection={<Copy size={14} />}
          disabled={result === null}
          onClick={() => void copy('The counts are on the clipboard as a table.', tsvOf(table()))}
        >
          Copy as a table
        </Button>
        <Button
          variant="default"
          disabled={result === null}
          onClick={() =>
            saveFile(`${fileName('tally', file.name.replace(/\.\w+$/, ''))}.csv`, csvOf(table()), 'text/csv')
          }
        >
          Save as CSV
        </Button>
        <Button variant="default" onClick={() => void copy(command, command)}>
          Copy as a command line
        </Button>
        {isOpenPoll(file.text) && (
          <Button variant="default" leftSection={<Eye size={16} />} data-testid="watch-poll" onClick={watchIt}>
            It is still open: watch it
          </Button>
        )}
      </Group>
      {trouble !== null && (
        <Alert color="red" title={trouble.title}>
          <ErrorText trouble={trouble} />
        </Alert>
      )}
      {result !== null && <PollView result={result} />}
      {result === null && trouble === null && <p className={rehearse.quiet}>The votes are counted …</p>}
    </>
  );
}

/** The poll's counts; what stands there stays until the next ones are there. */
function useTally(file: TextFile, type: PollType | null) {
  const { commands } = useSession();
  const connected = useApp(({ connection }) => connection.status === 'open');
  const [state, setState] = useState<{
    readonly result: CommandResults['tallyPoll'] | null;
    readonly trouble: Trouble | null;
  }>({ result: null, trouble: null });
  useEffect(() => {
    if (!connected) return;
    let gone = false;
    commands.tallyPoll({ file: { name: file.name, text: file.text }, type }).then(
      (result) => !gone && setState({ result, trouble: null }),
      (error: unknown) =>
        !gone && setState({ result: null, trouble: troubleOf(`${file.name} could not be counted`, error) }),
    );
    return () => {
      gone = true;
    };
  }, [file, type, commands, connected]);
  return state;
}
