import { bodyFault } from './command-packet';
import type { CommandKey } from './command-table';

/** What decides whether a command may go to its target now. */
export interface GateContext {
  readonly targets: readonly string[];
}

export interface GateRefusal {
  readonly refusal: 'MALFORMED' | 'UNKNOWN_TARGET';
  readonly detail: string;
}

/** The checks of a command's content (LK-15), for the uplink and again before a stored command is dispatched (LK-20). */
export function gate(
  command: CommandKey & { readonly body: Uint8Array },
  context: GateContext,
): GateRefusal | null {
  const fault = bodyFault(command.body);
  if (fault) return { refusal: 'MALFORMED', detail: fault };
  if (!context.targets.includes(command.target))
    return { refusal: 'UNKNOWN_TARGET', detail: `no subsystem is named "${command.target}"` };
  return null;
}
