import { Command } from 'commander';
import { addPasses } from './commands/passes';

/** The `dawnline` command and its sub-commands. */
export function buildProgram(): Command {
  const program = new Command('dawnline');
  program
    .description('Flight software of an orbital GPU data centre, and the rig that proves it recovers')
    .showHelpAfterError('(run with --help for the options)')
    .configureHelp({ sortSubcommands: false });
  addPasses(program);
  return program;
}
