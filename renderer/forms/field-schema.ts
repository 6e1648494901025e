/** What a form needs to know of a field: the part of JSON Schema that the engine's schemas come out as. */
export interface FieldSchema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly unit?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
  readonly oneOf?: readonly FieldSchema[];
  readonly anyOf?: readonly FieldSchema[];
}

export type FormValue = Readonly<Record<string, unknown>>;

/** A field that may be left empty (`null`), as it is when it is not; else `null`. */
export function filledField({ anyOf, ...words }: FieldSchema): FieldSchema | null {
  const filled = anyOf?.filter(({ type }) => type !== 'null') ?? [];
  const [only] = filled;
  return only !== undefined && filled.length === 1 && anyOf?.length === 2 ? { ...words, ...only } : null;
}

/** The field that tells the members of a union apart. */
export function discriminatorOf(union: FieldSchema): string {
  const [first] = union.oneOf ?? [];
  return Object.entries(first?.properties ?? {}).find(([, field]) => field.const !== undefined)?.[0] ?? 'kind';
}

/** The choices that a union offers, by their names. */
export function choicesOf(union: FieldSchema): readonly string[] {
  const key = discriminatorOf(union);
  return (union.oneOf ?? []).map((member) => String(member.properties?.[key]?.const));
}

/** The member of a union that a value belongs to. */
export function memberOf(union: FieldSchema, choice: unknown): FieldSchema | undefined {
  const key = discriminatorOf(union);
  return union.oneOf?.find((member) => member.properties?.[key]?.const === choice);
}

/** An object with every default filled in; fields that may be left out and have none are left out. */
export function defaultsOf(schema: FieldSchema): FormValue {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
      if (field.const !== undefined) return [[name, field.const]];
      if (field.default !== undefined) return [[name, field.default]];
      return [];
    }),
  );
}

/** Whole numbers written one after another: `200, 200`. `null` when it is something else. */
export function wholeNumbers(text: string): readonly number[] | null {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  return parts.length > 0 && parts.every((part) => /^\d{1,7}$/.test(part)) ? parts.map(Number) : null;
}
