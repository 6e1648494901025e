import { ActionIcon, Menu, Popover, Tooltip, UnstyledButton } from '@mantine/core';
import { Download, SlidersHorizontal, Square, Terminal } from 'lucide-react';
import { useApp, useSession } from '../app/session-context.js';
import { federationSummaryOf, useFederationDetail } from '../app/use-rounds.js';
import { copyText } from '../charts/export/save.js';
import { repeatCommand } from '../pages/scenarios/run-command.js';
import { RunStateBadge } from '../parts/run-state.js';
import { StudyFacts } from '../parts/study-facts.js';
import { Term } from '../parts/term.js';
import { showDone } from '../session/notices.js';
import { isLiving } from '../session/transport.js';
import classes from './shell.module.css';

/** Which federation is open, and what can be done with it as a whole. */
export function FederationBar() {
  const { store, federations, runs, attempt } = useSession();
  const summary = useApp(federationSummaryOf);
  const { commands } = useSession();
  const cards = useApp((state) => state.federationCards);
  const file = useFederationDetail()?.federation;
  if (summary === null) return <div className={classes.identity}>No federation is open</div>;
  const living = isLiving(summary.state);
  const copy = () =>
    attempt('The command could not be copied', async () => {
      const line = repeatCommand(
        summary,
        (cards ?? []).map(({ name }) => name),
      );
      await copyText(line);
      showDone('Copied', line);
    });
  const showModel = () =>
    attempt('The model could not be found', async () => {
      const { folder, files } = await commands.getFederationModel({ runId: summary.id });
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
      <div className={classes.identity}>
        <UnstyledButton
          className={classes.runTitle}
          onClick={() => store.getState().show('federation')}
          title={summary.title}
        >
          {summary.title}
        </UnstyledButton>
        <div className={classes.runFacts}>
          <RunStateBadge state={summary.state} />
          <Term term="seed">seed {summary.seed}</Term>
          <Term term="backend">{summary.backend}</Term>
          <span>{summary.clients} clients</span>
          <span title={summary.folder}>saved</span>
        </div>
      </div>
      <div className={classes.transport} role="toolbar" aria-label="The federation">
        <Tooltip label="Stop after this round and keep what was done (S)">
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label="Stop after this round"
            data-testid="federation-stop"
            disabled={!living}
            onClick={() => void federations.stop()}
          >
            <Square size={15} />
          </ActionIcon>
        </Tooltip>
        {file && (
          <Popover position="bottom-end" width={560} shadow="md" withinPortal trapFocus>
            <Popover.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label="Settings of this federation"
                title="Its settings"
              >
                <SlidersHorizontal size={17} />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown>
              <StudyFacts federation={file} />
            </Popover.Dropdown>
          </Popover>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Take along" title="Take along">
              <Download size={17} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item disabled={living} onClick={showModel}>
              The final model, TensorFlow.js format
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item onClick={() => void runs.exportTo(summary.id, 'csv')}>Rounds and clients as CSV</Menu.Item>
            <Menu.Item onClick={() => void runs.exportTo(summary.id, 'json')}>Everything as JSON</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Tooltip label={file === undefined ? 'Copy as a command line' : `Copy as a command line: ${file.name}`}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Copy as a command line" onClick={copy}>
            <Terminal size={17} />
          </ActionIcon>
        </Tooltip>
      </div>
      {living && <FederationProgressLine />}
    </>
  );
}

/** How far the federation is, as a line along the bar. */
function FederationProgressLine() {
  const rounds = useApp((state) => federationSummaryOf(state)?.rounds ?? 1);
  const done = useApp(({ openFederation }) => {
    const within = openFederation?.progress;
    return Math.max(0, (openFederation?.roundCount ?? 1) - 1) + (within ? (within.done % within.of) / within.of : 0);
  });
  return (
    <div
      className={classes.progress}
      role="progressbar"
      aria-label="Progress of the federation"
      aria-valuemin={0}
      aria-valuemax={rounds}
      aria-valuenow={Math.floor(done)}
    >
      <div style={{ transform: `scaleX(${Math.min(1, done / rounds)})` }} />
    </div>
  );
}
