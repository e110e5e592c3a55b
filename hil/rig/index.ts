export type { Computer, RigService } from './computers';
export { payloadDiskIn } from './folders';
export { takeSequence } from './key-store';
export type { Rig, RigOptions } from './options';
export { examplePrograms } from './programs';
export { startRig } from './rig';
export { writeMosquittoFolder } from './broker';
export { accessOf, principalsOf, userOf } from './access';
export type { Crew } from './access';
