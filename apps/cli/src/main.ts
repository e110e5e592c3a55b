import { CommanderError, type Command } from 'commander';
import { EXIT_BAD_INPUT, EXIT_FAILED, isExplained } from './errors';
import { buildProgram } from './program';

/** Errors of any command, however deep, come back here instead of ending the process. */
function throwErrors(command: Command): void {
  command.exitOverride();
  command.commands.forEach(throwErrors);
}

async function main(): Promise<void> {
  const program = buildProgram();
  throwErrors(program);
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : EXIT_BAD_INPUT;
    else if (isExplained(error)) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = EXIT_BAD_INPUT;
    } else {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = EXIT_FAILED;
    }
  }
}

void main();
