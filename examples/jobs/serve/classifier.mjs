// A small network that names the cover of a pixel from its reflectances. + - * / and comparisons only: same bits
// everywhere. Inputs are Sentinel-2's B3, B4, B8, B11, B12.
export const COVERS = ['forest', 'crop', 'bare', 'water', 'snow', 'cloud', 'burnt'];
export const BANDS = 5;

/** One score per cover, about 1 for the right one and 0 for others; `hidden` are the activations in between. */
export function scores(model, pixel) {
  const hidden = model.first.map((row) => {
    let sum = row[BANDS];
    for (let band = 0; band < BANDS; band++) sum += row[band] * pixel[band];
    return sum > 0 ? sum : 0;
  });
  const outputs = model.second.map((row) => {
    let sum = row[hidden.length];
    for (let unit = 0; unit < hidden.length; unit++) sum += row[unit] * hidden[unit];
    return sum;
  });
  return { hidden, outputs };
}

/** Place of the highest score. */
export function best(outputs) {
  let at = 0;
  for (let n = 1; n < outputs.length; n++) if (outputs[n] > outputs[at]) at = n;
  return at;
}
