import { Table } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ExamplePictures } from '../../../../simulations/api/contract/index.js';
import { useSession } from '../../../app/session-context.js';
import { type Inspected, useInspectedRound } from '../../../app/use-inspection.js';
import { useFederationDetail } from '../../../app/use-rounds.js';
import { tableNumber } from '../../../charts/units.js';
import { PanelFrame } from '../../../panels/panel-frame.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { TableMenuItems } from '../../../panels/table-menu.js';
import { GreyPicture } from '../../../parts/grey-picture.js';
import parts from '../../../parts/parts.module.css';
import { count, percent } from '../../../words/number-format.js';
import classes from '../federation.module.css';

type Mistake = Inspected['inspection']['misclassified'][number];

/** Test examples that the model gets wrong, those it is surest of first. */
export function MistakesPanel() {
  const { active } = usePanel();
  const round = useInspectedRound(active);
  const setup = useFederationDetail()?.setup;
  const names = setup?.classNames ?? [];
  const mistakes = round?.inspection.misclassified ?? [];
  const hasPictures = setup?.picture != null;
  return (
    <PanelFrame
      title="Surest mistakes"
      note={round === null ? undefined : `${mistakes.length} test examples, round ${round.round}: true → taken for`}
      testId="federation-mistakes"
      points={mistakes.length}
      menu={
        <TableMenuItems
          copied={`${count(mistakes.length)} mistakes are on the clipboard as a table.`}
          file={['mistakes', `round-${round?.round ?? 0}`]}
          table={() => ({
            columns: ['test example', 'true label', 'taken for', 'how sure (%)'],
            rows: mistakes.map(({ example, label, predicted, confidence }) => [
              example,
              names[label] ?? String(label),
              names[predicted] ?? String(predicted),
              tableNumber('share', confidence),
            ]),
          })}
        />
      }
    >
      {mistakes.length === 0 ? (
        <p className={classes.quietBody}>
          {round === null
            ? 'Test examples that the model gets wrong appear here once a model was looked into.'
            : 'The model gets every test example right.'}
        </p>
      ) : hasPictures ? (
        <Pictures mistakes={mistakes} names={names} active={active} />
      ) : (
        <Words mistakes={mistakes} names={names} />
      )}
    </PanelFrame>
  );
}

interface MistakesProps {
  readonly mistakes: readonly Mistake[];
  readonly names: readonly string[];
}

function Pictures({ mistakes, names, active }: MistakesProps & { readonly active: boolean }) {
  const pictures = usePictures(mistakes, active);
  return (
    <ul className={classes.pictures}>
      {mistakes.map(({ example, label, predicted, confidence }) => {
        const base64 = pictures?.byExample.get(example);
        const words = `${names[label]} taken for ${names[predicted]}`;
        return (
          <li key={example} title={`Test example ${example}: ${words}, ${percent(confidence)} sure`}>
            {pictures === null || base64 === undefined ? (
              <span className={`${parts.picture} ${classes.unread}`} data-loading="" />
            ) : (
              <GreyPicture {...{ base64, words }} height={pictures.height} width={pictures.width} />
            )}
            <span className={classes.mistake}>
              {names[label]} → <b>{names[predicted]}</b>
            </span>
            <span className={classes.sure}>{percent(confidence)} sure</span>
          </li>
        );
      })}
    </ul>
  );
}

function Words({ mistakes, names }: MistakesProps) {
  return (
    <Table verticalSpacing={4} horizontalSpacing="md">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Test example</Table.Th>
          <Table.Th>Is</Table.Th>
          <Table.Th>Taken for</Table.Th>
          <Table.Th>How sure</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {mistakes.map(({ example, label, predicted, confidence }) => (
          <Table.Tr key={example}>
            <Table.Td>{example}</Table.Td>
            <Table.Td>{names[label]}</Table.Td>
            <Table.Td>{names[predicted]}</Table.Td>
            <Table.Td>{percent(confidence)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface Loaded extends Pick<ExamplePictures, 'height' | 'width'> {
  readonly runId: string;
  readonly byExample: ReadonlyMap<number, string>;
}

/** Pictures of test examples. The same example keeps its picture through all rounds; one question is asked at a time. */
function usePictures(mistakes: readonly Mistake[], active: boolean): Loaded | null {
  const { commands, attempt, store } = useSession();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    const runId = store.getState().openFederation?.id;
    if (!active || asking || runId === undefined) return;
    const known = loaded?.runId === runId ? loaded.byExample : new Map<number, string>();
    const wanted = mistakes.map(({ example }) => example).filter((example) => !known.has(example));
    if (wanted.length === 0) return;
    setAsking(true);
    void attempt('The pictures could not be loaded', async () => {
      const { height, width, pictures } = await commands.getExamplePictures({ runId, examples: wanted });
      const byExample = new Map([...known, ...pictures.map(({ example, base64 }) => [example, base64] as const)]);
      setLoaded({ runId, height, width, byExample });
      setAsking(false);
    });
  }, [mistakes, active, asking, loaded, commands, attempt, store]);
  return loaded;
}
