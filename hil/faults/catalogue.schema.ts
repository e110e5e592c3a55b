/** JSON schema of the fault catalogue. */
type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string', minLength: 1 };
const scalar: Schema = { type: ['string', 'number', 'boolean'] };
const list = (items: Schema, minItems = 0): Schema => ({ type: 'array', items, minItems });
const pair: Schema = { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 };

function object(properties: Record<string, Schema>, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((key) => !optional.includes(key));
  return { type: 'object', properties, required, additionalProperties: false };
}

const PHASES = ['SI', 'SJ', 'EE', 'EC', 'SA', 'PS', 'CK', 'MT', 'all'];

const pattern: Schema = {
  ...object(
    {
      event: { type: 'string', pattern: '^(\\*|\\{target\\}|[a-z][a-z-]*)/[A-Z][A-Z0-9_]*$' },
      where: { type: 'object', additionalProperties: list(text, 1) },
      node: text,
      what: { enum: ['boot', 'crash', 'stop', 'hang'] },
      telemetry: text,
      telemetryOfAll: { const: 'services' },
      heal: { const: true },
      after: { enum: ['heal', 'boot'] },
      targets: list(text, 1),
    },
    ['event', 'where', 'node', 'what', 'telemetry', 'telemetryOfAll', 'heal', 'after', 'targets'],
  ),
  minProperties: 1,
};

const parameter = object(
  { about: text, unit: text, range: pair, choices: list(scalar, 1), of: text, default: scalar },
  ['unit', 'range', 'choices', 'of'],
);

const kind = {
  ...object(
    {
      id: { type: 'string', pattern: '^[SAEHGCDNLOX][0-9]+$' },
      name: { type: 'string', pattern: '^[a-z]+\\.[a-z0-9-]+$' },
      about: text,
      target: text,
      parameters: { type: 'object', additionalProperties: parameter },
      duration: {
        oneOf: [
          object({ instant: { const: true } }),
          object({ default: { type: ['number', 'null'] }, range: pair }),
        ],
      },
      shapes: list({ enum: ['ramp', 'intermittent'] }, 1),
      rate: text,
      phases: list({ enum: PHASES }, 1),
      detector: text,
      recovery: text,
      forbidden: text,
      budget: object({
        detectS: { type: 'number', exclusiveMinimum: 0 },
        recoverS: { type: 'number', exclusiveMinimum: 0 },
      }),
      worlds: list({ enum: ['simulated', 'live'] }, 1),
      implemented: { type: 'boolean' },
      undetectable: text,
      detectedBy: list(pattern),
      recoveredWhen: list(
        object({ any: list(pattern, 1), onlyIf: { const: 'job-running' }, targets: list(text, 1) }, [
          'onlyIf',
          'targets',
        ]),
        1,
      ),
    },
    ['undetectable', 'shapes', 'detectedBy', 'recoveredWhen'],
  ),
  // What can be injected must also be judged.
  if: { properties: { implemented: { const: true } } },
  then: { required: ['detectedBy', 'recoveredWhen'] },
};

export const catalogueSchema: Schema = object({
  schema: { const: 1 },
  budgetSource: text,
  faults: list(kind, 1),
});
