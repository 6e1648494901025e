import { Button, Group, NumberInput, Stack, Textarea, TextInput } from '@mantine/core';
import { Play, Save } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useApp, useSession } from '../../app/session-context.js';
import { saveFile } from '../../charts/export/save.js';
import { studyText } from '../../draft/study-file.js';
import { StudyFacts } from '../../parts/study-facts.js';
import type { Problem } from '../../state/contract-types.js';
import classes from './new-federation.module.css';
import { useDraft } from './use-draft.js';

/** Third step: name it, see whether it can run, start it. */
export function StartStep() {
  const { federations } = useSession();
  const { federation, data, change } = useDraft();
  const connected = useApp(({ connection }) => connection.status === 'open');
  const problems = useProblems();
  const [starting, setStarting] = useState(false);
  const start = async () => {
    setStarting(true);
    await federations.start({ ...federation }, {});
    setStarting(false);
  };
  return (
    <div className={classes.columns}>
      <Stack gap="sm" className={classes.form}>
        <TextInput
          label="Title"
          size="sm"
          maxLength={80}
          value={federation.title}
          onChange={(event) => change('title', { title: event.currentTarget.value })}
        />
        <TextInput
          label="Name on the command line"
          description="Lower-case letters, digits and dashes."
          size="sm"
          value={federation.name}
          onChange={(event) => change('name', { name: event.currentTarget.value })}
        />
        <Textarea
          label="What happens in it"
          size="sm"
          autosize
          minRows={2}
          maxLength={2000}
          value={federation.summary}
          onChange={(event) => change('summary', { summary: event.currentTarget.value })}
        />
        <NumberInput
          label="Seed"
          description="All chance comes from it: the same seed gives the same federation, to the last digit."
          size="sm"
          min={0}
          allowDecimal={false}
          value={federation.seed}
          onChange={(seed) => typeof seed === 'number' && change('seed', { seed })}
        />
      </Stack>
      <div className={classes.wide}>
        {problems !== null && problems.length > 0 && (
          <section className={classes.problems} role="alert" data-testid="study-problems">
            <h2>Before it can start</h2>
            <ul>
              {problems.map(({ field, message }) => (
                <li key={`${field}:${message}`}>
                  <p>
                    {field && <b>{field}: </b>}
                    {message}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h2>What will run</h2>
          <StudyFacts federation={federation} file={data?.name} />
        </section>
        <Group>
          <Button
            leftSection={<Play size={16} />}
            disabled={!connected || problems === null || problems.length > 0}
            loading={starting}
            data-testid="start-draft"
            onClick={start}
          >
            Start
          </Button>
          <Button
            variant="default"
            leftSection={<Save size={16} />}
            onClick={() =>
              saveFile(`${federation.name || 'federation'}.json`, studyText(federation), 'application/json')
            }
          >
            Save as a file
          </Button>
        </Group>
        <p className={classes.quiet}>
          From a terminal, the saved file does the same:{' '}
          <code>npx folkmoot run {federation.name || 'federation'}.json</code>
        </p>
        <details>
          <summary>The whole file</summary>
          <pre className={classes.file}>{studyText(federation)}</pre>
        </details>
      </div>
    </div>
  );
}

/** What the engine finds wrong with the draft; `null` until it has answered. */
function useProblems(): readonly Problem[] | null {
  const { commands, attempt } = useSession();
  const scenario = useApp(({ draft }) => draft.present.federation);
  const [problems, setProblems] = useState<readonly Problem[] | null>(null);
  useEffect(() => {
    let gone = false;
    void attempt('The federation could not be checked', async () => {
      const found = await commands.validateScenario({ scenario });
      if (!gone) setProblems(found.problems);
    });
    return () => {
      gone = true;
    };
  }, [scenario, commands, attempt]);
  return problems;
}
