// Command line of the example jobs: `--name value`. What is wrong ends the job with 78, bad configuration: no retry.
const EXIT_CONFIGURATION = 78;

function refuse(text) {
  console.error(text);
  process.exit(EXIT_CONFIGURATION);
}

function whole(name, text, [, least, most]) {
  const number = Number(text);
  if (text === undefined || text === '' || !Number.isInteger(number) || number < least || number > most)
    refuse(`--${name} is "${text ?? ''}"; allowed is a whole number from ${least} to ${most}`);
  return number;
}

/** `known` has [default, least, most] of whole numbers, or the default of a text. */
export function options(known, words = process.argv.slice(2)) {
  const found = Object.fromEntries(
    Object.entries(known).map(([name, rule]) => [
      name,
      Array.isArray(rule) ? whole(name, rule[0], rule) : rule,
    ]),
  );
  for (let at = 0; at < words.length; at += 2) {
    const name = words[at].replace(/^--/, '');
    if (!words[at].startsWith('--') || !Object.hasOwn(known, name))
      refuse(`"${words[at]}" is unknown; allowed are --${Object.keys(known).join(', --')}`);
    const rule = known[name];
    if (!Array.isArray(rule) && !words[at + 1]) refuse(`--${name} needs a value`);
    found[name] = Array.isArray(rule) ? whole(name, words[at + 1], rule) : words[at + 1];
  }
  return found;
}
