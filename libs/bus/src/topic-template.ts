import { strict as assert } from 'node:assert';
import type { TopicParameters } from '@dawnline/contracts';

const NONE: TopicParameters = {};
/** Filled topics that are remembered; a publisher of more different ones fills them each time (assumed). */
const FILLED_MAX_ITEMS = 8;

interface Filled {
  readonly values: readonly (string | number)[];
  readonly topic: string;
}

/**
 * A topic template taken apart once. What it was filled with is remembered: whoever looks a topic up, from the broker to
 * the last receiver, is faster with a text that it has seen before.
 */
export class TopicTemplate {
  private readonly parts: string[];
  private readonly constant: string | null;
  private readonly filled: Filled[] = [];

  /** `known` holds where the publisher gives no value of its own. */
  constructor(
    readonly template: string,
    private readonly known: TopicParameters,
  ) {
    // Odd parts are the names between the braces.
    this.parts = template.split(/\{(\w+)\}/);
    this.constant =
      this.parts.length === 1 || /^[^{]*\{craft\}[^{]*$/.test(template) ? this.join(NONE) : null;
  }

  fill(parameters: TopicParameters = NONE): string {
    if (this.constant !== null) return this.constant;
    for (const filled of this.filled) if (this.fits(filled, parameters)) return filled.topic;
    const topic = this.join(parameters);
    if (this.filled.length < FILLED_MAX_ITEMS) this.filled.push({ values: this.valuesOf(parameters), topic });
    return topic;
  }

  private fits({ values }: Filled, parameters: TopicParameters): boolean {
    for (let index = 0; index < values.length; index++) {
      const name = this.parts[2 * index + 1];
      if ((parameters[name] ?? this.known[name]) !== values[index]) return false;
    }
    return true;
  }

  private valuesOf(parameters: TopicParameters): (string | number)[] {
    return this.parts
      .filter((_, index) => index % 2 === 1)
      .map((name) => parameters[name] ?? this.known[name]);
  }

  private join(parameters: TopicParameters): string {
    let topic = this.parts[0];
    for (let index = 1; index < this.parts.length; index += 2) {
      const name = this.parts[index];
      const value = parameters[name] ?? this.known[name];
      if (value === undefined) assert.fail(`topic ${this.template} needs {${name}}`);
      topic += value + this.parts[index + 1];
    }
    return topic;
  }
}
