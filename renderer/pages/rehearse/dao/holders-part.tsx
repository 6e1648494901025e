import { Radio, Stack, TagsInput } from '@mantine/core';
import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import { objectOf, objectsOf } from '../../../draft/rehearsal-documents.js';
import { completedObject } from '../../../forms/completed.js';
import { type FieldSchema, memberOf } from '../../../forms/field-schema.js';
import { SchemaFields } from '../../../forms/schema-field.js';
import { count } from '../../../words/number-format.js';
import { useDocuments } from '../use-documents.js';
import classes from './dao.module.css';
import { daoField } from './dao-schema.js';
import { MembersView } from './members-view.js';
import { TableImport } from './table-import.js';

/** Who holds the tokens: a file, or holders made up to fit what is known about them. */
export function HoldersPart({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { dao, changeDao } = useDocuments();
  const holders = objectOf(dao.holders) ?? {};
  const fitted = memberOf(daoField('holders'), 'fitted') as FieldSchema;
  const kind = String(holders.kind ?? '');
  const symbol = rehearsal.resolved?.token.symbol ?? 'tokens';
  return (
    <>
      <section className={classes.panel}>
        <h2>Where the holders come from</h2>
        <Stack gap="md">
          <Radio.Group
            aria-label="Where the holders come from"
            value={kind === 'fitted' ? 'fitted' : 'own'}
            onChange={(next) => {
              if (next === 'fitted' && kind !== 'fitted')
                changeDao(['holders'], completedObject(fitted, { kind: 'fitted' }), 'fitted');
            }}
          >
            <Stack gap={6}>
              <Radio value="own" label={ownWords(kind, holders)} disabled={kind === 'fitted'} />
              <Radio value="fitted" label="Made up, to fit a Gini and a Nakamoto coefficient" />
            </Stack>
          </Radio.Group>
          {kind === 'fitted' && (
            <div className={classes.two}>
              <SchemaFields
                schema={fitted}
                value={completedObject(fitted, holders)}
                at="holders"
                onChange={(next, field) => changeDao(['holders'], next, field)}
              />
            </div>
          )}
          <TableImport kind="holders" what="holders">
            A block explorer's holder export (CSV), any table with addresses and balances, or JSON of address → balance.
            It takes the place of the holders there are.
          </TableImport>
          <TagsInput
            label="Holders who never vote"
            description="Addresses of exchanges, vesting contracts and pools. The DAO's own contracts and burnt tokens never vote anyway."
            placeholder={Array.isArray(dao.nonVoting) && dao.nonVoting.length > 0 ? '' : '0x…'}
            value={Array.isArray(dao.nonVoting) ? dao.nonVoting.map(String) : []}
            splitChars={[',', ' ', '\n']}
            onChange={(next) => changeDao(['nonVoting'], next, 'nonVoting')}
          />
        </Stack>
      </section>
      {rehearsal.members !== null && (
        <section className={classes.panel}>
          <h2>Members</h2>
          <MembersView members={rehearsal.members} symbol={symbol} />
        </section>
      )}
    </>
  );
}

function ownWords(kind: string, holders: ReturnType<typeof objectOf>): string {
  if (kind === 'list') return `A list of ${count(objectsOf(holders?.holders).length)} in the document`;
  if (kind === 'file') return `The file ${String(holders?.path ?? '').replace(/^.*[\\/]/, '')}`;
  return 'A file: import it below';
}
