import { Autocomplete, Select, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { CallableFunction } from '../../../../simulations/api/contract/index.js';
import { argumentsFor, inputsOf, plainSignature } from '../../../draft/argument-inputs.js';
import { functionWords } from '../../../draft/function-words.js';
import type { FormValue } from '../../../forms/field-schema.js';
import { useProblem } from '../../../forms/problems.js';
import { ArgumentField } from './argument-field.js';
import { functionGroups, keyOf, placesOf } from './function-groups.js';
import { ValueField } from './value-field.js';

export interface CallFieldsProps {
  readonly action: FormValue;
  readonly path: string;
  readonly functions: readonly CallableFunction[];
  /** `field` names what changed: typing on in it is one step to undo. */
  onChange(action: FormValue, field: string): void;
}

const another = 'another';

/** An action as a call of a function: which one, of what, with which arguments. */
export function CallFields({ action, path, functions, onChange }: CallFieldsProps) {
  const { to, signature, valueWei } = textsOf(action);
  const written = Array.isArray(action.arguments) ? action.arguments : [];
  const groups = useMemo(() => functionGroups(functions), [functions]);
  const places = useMemo(() => placesOf(functions), [functions]);
  const plain = plainSignature(signature);
  const known = functions.find((one) => one.to === to && plainSignature(one.signature) === plain);
  const [own, setOwn] = useState(false);
  const writing = own || (known === undefined && signature !== '');
  const inputs = inputsOf(signature);
  const words = functionWords(signature);
  const toProblem = useProblem(`${path}.to`);
  const signatureProblem = useProblem(`${path}.signature`);
  const choose = (key: string | null) => {
    setOwn(key === another);
    const chosen = functions.find((one) => keyOf(one) === key);
    if (chosen === undefined) return;
    const next = argumentsFor(inputsOf(chosen.signature) ?? [], inputs ?? [], written);
    onChange({ ...action, to: chosen.to, signature: chosen.signature, arguments: next }, 'function');
  };
  const rewrite = (text: string) => {
    const next = inputsOf(text);
    const values = next === null ? written : argumentsFor(next, inputs ?? [], written);
    onChange({ ...action, signature: text, arguments: values }, 'signature');
  };
  return (
    <>
      <Select
        size="sm"
        label="Function"
        placeholder="Choose what to call"
        searchable
        allowDeselect={false}
        maxDropdownHeight={360}
        data={[
          ...groups,
          { group: 'None of these', items: [{ value: another, label: 'Write the signature yourself' }] },
        ]}
        value={writing ? another : known === undefined ? null : keyOf(known)}
        description={writing || known === undefined ? undefined : `of ${known.contract}`}
        error={writing ? undefined : signature === '' ? 'Choose a function' : signatureProblem}
        onChange={choose}
      />
      {writing && (
        <>
          <Autocomplete
            size="sm"
            label="Contract"
            description="Its address, or a contract of the DAO"
            data={[...places]}
            value={to}
            error={toProblem}
            onChange={(next) => onChange({ ...action, to: next }, 'to')}
          />
          <TextInput
            size="sm"
            label="Signature"
            description="With types, such as transfer(address to, uint256 amount)"
            value={signature}
            error={signature !== '' && inputs === null ? 'This is not a signature yet' : signatureProblem}
            onChange={(event) => rewrite(event.currentTarget.value)}
          />
        </>
      )}
      {(inputs ?? []).map((input, at) => (
        <ArgumentField
          // biome-ignore lint/suspicious/noArrayIndexKey: an argument is known by its place only
          key={at}
          input={input}
          asked={words?.asks[at]}
          value={written[at]}
          path={`${path}.arguments[${at}]`}
          hint={known?.inputs[at]?.hint}
          places={places}
          onChange={(next) =>
            onChange(
              {
                ...action,
                arguments: (inputs ?? []).map((_, place) => (place === at ? next : (written[place] ?? ''))),
              },
              `arguments.${at}`,
            )
          }
        />
      ))}
      {(writing || known?.payable || (valueWei !== '0' && valueWei !== '')) && (
        <ValueField
          wei={valueWei}
          path={`${path}.valueWei`}
          onChange={(next) => onChange({ ...action, valueWei: next }, 'valueWei')}
        />
      )}
    </>
  );
}

function textsOf({ to, signature, valueWei }: FormValue) {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return { to: text(to), signature: text(signature), valueWei: text(valueWei) || '0' };
}
