export {
  allowedOf,
  argumentFault,
  commandArguments,
  commandCatalogue,
  commandContractOf,
  commandNamed,
  commandTargets,
} from './commands';
export type { ArgumentFault, CommandArgument, CommandClass, CommandDefinition } from './commands';
export { DecodeError } from './contract';
export type { Body, Contract, PacketFacts, Qos } from './contract';
export { defaultsOf, dictionary, toPlain } from './dictionary';
export type { Dictionary, DictionaryField, DictionaryMessage } from './dictionary';
export {
  contractOfTopic,
  contracts,
  filterCovers,
  filterOf,
  parametersOf,
  topicMatches,
  topicOf,
} from './topics';
export type { TopicParameters } from './topics';
// The generated names are the library's purpose; listing them again would be a second place for one fact.
export * from './generated';
export { PacketWriter } from './packet-writer';
