// The house's rules that a type checker cannot see. Who may import whom is in .dependency-cruiser.cjs.
import tseslint from 'typescript-eslint';

const CLOCK = 'use the Clock port; real time lives in the live adapters';
const WORLD = 'all contact with the world goes through the ports of libs/host';

const worldModules = [
  'fs',
  'fs/promises',
  'net',
  'tls',
  'dgram',
  'http',
  'https',
  'child_process',
  'worker_threads',
  'os',
  'timers',
  'timers/promises',
].flatMap((name) => [name, `node:${name}`]);

const noWorld = {
  'no-restricted-globals': [
    'error',
    ...[
      'setTimeout',
      'setInterval',
      'setImmediate',
      'clearTimeout',
      'clearInterval',
      'Date',
      'performance',
      'fetch',
    ].map((name) => ({ name, message: CLOCK })),
    { name: 'process', message: WORLD },
    { name: 'console', message: 'use the Log port' },
  ],
  'no-restricted-imports': [
    'error',
    {
      paths: [
        ...worldModules.map((name) => ({ name, message: WORLD })),
        { name: 'node:process', message: WORLD },
        ...['crypto', 'node:crypto'].map((name) => ({
          name,
          importNames: [
            'randomBytes',
            'randomInt',
            'randomUUID',
            'randomFill',
            'randomFillSync',
            'webcrypto',
            'getRandomValues',
            'generateKey',
            'generateKeySync',
            'generateKeyPair',
            'generateKeyPairSync',
          ],
          message: 'use the Random port, for secrets the Entropy port',
        })),
      ],
    },
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Math', property: 'random', message: 'use the Random port' },
  ],
};

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'dist/**',
      'flights/**',
      'libs/contracts/src/generated',
      '**/*.js',
      'examples/**',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    // The code that flies in both worlds, and the simulated world itself.
    files: ['apps/**/*.ts', 'libs/**/*.ts', 'hil/**/*.ts'],
    ignores: [
      'apps/cli/**',
      'hil/simulation/kernel/{tripwires,real-world}.ts',
      'libs/host/src/live/**',
      'libs/live/**',
      'hil/rig/**',
      'hil/vocabulary/**',
      '**/test/**',
    ],
    rules: noWorld,
  },
  {
    // Same bits on every Node release: Math.pow and fractional powers differ between 22 and 24.
    files: ['hil/plant/**/*.ts', 'libs/orbit/**/*.ts'],
    ignores: ['**/test/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='Math'][property.name='pow']",
          message: 'multiply instead: its last bit changed between Node releases',
        },
        { selector: "BinaryExpression[operator='**'][right.value!=2]", message: 'only **2 is allowed here' },
      ],
    },
  },
);
