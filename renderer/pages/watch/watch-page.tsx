import {
  ActionIcon,
  Alert,
  Button,
  FileButton,
  Group,
  SegmentedControl,
  Select,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { ChevronLeft, Eye, Square, Terminal } from 'lucide-react';
import { useEffect } from 'react';
import { useApp, useSession } from '../../app/session-context.js';
import { copyText } from '../../charts/export/save.js';
import { voteSource, watchCommand } from '../../draft/vote-source.js';
import { ErrorText } from '../../parts/error-text.js';
import { showDone } from '../../session/notices.js';
import type { TextFile, WatchForm } from '../../state/vote-files.js';
import rehearse from '../rehearse/rehearse.module.css';
import { useWatch } from './use-watch.js';
import classes from './watch.module.css';
import { WatchedView } from './watched-view.js';

const kinds = [
  { value: 'chain', label: 'A running chain' },
  { value: 'hub', label: 'A hub’s answer' },
  { value: 'tables', label: 'Tables of votes' },
] as const satisfies readonly { readonly value: WatchForm['kind']; readonly label: string }[];

/** A vote that is going on: how likely it is to pass by the votes so far, and what would still flip it. */
export function WatchPage() {
  const { store, rehearsals, attempt } = useSession();
  const connected = useApp(({ connection }) => connection.status === 'open');
  const form = useApp((state) => state.watchForm);
  const watched = useApp((state) => state.watched);
  const known = useApp((state) => state.rehearsals);
  const watching = useWatch();
  useEffect(() => {
    if (connected) void rehearsals.list();
  }, [connected, rehearsals]);
  const change = (next: Partial<WatchForm>) => {
    watching.stop();
    store.getState().watchFormChanged(next);
  };
  const source = voteSource(form);
  const copy = () =>
    attempt('The command could not be copied', async () => {
      const command = watchCommand(form);
      await copyText(command);
      showDone('Copied', command);
    });
  return (
    <div className={rehearse.page}>
      <header className={rehearse.head}>
        <div className={rehearse.headWords}>
          <button type="button" className={classes.back} onClick={() => store.getState().show('rehearse')}>
            <ChevronLeft size={14} aria-hidden="true" /> Rehearse
          </button>
          <h1>Watch an open vote</h1>
          <p>How likely it is to pass by the votes so far, what would still flip it, and who has not voted yet.</p>
        </div>
      </header>
      <section className={`${rehearse.panel} ${classes.form}`} aria-label="Where the vote is read from">
        <SegmentedControl
          size="sm"
          aria-label="Where the vote is read from"
          data={[...kinds]}
          value={form.kind}
          onChange={(kind) => change({ kind: kind as WatchForm['kind'] })}
        />
        <div className={classes.fields}>
          {form.kind === 'chain' && <ChainFields form={form} onChange={change} />}
          {form.kind === 'hub' && (
            <FileField
              label="Answers about the poll, its votes and past polls (JSON)"
              files={form.answers}
              multiple
              onChange={(answers) => change({ answers })}
            />
          )}
          {form.kind === 'tables' && (
            <>
              <FileField
                label="Proposals, past ones and the open one"
                files={form.proposals === null ? [] : [form.proposals]}
                onChange={([proposals]) => change({ proposals: proposals ?? null })}
              />
              <FileField
                label="Votes, past ones and those so far"
                files={form.votes === null ? [] : [form.votes]}
                onChange={([votes]) => change({ votes: votes ?? null })}
              />
            </>
          )}
          <TextInput
            label="Proposal"
            description="Its id; the only open one when left empty."
            value={form.proposal}
            onChange={(event) => change({ proposal: event.currentTarget.value })}
          />
          <Select
            label="Voters of"
            description={
              form.kind === 'chain'
                ? 'What they usually do; the chain tells who they are.'
                : 'A rehearsal that has the holders.'
            }
            placeholder="Nobody’s"
            clearable
            data={(known ?? []).map(({ id, title }) => ({ value: id, label: `${title} (${id.slice(-4)})` }))}
            value={form.rehearsal}
            onChange={(rehearsal) => change({ rehearsal })}
          />
        </div>
        <Group gap="sm">
          <Button
            leftSection={<Eye size={16} />}
            loading={watching.busy}
            disabled={!connected || source === null || watching.live}
            data-testid="watch-start"
            onClick={() => source !== null && watching.start(source)}
          >
            Watch
          </Button>
          {(watching.live || watching.busy) && (
            <Button
              variant="default"
              leftSection={<Square size={14} />}
              data-testid="watch-stop"
              onClick={watching.stop}
            >
              Stop
            </Button>
          )}
          <Tooltip label="Copy as a command line">
            <ActionIcon
              variant="default"
              size={36}
              aria-label="Copy as a command line"
              disabled={source === null}
              onClick={() => void copy()}
            >
              <Terminal size={16} />
            </ActionIcon>
          </Tooltip>
          {watching.live && (
            <span className={rehearse.quiet} data-testid="watch-live">
              Live: asked again with every new block; block {watching.block} was the last.
            </span>
          )}
        </Group>
      </section>
      {watching.trouble !== null && (
        <Alert color="red" title={watching.trouble.title} className={classes.trouble}>
          <ErrorText trouble={watching.trouble} />
        </Alert>
      )}
      {watched === null ? (
        watching.trouble === null && (
          <p className={rehearse.quiet}>
            Once a vote is watched, its chance stands here, with the votes so far and what would still turn it round.
          </p>
        )
      ) : (
        <WatchedView watched={watched} />
      )}
    </div>
  );
}

interface FieldsProps {
  readonly form: WatchForm;
  onChange(change: Partial<WatchForm>): void;
}

function ChainFields({ form: { url, governor }, onChange }: FieldsProps) {
  return (
    <>
      <TextInput
        label="Address of the node (RPC)"
        description="Asked for blocks, logs and calls; nothing is sent."
        placeholder="http://127.0.0.1:8545"
        value={url}
        error={url !== '' && !/^https?:\/\/./.test(url) ? 'Must begin with http:// or https://' : undefined}
        onChange={(event) => onChange({ url: event.currentTarget.value.trim() })}
      />
      <TextInput
        label="The Governor's address"
        description="Of a Governor on that chain."
        placeholder="0x…"
        value={governor}
        error={governor !== '' && !/^0x[0-9a-fA-F]{40}$/.test(governor) ? 'Must be 0x and 40 hex digits' : undefined}
        onChange={(event) => onChange({ governor: event.currentTarget.value.trim() })}
      />
    </>
  );
}

interface FileFieldProps {
  readonly label: string;
  readonly files: readonly TextFile[];
  readonly multiple?: boolean;
  onChange(files: readonly TextFile[]): void;
}

function FileField({ label, files, multiple = false, onChange }: FileFieldProps) {
  const { attempt } = useSession();
  const read = (chosen: readonly File[]) =>
    attempt('The file could not be read', async () =>
      onChange(await Promise.all(chosen.map(async (file) => ({ name: file.name, text: await file.text() })))),
    );
  const take = (chosen: File | File[] | null) => {
    if (chosen !== null) void read(Array.isArray(chosen) ? chosen : [chosen]);
  };
  const names = files.map(({ name }) => name).join(', ');
  return (
    <div className={classes.file}>
      <span>{label}</span>
      <FileButton multiple={multiple} accept=".json,.csv,.tsv" onChange={take}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            fullWidth
            justify="flex-start"
            aria-label={`${names || 'Choose'}: ${label}`}
          >
            {names || 'Choose'}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
