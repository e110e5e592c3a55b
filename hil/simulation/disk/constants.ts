// Figures of the modelled storage devices: assumed, in the range of NVMe drives without power-loss protection.

/** Time of one operation by kind, before its bytes. */
export const OPERATION_US: Readonly<Record<string, number>> = {
  read: 100,
  readRange: 100,
  write: 60,
  append: 60,
  writeRange: 60,
  rename: 80,
  sync: 1_500,
  syncFolder: 1_500,
  makeFolder: 80,
  remove: 80,
  stat: 30,
  list: 60,
  freeBytes: 30,
  digest: 120,
};
/** Through the page cache to the caller and back. */
export const BYTES_PER_US = 500;
export const CAPACITY_BYTES = 1_000_000_000;
/** Unit in which a write tears. */
export const SECTOR_BYTES = 512;
