import { Stack, Switch } from '@mantine/core';
import { defaultsOf, type FieldSchema, type FormValue, memberOf } from '../../forms/field-schema.js';
import { ChoiceField, SchemaFields } from '../../forms/schema-field.js';

interface OptionalFieldsProps {
  readonly name: string;
  /** What is switched on. */
  readonly label: string;
  readonly schema: FieldSchema;
  readonly value: FormValue | undefined;
  /** The choice a union begins with. */
  readonly first?: string;
  onChange(value: FormValue | undefined): void;
}

/** Something that a federation may have or not, and its fields once it has it. */
export function OptionalFields({ name, label, schema, value, first, onChange }: OptionalFieldsProps) {
  const begin = () => defaultsOf((first === undefined ? schema : memberOf(schema, first)) ?? schema);
  return (
    <Stack gap="xs">
      <Switch
        size="sm"
        label={label}
        checked={value !== undefined}
        onChange={(event) => onChange(event.currentTarget.checked ? begin() : undefined)}
      />
      {value !== undefined &&
        (schema.oneOf === undefined ? (
          <SchemaFields schema={schema} value={value} onChange={onChange} />
        ) : (
          <ChoiceField name={name} label="Scored by" schema={schema} value={value} onChange={onChange} />
        ))}
    </Stack>
  );
}
