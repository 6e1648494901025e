import { Textarea, TextInput } from '@mantine/core';
import { objectOf } from '../../../draft/rehearsal-documents.js';
import { completedObject } from '../../../forms/completed.js';
import { useProblem } from '../../../forms/problems.js';
import { SchemaFields } from '../../../forms/schema-field.js';
import { useDocuments } from '../use-documents.js';
import classes from './dao.module.css';
import { daoField } from './dao-schema.js';

const tokenFields = ['name', 'symbol', 'decimals', 'supplyTokens'];

/** What the DAO and its token are called. */
export function IdentityPart() {
  const { dao, changeDao } = useDocuments();
  const token = daoField('token');
  const problems = { title: useProblem('title'), name: useProblem('name'), summary: useProblem('summary') };
  return (
    <>
      <section className={classes.panel}>
        <h2>The DAO</h2>
        <div className={classes.form}>
          <TextInput
            label="Title"
            maxLength={80}
            value={String(dao.title ?? '')}
            error={problems.title}
            onChange={(event) => changeDao(['title'], event.currentTarget.value)}
          />
          <TextInput
            label="Name on the command line"
            description="Lower-case letters, digits and dashes."
            value={String(dao.name ?? '')}
            error={problems.name}
            onChange={(event) => changeDao(['name'], event.currentTarget.value)}
          />
          <Textarea
            label="What it is"
            autosize
            minRows={2}
            maxLength={2000}
            value={String(dao.summary ?? '')}
            error={problems.summary}
            onChange={(event) => changeDao(['summary'], event.currentTarget.value)}
          />
        </div>
      </section>
      <section className={classes.panel}>
        <h2>Its token</h2>
        <div className={classes.two}>
          <SchemaFields
            schema={{ ...token, properties: named(token.properties ?? {}) }}
            value={completedObject(token, objectOf(dao.token) ?? {})}
            only={tokenFields}
            at="token"
            onChange={(next, field) => changeDao(['token', field], emptied(field, next[field]))}
          />
        </div>
      </section>
    </>
  );
}

/** Words where the schema has none. */
function named(fields: NonNullable<ReturnType<typeof daoField>['properties']>) {
  return {
    ...fields,
    name: { ...fields.name, title: 'Name' },
    symbol: { ...fields.symbol, title: 'Symbol' },
    decimals: { ...fields.decimals, title: 'Decimals' },
    supplyTokens: { ...fields.supplyTokens, description: 'The sum of all holders when it is left empty.' },
  };
}

function emptied(field: string, value: unknown): unknown {
  return field === 'supplyTokens' && value === '' ? null : value;
}
