import { Accordion, Button, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { type FieldPath, leavesOf, pathText, sectionTitle } from '../../forms/field-path.js';
import { defaultsOf, type FieldSchema } from '../../forms/field-schema.js';
import { scenarioSchema } from '../../forms/scenario-schema.js';
import { SchemaField } from '../../forms/schema-field.js';
import classes from './edit-scenario.module.css';
import type { ScenarioHand } from './use-scenario.js';

/** Sections that say what the scenario is, shown open together. */
const own = ['title', 'name', 'summary', 'seed', 'ticks', 'tickSeconds', 'startTime'];
const mostFound = 40;

/** Every field of the schema, folded by section and searchable; sections that the schema gets later appear by themselves. */
export function Everything({ hand }: { readonly hand: ScenarioHand }) {
  const [search, setSearch] = useState('');
  const leaves = useMemo(() => leavesOf(scenarioSchema, hand.scenario), [hand.scenario]);
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = leaves.filter(({ path, titles, schema }) => {
    const text = `${titles.join(' ')} ${pathText(path)} ${schema.description ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const sections = Object.entries(scenarioSchema.properties ?? {}).filter(
    ([name, field]) => field.const === undefined && !own.includes(name),
  );
  return (
    <div className={classes.everything}>
      <TextInput
        type="search"
        aria-label="Search the fields"
        placeholder="Search the fields: timelock, stake, learning rate …"
        leftSection={<Search size={15} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {words.length > 0 ? (
        <div className={classes.found} data-testid="found-fields">
          {found.slice(0, mostFound).map(({ path, schema, titles }) => (
            <Field key={pathText(path)} {...{ hand, path, schema }} label={titles.join(' › ')} />
          ))}
          {found.length === 0 && <p>No field is called that.</p>}
          {found.length > mostFound && <p>{found.length - mostFound} more; search for something narrower.</p>}
        </div>
      ) : (
        <Accordion variant="contained" multiple>
          <Accordion.Item value="own">
            <Accordion.Control>Name, seed and time</Accordion.Control>
            <Accordion.Panel>
              <div className={classes.found}>
                {own.map((name) => {
                  const schema = scenarioSchema.properties?.[name];
                  return (
                    schema && <Field key={name} {...{ hand, schema }} path={[name]} label={schema.title ?? name} />
                  );
                })}
              </div>
            </Accordion.Panel>
          </Accordion.Item>
          {sections.map(([name, schema]) => (
            <Accordion.Item key={name} value={name}>
              <Accordion.Control>
                {schema.title ?? sectionTitle(name)} {hand.valueAt([name]) === undefined && <i>not used</i>}
              </Accordion.Control>
              <Accordion.Panel>
                <Section {...{ hand, name, schema }} />
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      )}
    </div>
  );
}

/** A section of its own; one that may be left out is brought in first, with the defaults of its schema. */
function Section({
  hand,
  name,
  schema,
}: {
  readonly hand: ScenarioHand;
  readonly name: string;
  readonly schema: FieldSchema;
}) {
  const optional = schema.default === undefined && !scenarioSchema.required?.includes(name);
  if (hand.valueAt([name]) === undefined)
    return (
      <Button size="compact-sm" variant="default" onClick={() => hand.set([name], defaultsOf(schema))}>
        Use it
      </Button>
    );
  return (
    <>
      <Field {...{ hand, schema }} path={[name]} label={name} />
      {optional && (
        <Button mt="sm" size="compact-sm" variant="default" onClick={() => hand.set([name], undefined)}>
          Leave it out
        </Button>
      )}
    </>
  );
}

interface FieldProps {
  readonly hand: ScenarioHand;
  readonly path: FieldPath;
  readonly schema: FieldSchema;
  readonly label: string;
}

function Field({ hand, path, schema, label }: FieldProps) {
  return (
    <SchemaField
      name={String(path.findLast((step) => typeof step === 'string') ?? '')}
      label={label}
      schema={schema}
      at={pathText(path)}
      value={hand.valueAt(path)}
      onChange={(value) => hand.set(path, value)}
    />
  );
}
