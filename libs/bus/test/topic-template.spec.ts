import { TopicTemplate } from '../src/topic-template';

describe('TopicTemplate', () => {
  const template = new TopicTemplate('craft/{craft}/ceiling/{gpu}/{from}', { craft: 'odc-1', from: 'self' });

  it('fills in what is given before what is known, again and again', () => {
    for (let round = 0; round < 2; round++) {
      for (let gpu = 0; gpu < 20; gpu++) {
        expect(template.fill({ gpu })).toBe(`craft/odc-1/ceiling/${gpu}/self`);
        expect(template.fill({ gpu, from: 'x' })).toBe(`craft/odc-1/ceiling/${gpu}/x`);
      }
    }
  });

  it('needs every name, also when it was filled before', () => {
    expect(() => template.fill({ from: 'x' })).toThrow(/needs \{gpu\}/);
    expect(() => template.fill()).toThrow(/needs \{gpu\}/);
  });

  it.each([
    ['craft/{craft}/rf/uplink', 'craft/odc-1/rf/uplink'],
    ['rig/time', 'rig/time'],
  ])('has %s filled once', (text, topic) => {
    expect(new TopicTemplate(text, { craft: 'odc-1' }).fill()).toBe(topic);
  });
});
