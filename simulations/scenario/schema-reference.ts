/** The parts of a JSON Schema that a reference shows. */
interface SchemaNode {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly unit?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly oneOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
}

/** Every field of a document as rows of a Markdown table: field, what it is, values, default. */
export function schemaReference(schema: unknown): string {
  const head = '| field | what it is | values | default |\n|---|---|---|---|\n';
  return `${head}${fieldsOf(schema as SchemaNode, '').join('\n')}\n`;
}

function fieldsOf(node: SchemaNode, path: string): string[] {
  const variants = node.oneOf ?? node.anyOf;
  if (variants !== undefined) {
    const [common, own] = commonFields(variants);
    return [...fieldsOf(common, path), ...own.flatMap((variant) => variantFields(variant, path, node.default))];
  }
  if (node.type === 'array' && node.items !== undefined) return fieldsOf(node.items, `${path}[]`);
  return Object.entries(node.properties ?? {}).flatMap(([name, field]) => {
    const fieldPath = path === '' ? name : `${path}.${name}`;
    const required = node.required?.includes(name) ?? false;
    const objects = field.anyOf?.filter(hasFields) ?? [];
    if (objects.length > 0) {
      return [row(fieldPath, field, required), ...objects.flatMap((object) => fieldsOf(object, fieldPath))];
    }
    if (!hasFields(field)) return [row(fieldPath, field, required)];
    return [...headingOf(fieldPath, field), ...fieldsOf(field, fieldPath)];
  });
}

/** Whether it is an object with named fields, or a list of such. */
function hasFields({ properties, oneOf, items }: SchemaNode): boolean {
  if (properties !== undefined) return Object.keys(properties).length > 0;
  return oneOf !== undefined || (items !== undefined && (items.properties !== undefined || items.oneOf !== undefined));
}

/** What all forms of an object have alike, which stands once, and the forms without it. */
function commonFields(variants: readonly SchemaNode[]): readonly [common: SchemaNode, own: readonly SchemaNode[]] {
  const [first, ...others] = variants;
  const same = (name: string, field: SchemaNode) =>
    field.const === undefined &&
    others.every(
      ({ properties, required }) =>
        JSON.stringify(properties?.[name]) === JSON.stringify(field) &&
        required?.includes(name) === first!.required?.includes(name),
    );
  const shared = Object.entries(first!.properties ?? {}).filter(([name, field]) => same(name, field));
  if (others.length === 0 || shared.length === 0) return [{}, variants];
  const names = new Set(shared.map(([name]) => name));
  const without = (node: SchemaNode): SchemaNode => ({
    ...node,
    properties: Object.fromEntries(Object.entries(node.properties ?? {}).filter(([name]) => !names.has(name))),
  });
  const required = first!.required?.filter((name) => names.has(name)) ?? [];
  return [{ properties: Object.fromEntries(shared), required }, variants.map(without)];
}

/** One of several forms of an object: told apart by its constant field, which goes into the path. */
function variantFields(variant: SchemaNode, path: string, fallback: unknown): string[] {
  const entries = Object.entries(variant.properties ?? {});
  const tag = entries.find(([, field]) => field.const !== undefined);
  if (tag === undefined) return fieldsOf(variant, path);
  const [name, { const: value }] = tag;
  const rest = { ...variant, properties: Object.fromEntries(entries.filter(([key]) => key !== name)) };
  const isDefault = (fallback as Record<string, unknown> | undefined)?.[name] === value;
  return [
    `| \`${path}.${name}\` = \`"${String(value)}"\` | | |${isDefault ? ' this one ' : ' '}|`,
    ...fieldsOf(rest, path),
  ];
}

/** A line for a group of fields that says more than its name does. */
function headingOf(path: string, { title, description }: SchemaNode): string[] {
  return title === undefined ? [] : [`| \`${path}\` | ${words(title, description)} | | |`];
}

const words = (title?: string, description?: string) =>
  [title, description].filter((text) => text !== undefined).join('. ');

function row(path: string, field: SchemaNode, required: boolean): string {
  const unit = field.unit === undefined ? '' : ` (${field.unit})`;
  const fallback = field.default === undefined ? (required ? 'required' : '') : `\`${JSON.stringify(field.default)}\``;
  return `| \`${path}\` | ${words(field.title, field.description)}${unit} | ${valuesOf(field)} | ${fallback} |`;
}

function valuesOf(field: SchemaNode): string {
  if (field.enum !== undefined) return field.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  if (field.anyOf !== undefined) return [...new Set(field.anyOf.map(valuesOf))].join(', ');
  if (field.const !== undefined) return `\`${JSON.stringify(field.const)}\``;
  const low = field.minimum ?? (field.exclusiveMinimum === undefined ? undefined : `over ${field.exclusiveMinimum}`);
  const high = field.maximum === Number.MAX_SAFE_INTEGER ? undefined : field.maximum;
  const kind = field.type === 'integer' ? 'whole number' : (field.type ?? '');
  if (low === undefined && high === undefined) return kind;
  return `${kind} ${low ?? ''} to ${high ?? 'any'}`;
}
