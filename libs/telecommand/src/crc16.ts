/** CRC-16/CCITT-FALSE (ECSS-E-ST-70-41C annex B, published): not reflected, no final xor. */
const POLYNOMIAL = 0x1021;
const INITIAL = 0xffff;

function remainderOf(byte: number): number {
  let crc = byte << 8;
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ POLYNOMIAL) & 0xffff : crc << 1;
  return crc;
}

const REMAINDERS = Uint16Array.from({ length: 256 }, (_, byte) => remainderOf(byte));

/** Checksum of space packets and frames; other interfaces of the field use other variants of CRC-16. */
export function crc16(bytes: Uint8Array): number {
  let crc = INITIAL;
  for (const byte of bytes) crc = ((crc << 8) & 0xffff) ^ REMAINDERS[(crc >>> 8) ^ byte];
  return crc;
}
