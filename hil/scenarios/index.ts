export { listScenarios, loadScenario, parseScenario, readCatalogue, ScenarioError } from './load';
export type { DataFiles, LoadedScenario } from './load';
export type { Expectation, Scenario, ScenarioFault, ScenarioJob } from './scenario';
export { scenarioSchemaDocument } from './schema';
