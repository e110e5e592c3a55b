import type { Command } from 'commander';
import { addControl } from '../schedule/control';
import { addLoad } from '../schedule/load';
import { addShow } from '../schedule/show';

const MORE = `
A schedule file (YAML):
  entries:
    - number: 1                      # unique on board; equal times run in ascending order
      at: 2026-11-28T02:00:00Z       # UTC of the on-board clock; or in: 10min, from now
      late: hold                     # overtaken by a clock step or a reset: skip, hold (default) or run
      group: 2                       # sub-schedule, may be left out
      target: thermal-controller
      command: noop                  # as for \`dawnline tc\`: ACTION, or ACTION: VALUE
    - { number: 2, in: 1h, target: comms-manager, command: { startSequence: 7 } }
  sequences:
    - sequence: 7
      onFailure: abort               # abort (default), wait or go-on
      completionTimeout: 60s
      steps:
        - { after: 0s, target: thermal-controller, command: { setLoopTarget: { loopC: 18 } } }
        - { after: 10min, target: thermal-controller, command: noop }

Examples:
  dawnline schedule load tonight.yaml
  dawnline schedule show
  dawnline schedule shift --group 2 --later 30min
  dawnline schedule delete --from 2026-11-28T04:00:00Z
  dawnline schedule start 7
Everything goes by telecommand and waits for a contact. Exit status: 0 done, 1 refused or no answer, 2 bad input.`;

/** The stored schedule of a craft of the running rig, in the order in which a user meets the commands. */
export function addSchedule(program: Command): void {
  const schedule = program
    .command('schedule')
    .description('Time-tagged commands and sequences on board: load, look at, move, start')
    .addHelpText('after', MORE);
  addLoad(schedule);
  addShow(schedule);
  addControl(schedule);
}
