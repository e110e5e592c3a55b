import { runMain } from '@dawnline/live';
import { subsystem } from './subsystem';

void runMain(subsystem);
