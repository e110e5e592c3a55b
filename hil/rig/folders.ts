import { join } from 'node:path';

/** What a computer of a live flight keeps: its disks by name, counters, retained memory. */
export const stateFolderOf = (flightFolder: string, computer: string): string =>
  join(flightFolder, 'state', computer);

/** The disk of a live flight that jobs and staged files are on. */
export const payloadDiskIn = (flightFolder: string): string =>
  join(stateFolderOf(flightFolder, 'payload-host'), 'ssd0');

/** What the ground of a live flight keeps: files, what it knows of transfers, and orders of the command line. */
export const groundFolderOf = (flightFolder: string): string => join(flightFolder, 'ground');
