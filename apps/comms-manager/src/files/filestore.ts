import { FileArea, FileStores, type FileClient, type FilePolicy, type FileStore } from '@dawnline/files';
import type { Disk } from '@dawnline/host';

/** All that the ground may touch of the non-volatile memory: no keys, no windows, no tables (LK-11). */
const FOLDER = 'files';
const PARTIALS = 'comms-manager/partial';

const isBelow = (path: string): boolean => path.startsWith(`${FOLDER}/`);

const NVM_POLICY: FilePolicy = {
  mayRead: isBelow,
  mayWrite: isBelow,
  mayList: (folder) => folder === '' || folder === FOLDER || isBelow(folder),
  partials: PARTIALS,
};

/** The disks of the craft as the ground names them: `nvm/files/…`, and those of the payload host over the bus. */
export function craftFiles(nvm: Disk, client: FileClient): FileStore {
  return new FileStores({
    nvm: new FileArea(nvm, NVM_POLICY),
    ssd0: client.device('ssd0'),
    ssd1: client.device('ssd1'),
  });
}
