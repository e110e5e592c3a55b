export { listScenarios, loadScenario, parseScenario, readCatalogue, ScenarioError } from './load';
export type { DataFiles, LoadedScenario } from './load';
export type {
  Expectation,
  InitialState,
  LiveSettings,
  Scenario,
  ScenarioFault,
  ScenarioJob,
  ScenarioTelecommand,
  Trigger,
} from './scenario';
export { scenarioSchemaDocument } from './schema';
