import { strict as assert } from 'node:assert';
import type { TopicParameters } from '@dawnline/contracts';

const NONE: TopicParameters = {};

/** A topic template taken apart once, so that filling it costs a concatenation. */
export class TopicTemplate {
  private readonly parts: string[];
  private readonly constant: string | null;

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
    return this.constant ?? this.join(parameters);
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
