import { Select } from '@mantine/core';
import { useApp } from '../../../app/session-context.js';
import { objectOf } from '../../../draft/rehearsal-documents.js';
import { completedObject } from '../../../forms/completed.js';
import type { FormValue } from '../../../forms/field-schema.js';
import { SchemaFields } from '../../../forms/schema-field.js';
import { useDocuments } from '../use-documents.js';
import classes from './dao.module.css';
import { daoField } from './dao-schema.js';

const groups = ['quorum', 'votingRule', 'guardian'];
const plain = Object.keys(daoField('governor').properties ?? {}).filter((name) => !groups.includes(name));

/** How the DAO votes and executes: from a DAO that is known, or field by field. */
export function RulesPart() {
  const { dao, changeDao } = useDocuments();
  const daos = useApp((state) => state.daos) ?? [];
  const schema = daoField('governor');
  const governor = completedObject(schema, objectOf(dao.governor) ?? {});
  const preset = daos.find(({ dao: known }) => sameRules(known.governor, governor));
  return (
    <section className={classes.panel}>
      <h2>Rules of the Governor</h2>
      <div className={classes.two}>
        <Select
          size="sm"
          label="Take the rules of"
          description={preset?.source ?? 'Then change what is different.'}
          placeholder="rules of its own"
          allowDeselect={false}
          data={daos.map(({ name, title }) => ({ value: name, label: title }))}
          value={preset?.name ?? null}
          onChange={(name) => {
            const chosen = daos.find((one) => one.name === name);
            if (chosen !== undefined) changeDao(['governor'], chosen.dao.governor, `preset ${name}`);
          }}
        />
      </div>
      {[plain, groups].map((only) => (
        <div
          key={only[0]}
          className={`${classes.two} ${only === groups ? classes.groups : ''}`}
          style={{ marginTop: '1rem' }}
        >
          <SchemaFields
            schema={withTitles(schema)}
            value={governor}
            only={only}
            at="governor"
            onChange={(next, field) => changeDao(['governor'], next, field)}
          />
        </div>
      ))}
    </section>
  );
}

function withTitles(schema: ReturnType<typeof daoField>) {
  const { quorum, votingRule } = schema.properties ?? {};
  return {
    ...schema,
    properties: {
      ...schema.properties,
      quorum: { ...quorum, title: 'Quorum is' },
      votingRule: { ...votingRule, title: 'Votes are counted by' },
    },
  };
}

function sameRules(known: object, governor: FormValue): boolean {
  return Object.entries(known).every(([field, value]) => JSON.stringify(value) === JSON.stringify(governor[field]));
}
