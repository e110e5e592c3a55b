import { Command } from 'commander';
import { addAccess } from './commands/access';
import { addBridge } from './commands/bridge';
import { addEclipses } from './commands/eclipses';
import { addEvents } from './commands/events';
import { addExport } from './commands/export';
import { addFaults } from './commands/faults';
import { addFile } from './commands/file';
import { addFly } from './commands/fly';
import { addInject } from './commands/inject';
import { addJob } from './commands/job';
import { addKey } from './commands/key';
import { addOrbit } from './commands/orbit';
import { addPasses } from './commands/passes';
import { addPlant } from './commands/plant';
import { addSchedule } from './commands/schedule';
import { addSun } from './commands/sun';
import { addTc } from './commands/tc';
import { addTm } from './commands/tm';
import { addUp } from './commands/up';

/** The `dawnline` command and its sub-commands, in the order in which a newcomer meets them. */
export function buildProgram(): Command {
  const program = new Command('dawnline');
  program
    .description('Flight software of an orbital GPU data centre, and the rig that proves it recovers')
    .showHelpAfterError('(run with --help for the options)')
    .addHelpText(
      'after',
      '\nIn a checkout: npx dawnline COMMAND; COMMAND --help says more.' +
        '\nExit status: 0 passed, 1 failed, 2 bad input. Flights leave record and reports in ./flights.',
    );
  addUp(program);
  addFly(program);
  addInject(program);
  addTc(program);
  addKey(program);
  addJob(program);
  addFile(program);
  addSchedule(program);
  addEvents(program);
  addTm(program);
  addAccess(program);
  addBridge(program);
  addExport(program);
  addFaults(program);
  addPasses(program);
  addEclipses(program);
  addSun(program);
  addOrbit(program);
  addPlant(program);
  return program;
}
