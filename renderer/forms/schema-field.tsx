import { NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { choiceName } from '../words/choices.js';
import { roughDuration } from '../words/dates.js';
import { completedObject } from './completed.js';
import { sectionTitle } from './field-path.js';
import {
  choicesOf,
  defaultsOf,
  discriminatorOf,
  type FieldSchema,
  type FormValue,
  filledField,
  memberOf,
  wholeNumbers,
} from './field-schema.js';
import { ListField, NamesField } from './list-field.js';
import { useProblem } from './problems.js';

export interface SchemaFieldProps {
  readonly name: string;
  readonly schema: FieldSchema;
  readonly value: unknown;
  onChange(value: unknown): void;
  /** Instead of the schema's own title. */
  readonly label?: string;
  /** The field's path in the document around, for what is wrong with it there. */
  readonly at?: string | undefined;
  /** What stands in it while it is empty. */
  readonly placeholder?: string | undefined;
}

/** One field of a form, made from its schema: title, unit, explanation and bounds are the engine's own. */
export function SchemaField({ name, schema, value, onChange, label, at, placeholder }: SchemaFieldProps) {
  const problem = useProblem(at);
  const title = label ?? schema.title ?? name;
  const words: { label: string; description?: string; size: 'sm'; error: string | undefined } = {
    label: title,
    ...(schema.description ? { description: schema.description } : {}),
    size: 'sm',
    error: problem,
  };
  if (schema.oneOf !== undefined)
    return <ChoiceField {...{ name, schema, onChange, at }} label={title} value={(value ?? {}) as FormValue} />;
  const filled = filledField(schema);
  if (filled !== null)
    return (
      <SchemaField
        {...{ name, at, value }}
        label={emptyWords(title)}
        placeholder="none"
        schema={filled.description ? { ...filled, description: emptyWords(filled.description) } : filled}
        onChange={(next) => onChange(next === '' ? null : (next ?? null))}
      />
    );
  if (schema.type === 'boolean')
    return <Switch {...words} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
  const options = schema.enum ?? schema.anyOf?.map((one) => String(one.const));
  if (options !== undefined)
    return (
      <Select
        {...words}
        title={value == null ? '' : choiceName(name, String(value))}
        allowDeselect={false}
        data={options.map((option) => ({ value: option, label: choiceName(name, option) }))}
        value={String(value ?? '')}
        onChange={(next) => onChange(schema.anyOf ? Number(next) : next)}
      />
    );
  if (schema.properties !== undefined)
    return <ObjectField {...{ name, schema, onChange, at }} label={title} value={(value ?? {}) as FormValue} />;
  if (schema.items?.properties !== undefined || schema.items?.oneOf !== undefined)
    return (
      <ListField
        {...{ name, schema, onChange, at, value }}
        items={schema.items}
        label={title}
        renderMember={(member, place, change) => (
          <Member {...{ member }} items={schema.items ?? {}} at={place} onChange={change} />
        )}
      />
    );
  if (schema.type === 'array' && schema.items?.type === 'string')
    return <NamesField {...{ name, schema, value, onChange, words }} />;
  if (schema.type === 'array') return <NumbersField {...{ schema, value, onChange }} label={title} />;
  if (schema.type === 'number' || schema.type === 'integer')
    return (
      <NumberInput
        {...words}
        placeholder={placeholder}
        {...(schema.unit === '%' ? { suffix: ' %' } : {})}
        {...(schema.unit && schema.unit !== '%'
          ? { description: [unitWords(schema.unit, value), schema.description].filter(Boolean).join('. ') }
          : {})}
        {...bounds(schema)}
        allowDecimal={schema.type === 'number'}
        stepHoldDelay={400}
        stepHoldInterval={60}
        value={typeof value === 'number' ? value : ''}
        onChange={(next) => {
          if (typeof next === 'number') onChange(next);
          else if (next === '') onChange(undefined);
        }}
      />
    );
  if (schema.unit !== undefined) words.description = [schema.unit, schema.description].filter(Boolean).join('. ');
  return (
    <TextInput
      {...words}
      placeholder={placeholder}
      value={String(value ?? '')}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface FieldsProps {
  readonly schema: FieldSchema;
  readonly value: FormValue;
  /** Fields to show; all but constants when left out. */
  readonly only?: readonly string[];
  readonly at?: string | undefined;
  onChange(value: FormValue, field: string): void;
}

/** The fields of an object, one below another. */
export function SchemaFields({ schema, value, only, at, onChange }: FieldsProps) {
  const fields = Object.entries(schema.properties ?? {}).filter(
    ([name, field]) => field.const === undefined && (only === undefined || only.includes(name)),
  );
  return fields.map(([name, field]) => (
    <SchemaField
      key={name}
      name={name}
      schema={field}
      value={value[name]}
      at={at === undefined ? undefined : `${at}.${name}`}
      onChange={(next) => onChange(withField(value, name, next), name)}
    />
  ));
}

interface MemberProps {
  readonly items: FieldSchema;
  readonly member: FormValue;
  readonly at: string | undefined;
  onChange(member: FormValue): void;
}

/** One member of a list; of another kind it keeps its name. */
function Member({ items, member, at, onChange }: MemberProps) {
  if (items.oneOf === undefined)
    return (
      <Stack gap="xs">
        <SchemaFields schema={items} value={member} at={at} onChange={onChange} />
      </Stack>
    );
  const key = discriminatorOf(items);
  /** Another kind has its own defaults, and keeps what it shares with the one before. */
  const turned = (next: FormValue): FormValue => {
    const fields = Object.keys(memberOf(items, next[key])?.properties ?? {});
    const shared = Object.entries(member).filter(([field]) => field !== key && fields.includes(field));
    return { ...next, ...Object.fromEntries(shared) };
  };
  return (
    <ChoiceField
      name={key}
      label="Kind"
      schema={items}
      value={member}
      at={at}
      onChange={(next) => onChange(next[key] === member[key] ? next : turned(next))}
    />
  );
}

/** An object within an object: its fields under its name. */
function ObjectField({ name, label, schema, value, at, onChange }: Omit<ChoiceFieldProps, 'without'>) {
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <legend style={{ fontWeight: 600, padding: 0, marginBottom: '0.25rem' }}>
        {label === name ? sectionTitle(name) : label}
      </legend>
      <Stack gap="xs">
        <SchemaFields schema={schema} value={completedObject(schema, value)} at={at} onChange={onChange} />
      </Stack>
    </fieldset>
  );
}

/** The object with one field changed; `undefined` takes the field away. */
function withField(value: FormValue, name: string, next: unknown): FormValue {
  const { [name]: _, ...rest } = value;
  return next === undefined ? rest : { ...value, [name]: next };
}

function NumbersField({ schema, value, onChange, label }: Omit<SchemaFieldProps, 'name'>) {
  const written = Array.isArray(value) ? value.join(', ') : '';
  const [text, setText] = useState(written);
  const read = wholeNumbers(text);
  const shown = read?.join(', ') === written ? text : written;
  const [typing, setTyping] = useState(false);
  return (
    <TextInput
      size="sm"
      label={label}
      description={[schema.description, 'Whole numbers with commas between, first to last.'].filter(Boolean).join(' ')}
      value={typing ? text : shown}
      error={typing && read === null ? 'Give whole numbers, such as 200, 200' : undefined}
      onFocus={() => {
        setText(written);
        setTyping(true);
      }}
      onBlur={() => setTyping(false)}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const numbers = wholeNumbers(event.currentTarget.value);
        if (numbers !== null) onChange(numbers);
      }}
    />
  );
}

/** A document has `null` where a form's field is empty. */
const emptyWords = (text: string): string => text.replace(/\bwhen null\b/g, 'when empty');

/** Seconds are hard to read: `s, that is 7 days`. */
function unitWords(unit: string, value: unknown): string {
  return unit === 's' && typeof value === 'number' && value >= 60 ? `s, that is ${roughDuration(value)}` : unit;
}

function bounds({ minimum, maximum, exclusiveMinimum, type }: FieldSchema) {
  const top = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? { max: maximum } : {};
  const low = minimum ?? exclusiveMinimum;
  const small = type === 'number' && (maximum ?? 1000) <= 10;
  return { ...top, ...(low === undefined ? {} : { min: low }), step: small ? 0.05 : 1 };
}

export interface ChoiceFieldProps {
  readonly name: string;
  readonly label: string;
  readonly schema: FieldSchema;
  readonly value: FormValue;
  /** Choices that are made elsewhere. */
  readonly without?: readonly string[];
  readonly at?: string | undefined;
  onChange(value: FormValue): void;
}

/** One of several kinds, and the fields of the kind that was chosen. Choosing another begins with its defaults. */
export function ChoiceField({ name, label, schema, value, without, at, onChange }: ChoiceFieldProps) {
  const key = discriminatorOf(schema);
  const member = memberOf(schema, value[key]);
  const choices = choicesOf(schema).filter((choice) => !without?.includes(choice) || choice === value[key]);
  return (
    <Stack gap="xs">
      <Select
        size="sm"
        label={label}
        title={choiceName(name, String(value[key] ?? ''))}
        {...(schema.description ? { description: schema.description } : {})}
        allowDeselect={false}
        data={choices.map((choice) => ({ value: choice, label: choiceName(name, choice) }))}
        value={String(value[key] ?? '')}
        onChange={(choice) => {
          const chosen = memberOf(schema, choice);
          if (chosen !== undefined && choice !== value[key]) onChange(defaultsOf(chosen));
        }}
      />
      {member && <SchemaFields schema={member} value={completedObject(member, value)} at={at} onChange={onChange} />}
    </Stack>
  );
}
