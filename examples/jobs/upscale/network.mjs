// The network: ESRGAN slim, twice the size, on TensorFlow.js compiled to WebAssembly. Nothing is downloaded: libraries
// and weights are files beside this one, as the executor lays them, or in node_modules when run from the checkout.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';

const EXIT_CONFIGURATION = 78;
const here = dirname(fileURLToPath(import.meta.url));
const builtIn = createRequire(import.meta.url);

const WHERE = {
  'tf-core.min.js': '@tensorflow/tfjs-core/dist',
  'tf-layers.min.js': '@tensorflow/tfjs-layers/dist',
  'tf-backend-wasm.min.js': '@tensorflow/tfjs-backend-wasm/dist',
  'tfjs-backend-wasm-simd.wasm': '@tensorflow/tfjs-backend-wasm/dist',
  'model.json': '@upscalerjs/esrgan-slim/models/x2',
  'group1-shard1of1.bin': '@upscalerjs/esrgan-slim/models/x2',
};

function find(name) {
  const places = [join(here, name), join(here, '../../../node_modules', WHERE[name], name)];
  const found = places.find((place) => existsSync(place));
  if (found) return found;
  console.error(`${name} is missing: list it under files in job.yaml, or run npm ci in the checkout`);
  return process.exit(EXIT_CONFIGURATION);
}

/** Runs one of the libraries' single-file builds; each asks for the core by its package name. */
function load(name, core) {
  const module = { exports: {} };
  const require = (wanted) => (wanted === '@tensorflow/tfjs-core' ? core : builtIn(wanted));
  const file = find(name);
  const names = ['module', 'exports', 'require', '__filename', '__dirname'];
  compileFunction(readFileSync(file, 'utf8'), names, { filename: file })(
    ...[module, module.exports, require, file, dirname(file)],
  );
  return module.exports;
}

/** Resolves to (RGB bytes, width, height) -> RGB bytes of twice the width and height. */
export async function network() {
  const tf = load('tf-core.min.js');
  const layers = load('tf-layers.min.js', tf);
  const wasm = load('tf-backend-wasm.min.js', tf);
  // One thread, and always the same build: the result has the same bits on every machine.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  tf.env().set('WASM_HAS_SIMD_SUPPORT', true);
  const binary = find('tfjs-backend-wasm-simd.wasm');
  const builds = ['', '-simd', '-threaded-simd'].map((build) => [`tfjs-backend-wasm${build}.wasm`, binary]);
  wasm.setWasmPaths(Object.fromEntries(builds)); // It wants to hear of all three.
  await tf.setBackend('wasm');
  const { modelTopology, weightsManifest } = JSON.parse(readFileSync(find('model.json'), 'utf8'));
  const weights = readFileSync(find('group1-shard1of1.bin'));
  const model = await layers.loadLayersModel(
    tf.io.fromMemory({
      modelTopology,
      weightSpecs: weightsManifest.flatMap((group) => group.weights),
      weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.length),
    }),
  );
  return (bytes, width, height) => {
    const output = tf.tidy(() => {
      const input = tf.tensor(Float32Array.from(bytes), [1, height, width, 3], 'float32');
      return model.predict(input);
    });
    const values = output.dataSync();
    output.dispose();
    return Uint8Array.from(values, (value) => Math.min(255, Math.max(0, Math.round(value))));
  };
}
