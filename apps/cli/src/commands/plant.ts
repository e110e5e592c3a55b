import { Option, type Command } from 'commander';
import { ENVIRONMENT_MODELS, SOLAR_ACTIVITY_SCALE } from '@hil/plant';
import { durationOption, positiveNumber, repeatedOption } from '../options';
import { withOrbit } from '../orbit/orbit-options';
import { plantCheck, type PlantCheckOptions } from './plant-check';
import { plantRun, type PlantRunOptions } from './plant-run';

/** What most people look at first. */
const DEFAULT_CHANNELS =
  'lightFraction,arrayPowerW,loadPowerW,batteryStateOfCharge,busVoltageV,gpuPowerW,nodeTemperatureK';

function addCheck(plant: Command): void {
  plant
    .command('check')
    .description('Compare the plant with closed forms and published figures; exit 1 when one check fails')
    .option('--only <numbers>', 'some checks by their numbers, such as 3,12')
    .option('--json', 'one JSON document: expected, got, tolerance, unit, kind and source of each reading')
    .addHelpText(
      'after',
      '\nKinds: calibration, the plant was set to this figure; validation, outside data that sets nothing;' +
        '\nverification, closed form or self-consistency.',
    )
    .action((options: PlantCheckOptions) => plantCheck(options));
}

function addRun(plant: Command): void {
  const command = plant
    .command('run')
    .description(
      'Run the plant alone and write any of its channels as CSV or JSON lines, with plots on request',
    );
  withOrbit(command)
    .option('--list', 'list the channels with units, elements and meaning, and end')
    .option(
      '--channels <names>',
      'channels, or elements such as nodeTemperatureK.die, with commas',
      DEFAULT_CHANNELS,
    )
    .option('--start <utc>', 'begin, UTC (default: the epoch of the elements)')
    .addOption(durationOption('--duration <duration>', 'how long (default: one revolution)'))
    .addOption(durationOption('--step <duration>', 'time between rows, a multiple of 100ms', '10s'))
    .addOption(
      new Option('--state-of-charge <share>', 'of the battery at the start, 0 to 1')
        .argParser(positiveNumber)
        .default(0.9),
    )
    .addOption(repeatedOption('--temperature <node=celsius>', 'of a thermal node at the start'))
    .addOption(
      repeatedOption('--set <name=number>', 'an input channel, all of it or an element, from the start'),
    )
    .addOption(repeatedOption('--at <time:name=number>', 'an input channel from a time on'))
    .option('--boot', 'GPUs boot at the start instead of being up when their rail is closed')
    .addOption(
      new Option('--environment <model>', 'heat from the Earth: constant, or by place and season').choices(
        ENVIRONMENT_MODELS,
      ),
    )
    .addOption(
      new Option('--solar-cycle <phase>', 'for the radiation belt')
        .choices(Object.keys(SOLAR_ACTIVITY_SCALE))
        .default('maximum'),
    )
    .option('--json', 'one JSON object a line instead of CSV')
    .option('--out <file>', 'write there instead of to standard output')
    .option('--plot <file.html>', 'a self-contained page with one plot for each channel')
    .addHelpText(
      'after',
      '\nExamples:' +
        '\n  dawnline plant run --duration 1d --channels batteryStateOfCharge,nodeTemperatureK.battery > day.csv' +
        '\n  dawnline plant run --set railClosed.LCL1=1 --set gpuUtilisation=1 --set gpuCapW=300 --plot run.html' +
        '\n  dawnline plant run --set railClosed.LCL1=1 --set gpuUtilisation=1 --at 10min:pumpOn=0 --channels gpuMarginK',
    )
    .action((options: PlantRunOptions) => plantRun(options));
}

export function addPlant(program: Command): void {
  const plant = program.command('plant').description('Check the physics behind the devices, or run it alone');
  addCheck(plant);
  addRun(plant);
}
