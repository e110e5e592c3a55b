// Errors that a rig asks a job to make, so that one can see who notices (fault:G8). Without the variable there are none.
import fs from 'node:fs';

let taken = 0;
/** Each once: {kind: 'bits', bits, where} or {kind: 'not-a-number'}. */
export function upsets() {
  if (!process.env.DAWNLINE_UPSET_FILE) return [];
  let text = '';
  try {
    text = fs.readFileSync(process.env.DAWNLINE_UPSET_FILE, 'utf8');
  } catch {} // Nobody asked yet.
  // What follows the last end of line is still being written.
  const lines = text.split('\n').slice(0, -1);
  const fresh = lines.slice(taken);
  taken = lines.length;
  return fresh.map((line) => JSON.parse(line));
}
