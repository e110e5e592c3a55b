// Who may import whom: the design's rule, and no import cycles.
const SUBSYSTEM = '^apps/(?!cli/)([^/]+)/';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'subsystems-import-libs-only',
      comment: 'What a subsystem knows of the craft comes over the bus',
      severity: 'error',
      from: { path: SUBSYSTEM, pathNot: '/test/' },
      to: { path: '^(apps|hil)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-import-libs-only',
      severity: 'error',
      from: { path: '^libs/', pathNot: '/test/' },
      to: { path: '^(apps|hil)/' },
    },
    {
      name: 'plant-is-pure',
      severity: 'error',
      from: { path: '^hil/plant/', pathNot: '/test/' },
      to: { pathNot: '^(hil/plant/|libs/orbit/)', dependencyTypesNot: ['core'] },
    },
    {
      name: 'nothing-imports-the-command-line',
      severity: 'error',
      from: { pathNot: '^apps/cli/' },
      to: { path: '^apps/cli/' },
    },
    {
      name: 'hil-does-not-import-subsystems',
      severity: 'error',
      from: { path: '^hil/', pathNot: '/test/' },
      to: { path: '^apps/' },
    },
    {
      name: 'through-the-front-door',
      comment: 'Other rooms are entered by their index only',
      severity: 'error',
      from: { path: '^(apps|libs|hil)/([^/]+)/', pathNot: '/test/' },
      to: { path: '^(libs/[^/]+/src|hil/[^/]+)/(?!index)', pathNot: ['^$1/$2/', '^libs/host/src/live/'] },
    },
    { name: 'unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['generated', 'dist'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'module-sync', 'default', 'types'],
    },
  },
};
