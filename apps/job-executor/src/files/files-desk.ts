import type { Disk } from '@dawnline/host';
import { FileArea, FileServer, type ServerService } from '@dawnline/files';
import type { Procedures } from '@dawnline/storage';
import type { JobRecord } from '../job';
import { isStaged, jobOf, mayListOfJobs, mayReadOfJobs } from './readable';

/** Partial files of the link; the sweep of jobs and staged files does not look here. */
const PARTIALS = 'uplinked';
const CLIENTS = ['comms-manager'];

interface View {
  recordOf(job: string): JobRecord | null;
  /** The ledger was read. */
  isReady(): boolean;
  /** Bytes of a job were handed to the downlink. */
  sent(job: string, bytes: number): void;
}

/** Opens the disks of the payload host to comms-manager: results, logs and checkpoints down, files of job orders up. */
export function filesDesk(
  service: ServerService,
  [primary, ...mirrors]: readonly Disk[],
  procedures: Procedures,
  view: View,
): FileServer {
  const policy = {
    mayRead: (path: string) => isStaged(path) || mayReadOfJobs(path, (job) => view.recordOf(job)),
    mayList: (folder: string) => mayListOfJobs(folder, (job) => view.recordOf(job)),
    mayWrite: isStaged,
    namedByDigest: true,
    partials: PARTIALS,
  };
  const areas = [
    [primary.name, new FileArea(primary, policy)] as const,
    ...mirrors.map((disk) => [disk.name, new FileArea(disk, { ...policy, mayWrite: () => false })] as const),
  ];
  return new FileServer(service, procedures, {
    devices: Object.fromEntries(areas),
    clients: CLIENTS,
    isReady: () => view.isReady(),
    onRead: (_device, path, bytes) => {
      const job = jobOf(path);
      if (job !== null) view.sent(job, bytes);
    },
  });
}
