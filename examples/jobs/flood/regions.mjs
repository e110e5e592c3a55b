// From a map of classes to polygons: a majority filter, connected regions, their outlines, fewer corners.
const SIDES = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

/** A pixel keeps or gets the class that at least five of the nine around it have; edges get none. */
export function majority(map, size) {
  const smooth = new Uint8Array(map.length);
  for (let y = 1; y < size - 1; y++)
    for (let x = 1; x < size - 1; x++) {
      const counts = [0, 0, 0, 0];
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) counts[map[(y + dy) * size + x + dx]] += 1;
      for (let kind = 1; kind < counts.length; kind++) if (counts[kind] >= 5) smooth[y * size + x] = kind;
    }
  return smooth;
}

/** Regions of one class, connected by sides, of at least `least` pixels; in order of their first pixel. */
export function regions(map, size, least) {
  const seen = new Uint8Array(map.length);
  const found = [];
  for (let start = 0; start < map.length; start++) {
    if (map[start] === 0 || seen[start]) continue;
    const pixels = [start];
    seen[start] = 1;
    for (let n = 0; n < pixels.length; n++) {
      const [x, y] = [pixels[n] % size, Math.floor(pixels[n] / size)];
      for (const [dx, dy] of SIDES) {
        const next = (y + dy) * size + x + dx;
        const inside = x + dx >= 0 && x + dx < size && y + dy >= 0 && y + dy < size;
        if (!inside || seen[next] || map[next] !== map[start]) continue;
        seen[next] = 1;
        pixels.push(next);
      }
    }
    if (pixels.length >= least) found.push({ kind: map[start], pixels });
  }
  return found;
}

/** Corners of the outer boundary, clockwise on the image from the top left corner of the region's first pixel. */
export function outline(pixels, size) {
  const members = new Set(pixels);
  const has = (x, y) => x >= 0 && x < size && y >= 0 && y < size && members.has(y * size + x);
  const start = [pixels[0] % size, Math.floor(pixels[0] / size)];
  const corners = [];
  let [x, y, heading] = [start[0], start[1], 0];
  do {
    corners.push([x, y]);
    do {
      [x, y] = [x + SIDES[heading][0], y + SIDES[heading][1]];
    } while (straight(has, x, y, heading) && !(x === start[0] && y === start[1]));
    heading = turned(has, x, y, heading);
  } while (x !== start[0] || y !== start[1] || heading !== 0);
  return corners;
}

/** The pixels ahead of a corner, left and right of the way. */
function ahead(has, x, y, heading) {
  const left = [has(x, y - 1), has(x, y), has(x - 1, y), has(x - 1, y - 1)];
  return [left[heading], left[(heading + 1) % 4]];
}
function straight(has, x, y, heading) {
  const [left, right] = ahead(has, x, y, heading);
  return right && !left;
}
function turned(has, x, y, heading) {
  const [left, right] = ahead(has, x, y, heading);
  if (!right) return (heading + 1) % 4;
  return left ? (heading + 3) % 4 : heading;
}

/** Douglas and Peucker on a closed ring: no corner left out lies further than `tolerance` from what remains. */
export function simplify(corners, tolerance) {
  let far = 0;
  for (let n = 1; n < corners.length; n++)
    if (squared(corners[0], corners[n]) > squared(corners[0], corners[far])) far = n;
  const ring = [...corners, corners[0]];
  const kept = new Set([0, far]);
  const spans = [
    [0, far],
    [far, corners.length],
  ];
  while (spans.length > 0) {
    const [from, to] = spans.pop();
    let [worst, at] = [tolerance * tolerance, -1];
    for (let n = from + 1; n < to; n++) {
      const distance = squaredToLine(ring[n], ring[from], ring[to]);
      if (distance > worst) [worst, at] = [distance, n];
    }
    if (at < 0) continue;
    kept.add(at);
    spans.push([from, at], [at, to]);
  }
  const chosen = [...kept].sort((a, b) => a - b).map((n) => corners[n]);
  return chosen.length < 3 ? corners : chosen; // A line of pixels must stay an area.
}

const squared = (a, b) => (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]);
function squaredToLine(point, from, to) {
  const cross = (to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]);
  const length = squared(from, to);
  return length === 0 ? squared(point, from) : (cross * cross) / length;
}
