import { Accordion, ActionIcon, Button, Group, MultiSelect, Select, Stack, TagsInput } from '@mantine/core';
import { Copy, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { choiceName } from '../words/choices.js';
import { roughDuration } from '../words/dates.js';
import { memberTitle } from './field-path.js';
import { choicesOf, defaultsOf, discriminatorOf, type FieldSchema, type FormValue, memberOf } from './field-schema.js';
import { useProblem } from './problems.js';
import { archetypeName } from './scenario-schema.js';

interface ListFieldProps {
  readonly name: string;
  readonly label: string;
  readonly schema: FieldSchema;
  /** Schema of each member. */
  readonly items: FieldSchema;
  readonly value: unknown;
  readonly at?: string | undefined;
  onChange(value: unknown): void;
  /** The form of one member, at its own path. */
  renderMember(member: FormValue, at: string | undefined, onChange: (member: FormValue) => void): ReactNode;
}

/** A list of objects: each folded under its name, to be changed, doubled or taken out, and others added. */
export function ListField({ name, label, schema, items, value, at, onChange, renderMember }: ListFieldProps) {
  const members: readonly FormValue[] = Array.isArray(value) ? value : [];
  const problem = useProblem(at);
  const replace = (place: number, next: FormValue) => onChange(members.toSpliced(place, 1, next));
  const double = (place: number, member: FormValue) =>
    onChange(members.toSpliced(place + 1, 0, { ...member, ...newName(members, member.name) }));
  return (
    <Stack gap="xs">
      {label !== name && <div style={{ fontWeight: 600 }}>{label}</div>}
      {schema.description && <div style={{ color: 'var(--ink-dim)' }}>{schema.description}</div>}
      <Accordion variant="contained" multiple chevronPosition="left">
        {members.map((member, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: members have nothing else that stays when they are renamed
          <Accordion.Item key={place} value={String(place)}>
            <Group gap={4} wrap="nowrap" pr="xs">
              <Accordion.Control>
                {memberTitle(member, place)}{' '}
                <span style={{ color: 'var(--ink-dim)' }}>{memberWords(items, member)}</span>
              </Accordion.Control>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Double ${memberTitle(member, place)}`}
                onClick={() => double(place, member)}
              >
                <Copy size={15} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Take out ${memberTitle(member, place)}`}
                onClick={() => onChange(members.toSpliced(place, 1))}
              >
                <Trash2 size={15} />
              </ActionIcon>
            </Group>
            <Accordion.Panel>
              {renderMember(member, at === undefined ? undefined : `${at}[${place}]`, (next) => replace(place, next))}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      {problem !== undefined && members.length === 0 && <div role="alert">{problem}</div>}
      <AddMember {...{ items, members, onChange }} what={name} />
    </Stack>
  );
}

/** Adds a member of a kind, with the defaults of its schema and what its neighbours have in the fields without one. */
function AddMember({
  items,
  members,
  what,
  onChange,
}: {
  readonly items: FieldSchema;
  readonly members: readonly FormValue[];
  readonly what: string;
  onChange(value: unknown): void;
}) {
  const [kind, setKind] = useState<string | null>(null);
  const add = (schema: FieldSchema | undefined, name: string) => {
    if (schema === undefined) return;
    const like = Object.fromEntries(
      Object.keys(schema.properties ?? {}).flatMap((field) => {
        const found = members.findLast((member) => member[field] !== undefined)?.[field];
        return found === undefined ? [] : [[field, found] as const];
      }),
    );
    const own =
      schema.properties?.name === undefined ? {} : newName(members, name.toLowerCase().replace(/[^a-z]+/g, '-'));
    onChange([...members, { ...like, ...defaultsOf(schema), ...own }]);
  };
  if (items.oneOf === undefined)
    return (
      <Button size="compact-sm" variant="default" leftSection={<Plus size={14} />} onClick={() => add(items, what)}>
        Add one
      </Button>
    );
  return (
    <Group gap="xs" align="flex-end">
      <Select
        size="sm"
        aria-label={`Kind of what is added to ${what}`}
        placeholder="Kind"
        data={choicesOf(items).map((choice) => ({ value: choice, label: kindName(items, choice) }))}
        value={kind}
        onChange={setKind}
      />
      <Button
        size="sm"
        variant="default"
        leftSection={<Plus size={14} />}
        disabled={kind === null}
        onClick={() => add(memberOf(items, kind), kindName(items, kind ?? ''))}
      >
        Add
      </Button>
    </Group>
  );
}

interface NamesFieldProps {
  readonly name: string;
  readonly schema: FieldSchema;
  readonly value: unknown;
  readonly words: {
    readonly label: string;
    readonly description?: string;
    readonly size: 'sm';
    readonly error: string | undefined;
  };
  onChange(value: unknown): void;
}

/** A list of words: of those that the schema knows, else free. */
export function NamesField({ name, schema, value, words, onChange }: NamesFieldProps) {
  const known = schema.items?.enum;
  const shown = Array.isArray(value) ? value.map(String) : [];
  if (known === undefined) return <TagsInput {...words} value={shown} onChange={onChange} />;
  const field = name === 'candidates' ? 'aggregation' : name;
  return (
    <MultiSelect
      {...words}
      data={known.map((choice) => ({ value: choice, label: choiceName(field, choice) }))}
      value={shown}
      onChange={onChange}
    />
  );
}

function memberWords(items: FieldSchema, member: FormValue): string {
  const kind = items.oneOf === undefined ? null : member[discriminatorOf(items)];
  const count = typeof member.count === 'number' ? `${member.count} × ` : '';
  if (kind != null) return `${count}${kindName(items, String(kind)).toLowerCase()}`;
  return typeof member.name === 'string' ? '' : numbersOf(items, member);
}

/** The numbers of a member that has no name: `24 hours, 100 %`. */
function numbersOf({ properties = {} }: FieldSchema, member: FormValue): string {
  const words = Object.entries(properties).flatMap(([field, { unit = '' }]) => {
    const value = member[field];
    if (typeof value !== 'number') return [];
    return [unit === 's' ? roughDuration(value) : unit.startsWith('%') ? `${value}\u00a0%` : `${value} ${unit}`.trim()];
  });
  return words.join(', ');
}

function kindName(items: FieldSchema, kind: string): string {
  return discriminatorOf(items) === 'archetype' ? archetypeName(kind) : choiceName(discriminatorOf(items), kind);
}

/** A name that no other member has; nothing where members have none. */
function newName(members: readonly FormValue[], name: unknown): { readonly name?: string } {
  if (typeof name !== 'string') return {};
  const taken = new Set(members.map((member) => member.name));
  const base = name.replace(/-\d+$/, '');
  let number = 2;
  while (taken.has(`${base}-${number}`)) number++;
  return { name: taken.has(base) ? `${base}-${number}` : base };
}
