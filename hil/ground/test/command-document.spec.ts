import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandCatalogue } from '@dawnline/contracts';
import { commandDocument } from '@hil/ground';

describe('docs/commands.md', () => {
  it('GND-015 is what the contracts say: node scripts/docs.mjs', () => {
    expect(readFileSync(join(__dirname, '../../../docs/commands.md'), 'utf8')).toBe(commandDocument());
  });

  it('GND-015 has every command with its class and why it is hazardous', () => {
    const text = commandDocument();
    for (const { action, commandClass, hazardous, field } of commandCatalogue) {
      expect(text).toContain(`### ${action}\n\n${field.description}. Class ${commandClass}.`);
      if (hazardous !== null) expect(text).toContain(`**Hazardous**: ${hazardous}.`);
    }
  });
});
