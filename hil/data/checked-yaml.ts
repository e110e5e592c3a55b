/** Reads a data file; every complaint names file, line, field, value and what is allowed. */
import Ajv, { type ErrorObject } from 'ajv';
import { isMap, isNode, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';

export type Path = readonly (string | number)[];

/** One thing that is wrong: where, what stands there, and what is allowed. */
export interface Finding {
  readonly path: Path;
  readonly value: unknown;
  readonly allowed: string;
  /** The name of the field is at fault, not what it holds. */
  readonly isName?: boolean;
}

/** How one kind of data file is checked. */
export interface DataFileKind<T> {
  readonly schema: object;
  /** What a schema cannot say. Runs only on what fits the schema. */
  readonly check: (value: T) => readonly Finding[];
  readonly error: (problems: readonly string[]) => Error;
  /** Values put in place of those of the file, by path. */
  readonly overrides?: readonly { readonly path: Path; readonly value: unknown }[];
}

/** Parses and checks a file. `file` is only the name that problems are reported under. */
export function parseChecked<T>(text: string, file: string, kind: DataFileKind<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw kind.error(
      document.errors.map((error) => `${file}:${lines.linePos(error.pos[0]).line}: ${error.message}`),
    );
  }
  for (const { path, value } of kind.overrides ?? []) override(document, path, value, kind);
  const value: unknown = document.toJS();
  const validate = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(kind.schema);
  const findings = validate(value) ? kind.check(value as T) : schemaFindings(validate.errors ?? []);
  if (findings.length > 0) {
    throw kind.error(findings.map((finding) => describe(finding, file, document, lines)));
  }
  return value as T;
}

function override<T>(document: Document, path: Path, value: unknown, kind: DataFileKind<T>): void {
  for (let depth = 1; depth < path.length; depth++) {
    const holder = document.getIn(path.slice(0, depth), true);
    if (holder !== undefined && !isMap(holder) && !isSeq(holder))
      throw kind.error([`${path.join('.')}: ${path.slice(0, depth).join('.')} has no fields of its own`]);
  }
  document.setIn(path, document.createNode(value));
}

/** A choice between two forms reports the fault of the form that was meant, not that a choice failed; so do names. */
const schemaFindings = (errors: readonly ErrorObject[]): Finding[] =>
  errors.filter(({ keyword }) => keyword !== 'if' && keyword !== 'propertyNames').map(findingOf);

function findingOf(error: ErrorObject): Finding {
  const path: (string | number)[] = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  if (error.keyword === 'additionalProperties') {
    const known = Object.keys((error.parentSchema as { properties: object }).properties);
    const field = String(error.params.additionalProperty);
    const value = (error.data as Record<string, unknown>)[field];
    const allowed = `no such field; known are ${known.join(', ')}`;
    return { path: [...path, field], value, allowed, isName: true };
  }
  if (error.keyword === 'required') {
    return { path: [...path, String(error.params.missingProperty)], value: undefined, allowed: 'a value' };
  }
  if (error.keyword === 'enum') {
    const allowed = (error.params.allowedValues as unknown[]).join(', ');
    return { path, value: error.data, allowed: `one of ${allowed}` };
  }
  if (error.keyword === 'const') {
    return { path, value: error.data, allowed: String(error.params.allowedValue) };
  }
  // Nobody reads a regular expression: the schema says in words what it stands for.
  const words = (error.parentSchema as { description?: string } | undefined)?.description;
  if (error.keyword === 'pattern' && words) return { path, value: error.data, allowed: words };
  return { path, value: error.data, allowed: (error.message ?? error.keyword).replace(/^must (be )?/, '') };
}

/** Line of the node at a path, or of the nearest one above it. */
function lineOf({ path, isName }: Finding, document: Document, lines: LineCounter): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (!isNode(node) || !node.range) continue;
    const name = isName ? nameOf(node, document.getIn(path.slice(0, depth - 1), true)) : null;
    return lines.linePos((name?.range ?? node.range)[0]).line;
  }
  return 1;
}

/** The key that holds a node: what a field holds may begin on a later line than its name. */
function nameOf(node: Node, parent: unknown): Node | null {
  const pair = isMap(parent) ? parent.items.find(({ value }) => value === node) : undefined;
  return isNode(pair?.key) ? pair.key : null;
}

function describe(finding: Finding, file: string, document: Document, lines: LineCounter): string {
  const field = finding.path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
  const shown = finding.value === undefined ? 'missing' : JSON.stringify(finding.value);
  return `${file}:${lineOf(finding, document, lines)}: ${field}: ${shown}; allowed: ${finding.allowed}`;
}
