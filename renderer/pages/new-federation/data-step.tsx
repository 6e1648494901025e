import { Button, FileButton, Loader, Radio, Stack } from '@mantine/core';
import { Upload } from 'lucide-react';
import type { Federation } from '../../../simulations/api/contract/index.js';
import { useSession } from '../../app/session-context.js';
import type { FirstPictures as Pictures } from '../../draft/draft-history.js';
import { firstDraft } from '../../draft/first-draft.js';
import { defaultsOf, type FieldSchema, memberOf } from '../../forms/field-schema.js';
import { SchemaFields } from '../../forms/schema-field.js';
import { GreyPicture } from '../../parts/grey-picture.js';
import { bringData } from '../../session/bring-data.js';
import { choiceName } from '../../words/choices.js';
import { DataFacts } from './data-facts.js';
import classes from './new-federation.module.css';
import { learningField } from './study-schema.js';
import { TableColumns } from './table-columns.js';
import type { DescribedData } from './use-described-data.js';
import { useDraft } from './use-draft.js';

type Dataset = Federation['learning']['dataset'];

const datasets = learningField('dataset');
const builtIn = ['mnist', 'iris', 'spam', 'synthetic'] as const;

/** First step: what is learned from. */
export function DataStep({ described }: { readonly described: DescribedData | null }) {
  const session = useSession();
  const { federation, data, learn } = useDraft();
  const { dataset } = federation.learning;
  const own = dataset.kind === 'csv' || dataset.kind === 'idx' || dataset.kind === 'messages';
  const table = dataset.kind === 'csv' ? (data?.files[0]?.table ?? null) : null;
  // The table says what is wrong with it by row and column.
  const tableAtFault = table !== null && table.problems.length > 0;
  const choose = (kind: string) => {
    const member = memberOf(datasets, kind);
    if (member === undefined) return;
    const { trainExamples, heldOutExamples, testExamples } = firstDraft.learning;
    const sizes = kind === 'mnist' ? { trainExamples, heldOutExamples, testExamples } : {};
    learn('dataset-kind', { dataset: defaultsOf(member) as Dataset, ...sizes });
  };
  return (
    <div className={classes.columns}>
      <Stack gap="md" className={classes.form}>
        <Radio.Group
          label="Learn from"
          value={own ? 'own' : dataset.kind}
          onChange={(kind) => kind !== 'own' && choose(kind)}
        >
          <Stack gap={6} mt={6}>
            {builtIn.map((kind) => (
              <Radio key={kind} value={kind} label={choiceName('dataset', kind)} size="sm" />
            ))}
            {own && <Radio value="own" label={data === null ? 'A file of your own' : data.name} size="sm" />}
          </Stack>
        </Radio.Group>
        <div>
          <FileButton multiple onChange={(files) => void bringData(session, files)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<Upload size={16} />} data-testid="bring-data">
                Your own data
              </Button>
            )}
          </FileButton>
          <p className={classes.quiet}>
            A CSV table with a column of labels, or two IDX files: pictures and their labels. Dropping them anywhere in
            this window does the same. They stay on this machine.
          </p>
        </div>
        {dataset.kind === 'synthetic' || dataset.kind === 'spam' ? (
          <SchemaFields
            schema={memberOf(datasets, dataset.kind) as FieldSchema}
            value={dataset}
            onChange={(next, field) => learn(`dataset-${field}`, { dataset: next as Dataset })}
          />
        ) : null}
      </Stack>
      <div className={classes.wide}>
        {described === null && <Loader size="sm" aria-label="Looking at the data" />}
        {described !== null && (described.description !== null || !tableAtFault) && <DataFacts described={described} />}
        {table !== null && <TableColumns table={table} firstRows={data?.firstRows ?? []} />}
        {dataset.kind === 'idx' && data?.firstPictures && <FirstPictures pictures={data.firstPictures} />}
      </div>
    </div>
  );
}

/** The first pictures of a file, as they are. */
function FirstPictures({ pictures: { base64, height, width } }: { readonly pictures: Pictures }) {
  return (
    <section>
      <h2>
        The first pictures{' '}
        <span className={classes.quiet}>
          {width} × {height} pixels
        </span>
      </h2>
      <div className={classes.pictures}>
        {base64.map((bytes, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the picture's number
          <GreyPicture key={at} base64={bytes} height={height} width={width} words={`Picture ${at}`} />
        ))}
      </div>
    </section>
  );
}
