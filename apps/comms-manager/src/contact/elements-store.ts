import { strict as assert } from 'node:assert';
import { Injectable } from '@nestjs/common';
import { DiskError, type Disk } from '@dawnline/host';
import { ensureFolder, Procedures, writeAtomically } from '@dawnline/storage';
import { Comms } from '../comms';
import { decodeElements, encodeElements, type Elements } from './elements';

const FOLDER = 'comms-manager';
export const ELEMENTS_PATH = `${FOLDER}/elements`;

type Stored = { readonly elements: Elements | null } | { readonly fault: string };

async function readElements(disk: Disk): Promise<Stored> {
  try {
    const elements = decodeElements(await disk.read(ELEMENTS_PATH));
    return elements ? { elements } : { fault: 'untrusted' };
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    return error.code === 'ENOENT' ? { elements: null } : { fault: error.message };
  }
}

async function writeElements(disk: Disk, elements: Elements): Promise<void> {
  await ensureFolder(disk, FOLDER);
  await writeAtomically(disk, ELEMENTS_PATH, encodeElements(elements));
}

/** Keeps uplinked element sets on disk. Without a record that can be trusted the craft table's set is used. */
@Injectable()
export class ElementsStore {
  private readonly procedures: Procedures;
  private busy = true;

  constructor(private readonly comms: Comms) {
    this.procedures = new Procedures((source) => comms.service.attach(source));
    this.procedures.run(
      null,
      'read-elements',
      () => readElements(this.disk),
      (outcome) => {
        assert(outcome.ok, 'reading turns the errors of a disk into a fault');
        this.busy = false;
        if ('fault' in outcome.value) comms.service.event('ELEMENTS_LOST', { reason: outcome.value.fault });
        else if (outcome.value.elements) this.use(outcome.value.elements);
      },
    );
  }

  /** The stored set is being read, or a new one written. */
  get isBusy(): boolean {
    return this.busy;
  }

  /** Writes a set, then has it used. */
  store(elements: Elements, done: (failure: string | null) => void): void {
    assert(!this.busy, 'two changes of the element set at once');
    this.busy = true;
    this.procedures.run(
      null,
      'write-elements',
      () => writeElements(this.disk, elements),
      (outcome) => {
        this.busy = false;
        if (outcome.ok) this.use(elements);
        done(outcome.ok ? null : outcome.error.message);
      },
    );
  }

  /** Contacts are predicted anew in the next turn of the work loop. */
  private use(elements: Elements): void {
    this.comms.update({ elements, prediction: null });
  }

  private get disk(): Disk {
    const { nvm } = this.comms.service.disks;
    assert(nvm, 'comms-manager needs the non-volatile memory nvm');
    return nvm;
  }
}
