// Counts to the first argument, 2 ms a step, and seals a hash of the steps. example.ts STEPS
import { readFileSync } from 'node:fs';
import * as dawnline from './dawnline.mjs';

const FORMAT = 'example-1';
const STEP_MS = 2;

async function main(): Promise<void> {
  const total = Number(process.argv[2] ?? 40);
  let [step, hash] = [0, 7];
  const restored = dawnline.restore(FORMAT);
  if (restored) [step, hash] = JSON.parse(readFileSync(`${restored}/state.json`, 'utf8')) as [number, number];
  dawnline.ready();
  dawnline.begin('count', 60_000);
  while (step < total) {
    step += 1;
    hash = (hash * 31 + step) % 1000003;
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    dawnline.progress(step, total);
    if (step % 5 === 0 || dawnline.wanted() || dawnline.leaving())
      dawnline.commit(step, FORMAT, { 'state.json': JSON.stringify([step, hash]) });
    if (dawnline.leaving()) dawnline.leave();
  }
  dawnline.end('count');
  console.log(`${step} ${hash}`);
  dawnline.result('count', `${step} ${hash}\n`);
}
void main();
