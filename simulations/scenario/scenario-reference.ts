import { scenarioJsonSchema } from './parse-scenario.js';

/** The parts of a JSON Schema that the reference shows. */
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

const INTRODUCTION = `# Scenario files

Made from the schema by \`simulations/scenario/scenario-reference.ts\`; a test keeps it true.

A scenario is a JSON file. Amounts of tokens are decimal strings ("1250.5"), so that no digit is lost; shares are
percent from 0 to 100 where the name says \`Percent\` and parts from 0 to 1 otherwise; durations are seconds. A field that
is left out has its default. A field that does not exist is an error, so that a typing mistake cannot pass unseen.
\`folkmoot validate FILE\` checks a file and names every field at fault.

| field | what it is | values | default |
|---|---|---|---|
`;

/** Every field of a scenario as a Markdown page. */
export function scenarioReference(): string {
  const rows = fieldsOf(scenarioJsonSchema() as SchemaNode, '');
  return `${INTRODUCTION}${rows.join('\n')}\n`;
}

function fieldsOf(node: SchemaNode, path: string): string[] {
  const variants = node.oneOf ?? node.anyOf;
  if (variants !== undefined) return variants.flatMap((variant) => variantFields(variant, path));
  if (node.type === 'array' && node.items !== undefined) return fieldsOf(node.items, `${path}[]`);
  return Object.entries(node.properties ?? {}).flatMap(([name, field]) => {
    const fieldPath = path === '' ? name : `${path}.${name}`;
    const isLeaf =
      field.properties === undefined &&
      field.oneOf === undefined &&
      field.items?.properties === undefined &&
      field.items?.oneOf === undefined;
    const required = node.required?.includes(name) ?? false;
    return isLeaf ? [row(fieldPath, field, required)] : fieldsOf(field, fieldPath);
  });
}

/** One of several forms of an object: told apart by its constant field, which goes into the path. */
function variantFields(variant: SchemaNode, path: string): string[] {
  const entries = Object.entries(variant.properties ?? {});
  const tag = entries.find(([, field]) => field.const !== undefined);
  if (tag === undefined) return fieldsOf(variant, path);
  const [name, { const: value }] = tag;
  const rest = { ...variant, properties: Object.fromEntries(entries.filter(([key]) => key !== name)) };
  return [`| \`${path}.${name}\` = \`"${String(value)}"\` | | | |`, ...fieldsOf(rest, path)];
}

function row(path: string, field: SchemaNode, required: boolean): string {
  const words = [field.title, field.description].filter((text) => text !== undefined).join('. ');
  const unit = field.unit === undefined ? '' : ` (${field.unit})`;
  const fallback = field.default === undefined ? (required ? 'required' : '') : `\`${JSON.stringify(field.default)}\``;
  return `| \`${path}\` | ${words}${unit} | ${valuesOf(field)} | ${fallback} |`;
}

function valuesOf(field: SchemaNode): string {
  if (field.enum !== undefined) return field.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  if (field.const !== undefined) return `\`${JSON.stringify(field.const)}\``;
  const low = field.minimum ?? (field.exclusiveMinimum === undefined ? undefined : `over ${field.exclusiveMinimum}`);
  const high = field.maximum === Number.MAX_SAFE_INTEGER ? undefined : field.maximum;
  const kind = field.type === 'integer' ? 'whole number' : (field.type ?? '');
  if (low === undefined && high === undefined) return kind;
  return `${kind} ${low ?? ''} to ${high ?? 'any'}`;
}
