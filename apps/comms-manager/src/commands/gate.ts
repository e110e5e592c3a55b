import { Mode, type CommandClass } from '@dawnline/contracts';
import { isArmed, type Arms } from './arming';
import { readContent, type Content, type GateRefusal } from './content';
import type { CommandKey } from './command-table';

export type { GateRefusal } from './content';

/** What decides whether a command may go to its target now. */
export interface GateContext {
  readonly targets: readonly string[];
  /** In force; unknown acts as STANDBY. */
  readonly mode: Mode;
  readonly arms: Arms;
  readonly nowUs: number;
}

/**
 * Lowest mode in which a class is taken (fdir.md 4.1). The table gives OFF to hardware commands alone, but whoever can
 * still decode this one is not off: the way back must stay open.
 */
const LOWEST: Readonly<Record<CommandClass, Mode>> = {
  recovery: Mode.MODE_OFF,
  safe: Mode.MODE_SAFE,
  normal: Mode.MODE_STANDBY,
  'job-start': Mode.MODE_NOMINAL,
};

function modeFault({ definition }: Content, inForce: Mode): GateRefusal | null {
  const mode = inForce === Mode.MODE_UNKNOWN ? Mode.MODE_STANDBY : inForce;
  const { action, commandClass } = definition;
  const lowest = LOWEST[commandClass];
  if (mode >= lowest) return null;
  const name = (of: Mode): string => Mode[of].replace('MODE_', '');
  const detail = `${action} is of class ${commandClass}: taken from ${name(lowest)} on, the mode is ${name(mode)}`;
  return { refusal: 'WRONG_MODE', detail };
}

/** Mode and arm of a command whose content is known. `wantsArm`: it shall be armed, not executed. */
export function gateContent(
  content: Content,
  principal: string,
  wantsArm: boolean,
  context: GateContext,
): GateRefusal | null {
  const wrongMode = modeFault(content, context.mode);
  if (wrongMode) return wrongMode;
  const { definition, digest } = content;
  if (wantsArm || definition.hazardous === null) return null;
  if (isArmed(context.arms, { principal, digest }, context.nowUs)) return null;
  return {
    refusal: 'NOT_ARMED',
    detail: `${definition.action} is hazardous, arm it first: ${definition.hazardous}`,
  };
}

/**
 * The checks of a command's content (LK-15), again for a stored command before it is dispatched (LK-20): target, schema,
 * ranges, mode, arm. Changes nothing; who dispatches spends the arm.
 */
export function gate(
  command: CommandKey & { readonly body: Uint8Array },
  context: GateContext,
): GateRefusal | null {
  const reading = readContent(command, context.targets);
  if ('fault' in reading) return reading.fault;
  return gateContent(reading.content, command.principal, false, context);
}
