import { ActionIcon, Button, CopyButton, Tooltip } from '@mantine/core';
import { Check, CircleCheck, CircleDashed, Copy, FileDown, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { Rehearsal, RehearsalResults } from '../../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../../app/session-context.js';
import panels from '../rehearse.module.css';
import { formats, handOut, type ReportFormat } from './report/hand-out.js';
import { Preview } from './report/preview.js';
import styles from './report/report.module.css';
import { repeatCommand, reportParts } from './report/report-parts.js';
import classes from './sections.module.css';

type Written = RehearsalResults['writeReport'];

/** The document of the whole rehearsal: what will be in it, its formats, how to repeat it. */
export function ReportSection({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { rehearsals, attempt, store } = useSession();
  const waits = useApp(({ openRehearsal }) => openRehearsal?.reportWaits ?? null);
  const connected = useApp(({ connection }) => connection.status === 'open');
  const [paths, setPaths] = useState<Readonly<Partial<Record<ReportFormat['format'], string>>>>({});
  const [writing, setWriting] = useState<string | null>(null);
  const { dao, proposal } = rehearsal.problems;
  const blocked = !connected || writing !== null || dao.length + proposal.length > 0;
  const write = async (format: ReportFormat['format']): Promise<Written | null> => {
    let written: Written | null = null;
    setWriting(format);
    await attempt('The report could not be written', async () => {
      await rehearsals.save();
      written = await rehearsals.commands.writeReport({ id: rehearsal.id, format });
    });
    setWriting(null);
    store.getState().reportWaited(rehearsal.id, null);
    return written;
  };
  const download = async (format: ReportFormat) => {
    const written = await write(format.format);
    if (written === null) return;
    setPaths((now) => ({ ...now, [format.format]: written.path }));
    handOut(written, format);
  };
  return (
    <div className={classes.results}>
      <div className={classes.pair}>
        <Parts rehearsal={rehearsal} />
        <section className={panels.panel} aria-labelledby="documents">
          <h2 id="documents">Take it along</h2>
          <div className={styles.formats}>
            {formats.map((format) => (
              <div key={format.format}>
                <Button
                  variant={format.format === 'html' ? 'filled' : 'default'}
                  w="8.5rem"
                  leftSection={<FileDown size={16} />}
                  loading={writing === format.format}
                  disabled={blocked}
                  data-testid={`report-${format.format}`}
                  onClick={() => void download(format)}
                >
                  {format.label}
                </Button>
                <p className={panels.quiet}>
                  {writing === format.format && waits !== null
                    ? `${waits}.`
                    : paths[format.format] === undefined
                      ? format.note
                      : `saved as ${paths[format.format]}`}
                </p>
              </div>
            ))}
          </div>
          <h3>Repeat it</h3>
          <p className={panels.quiet}>Anybody with the JSON gets the same figures, or is told which differ:</p>
          <Command text={repeatCommand(paths.json ?? 'report.json')} />
        </section>
      </div>
      <Preview blocked={blocked} read={async () => (await write('html'))?.text ?? null} />
    </div>
  );
}

const signs = {
  done: { Icon: CircleCheck, colour: 'var(--meaning-good)', word: 'in it' },
  stale: { Icon: RotateCcw, colour: 'var(--meaning-caution)', word: 'left out' },
  missing: { Icon: CircleDashed, colour: 'var(--ink-dim)', word: 'not there' },
} as const;

function Parts({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { store } = useSession();
  return (
    <section className={panels.panel} aria-labelledby="parts" data-testid="report-parts">
      <h2 id="parts">What the report will have</h2>
      <ul className={styles.parts}>
        {reportParts(rehearsal).map(({ title, section, state, note }) => {
          const { Icon, colour, word } = signs[state];
          const way = state === 'stale' ? 'Do it again' : 'Go there';
          return (
            <li key={title}>
              <Icon size={16} color={colour} aria-hidden="true" />
              <span>
                {title} <span className={panels.quiet}>{[word, note].filter((part) => part !== '').join(': ')}</span>
              </span>
              {state === 'done' ? (
                <span />
              ) : (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={`${way}: ${title}`}
                  onClick={() => store.getState().showSection(section)}
                >
                  {way}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Command({ text }: { readonly text: string }) {
  return (
    <div className={styles.command}>
      <code className={classes.code} data-testid="repeat-command">
        {text}
      </code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : 'Copy the command'}>
            <ActionIcon variant="subtle" color="gray" aria-label="Copy the command" onClick={copy}>
              {copied ? <Check size={15} /> : <Copy size={15} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </div>
  );
}
