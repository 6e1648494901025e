import { ActionIcon, Autocomplete, Button, Switch, Textarea, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { type ArgumentInput, emptyArgument } from '../../../draft/argument-inputs.js';
import { useProblem } from '../../../forms/problems.js';
import classes from './draft.module.css';

export interface ArgumentFieldProps {
  readonly input: ArgumentInput;
  /** What it is in plain words, for the functions of the standards. */
  readonly asked?: string | undefined;
  readonly value: unknown;
  /** The path of the value in the proposal, for what is wrong with it. */
  readonly path: string;
  /** What the engine says about it: its unit, an example. */
  readonly hint?: string | undefined;
  /** What an address may be, other than hex. */
  readonly places: readonly string[];
  onChange(value: unknown): void;
}

/** One argument of a call, by its type: a word, a group, or a list. */
export function ArgumentField(props: ArgumentFieldProps) {
  const { input } = props;
  if (input.kind === 'group') return <GroupField {...props} input={input} />;
  if (input.kind === 'list') return <ListField {...props} input={input} />;
  return <ValueField {...props} input={input} />;
}

type Of<Kind extends ArgumentInput['kind']> = ArgumentFieldProps & {
  readonly input: Extract<ArgumentInput, { kind: Kind }>;
};

function ValueField({ input, asked, value, path, hint, places, onChange }: Of<'value'>) {
  const problem = useProblem(path);
  const label = input.name === '' ? input.type : input.name;
  const words = {
    label,
    size: 'sm' as const,
    description: [asked, [input.name === '' ? '' : input.type, hint].filter(Boolean).join(': ')]
      .filter(Boolean)
      .join('; '),
    error: problem,
  };
  if (input.type === 'bool')
    return <Switch {...words} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
  const text = typeof value === 'string' ? value : value == null ? '' : String(value);
  if (input.type === 'address')
    return <Autocomplete {...words} data={[...places]} value={text} placeholder="0x…" onChange={onChange} />;
  if (input.type === 'bytes' || input.type === 'string')
    return (
      <Textarea
        {...words}
        autosize
        maxRows={8}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  return <TextInput {...words} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
}

function GroupField({ input, value, path, places, onChange }: Of<'group'>) {
  const values = Array.isArray(value) ? value : [];
  return (
    <fieldset className={classes.nested}>
      <legend>{input.name || 'group'}</legend>
      {input.parts.map((part, at) => (
        <ArgumentField
          // biome-ignore lint/suspicious/noArrayIndexKey: a part of a group is known by its place only
          key={at}
          input={part}
          value={values[at]}
          path={`${path}[${at}]`}
          places={places}
          onChange={(next) => onChange(input.parts.map((_, place) => (place === at ? next : values[place])))}
        />
      ))}
    </fieldset>
  );
}

function ListField({ input, value, path, hint, places, onChange }: Of<'list'>) {
  const values: readonly unknown[] = Array.isArray(value) ? value : [];
  const fixed = input.length !== null;
  const shown = fixed
    ? Array.from({ length: input.length ?? 0 }, (_, at) => values[at] ?? emptyArgument(input.of))
    : values;
  const replace = (at: number, next: unknown) => onChange(shown.map((one, place) => (place === at ? next : one)));
  return (
    <fieldset className={classes.nested}>
      <legend>
        {input.name || 'list'} <span className={classes.quiet}>{[input.type, hint].filter(Boolean).join(': ')}</span>
      </legend>
      {shown.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry is known by its place only
        <div key={at} className={classes.entry}>
          <ArgumentField
            input={{ ...input.of, name: `${at + 1}` }}
            value={one}
            path={`${path}[${at}]`}
            places={places}
            onChange={(next) => replace(at, next)}
          />
          {!fixed && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove ${input.name || 'entry'} ${at + 1}`}
              onClick={() => onChange(shown.filter((_, place) => place !== at))}
            >
              <X size={16} />
            </ActionIcon>
          )}
        </div>
      ))}
      {!fixed && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Plus size={14} />}
          onClick={() => onChange([...shown, emptyArgument(input.of)])}
        >
          Add to {input.name || 'the list'}
        </Button>
      )}
    </fieldset>
  );
}
