/** Reads a craft file; every complaint names file, line, field, value and what is allowed. */
import Ajv, { type ErrorObject } from 'ajv';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { Craft } from './craft';
import { craftSchema } from './craft.schema';
import { checkReferences, type Finding, type Path } from './references';

/** A craft file that does not hold. `problems` has one line for each thing to correct. */
export class CraftError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'CraftError';
  }
}

/** Parses and checks a craft file. `file` is only the name that errors are reported under. */
export function loadCraft(text: string, file = 'craft'): Craft {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw new CraftError(
      document.errors.map((error) => `${file}:${lines.linePos(error.pos[0]).line}: ${error.message}`),
    );
  }
  const value: unknown = document.toJS();
  const validate = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(craftSchema);
  const findings = validate(value) ? checkReferences(value as Craft) : (validate.errors ?? []).map(findingOf);
  if (findings.length > 0) {
    throw new CraftError(findings.map((finding) => describe(finding, file, document, lines)));
  }
  return value as Craft;
}

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
    return { path: [...path, field], value, allowed: `no such field; known are ${known.join(', ')}` };
  }
  if (error.keyword === 'required') {
    return { path: [...path, String(error.params.missingProperty)], value: undefined, allowed: 'a value' };
  }
  if (error.keyword === 'enum' || error.keyword === 'const') {
    const allowed = (error.params.allowedValues as unknown[]).join(', ');
    return { path, value: error.data, allowed: `one of ${allowed}` };
  }
  return { path, value: error.data, allowed: (error.message ?? error.keyword).replace(/^must /, '') };
}

/** Line of the node at a path, or of the nearest one above it. */
function lineOf(path: Path, document: Document, lines: LineCounter): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function describe(finding: Finding, file: string, document: Document, lines: LineCounter): string {
  const field = finding.path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
  const shown = finding.value === undefined ? 'missing' : JSON.stringify(finding.value);
  return `${file}:${lineOf(finding.path, document, lines)}: ${field}: ${shown}; allowed: ${finding.allowed}`;
}
