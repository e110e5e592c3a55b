// Tests run the TypeScript sources directly; swc keeps the decorator metadata that Nest needs.
const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
    target: 'es2022',
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

module.exports = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/{apps,libs,hil,scripts,examples}/**/*.spec.ts'],
  transform: { '^.+\\.(t|j|mj)s$': ['@swc/jest', swc] },
  // aedes and satellite.js ship ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(aedes|satellite\\.js)/)'],
  moduleNameMapper: {
    '^satellite\\.js$': '<rootDir>/node_modules/satellite.js/dist/index.js',
    '^@dawnline/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^@hil/([^/]+)$': '<rootDir>/hil/$1/index.ts',
  },
  setupFiles: ['reflect-metadata'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  testTimeout: 60_000,
};
