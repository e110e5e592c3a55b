import { Controller } from '@nestjs/common';
import {
  KeyRole,
  KeyState as ContractState,
  Refusal,
  type CommsManagerCommand,
  type KeyStatus,
} from '@dawnline/contracts';
import type { CommandContext, CommandOutcome } from '@dawnline/service';
import { Dispatcher } from '../commands/dispatcher';
import { Comms, type ActionTable, type HousekeepingPart, type Room } from '../comms';
import {
  activateKey,
  addKey,
  lapseKeys,
  retireKey,
  stateAt,
  type Change,
  type KeyRow,
  type KeyState,
} from './key-states';
import { KeyVault, ROLE_NUMBER } from './key-vault';

const STATE: Readonly<Record<KeyState, ContractState>> = {
  active: ContractState.KEY_STATE_ACTIVE,
  standby: ContractState.KEY_STATE_STANDBY,
  retiring: ContractState.KEY_STATE_RETIRING,
  retired: ContractState.KEY_STATE_RETIRED,
};
/** Roles of a key that may come over the link; a recovery key is never carried by the link that it recovers. */
const LOADED_ROLES: Readonly<Partial<Record<KeyRole, 'operational' | 'file'>>> = {
  [KeyRole.KEY_ROLE_OPERATIONAL]: 'operational',
  [KeyRole.KEY_ROLE_FILE]: 'file',
};

const refusal = (detail: string, reason = Refusal.REFUSAL_RANGE): CommandOutcome => ({
  kind: 'refused',
  refusal: reason,
  detail,
});
const BUSY_DETAIL = 'the keys are being read or changed';
const BUSY = refusal(BUSY_DETAIL, Refusal.REFUSAL_BUSY);

/** Changes which uplink keys are taken: on disk first, then in effect, then reported. */
@Controller()
export class KeysController implements Room {
  readonly actions: ActionTable = {
    activateKey: (command, context) => this.activate(command.activateKey!, context),
    retireKey: (command, context) => this.retire(command.retireKey!, context),
    loadKey: (command, context) => this.load(command, context),
  };

  constructor(
    private readonly comms: Comms,
    private readonly vault: KeyVault,
    private readonly dispatcher: Dispatcher,
  ) {
    comms.register('keys', this);
  }

  work(nowUs: number): void {
    const { keys } = this.comms.state;
    if (!keys) return;
    const { states, retired } = lapseKeys(keys, nowUs);
    if (retired.length === 0) return;
    this.comms.update({ keys: states });
    for (const key of retired)
      this.comms.service.event('KEY_RETIRED', { key, cause: 'its time after the change has ended' });
  }

  housekeeping(): HousekeepingPart {
    const { keys, uplink } = this.comms.state;
    const nowUs = this.comms.service.clock.now();
    const statusOf = (row: KeyRow): KeyStatus => {
      const window = uplink.windows?.get(row.id);
      const state = stateAt(row, nowUs);
      return {
        keyId: row.id,
        role: ROLE_NUMBER[row.role],
        state: STATE[state],
        bound: window && window !== 'lost' ? window.bound : 0,
        untilUs: state === 'retiring' ? row.untilUs : 0,
        windowLost: window === 'lost',
      };
    };
    return {
      keys: [...(keys?.rows.values() ?? [])].map(statusOf),
      keyStatesLost: keys?.isLost ?? false,
    };
  }

  private activate(id: number, context: CommandContext): CommandOutcome {
    const { keys, uplink } = this.comms.state;
    if (!keys || !uplink.windows) return BUSY;
    const change = activateKey(keys, id, context.nowUs);
    const hasWindow = change.kind !== 'changed' || (uplink.windows.get(id) ?? 'lost') !== 'lost';
    if (!hasWindow)
      return refusal(`key ${id} has lost its anti-replay record, so no frame under it can be taken`);
    return this.settle(change, context, (detail) => {
      this.comms.service.event('KEY_ACTIVATED', { key: id, principal: context.principal, detail });
    });
  }

  private retire(id: number, context: CommandContext): CommandOutcome {
    const { keys } = this.comms.state;
    if (!keys) return BUSY;
    return this.settle(retireKey(keys, id, context.nowUs), context, () => {
      this.comms.service.event('KEY_RETIRED', { key: id, cause: `commanded by ${context.principal}` });
    });
  }

  private load(command: CommsManagerCommand, context: CommandContext): CommandOutcome {
    const { keys, uplink } = this.comms.state;
    if (!keys || !uplink.windows) return BUSY;
    const { keyId: id, role: roleNumber, wrapped } = command.loadKey!;
    const role = LOADED_ROLES[roleNumber];
    if (!role) return refusal(`role: ${KeyRole[roleNumber]}, allowed operational or file`);
    const bytes = this.vault.unwrap({ id, role }, wrapped);
    if (!bytes) return refusal('wrapped: not wrapped by a recovery key of the craft for this id and role');
    const change = addKey(keys, { id, role, wrapped: Buffer.from(wrapped).toString('base64') });
    const loaded = (): void => {
      this.vault.hold(this.comms.state.keys!.rows.get(id)!, bytes);
      this.comms.service.event('KEY_LOADED', { key: id, role, principal: context.principal });
    };
    if (change.kind !== 'changed' || uplink.windows.has(id)) return this.settle(change, context, loaded);
    const durable = new Promise<void>((resolve) => {
      this.vault.openWindow(id, (failure) => {
        if (failure) context.fail(Refusal.REFUSAL_FAILED, failure);
        if (failure) resolve();
        else this.commit(this.again(change, id), context, loaded, resolve);
      });
    });
    context.acknowledgeWhen(durable);
    return { kind: 'pending' };
  }

  /** The same addition to the states as they are after the wait for the disk. */
  private again(change: Extract<Change, { kind: 'changed' }>, id: number): Change {
    return addKey(this.comms.state.keys!, change.states.rows.get(id)!);
  }

  /** Answers a command, and stores what it changes. */
  private settle(
    change: Change,
    context: CommandContext,
    effective: (detail: string) => void,
  ): CommandOutcome {
    if (change.kind === 'refused') return refusal(change.detail);
    if (change.kind === 'same') return { kind: 'completed', detail: change.detail };
    if (this.vault.isWriting) return BUSY;
    const durable = new Promise<void>((resolve) => this.commit(change, context, effective, resolve));
    context.acknowledgeWhen(durable);
    return { kind: 'pending' };
  }

  /** Stores a change, has it take effect, and ends its pending command. Arms do not outlive it (LK-9). */
  private commit(
    change: Change,
    context: CommandContext,
    effective: (detail: string) => void,
    settled: () => void,
  ): void {
    if (change.kind !== 'changed' || this.vault.isWriting) {
      if (change.kind === 'same') context.complete(change.detail);
      else if (change.kind === 'refused') context.fail(Refusal.REFUSAL_RANGE, change.detail);
      else context.fail(Refusal.REFUSAL_BUSY, BUSY_DETAIL);
      settled();
      return;
    }
    this.vault.store(change.states, (failure) => {
      if (failure) context.fail(Refusal.REFUSAL_FAILED, failure);
      else {
        effective(change.detail);
        this.dispatcher.disarm('the keys changed');
        context.complete(change.detail);
      }
      settled();
    });
  }
}
