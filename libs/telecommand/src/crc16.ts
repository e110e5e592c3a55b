/** CRC-16/CCITT-FALSE (ECSS-E-ST-70-41C annex B, published): not reflected, no final xor. */
const POLYNOMIAL = 0x1021;
const INITIAL = 0xffff;

/** Checksum of space packets and frames; other interfaces of the field use other variants of CRC-16. */
export function crc16(bytes: Uint8Array): number {
  let crc = INITIAL;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ POLYNOMIAL) & 0xffff : crc << 1;
  }
  return crc & 0xffff;
}
